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
from dashboard.output.labels import label, label_of
from dashboard.output.style import Language
from dashboard.sources.contact_lines import days
from dashboard.takeaway import Dossier, Look, Request
from dashboard.views import cached, embedding, markup, restored
from dashboard.views.part_words import (
    CLOSE_UP,
    DOWNLOAD,
    MONTHLY,
    NAMES,
    OVER_TIME,
    OWN,
    PACK,
    SIZES,
    STYLE_WORDS,
    THE_SERIES,
)

ARCHIVED = ("pack", "csv")
SERIES: tuple[Format, ...] = ("pdf", "png", "svg")
MOST_CLOSEUPS = 2


@st.cache_resource(show_spinner=False, max_entries=2)
def dossier(request: Request) -> Dossier:
    """Answer a request once for all its files."""
    return takeaway.dossier(request)


@st.cache_data(show_spinner=False, max_entries=12)
def picture(request: Request, preset: Preset, style: Style, fmt: Format) -> File:
    """Draw a picture once for all who look at it."""
    return takeaway.make(dossier(request), fmt, Look(preset, style))[0]


def _drawn(request: Request, look: Look, fmt: Format, language: Language) -> File:
    """Draw a picture, and say so to who waits for it."""
    with st.spinner(label("Drawing …", language)):
        return picture(request, look.preset, look.style, fmt)


def _picture(request: Request, language: Language) -> None:
    """Show the real file under the controls that change it."""
    say, styles = partial(label, language=language), partial(label_of, STYLE_WORDS, language)
    with st.container(horizontal=True):
        size = st.selectbox(
            say("Size"), list(SIZES), 1, partial(label_of, SIZES, language), key="take-size"
        )
        style = st.selectbox(say("Style"), STYLES, 0, styles, key="take-style")
        fmt = st.selectbox(say("Format"), FORMATS, 0, str.upper, key="take-format")
    look = Look(_own_size(language) if size == OWN else PRESETS[size], style)
    worded = _worded(request, language)
    file = _drawn(worded, look, fmt, language)
    _show(worded, file if fmt != "pdf" else _drawn(worded, look, "png", language))
    if fmt == "pdf":
        st.caption(say("The picture shows what the PDF shows."))
    _download(file.name, file.content, "take-picture", language)


def _own_size(language: Language) -> Preset:
    """Ask for width and height."""
    wide, high = label("Width, px", language), label("Height, px", language)
    with st.container(horizontal=True):
        width = st.number_input(wide, SMALLEST_PX, LARGEST_PX, 1600, key="take-width")
        height = st.number_input(high, SMALLEST_PX, LARGEST_PX, 900, key="take-height")
    return custom(int(width), int(height))


def _show(request: Request, file: File) -> None:
    """Show the bytes of the file itself, with words for those who cannot see it.

    Streamlit shrinks a picture that is wider than it is told, so it is told the largest width.
    """
    is_svg = file.name.endswith(".svg")
    shown = file.content.decode() if is_svg else file.content
    alt = dossier(request).head.alt
    st.image(shown, width=LARGEST_PX, output_format="auto" if is_svg else "PNG", alt=alt)


def _worded(request: Request, language: Language) -> Request:
    """Ask for words instead of those that the files have by themselves."""
    say = partial(label, language=language)
    with st.expander(say("Title, subtitle, source line")):
        title = st.text_input(say("Title, 70 characters at most"), key="take-title", max_chars=70)
        subtitle = st.text_input(say("Subtitle"), key="take-subtitle", max_chars=200)
        footer = st.text_input(
            say("Source line, with {source} and, if wanted, {date}"),
            "{source}",
            key="take-footer",
            max_chars=200,
        )
    wording = replace(request.wording, title=title, subtitle=subtitle, footer=footer)
    return takeaway.checked(replace(request, wording=wording))


def _gallery(request: Request, language: Language) -> None:
    """Show what else can be drawn of this state, each ready to be taken."""
    columns = st.columns(2)
    look = Look(PRESETS["social"])
    for number, (words, each) in enumerate(_related(request, language).items()):
        with columns[number % 2]:
            file = _drawn(each, look, "png", language)
            st.html(markup.element("h3", markup.text(words)))
            _show(each, file)
            _download(file.name, file.content, f"take-gallery-{number}", language)


def _related(request: Request, language: Language) -> dict[str, Request]:
    """List the pictures that go with a state: the same, close-ups, and the place over time."""
    names = cached.area_names(language)
    found = {label("This state", language): request}
    for code in _oblasts(request):
        closeup = CLOSE_UP.say(language).format(names[code])
        found[closeup] = replace(request, kind="closeup", place=code)
        timeline = OVER_TIME.say(language).format(names[code])
        found[timeline] = replace(request, kind="timeline", place=code)
    return found


def _oblasts(request: Request) -> list[str]:
    """Give the oblasts in which a text changes most; none for other pictures."""
    found = dossier(request)
    if found.answer is None:
        return []
    changing = pictures.zones(found.answer)
    return sorted(changing, key=changing.__getitem__, reverse=True)[:MOST_CLOSEUPS]


def _files(request: Request, language: Language) -> None:
    """Offer every other format; a file is made when it is asked for."""
    found = dossier(request)
    stem = found.head.stem
    for fmt in (name for name in NAMES if name in takeaway.formats_of(found)):
        name = f"{stem}_{fmt}.zip" if fmt in ARCHIVED else f"{stem}.{fmt}"
        with st.container(horizontal=True, vertical_alignment="center"):
            words, content = NAMES[fmt].say(language), partial(_content, found, fmt)
            _download(words, content, f"take-{fmt}", language, name)
            st.caption(label(WHAT.get(fmt, PACK), language))


def _content(found: Dossier, fmt: str) -> bytes:
    """Make one format: its file, or an archive of its files."""
    made = takeaway.make(found, fmt)
    return made[0].content if fmt != "csv" else zipped(made, folder=found.head.stem)


def _download(
    words: str, content: bytes | Callable[[], bytes], key: str, language: Language, name: str = ""
) -> None:
    """Offer a file under its name."""
    file, said = File(name or words, b""), DOWNLOAD.say(language).format(words)
    st.download_button(said, content, file.name, file.mime, on_click="ignore", key=key)


def _series(request: Request, language: Language) -> None:
    """Offer one picture for each month of a stretch."""
    months = sorted({day[:7] for day in days(request.mapper)})
    last = len(months) - 1 if request.kind == "timeline" else months.index(request.as_of[:7])
    say, sizes = partial(label, language=language), partial(label_of, SIZES, language)
    with st.container(horizontal=True):
        first = st.selectbox(say("First month"), months, max(last - 5, 0), key="take-first")
        until = st.selectbox(say("Last month"), months, last, key="take-last")
        preset = st.selectbox(say("Size"), list(PRESETS), 1, sizes, key="take-series-size")
        fmt = st.selectbox(say("Format"), SERIES, 0, str.upper, key="take-series-format")
    found = takeaway.days_of(request.mapper, first, until)
    suffix = "pdf" if fmt == "pdf" else "zip"
    st.caption(MONTHLY[suffix].say(language).format(len(found)))
    name = f"{request.question.subject.replace(':', '-')}_{first}_{until}"

    def content() -> bytes:
        look = Look(PRESETS[preset])
        return takeaway.series(request, (first, until), look, fmt).content

    words = THE_SERIES.say(language)
    _download(words, content, "take-series", language, f"{name}.{suffix}")


def _cite(request: Request, language: Language) -> None:
    """Show the texts that go with a picture, and the code that embeds the live page."""
    found = dossier(request)
    for name, words in citation.texts(found.head).items():
        st.caption(label(name, language))
        st.code(words, language=None, wrap_lines=True)
    for name, code in embedding.codes(found, language).items():
        st.caption(name)
        st.code(code, language="html", wrap_lines=True)


def _recipe(request: Request, language: Language) -> None:
    """Restore a state from what is printed in a file."""
    st.caption(label("Recipe of this state", language))
    st.code(request.question.written, language=None, wrap_lines=True)
    typed = st.text_input(
        label("Recipe or link from a file", language),
        key="take-recipe",
        max_chars=600,
        placeholder="…#ab12cd34ef",
    )
    if typed.strip():
        st.html(restored.found(typed, language))


PARTS: dict[str, Callable[[Request, Language], None]] = {
    "Picture": _picture,
    "Gallery": _gallery,
    "Series": _series,
    "Files": _files,
    "Cite and embed": _cite,
    "Recipe": _recipe,
}
WITHOUT_PICTURE = ("Files", "Cite and embed", "Recipe")
