"""Slides that people go on editing."""

import io
import shutil
import subprocess

import pytest

from dashboard.output import citation
from tests.handed import content, found

pptx = pytest.importorskip("pptx")
WIDE = 16 / 9


@pytest.fixture(scope="module")
def show():
    return pptx.Presentation(io.BytesIO(content("pptx")))


def test_the_deck_is_sixteen_to_nine_and_has_two_slides(show):
    assert show.slide_width / show.slide_height == pytest.approx(WIDE, rel=1e-3)
    assert len(show.slides) == 2


def test_the_title_of_every_slide_is_text(show):
    assert {slide.shapes.title.text for slide in show.slides} == {found().head.title}


def test_the_picture_has_words_for_those_who_cannot_see_it(show):
    pictures = [s for s in show.slides[0].shapes if s.shape_type == 13]

    described = [p._element.nvPicPr.cNvPr.get("descr") for p in pictures]  # noqa: SLF001
    assert described == [found().head.alt]


def test_sources_stand_on_every_slide_and_in_its_notes(show):
    head = found().head

    for slide in show.slides:
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert head.source in words
        assert head.recipe in words
        assert citation.plain(head) in slide.notes_slide.notes_text_frame.text


def test_nothing_lies_outside_its_slide(show):
    for slide in show.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height


def test_libreoffice_opens_the_deck(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed; nobody else read the deck")
    pypdf = pytest.importorskip("pypdf")
    (tmp_path / "deck.pptx").write_bytes(content("pptx"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"

    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "deck.pptx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )

    pages = pypdf.PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == 2
    assert "Ukraine would leave" in pages[1].extract_text()
