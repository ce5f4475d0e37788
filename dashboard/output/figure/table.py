"""The table of what changes hands: who leaves, where, how much ground, how many people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.output.figure.content import Piece, Wording
from dashboard.output.figure.fonts import Face
from dashboard.output.figure.legend import SWATCH_HEIGHT, SWATCH_WIDTH, swatch
from dashboard.output.figure.sheet import Sheet
from dashboard.output.labels import label
from dashboard.output.words import area_in, area_unit, number

ROW = 38.0
HEAD_ROWS = 2.2
"""Height of the heads, in rows."""
SIZE = 21.0
HEAD = 24.0
SIDES = {"ukraine": "Ukraine leaves", "russia": "Russia leaves"}
OTHERS = "Other oblasts"


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a swatch (empty for a total), words, km² and people."""

    fill: str
    words: str
    area_km2: float
    people: float


def lines_of(pieces: Sequence[Piece], wording: Wording, most: int, *, is_claim: bool) -> list[Line]:
    """List totals by side, each with its pieces; the smallest are put together if need be.

    Parameters
    ----------
    most : int
        Rows that there is room for.
    is_claim : bool
        The text claims ground and offers none.
    """
    sides = {"ukraine": "Claimed, not held"} if is_claim else SIDES
    own = {
        side: sorted((p for p in pieces if p.side == side), key=lambda p: -p.area_km2)
        for side in sides
    }
    counts = {side: len(found) for side, found in own.items()}
    while sum(counts.values()) + len(sides) > most and max(counts.values()) > 1:
        counts[max(counts, key=counts.__getitem__)] -= 1
    listed: list[Line] = []
    for side, words in sides.items():
        parts = [Line(p.fill, p.name, p.area_km2, p.people) for p in own[side]]
        total = _together("", label(words, wording.language), parts)
        listed += [total, *_folded(parts, counts[side], wording)]
    return listed


def _folded(parts: list[Line], most: int, wording: Wording) -> list[Line]:
    if len(parts) <= most:
        return parts
    kept, rest = parts[: most - 1], parts[most - 1 :]
    return [*kept, _together(rest[0].fill, label(OTHERS, wording.language), rest)]


def _together(fill: str, words: str, parts: Sequence[Line]) -> Line:
    return Line(fill, words, sum(p.area_km2 for p in parts), sum(p.people for p in parts))


def height_of(lines: Sequence[Line]) -> float:
    """Give the height of a table."""
    return (len(lines) + HEAD_ROWS) * ROW


def draw_table(  # noqa: PLR0913, PLR0917  the sheet, the rows, where, and in which words
    sheet: Sheet, lines: Sequence[Line], left: float, right: float, top: float, wording: Wording
) -> float:
    """Draw the table; give where it ends."""
    language, unit = wording.language, area_unit(wording.units, wording.language)
    middle = right - 0.32 * (right - left)
    sheet.rule(left, right, top, "ink", 2.4)
    is_claim = len({line.words for line in lines if not line.fill}) == 1
    heading = "What is claimed but not held" if is_claim else "What would change hands"
    y = top + ROW * 0.85
    sheet.text(left, y, label(heading, language), HEAD, face="semibold", kind="table")
    y += ROW
    style: dict[str, Any] = {"face": "medium", "colour": "ink2", "anchor": "right", "kind": "table"}
    sheet.text(middle, y, unit, 18, **style)
    sheet.text(right, y, label("people, 2022", language), 18, **style)
    for line in lines:
        sheet.rule(left, right, y + 0.35 * ROW, "rule" if line.fill else "ink3", 1.2)
        y += ROW
        _draw(sheet, line, left, middle, right, y, wording)
    sheet.rule(left, right, y + 0.35 * ROW, "ink3", 1.2)
    return y + 0.35 * ROW


def _draw(  # noqa: PLR0913, PLR0917  as above
    sheet: Sheet, line: Line, left: float, middle: float, right: float, y: float, wording: Wording
) -> None:
    face: Face = "regular" if line.fill else "semibold"
    indent = SWATCH_WIDTH + 12 if line.fill else 0.0
    if line.fill:
        top = y - 0.36 * SIZE - SWATCH_HEIGHT / 2
        swatch(sheet, line.fill, (left, top, left + SWATCH_WIDTH, top + SWATCH_HEIGHT))
    sheet.text(left + indent, y, line.words, SIZE, face=face, kind="table")
    figures = (
        (middle, number(area_in(line.area_km2, wording.units), wording.language)),
        (right, number(line.people, wording.language)),
    )
    for x, written in figures:
        colour = "ink3" if written == "0" else "ink"
        sheet.text(x, y, written, SIZE, face=face, colour=colour, anchor="right", kind="table")
