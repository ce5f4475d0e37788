"""Pictures: their words, where they stand, their files, and that the same asks give the same."""

import hashlib
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from pypdf import PdfReader

from dashboard import answers, pictures
from dashboard.errors import PictureError
from dashboard.output.figure import FORMATS, PRESETS, STYLES, Wording, compose, custom, draw, forget
from dashboard.output.figure.files import settings
from dashboard.output.sentences import NOT_ENDORSED
from dashboard.output.style import FILLS, LINES

DAY = "2025-11-19"
TEXT = "us-28pt-nov-2025"
TEXTS = [(TEXT, ""), ("freeze-oct-2025", ""), ("ru-memo-2025-opt1", "")]
KINDS = ("map", "closeup", "comparison", "timeline")
TOUCHING = 0.5
"""Units by which boxes of words may meet: less than a hairline."""
SVG = "{http://www.w3.org/2000/svg}"


@cache
def content(kind, language="en", text=TEXT):
    wording = Wording(language=language)
    if kind == "map":
        return pictures.map_of(answers.settled(text, DAY), wording)
    if kind == "closeup":
        return pictures.closeup_of(answers.settled(text, DAY), "UA14", wording)
    if kind == "comparison":
        return pictures.comparison_of(answers.compared(TEXTS, DAY), wording)
    return pictures.timeline_of(answers.trend("UA14"), wording=wording, chosen=text)


@cache
def sheet(kind, preset="slide", language="en", style="light", text=TEXT):
    return compose(content(kind, language, text), PRESETS[preset], style)


def reworded(kind, **changes):
    """The content of a kind with some of its user's wishes changed."""
    found = content(kind)
    wording = replace(found.caption.wording, **changes)
    return replace(found, caption=replace(found.caption, wording=wording))


def overlapping(written):
    """Pairs of words that stand on each other."""

    def meet(one, other):
        across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
        down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
        return across > TOUCHING and down > TOUCHING

    return [(a.words, b.words) for a, b in combinations(written, 2) if meet(a, b)]


def outside(found):
    """Words that do not stand wholly on the sheet, inside a narrow margin."""
    preset = found.preset
    return [
        one.words
        for one in found.written
        if min(one.box) < 4 or one.box[2] > preset.width - 4 or one.box[3] > preset.height - 4
    ]


def plain(words):
    """Words without the differences between kinds of blanks."""
    return re.sub(r"\s+", " ", words)


def svg_words(kind, language="en", preset="slide"):
    root = ET.fromstring(  # noqa: S314  our own file
        draw(content(kind, language), PRESETS[preset], "light", "svg")
    )
    return plain(" ".join(text.text or "" for text in root.iter(f"{SVG}text")))


# Where words stand


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_words_overlap_and_all_stand_on_the_sheet(kind, preset, language):
    found = sheet(kind, preset, language)

    assert overlapping(found.written) == []
    assert outside(found) == []


@pytest.mark.parametrize("text", [t["id"] for t in answers.listing() if t["computable"]])
def test_the_map_of_every_text_has_a_short_title_and_no_words_on_each_other(text):
    found = sheet("map", text=text)

    assert overlapping(found.written) == []
    assert outside(found) == []
    assert len(content("map", text=text).caption.title) <= 70


@pytest.mark.parametrize("size", [(1280, 720), (800, 800), (900, 1600), (3000, 1500)])
def test_a_picture_of_any_size_has_no_words_on_each_other(size):
    found = compose(content("map"), custom(*size))

    assert overlapping(found.written) == []
    assert outside(found) == []


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_as_wide_as_they_were_measured(kind):
    found = sheet(kind)
    with mpl.rc_context(settings("")):
        canvas = FigureCanvasAgg(found.figure)
        canvas.draw()
        drawn = [
            (text.get_text(), text.get_window_extent(canvas.get_renderer()).width)
            for text in found.axes.texts
        ]

    for one in found.written:
        width = (one.box[2] - one.box[0]) * found.preset.unit_px
        assert any(
            words == one.words and abs(measured - width) <= 2 + 0.02 * width
            for words, measured in drawn
        ), one


# What they say


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_svg_says_title_day_source_disclaimer_and_recipe_as_words(kind, language):
    said = svg_words(kind, language)

    caption = content(kind, language).caption
    for words in (caption.title, caption.subtitle, caption.source, caption.disclaimer):
        assert plain(words) in plain(in_order(kind, language)) or plain(words) in said
    assert caption.recipe in said


def in_order(kind, language):
    """The words of the foot line by line, as they are read and not as they are drawn."""
    lines = [one for one in sheet(kind, "slide", language).written if one.kind == "source"]
    rest = [one for one in sheet(kind, "slide", language).written if one.kind != "source"]
    ordered = sorted(lines, key=lambda one: one.box[1])
    return " ".join(one.words for one in [*rest, *ordered])


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", ["map", "closeup", "comparison"])
def test_a_map_says_its_day_its_scale_and_what_its_colours_and_lines_mean(kind, language):
    said = svg_words(kind, language)

    day, units = {
        "en": ("19 November 2025", ("km", "mi")),
        "uk": ("19 листопада 2025 р.", ("км", "миль")),
    }[language]
    assert day in said
    for unit in units:
        assert re.search(rf"\b\d+ {unit}\b", said)
    drawn = content(kind, language)
    scenes = [p.scene for p in drawn.panels] if kind == "comparison" else [drawn.scene]
    for scene in scenes:
        for name in (*scene.fills, *scene.lines):
            words = (FILLS.get(name) or LINES[name]).words.say(language)
            assert name.startswith("people_") or plain(words) in said, name


def test_the_key_names_only_what_is_drawn():
    said = {one.words for one in sheet("map").written if one.kind == "key"}

    drawn = {*content("map").scene.fills, *content("map").scene.lines, "border"}
    words = {(FILLS.get(name) or LINES[name]).words.en for name in drawn}
    assert said == {*words, "How to read the map"}


def test_figures_of_a_map_are_those_of_the_ledger():
    summary = answers.settled(TEXT, DAY).ledger.summary()
    pieces = content("map").pieces

    for side in ("ukraine", "russia"):
        own = [piece for piece in pieces if piece.side == side]
        total = summary[f"{side}_withdraws"]
        assert sum(p.area_km2 for p in own) == pytest.approx(total["area_km2"], abs=1.0)
        assert sum(p.people for p in own) == pytest.approx(total["people"], abs=5.0)


def test_a_pdf_has_its_words_in_ukrainian_as_words():
    file = draw(content("map", "uk"), PRESETS["a4-portrait"], "light", "pdf")

    reader = PdfReader(io.BytesIO(file))
    said = plain(reader.pages[0].extract_text())
    caption = content("map", "uk").caption
    assert plain(caption.title) in said
    assert "DeepState, 19 листопада 2025 р." in said
    assert "Лінія зіткнення, заморожена" in said
    assert caption.recipe in said
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    assert plain(reader.metadata.title) == plain(caption.title)


def test_square_miles_are_said_everywhere_if_asked_for():
    found = pictures.map_of(answers.settled(TEXT, DAY), Wording(units="mi2"))

    said = " ".join(one.words for one in compose(found, PRESETS["slide"]).written)
    assert "mi²" in said
    assert "km²" not in said


# What a user may change


def test_a_title_and_a_footer_of_ones_own_are_used():
    found = reworded("map", title="A title", subtitle="Where", footer="Paper, {date}. {source}")

    said = {one.kind: one.words for one in compose(found, PRESETS["slide"]).written}
    assert said["title"] == "A title"
    assert said["subtitle"] == "Where"
    foot = [one.words for one in compose(found, PRESETS["slide"]).written if one.kind == "source"]
    assert any(line.startswith("Paper, 19 November 2025. Line of contact:") for line in foot)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "x" * 71}, "71 characters; at most 70"),
        ({"title": "W" * 70}, "Shorten"),
        ({"subtitle": "word " * 200}, "Shorten"),
        ({"footer": "Our paper"}, "leaves out the source"),
        ({"footer": "{source} {pwd}"}, "braces that nothing fills in"),
        ({"footer": "{source.__class__}"}, "braces that nothing fills in"),
    ],
)
def test_words_that_cannot_be_set_are_refused_and_never_cut(change, expected):
    with pytest.raises(PictureError, match=re.escape(expected)):
        compose(reworded("map", **change), PRESETS["square"])


def test_a_long_title_is_broken_into_two_lines():
    words = "Seventy characters that go on and on until the very last one is there."

    found = compose(reworded("map", title=words), PRESETS["square"])

    lines = [one.words for one in found.written if one.kind == "title"]
    assert len(words) == 70
    assert len(lines) == 2
    assert " ".join(lines) == words


@pytest.mark.parametrize("size", [(100, 100), (1000, 400), (9000, 9000)])
def test_a_size_that_no_picture_fits_is_refused(size):
    with pytest.raises(PictureError, match="Choose another size"):
        custom(*size)


# Files


@pytest.mark.parametrize("preset", PRESETS)
def test_a_png_has_the_size_of_its_preset_and_says_what_it_is(preset):
    file = draw(content("timeline"), PRESETS[preset])

    picture = Image.open(io.BytesIO(file))
    assert picture.size == (PRESETS[preset].width_px, PRESETS[preset].height_px)
    assert [round(dpi) for dpi in picture.info["dpi"]] == [300, 300]
    caption = content("timeline").caption
    assert picture.text["Title"] == caption.title
    assert picture.text["Source"] == caption.source
    assert picture.text["Recipe"] == caption.recipe


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("kind", ["map", "timeline"])
def test_the_same_content_gives_the_same_bytes(kind, fmt):
    found = content(kind)

    first = draw(found, PRESETS["social"], "light", fmt)
    forget()
    second = draw(found, PRESETS["social"], "light", fmt)

    assert first == second


def test_pictures_drawn_at_the_same_time_are_those_drawn_alone():
    asked = [(kind, style) for kind in ("map", "timeline") for style in ("light", "dark")]
    draw_one = lambda kind, style: draw(content(kind), PRESETS["social"], style, "svg")  # noqa: E731
    alone = [draw_one(*one) for one in asked]
    forget()

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda one: draw_one(*one), asked))

    assert together == alone


def test_another_process_gives_the_same_bytes():
    program = (
        "import hashlib; from tests.test_figure import *; "
        "print(hashlib.sha256(draw(content('map'), PRESETS['social'], 'light', 'svg')).hexdigest())"
    )

    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    own = draw(content("map"), PRESETS["social"], "light", "svg")
    assert run.stdout.decode().strip() == hashlib.sha256(own).hexdigest()


@pytest.mark.parametrize("kind", KINDS)
def test_greyscale_has_no_hue(kind):
    file = draw(content(kind), PRESETS["social"], "greyscale")

    pixels = np.asarray(Image.open(io.BytesIO(file)).convert("RGB")).astype(int)
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() == 0


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_another_picture(style):
    files = {other: draw(content("map"), PRESETS["social"], other) for other in STYLES}

    assert [other for other, file in files.items() if file == files[style]] == [style]


def test_an_svg_asks_nobody_for_anything():
    file = draw(content("map"), PRESETS["slide"], "light", "svg").decode()

    asked = re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?([^\"')\s]+)", file)
    assert [a for a in asked if not a.startswith(("#", "data:"))] == []
    assert file.count("@font-face") == 4


def test_nothing_of_matplotlib_is_loaded_before_a_picture_is_drawn():
    program = "import sys, dashboard.pictures, dashboard.cli; print('matplotlib' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert run.stdout.split() == [b"False"]


# Contents


def test_texts_on_different_days_are_not_compared():
    one, other = answers.settled(TEXT, DAY), answers.settled(TEXT, "2025-11-20")

    with pytest.raises(answers.ledgers.QueryError, match="Settle them together"):
        pictures.comparison_of([one, other])


def test_a_close_up_of_ground_that_does_not_change_is_refused():
    with pytest.raises(answers.ledgers.QueryError, match="UA14"):
        pictures.closeup_of(answers.settled(TEXT, DAY), "UA46")


def test_the_disclaimer_is_that_of_the_web_map():
    assert content("map").caption.disclaimer == NOT_ENDORSED.en
