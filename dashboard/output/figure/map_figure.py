"""A map of one text: its ground, its figures beside it, and a part of it drawn larger."""

from dashboard.output.figure import legend, table
from dashboard.output.figure.callouts import draw_callouts, small
from dashboard.output.figure.content import Detail, MapContent, Piece, Wording
from dashboard.output.figure.furniture import draw_locator, draw_scale_bar
from dashboard.output.figure.mapping import draw_regions, draw_scene, draw_towns, towns
from dashboard.output.figure.page import set_page
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.figure.theatre import THEATRE
from dashboard.output.figure.view import View, fitted
from dashboard.output.style import Words
from dashboard.output.words import area, number

PANEL, GUTTER = 462.0, 40.0
LOCATOR = (200.0, 146.0)
DETAIL_SHARE = (0.31, 0.56)
"""Share of the map's width and height that a detail takes."""
DETAIL_HEAD = 66.0
WEST_LEAN = 0.3
HOW_TO_READ = Words("How to read the map", "Як читати карту")
ALWAYS = ("border",)


def draw_map(sheet: Sheet, content: MapContent) -> None:
    """Draw the picture of one text."""
    page = set_page(sheet, content.caption)
    if sheet.preset.arrangement == "beside":
        left, top, right, bottom = page.body
        _map(sheet, content, (left, top, right - PANEL - GUTTER, bottom))
        _beside(sheet, content, (right - PANEL, top, right, bottom))
        return
    left, top, right, bottom = page.body
    below = _beneath_height(sheet, content, right - left)
    _map(sheet, content, (left, top, right, bottom - below - 24))
    _beneath(sheet, content, (left, bottom - below, right, bottom))


def _styles(content: MapContent) -> list[str]:
    return [*content.scene.fills, *content.scene.lines, *ALWAYS]


def _is_claim(content: MapContent) -> bool:
    return bool(content.pieces) and all(piece.fill == "claim" for piece in content.pieces)


def _beside(sheet: Sheet, content: MapContent, box: Rect) -> None:
    left, top, right, bottom = box
    wording = content.caption.wording
    listed = legend.entries(_styles(content), wording.language, right - left)
    spare = bottom - top - legend.height_of(listed) - 2.6 * table.ROW
    most = max(int(spare / table.ROW - 2.2), 4)
    rows = table.lines_of(content.pieces, wording, most, is_claim=_is_claim(content))
    y = table.draw_table(sheet, rows, left, right, top, wording)
    y += 1.2 * table.ROW
    _heading(sheet, left, y, wording)
    legend.draw_column(sheet, listed, left, y + 18)


def _heading(sheet: Sheet, left: float, y: float, wording: Wording) -> None:
    words = HOW_TO_READ.say(wording.language)
    sheet.text(left, y, words, table.HEAD, face="semibold", kind="key")


def _beneath_height(sheet: Sheet, content: MapContent, width: float) -> float:
    half = (width - GUTTER) / 2
    wording = content.caption.wording
    listed = legend.entries(_styles(content), wording.language, half)
    most = _most_rows(sheet)
    rows = table.lines_of(content.pieces, wording, most, is_claim=_is_claim(content))
    return max(table.height_of(rows), legend.height_of(listed) + table.ROW + 24)


def _most_rows(sheet: Sheet) -> int:
    return 12 if sheet.preset.height > 1.2 * sheet.preset.width else 8  # noqa: PLR2004


def _beneath(sheet: Sheet, content: MapContent, box: Rect) -> None:
    left, top, right, _ = box
    half = (right - left - GUTTER) / 2
    wording = content.caption.wording
    rows = table.lines_of(
        content.pieces, wording, _most_rows(sheet), is_claim=_is_claim(content)
    )
    table.draw_table(sheet, rows, left, left + half, top, wording)
    listed = legend.entries(_styles(content), wording.language, half)
    sheet.rule(right - half, right, top, "ink", 2.4)
    _heading(sheet, right - half, top + 0.85 * table.ROW, wording)
    legend.draw_column(sheet, listed, right - half, top + 0.85 * table.ROW + 18)


def _map(sheet: Sheet, content: MapContent, frame: Rect) -> None:
    """Draw the map with all that stands on it, the most important names first."""
    wording = content.caption.wording
    view = fitted(THEATRE, frame, lean=WEST_LEAN)
    drawn = draw_scene(sheet, content.country, content.scene, view)
    drawn.room.take(draw_scale_bar(sheet, view, wording.language))
    left, top, right, bottom = frame
    if content.detail:
        box = _detail_box(frame)
        _detail(sheet, content, content.detail, view, box)
        drawn.room.take(box)
    if sheet.preset.width > 1300:  # noqa: PLR2004
        located = (right - LOCATOR[0], bottom - LOCATOR[1], right, bottom)
        draw_locator(sheet, content.country, view, located)
        drawn.room.take(located)
    names = towns(content.country, content.scene, view, wording.language, 1.0)
    named = small(content.pieces)
    figures = [_figures(piece, wording) for piece in named]
    draw_callouts(sheet, drawn, content.scene, named, figures, names)
    draw_towns(sheet, names, drawn.room)
    draw_regions(sheet, drawn, wording.language)


def _figures(piece: Piece, wording: Wording) -> str:
    ground = area(piece.area_km2, wording.units, wording.language)
    return f"{ground} · {number(piece.people, wording.language)}"


def _detail_box(frame: Rect) -> Rect:
    left, top, right, bottom = frame
    width, height = (right - left) * DETAIL_SHARE[0], (bottom - top) * DETAIL_SHARE[1]
    down = top + 0.2 * (bottom - top)
    return right - width, down, right, down + height


def _detail(sheet: Sheet, content: MapContent, detail: Detail, view: View, box: Rect) -> None:
    """Draw a part of the map larger, under its heading, with thin lines to where it lies."""
    import shapely  # noqa: PLC0415

    left, top, right, bottom = box
    wording = content.caption.wording
    frame = (left, top + DETAIL_HEAD, right, bottom)
    west, south, east, north = detail.window
    (x0, y0), (x1, y1) = view.at(west, north), view.at(east, south)
    source = shapely.box(x0, y0, x1, y1)
    ties = shapely.MultiLineString([[(x1, y0), (left, top)], [(x1, y1), (left, bottom)]])
    sheet.stroke(ties, "ink2", 1.0)
    sheet.stroke(shapely.boundary(source), "ink", 1.4, cap="butt")
    sheet.rect(box, "paper")
    inner = fitted(detail.window, frame)
    drawn = draw_scene(sheet, content.country, content.scene, inner)
    names = towns(content.country, content.scene, inner, wording.language, 1.0)
    draw_towns(sheet, names, drawn.room)
    sheet.text(left + 12, top + 27, detail.heading, 21, face="semibold", kind="detail")
    sheet.text(left + 12, top + 53, detail.figures, 19, kind="detail")
    sheet.outline(box, "ink", 1.8)
