"""A slide deck that people go on editing: words are words, the table is a table, 16 to 9."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from dashboard.output import citation
from dashboard.output.archive import settled
from dashboard.output.head import Head
from dashboard.output.tokens import COLOURS

WIDTH_IN, HEIGHT_IN, MARGIN_IN = 13.333, 7.5, 0.5
TITLE_ONLY = 5
"""Layout of the library's own template: a title and nothing else."""
BODY_IN = 5.4
"""Height between subtitle and sources."""
FONT = "Calibri"
ONE_LINE = 42
"""Characters of a title that fit one line in full size, whatever the typeface."""
EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def deck(head: Head, picture: bytes, figures: Sequence[Sequence[str]]) -> bytes:
    """Make two slides: the picture under the finding, and the figures as a table.

    Parameters
    ----------
    head : Head
    picture : bytes
        A PNG, 16 to 9 or less wide.
    figures : sequence of rows
        As people read them; the first row is the head of the table.
    """
    from pptx import Presentation  # noqa: PLC0415  most readers never ask for slides
    from pptx.util import Inches  # noqa: PLC0415  as above

    show = Presentation()
    show.slide_width, show.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    properties = show.core_properties
    properties.title, properties.subject = head.title, head.subtitle
    properties.comments, properties.author = head.recipe, citation.NAME
    properties.created = properties.modified = EPOCH
    _add_picture(_slide(show, head), picture, head)
    _add_table(_slide(show, head), figures)
    written = io.BytesIO()
    show.save(written)
    return settled(written.getvalue())


def _slide(show: Any, head: Head) -> Any:
    """Add a slide with title, subtitle, sources beneath and in the notes."""
    from pptx.util import Inches, Pt  # noqa: PLC0415  see above

    slide = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    title, width = slide.shapes.title, Inches(WIDTH_IN - 2 * MARGIN_IN)
    title.left, title.top = Inches(MARGIN_IN), Inches(0.25)
    title.width, title.height = width, Inches(0.6)
    large = Pt(28 if len(head.title) <= ONE_LINE else 22)
    _write(title.text_frame, head.title, large, "ink", is_bold=True)
    sources = f"{head.source} {head.disclaimer} Recipe: {head.recipe}"
    for words, top_in, size in ((head.subtitle, 0.82, 16), (sources, 6.8, 10)):
        box = slide.shapes.add_textbox(Inches(MARGIN_IN), Inches(top_in), width, Inches(0.4))
        _write(box.text_frame, words, Pt(size), "ink2")
    notes = [f"{name}: {text}" for name, text in citation.texts(head).items()]
    slide.notes_slide.notes_text_frame.text = "\n".join([*notes, head.disclaimer, head.link])
    return slide


def _write(  # noqa: PLR0913  what, where and how
    frame: Any, words: str, size: Any, colour: str, *, is_bold: bool = False, at_right: bool = False
) -> None:
    from pptx.dml.color import RGBColor  # noqa: PLC0415  see above
    from pptx.enum.text import PP_ALIGN  # noqa: PLC0415

    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if at_right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    font = run.font
    font.name, font.size, font.bold = FONT, size, is_bold
    font.color.rgb = RGBColor(*bytes.fromhex(COLOURS[colour].light[1:]))  # type: ignore[no-untyped-call]


def _add_picture(slide: Any, picture: bytes, head: Head) -> None:
    """Put the picture under the subtitle, as large as it fits, with its words for the blind."""
    from pptx.util import Inches  # noqa: PLC0415  see above

    widest, highest = Inches(WIDTH_IN - 2 * MARGIN_IN), Inches(BODY_IN)
    placed = slide.shapes.add_picture(io.BytesIO(picture), 0, Inches(1.3), width=widest)
    if placed.height > highest:
        placed.width, placed.height = round(placed.width * highest / placed.height), highest
    placed.left = (Inches(WIDTH_IN) - placed.width) // 2
    placed._element.nvPicPr.cNvPr.set("descr", head.alt)  # noqa: SLF001  there is no other way


def _add_table(slide: Any, figures: Sequence[Sequence[str]]) -> None:
    """Add a table that stays a table: names at the left, figures at the right."""
    from pptx.util import Inches, Pt  # noqa: PLC0415  see above

    rows, columns = len(figures), len(figures[0])
    width, height = Inches(WIDTH_IN - 2 * MARGIN_IN), Inches(BODY_IN / max(rows, 10))
    place = (Inches(MARGIN_IN), Inches(1.4), width, height * rows)
    table = slide.shapes.add_table(rows, columns, *place).table
    table.horz_banding = False
    for down, row in enumerate(figures):
        for across, words in enumerate(row):
            cell = table.cell(down, across)
            cell.fill.background()
            _write(cell.text_frame, words, Pt(16), "ink", is_bold=not down, at_right=across > 0)
            _rule(cell, "lnB", "rule" if down else "ink")
            if down:
                _rule(cell, "lnT", "rule" if down > 1 else "ink")


def _rule(cell: Any, edge: str, colour: str) -> None:
    """Draw an edge of a cell, ``lnB`` before ``lnT``; the library has no word for it."""
    from pptx.oxml import parse_xml  # noqa: PLC0415  see above

    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    drawn = parse_xml(
        f'<a:{edge} xmlns:a="{space}" w="9525"><a:solidFill>'
        f'<a:srgbClr val="{COLOURS[colour].light[1:]}"/></a:solidFill></a:{edge}>'
    )
    cell._tc.get_or_add_tcPr().insert(0, drawn)  # noqa: SLF001  see above
