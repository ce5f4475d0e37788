"""The key: swatches with the fills, patterns and lines of the registry, only what is visible."""

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from dashboard.output.figure.fonts import width_of, wrapped
from dashboard.output.figure.patterns import draw_fill
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.style import FILLS, KEY_ORDER, LINES, Language

SWATCH_WIDTH, SWATCH_HEIGHT = 40.0, 24.0
GAP = 14.0
SIZE = 20.0
LINE_HEIGHT = 1.2
ROW, APART = 40.0, 32.0
"""Of entries side by side: from row to row, and between two of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the key."""

    style: str
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Units from this entry to the next."""
        return max(SWATCH_HEIGHT, len(self.lines) * SIZE * LINE_HEIGHT) + 10.0


def entries(
    styles: Sequence[str], language: Language, width: float, words: dict[str, str] | None = None
) -> list[Entry]:
    """List what the key says, in the order of the registry, broken to a width."""
    said = words or {}
    room = width - SWATCH_WIDTH - GAP
    return [
        Entry(name, tuple(wrapped(said.get(name) or _words(name, language), "regular", SIZE, room)))
        for name in KEY_ORDER
        if name in set(styles)
    ]


def _words(name: str, language: Language) -> str:
    return (FILLS[name].words if name in FILLS else LINES[name].words).say(language)


def height_of(listed: Sequence[Entry]) -> float:
    """Give the height of a key of one column."""
    return sum(entry.height for entry in listed)


def draw_column(sheet: Sheet, listed: Sequence[Entry], x: float, y: float) -> float:
    """Draw entries under each other; give where they end."""
    for entry in listed:
        _draw(sheet, entry, x, y)
        y += entry.height
    return y


def wide(entry: Entry) -> float:
    """Give the width of an entry on one line."""
    return SWATCH_WIDTH + GAP + width_of(" ".join(entry.lines), "regular", SIZE)


def draw_rows(sheet: Sheet, listed: Sequence[Entry], x: float, y: float, width: float) -> float:
    """Draw entries side by side, in as many rows as they need; give where they end."""
    at = x
    for entry in listed:
        if at > x and at + wide(entry) > x + width:
            at, y = x, y + ROW
        _draw(sheet, Entry(entry.style, (" ".join(entry.lines),)), at, y)
        at += wide(entry) + APART
    return y + ROW


def _draw(sheet: Sheet, entry: Entry, x: float, y: float) -> None:
    swatch(sheet, entry.style, (x, y, x + SWATCH_WIDTH, y + SWATCH_HEIGHT))
    for number, line in enumerate(entry.lines):
        base = y + SWATCH_HEIGHT / 2 + 0.34 * SIZE + number * SIZE * LINE_HEIGHT
        sheet.text(x + SWATCH_WIDTH + GAP, base, line, SIZE, kind="key")


def swatch(sheet: Sheet, style: str, box: Rect) -> None:
    """Draw a sample of a fill or a line."""
    left, top, right, bottom = box
    if style in FILLS:
        draw_fill(sheet, shapely.box(*box), style, sheet.clip(box))
        sheet.outline(box, "ink3", 0.8)
        return
    middle = (top + bottom) / 2
    sheet.line(shapely.LineString([(left, middle), (right, middle)]), style, cap="butt")
