"""Scale bar in kilometres and miles, and the locator: where in the world the map lies."""

from itertools import chain
from typing import Any

import numpy as np
import shapely

from dashboard.output.figure.base import projected
from dashboard.output.figure.content import Country
from dashboard.output.figure.mapping import Drawn
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.figure.view import View, fitted
from dashboard.output.style import Language
from dashboard.output.words import KM_PER_MILE, UNITS, grouped

SHORTEST = 45.0
"""Units that a scale bar is long at least."""
ROUND_KM = (10, 20, 50, 100, 200)
ROUND_MI = (5, 10, 20, 50, 100)
BAR_SHARE = 0.16
"""Share of a map's width that the scale bar takes at most."""
REACH_SHARE = 0.4
"""Share of the width in which the bar looks for water, from the left."""
TICK = 8.0
AROUND = (-1150.0, -900.0, 1250.0, 1000.0)
"""What the locator shows, in km of the plane."""


def draw_scale_bar(sheet: Sheet, drawn: Drawn, language: Language, size: float = 18.0) -> Rect:
    """Draw the bar at the bottom, over water if there is some, km above and miles beneath.

    Returns
    -------
    Rect
        The box that it fills.
    """
    view = drawn.view
    y = view.frame[3] - 2.4 * size
    length_km, x = _bar(drawn, y, size)
    length_mi = max(mi for mi in ROUND_MI if mi * KM_PER_MILE <= length_km)
    km_end, mi_end = x + length_km * view.scale, x + length_mi * KM_PER_MILE * view.scale
    bar = shapely.MultiLineString(
        [
            [(x, y - TICK), (x, y + TICK)],
            [(x, y), (km_end, y)],
            [(km_end, y), (km_end, y - TICK)],
            [(mi_end, y), (mi_end, y + TICK)],
        ]
    )
    sheet.stroke(bar, "casing", 5, opacity=0.7)
    sheet.stroke(bar, "ink", 1.8, cap="butt")
    km = f"{grouped(length_km, language)} {UNITS['km'][language]}"
    mi = f"{grouped(length_mi, language)} {UNITS['mi'][language]}"
    style: dict[str, Any] = {"halo": "casing", "kind": "scale"}
    boxes = [
        sheet.text(x, y - TICK - 0.35 * size, "0", size, anchor="center", **style),
        sheet.text(km_end, y - TICK - 0.35 * size, km, size, anchor="center", **style),
        sheet.text(mi_end, y + TICK + 0.9 * size, mi, size, anchor="center", **style),
    ]
    return _around([*boxes, (x - size, y - 2 * size, km_end + size, y + size)])


def _bar(drawn: Drawn, y: float, size: float) -> tuple[int, float]:
    """Choose length and left end: the longest bar over water, as far left as it lies there.

    Where there is no water, it keeps clear of ground that a side leaves.
    """
    left, _, right, _ = drawn.view.frame
    first, wide = left + 1.6 * size, right - left
    fitting = [km for km in ROUND_KM if SHORTEST < km * drawn.view.scale <= BAR_SHARE * wide]
    fitting = fitting or [km for km in ROUND_KM if km * drawn.view.scale > SHORTEST][:1]
    places = [
        (length_km, float(x), shapely.box(x - size, y - 2 * size, end + 2 * size, y + 1.5 * size))
        for length_km in reversed(fitting)
        for x in np.arange(first, left + REACH_SHARE * wide, size)
        if (end := x + length_km * drawn.view.scale)
    ]
    wet = (place for place in places if shapely.contains(drawn.sea, place[2]))
    calm = (place for place in places if not shapely.intersects(drawn.moving, place[2]))
    length_km, x, _ = next(chain(wet, calm, places))
    return length_km, x


def _around(boxes: list[Rect]) -> Rect:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def draw_locator(sheet: Sheet, country: Country, view: View, frame: Rect) -> None:
    """Draw Ukraine among its neighbours, with the map's window on it."""
    small = fitted(AROUND, frame)
    layers, clip = projected(country, is_fine=False), sheet.clip(frame)
    sheet.rect(frame, "land")
    sheet.fill(small.shape(layers["sea"]), "sea", clip=clip)
    sheet.stroke(small.shape(layers["edge"]), "paper", 1.0, clip=clip)
    sheet.fill(small.shape(layers["ua"]), "ink3", clip=clip)
    west, south, east, north = view.window
    (left, top), (right, bottom) = small.at(west, north), small.at(east, south)
    inside = shapely.clip_by_rect(shapely.boundary(shapely.box(left, top, right, bottom)), *frame)
    sheet.stroke(inside, "ink", 1.8, cap="butt")
    sheet.outline(frame, "ink2", 1.2)
