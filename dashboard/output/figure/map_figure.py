"""A map of one text: its ground, its figures beside it, and a part of it drawn larger."""

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure import legend, table
from dashboard.output.figure.callouts import draw_callouts, small, told_apart
from dashboard.output.figure.content import Detail, MapContent, Piece, Wording
from dashboard.output.figure.furniture import draw_locator, draw_scale_bar
from dashboard.output.figure.inset import overlaps, with_room
from dashboard.output.figure.mapping import draw_scene, draw_towns, towns
from dashboard.output.figure.page import set_page
from dashboard.output.figure.regions import draw_regions
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.figure.view import View, fitted
from dashboard.output.style import Words
from dashboard.output.words import area, quantity

PANEL, GUTTER = 462.0, 40.0
LOCATOR = (200.0, 146.0)
SMALL = 1300.0
"""A sheet less wide than this, in units, has no locator."""
DETAIL_HEAD = 66.0
KEY_HEAD = 62.0
FEWEST_ROWS = 4
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
    spare = bottom - top - legend.height_of(listed) - KEY_HEAD
    most = max(int(spare / table.ROW - table.HEAD_ROWS), FEWEST_ROWS)
    rows = table.lines_of(content.pieces, wording, most, is_claim=_is_claim(content))
    y = table.draw_table(sheet, rows, left, right, top, wording)
    _heading(sheet, left, y + KEY_HEAD - 18, wording)
    legend.draw_column(sheet, listed, left, y + KEY_HEAD)


def _heading(sheet: Sheet, left: float, y: float, wording: Wording) -> None:
    words = HOW_TO_READ.say(wording.language)
    sheet.text(left, y, words, table.HEAD, face="semibold", kind="key")


def _beneath_height(sheet: Sheet, content: MapContent, width: float) -> float:
    half = (width - GUTTER) / 2
    wording = content.caption.wording
    listed = legend.entries(_styles(content), wording.language, half)
    most = _most_rows(sheet)
    rows = table.lines_of(content.pieces, wording, most, is_claim=_is_claim(content))
    return max(table.height_of(rows), legend.height_of(listed) + KEY_HEAD)


def _most_rows(sheet: Sheet) -> int:
    return 12 if sheet.preset.height > 1.2 * sheet.preset.width else 8


def _beneath(sheet: Sheet, content: MapContent, box: Rect) -> None:
    left, top, right, _ = box
    half = (right - left - GUTTER) / 2
    wording = content.caption.wording
    rows = table.lines_of(content.pieces, wording, _most_rows(sheet), is_claim=_is_claim(content))
    table.draw_table(sheet, rows, left, left + half, top, wording)
    listed = legend.entries(_styles(content), wording.language, half)
    sheet.rule(right - half, right, top, "ink", 2.4)
    _heading(sheet, right - half, top + KEY_HEAD - 24, wording)
    legend.draw_column(sheet, listed, right - half, top + KEY_HEAD)


def _map(sheet: Sheet, content: MapContent, frame: Rect) -> None:
    """Draw the map with all that stands on it, the most important names first."""
    wording = content.caption.wording
    view, box = with_room(content.country, frame, wanted=content.detail is not None)
    drawn = draw_scene(sheet, content.country, content.scene, view)
    drawn.room.take(draw_scale_bar(sheet, drawn, wording.language))
    _, _, right, bottom = frame
    detail = shapely.Polygon()
    if content.detail and box:
        detail = _source(view, content.detail)
        _detail(sheet, content, content.detail, detail, box)
        drawn.room.take(box)
        drawn.room.avoid(shapely.union(shapely.boundary(detail), _ties(detail, box)))
    located = (right - LOCATOR[0], bottom - LOCATOR[1], right, bottom)
    if sheet.preset.width > SMALL and not (box and overlaps(box, located)):
        draw_locator(sheet, content.country, view, located)
        drawn.room.take(located)
    names = towns(content.country, content.scene, view, wording.language)
    large = [name for name in names if name.face == "semibold"]
    others = [name for name in names if name not in large and not _is_in((name.x, name.y), detail)]
    named = [p for p in _small(content) if not _is_in(view.at(p.x_km, p.y_km), detail)]
    figures = [_figures(piece, wording) for piece in named]
    draw_regions(sheet, drawn, wording.language, ["region"])
    draw_callouts(sheet, drawn, content.scene, named, figures, large)
    draw_towns(sheet, large, drawn.room)
    draw_regions(sheet, drawn, wording.language, ["country", "sea"])
    draw_towns(sheet, others, drawn.room)


def _small(content: MapContent) -> list[Piece]:
    return told_apart(small(content.pieces), content.caption.wording.language)


def _figures(piece: Piece, wording: Wording) -> str:
    ground = area(piece.area_km2, wording.units, wording.language)
    return f"{ground} · {quantity(piece.people, 'people', wording.language)}"


def _source(view: View, detail: Detail) -> BaseGeometry:
    """Give the ground of a detail as a rectangle on the map."""
    west, south, east, north = detail.window
    (left, top), (right, bottom) = view.at(west, north), view.at(east, south)
    return shapely.box(left, top, right, bottom)


def _ties(source: BaseGeometry, box: Rect) -> BaseGeometry:
    """Give the thin lines from the ground of a detail to its box."""
    left, top, _, bottom = box
    _, upper, east, lower = source.bounds
    return shapely.MultiLineString([[(east, upper), (left, top)], [(east, lower), (left, bottom)]])


def _is_in(point: tuple[float, float], source: BaseGeometry) -> bool:
    return bool(shapely.contains_xy(source, *point))


def _detail(
    sheet: Sheet, content: MapContent, detail: Detail, source: BaseGeometry, box: Rect
) -> None:
    """Draw a part of the map larger, under its heading, with thin lines to where it lies."""
    left, top, right, bottom = box
    wording = content.caption.wording
    frame = (left, top + DETAIL_HEAD, right, bottom)
    sheet.stroke(_ties(source, box), "ink2", 1.0)
    sheet.stroke(shapely.boundary(source), "ink", 1.4, cap="butt")
    sheet.rect(box, "paper")
    inner = fitted(detail.window, frame)
    drawn = draw_scene(sheet, content.country, content.scene, inner)
    names = towns(content.country, content.scene, inner, wording.language)
    window = shapely.box(*detail.window)
    named = [p for p in _small(content) if _is_in((p.x_km, p.y_km), window)]
    figures = [_figures(piece, wording) for piece in named]
    draw_callouts(sheet, drawn, content.scene, named, figures, names, quiet=("ru", "ru22"))
    draw_towns(sheet, names, drawn.room)
    sheet.text(left + 12, top + 27, detail.heading, 21, face="semibold", kind="detail")
    sheet.text(left + 12, top + 53, detail.figures, 19, kind="detail")
    sheet.outline(box, "ink", 1.8)
