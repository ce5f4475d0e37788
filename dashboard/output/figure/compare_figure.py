"""Several texts as maps of the same scale, each over its figures; one key and one scale bar."""

from typing import Any

from dashboard.output.figure import legend
from dashboard.output.figure.content import CompareContent, Panel
from dashboard.output.figure.fonts import Face, width_of, wrapped
from dashboard.output.figure.furniture import draw_scale_bar
from dashboard.output.figure.mapping import draw_scene, draw_towns, towns
from dashboard.output.figure.page import set_page
from dashboard.output.figure.regions import draw_regions
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.figure.theatre import FRONT
from dashboard.output.figure.view import fitted

GUTTER = 28.0
HEAD = 40.0
NAME, ABOUT, LABEL, FIGURE, NOTE = 26.0, 19.0, 20.0, 25.0, 19.0
ROW, STACKED_ROW = 42.0, 64.0
WIDE = 520.0
"""Cells narrower than this have their label over the figure."""
LABEL_SHARE, TALL = 0.36, 1.2
SCALE = 0.75
THEATRE_LEAN = 0.6


def draw_comparison(sheet: Sheet, content: CompareContent) -> None:
    """Draw the picture of several texts."""
    page = set_page(sheet, content.caption)
    if sheet.preset.height > TALL * sheet.preset.width:
        _as_rows(sheet, content, page.body)
    else:
        _as_columns(sheet, content, page.body)


def _as_columns(sheet: Sheet, content: CompareContent, body: Rect) -> None:
    left, top, right, bottom = body
    count = len(content.panels)
    width = (right - left - GUTTER * (count - 1)) / count
    row = ROW if width >= WIDE else STACKED_ROW
    key_height = _key_height(content, right - left)
    cells_height = row * len(content.rows)
    map_bottom = bottom - cells_height - key_height - 12
    head = HEAD + max(len(_about(panel, width)) for panel in content.panels) * ABOUT * 1.25
    for number, panel in enumerate(content.panels):
        x = left + number * (width + GUTTER)
        _head(sheet, panel, x, top, width)
        frame = (x, top + head, x + width, map_bottom)
        _map(sheet, content, panel, frame, is_first=number == 0)
        _cells(sheet, content, panel, (x, bottom - cells_height, x + width, bottom), row)
    _key(sheet, content, left, map_bottom + 18, right - left)


def _as_rows(sheet: Sheet, content: CompareContent, body: Rect) -> None:
    left, top, right, bottom = body
    key_height = _key_height(content, right - left)
    height = (bottom - key_height - top) / len(content.panels)
    middle = left + (right - left) * 0.56
    for number, panel in enumerate(content.panels):
        y = top + number * height
        _head(sheet, panel, left, y, right - left)
        head = HEAD + len(_about(panel, right - left)) * ABOUT * 1.25
        frame = (left, y + head, middle, y + height - GUTTER)
        _map(sheet, content, panel, frame, is_first=number == 0)
        row = (frame[3] - frame[1]) / len(content.rows)
        box = (middle + GUTTER, frame[1], right, frame[1] + row * len(content.rows))
        _cells(sheet, content, panel, box, row)
    _key(sheet, content, left, bottom - key_height + 18, right - left)


def _about(panel: Panel, width: float) -> list[str]:
    """Break what is said of a text into the lines that stand under its name; none if beside it."""
    beside = width_of(panel.name, "semibold", NAME) + 12
    if beside + width_of(panel.about, "regular", ABOUT) <= width:
        return []
    return wrapped(panel.about, "regular", ABOUT, width)


def _head(sheet: Sheet, panel: Panel, x: float, y: float, width: float) -> None:
    """Write the name of a text and, beside or beneath it, who put it forward."""
    y += 0.75 * HEAD
    sheet.text(x, y, panel.name, NAME, face="semibold", kind="panel")
    style: dict[str, Any] = {"colour": "ink2", "kind": "panel"}
    lines = _about(panel, width)
    for number, line in enumerate(lines, start=1):
        sheet.text(x, y + 1.28 * number * ABOUT, line, ABOUT, **style)
    if not lines:
        beside = x + width_of(panel.name, "semibold", NAME) + 12
        sheet.text(beside, y, panel.about, ABOUT, **style)


def _map(
    sheet: Sheet, content: CompareContent, panel: Panel, frame: Rect, *, is_first: bool
) -> None:
    language = content.caption.wording.language
    view = fitted(FRONT, frame, lean=THEATRE_LEAN)
    drawn = draw_scene(sheet, content.country, panel.scene, view, scale=SCALE)
    if is_first:
        drawn.room.take(draw_scale_bar(sheet, drawn, language))
    names = towns(content.country, panel.scene, view, language, 0.92)
    draw_regions(sheet, drawn, language, ["region"], 0.85)
    draw_towns(sheet, names, drawn.room)
    draw_regions(sheet, drawn, language, ["sea", "country"], 0.85)


def _styles(content: CompareContent) -> list[str]:
    return ["border"] + [
        name for panel in content.panels for name in (*panel.scene.fills, *panel.scene.lines)
    ]


def _entries(content: CompareContent) -> list[legend.Entry]:
    return legend.entries(_styles(content), content.caption.wording.language, float("inf"))


def _key_height(content: CompareContent, width: float) -> float:
    rows, at = 1, 0.0
    for entry in _entries(content):
        wide = legend.wide(entry)
        if at and at + wide > width:
            rows, at = rows + 1, 0.0
        at += wide + legend.APART
    return 22.0 + rows * legend.ROW


def _key(sheet: Sheet, content: CompareContent, x: float, y: float, width: float) -> None:
    legend.draw_rows(sheet, _entries(content), x, y, width)


def _cells(sheet: Sheet, content: CompareContent, panel: Panel, box: Rect, row: float) -> None:
    left, top, right, _ = box
    sheet.rule(left, right, top, "ink", 2.4)
    for number, (label, cell) in enumerate(zip(content.rows, panel.cells, strict=True)):
        y = top + number * row
        if number:
            sheet.rule(left, right, y, "rule", 1.2)
        figure, note, is_nothing = cell
        colour = "ink2" if is_nothing else "ink"
        face: Face = "regular" if is_nothing else "semibold"
        style: dict[str, Any] = {"colour": "ink2", "kind": "cell"}
        is_stacked = right - left < WIDE
        base = y + (row - 13 if is_stacked else 0.64 * row)
        x = left if is_stacked else left + LABEL_SHARE * (right - left)
        sheet.text(left, y + 24 if is_stacked else base, label, LABEL, **style)
        sheet.text(x, base, figure, FIGURE, face=face, colour=colour, kind="cell")
        room = right - x - width_of(figure, face, FIGURE) - 12
        lines = wrapped(note, "regular", NOTE, room) if note else []
        if len(lines) == 1 and width_of(note, "regular", NOTE) <= room:
            sheet.text(right, base, note, NOTE, anchor="right", **style)
