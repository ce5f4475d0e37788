"""Names and figures beside ground that is too small to be seen, with a leader to it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.core.prepared import prepared
from dashboard.output.figure.content import Piece, Scene
from dashboard.output.figure.labels import Name, Room
from dashboard.output.figure.mapping import Drawn
from dashboard.output.figure.sheet import Anchor, Rect, Sheet, text_box
from dashboard.output.figure.table import SIDES
from dashboard.output.labels import label
from dashboard.output.moves import MOST_CALLOUTS, SEEN_KM2
from dashboard.output.style import Language

SIZE = 19.0
DOT = 3.6
REACHES = (44.0, 66.0, 92.0, 124.0, 160.0, 205.0, 250.0)
"""Units from the ground to its callout."""
WAYS_DEG = tuple(range(0, 360, 15))
COVER_COST, COUNTRY_COST = 260.0, 50.0
"""What a callout costs that lies on coloured ground, or in the country at all, among its towns."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A callout with its place."""

    head: str
    figures: str
    x: float
    y: float
    anchor: Anchor
    box: Rect
    leader: BaseGeometry


def small(pieces: Iterable[Piece]) -> list[Piece]:
    """Choose the pieces that a map of the country does not show, the largest first.

    There are none if a map cannot carry them all.
    """
    found = [p for p in pieces if SEEN_KM2[0] < p.area_km2 < SEEN_KM2[1]]
    found.sort(key=lambda piece: -piece.area_km2)
    return found if len(found) <= MOST_CALLOUTS else []


def told_apart(pieces: Sequence[Piece], language: Language) -> list[Piece]:
    """Add who leaves to the names of pieces that lie in the same oblast."""
    counts = Counter(piece.code for piece in pieces)
    return [
        replace(piece, place=f"{piece.place}: {label(SIDES[piece.side], language)}")
        if counts[piece.code] > 1
        else piece
        for piece in pieces
    ]


def draw_callouts(  # noqa: PLR0913, PLR0917  the map, what stands on it, and what is said
    sheet: Sheet,
    drawn: Drawn,
    scene: Scene,
    pieces: list[Piece],
    figures: list[str],
    names: list[Name],
    quiet: Collection[str] = (),
) -> None:
    """Place and draw callouts, the first ones first; what finds no room is left out.

    Parameters
    ----------
    pieces, figures
        The ground, and what is said beneath its name.
    names
        Towns on the map: no callout covers their dots, no leader crosses them.
    quiet
        Fills that a callout may lie on.
    """
    fills = [drawn.view.shape(shape) for name, shape in scene.fills.items() if name not in quiet]
    busy = (prepared(shapely.union_all(fills)), prepared(drawn.land))
    moving = prepared(drawn.moving)
    dots = shapely.multipoints([(name.x, name.y) for name in names[:12]])
    for piece, said in zip(pieces, figures, strict=True):
        x, y = drawn.view.at(piece.x_km, piece.y_km)
        found = _best(_options(piece, said, x, y), drawn.room, busy, (dots, moving))
        if found:
            _draw(sheet, found, x, y)
            drawn.room.take(found.box)
            drawn.room.take(found.leader)


def _options(piece: Piece, figures: str, x: float, y: float) -> Iterable[tuple[float, Callout]]:
    for reach in REACHES:
        for way_deg in WAYS_DEG:
            way = np.radians(way_deg)
            end_x, end_y = x + reach * np.cos(way), y + reach * np.sin(way)
            anchor: Anchor = "left" if np.cos(way) > -0.1 else "right"  # noqa: PLR2004
            side = 5.0 if anchor == "left" else -5.0
            head = text_box(end_x + side, end_y, piece.place, SIZE, "semibold", anchor)
            under = text_box(end_x + side, end_y + 1.15 * SIZE, figures, SIZE, "regular", anchor)
            box = (min(head[0], under[0]), head[1], max(head[2], under[2]), under[3])
            leader = shapely.LineString([(x, y), (end_x, end_y)])
            yield (
                reach,
                Callout(piece.place, figures, end_x + side, end_y, anchor, box, leader),
            )


def _best(
    options: Iterable[tuple[float, Callout]],
    room: Room,
    busy: tuple[BaseGeometry, BaseGeometry],
    barred: tuple[BaseGeometry, BaseGeometry],
) -> Callout | None:
    """Choose the cheapest free place that covers neither a town nor ground that changes hands."""
    dots, moving = barred
    best_cost, best = np.inf, None
    for reach, option in options:
        if 1.3 * reach >= best_cost or not room.is_free(option.box):
            continue
        wanted = shapely.box(*option.box)
        if shapely.distance(dots, wanted) < 12 or shapely.distance(dots, option.leader) < 8:  # noqa: PLR2004
            continue
        if shapely.intersects(moving, wanted) or room.is_crossed(option.leader):
            continue
        cost = 1.3 * reach + 12 * room.cost(option.box)
        cost += sum(
            price * bool(shapely.intersects(ground, wanted))
            for price, ground in zip((COVER_COST, COUNTRY_COST), busy, strict=True)
        )
        cost += shapely.intersection(busy[0], option.leader).length
        if cost < best_cost:
            best_cost, best = cost, option
    return best


def _draw(sheet: Sheet, callout: Callout, x: float, y: float) -> None:
    sheet.stroke(callout.leader, "casing", 4.5, opacity=0.85)
    sheet.stroke(callout.leader, "ink", 1.5)
    dot = shapely.Point(x, y)
    sheet.fill(dot.buffer(DOT + 1.5), "casing")
    sheet.fill(dot.buffer(DOT), "ink")
    style: dict[str, Any] = {"anchor": callout.anchor, "halo": "casing", "kind": "callout"}
    sheet.text(callout.x, callout.y, callout.head, SIZE, face="semibold", **style)
    sheet.text(callout.x, callout.y + 1.15 * SIZE, callout.figures, SIZE, **style)
