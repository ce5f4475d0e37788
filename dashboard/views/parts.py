"""The parts of the drawer: picture, gallery, files, series, words to cite, recipe."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import pictures, takeaway
from dashboard.output import citation
from dashboard.output.archive import WHAT, zipped
from dashboard.output.figure import FORMATS, PRESETS, STYLES, Format, Preset, Style, custom
from dashboard.output.figure.presets import LARGEST_PX, SMALLEST_PX
from dashboard.output.head import File
from dashboard.sources.contact_lines import days
from dashboard.takeaway import Dossier, Look, Request
from dashboard.views import cached, embedding, markup, restored

SIZES = {
    "social": "Post, 1200 × 675",
    "slide": "Slide, 1920 × 1080",
    "square": "Square, 1080 × 1080",
    "a4-portrait": "A4 upright",
    "a4-landscape": "A4 across",
}
OWN = "custom"
STYLE_WORDS: dict[Style, str] = {
    "light": "Light",
    "dark": "Dark",
    "greyscale": "Greyscale, for print",
    "projector": "Projector",
}
NAMES = {
    "pack": "briefing pack",
    "xlsx": "XLSX",
    "csv": "CSV",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "kml": "KML",
    "pptx": "PPTX",
    "html": "HTML",
    "txt": "text",
}
PACK = "everything in one archive: pictures, tables, shapes, slides, page, terms"
ARCHIVED = ("pack", "csv")
SERIES: tuple[Format, ...] = ("pdf", "png", "svg")
MOST_CLOSEUPS = 2


@st.cache_resource(show_spinner=False, max_entries=2)
def dossier(request: Request) -> Dossier:
    """Answer a request once for all its files."""
    return takeaway.dossier(request)


@st.cache_data(show_spinner="Drawing …", max_entries=12)
def picture(request: Request, preset: Preset, style: Style, fmt: Format) -> File:
    """Draw a picture once for all who look at it."""
    return takeaway.make(dossier(request), fmt, Look(preset, style))[0]


def _picture(request: Request) -> None:
    """Show the real file under the controls that change it."""
    with st.container(horizontal=True):
        size = st.selectbox("Size", [*SIZES, OWN], 1, _size_words, key="take-size")
        style = st.selectbox("Style", STYLES, 0, STYLE_WORDS.__getitem__, key="take-style")
        fmt = st.selectbox("Format", FORMATS, 0, str.upper, key="take-format")
    preset = _own_size() if size == OWN else PRESETS[size]
    worded = _worded(request)
    file = picture(worded, preset, style, fmt)
    _show(worded, file if fmt != "pdf" else picture(worded, preset, style, "png"))
    if fmt == "pdf":
        st.caption("The picture shows what the PDF shows.")
    _download(file.name, file.content, "take-picture")


def _size_words(size: str) -> str:
    return SIZES.get(size, "A size of your own")


def _own_size() -> Preset:
    """Ask for width and height."""
    with st.container(horizontal=True):
        width = st.number_input("Width, px", SMALLEST_PX, LARGEST_PX, 1600, key="take-width")
        height = st.number_input("Height, px", SMALLEST_PX, LARGEST_PX, 900, key="take-height")
    return custom(int(width), int(height))


def _show(request: Request, file: File) -> None:
    """Show the bytes of the file itself, with words for those who cannot see it.

    Streamlit shrinks a picture that is wider than it is told, so it is told the largest width.
    """
    is_svg = file.name.endswith(".svg")
    shown = file.content.decode() if is_svg else file.content
    alt = dossier(request).head.alt
    st.image(shown, width=LARGEST_PX, output_format="auto" if is_svg else "PNG", alt=alt)


def _worded(request: Request) -> Request:
    """Ask for words instead of those that the files have by themselves."""
    with st.expander("Title, subtitle, source line"):
        title = st.text_input("Title, 70 characters at most", key="take-title", max_chars=70)
        subtitle = st.text_input("Subtitle", key="take-subtitle", max_chars=200)
        footer = st.text_input(
            "Source line, with {source} and, if wanted, {date}",
            "{source}",
            key="take-footer",
            max_chars=200,
        )
    wording = replace(request.wording, title=title, subtitle=subtitle, footer=footer)
    return takeaway.checked(replace(request, wording=wording))


def _gallery(request: Request) -> None:
    """Show what else can be drawn of this state, each ready to be taken."""
    columns = st.columns(2)
    for number, (words, each) in enumerate(_related(request).items()):
        with columns[number % 2]:
            file = picture(each, PRESETS["social"], "light", "png")
            st.html(markup.element("h3", markup.text(words)))
            _show(each, file)
            _download(file.name, file.content, f"take-gallery-{number}")


def _related(request: Request) -> dict[str, Request]:
    """List the pictures that go with a state: the same, close-ups, and the place over time."""
    names = cached.area_names(request.wording.language)
    found = {"This state": request}
    for code in _oblasts(request):
        found[f"Close-up: {names[code]}"] = replace(request, kind="closeup", place=code)
        found[f"Over time: {names[code]}"] = replace(request, kind="timeline", place=code)
    return found


def _oblasts(request: Request) -> list[str]:
    """Give the oblasts in which a text changes most; none for other pictures."""
    found = dossier(request)
    if found.answer is None:
        return []
    changing = pictures.zones(found.answer)
    return sorted(changing, key=changing.__getitem__, reverse=True)[:MOST_CLOSEUPS]


def _files(request: Request) -> None:
    """Offer every other format; a file is made when it is asked for."""
    found = dossier(request)
    stem = found.head.stem
    for fmt in (name for name in NAMES if name in takeaway.formats_of(found)):
        name = f"{stem}_{fmt}.zip" if fmt in ARCHIVED else f"{stem}.{fmt}"
        with st.container(horizontal=True, vertical_alignment="center"):
            _download(NAMES[fmt], partial(_content, found, fmt), f"take-{fmt}", name)
            st.caption(WHAT.get(fmt, PACK))


def _content(found: Dossier, fmt: str) -> bytes:
    """Make one format: its file, or an archive of its files."""
    made = takeaway.make(found, fmt)
    return made[0].content if fmt != "csv" else zipped(made, folder=found.head.stem)


def _download(words: str, content: bytes | Callable[[], bytes], key: str, name: str = "") -> None:
    """Offer a file under its name."""
    file = File(name or words, b"")
    st.download_button(
        f"Download {words}", content, file.name, file.mime, on_click="ignore", key=key
    )


def _series(request: Request) -> None:
    """Offer one picture for each month of a stretch."""
    months = sorted({day[:7] for day in days(request.mapper)})
    last = len(months) - 1 if request.kind == "timeline" else months.index(request.as_of[:7])
    with st.container(horizontal=True):
        first = st.selectbox("First month", months, max(last - 5, 0), key="take-first")
        until = st.selectbox("Last month", months, last, key="take-last")
        preset = st.selectbox("Size", list(SIZES), 1, SIZES.__getitem__, key="take-series-size")
        fmt = st.selectbox("Format", SERIES, 0, str.upper, key="take-series-format")
    found = takeaway.days_of(request.mapper, first, until)
    kind = "one PDF with a page for each" if fmt == "pdf" else "an archive"
    st.caption(f"{len(found)} pictures, each on the last line of its month, as {kind}.")
    name = f"{request.question.subject.replace(':', '-')}_{first}_{until}"
    suffix = "pdf" if fmt == "pdf" else "zip"

    def content() -> bytes:
        look = Look(PRESETS[preset])
        return takeaway.series(request, (first, until), look, fmt).content

    _download("the series", content, "take-series", f"{name}.{suffix}")


def _cite(request: Request) -> None:
    """Show the texts that go with a picture, and the code that embeds the live page."""
    found = dossier(request)
    for name, words in citation.texts(found.head).items():
        st.caption(name)
        st.code(words, language=None, wrap_lines=True)
    for name, code in embedding.codes(found).items():
        st.caption(name)
        st.code(code, language="html", wrap_lines=True)


def _recipe(request: Request) -> None:
    """Restore a state from what is printed in a file."""
    st.caption("Recipe of this state")
    st.code(request.question.written, language=None, wrap_lines=True)
    typed = st.text_input(
        "Recipe or link from a file", key="take-recipe", max_chars=600, placeholder="…#ab12cd34ef"
    )
    if typed.strip():
        st.html(restored.found(typed))


PARTS: dict[str, Callable[[Request], None]] = {
    "Picture": _picture,
    "Gallery": _gallery,
    "Series": _series,
    "Files": _files,
    "Cite and embed": _cite,
    "Recipe": _recipe,
}
WITHOUT_PICTURE = ("Files", "Cite and embed", "Recipe")
