"""Where a detail stands on a map: beside the country, never on it."""

from itertools import product

import numpy as np
import shapely

from dashboard.core.prepared import prepared
from dashboard.output.figure.base import projected
from dashboard.output.figure.content import Country
from dashboard.output.figure.sheet import Rect
from dashboard.output.figure.theatre import THEATRE
from dashboard.output.figure.view import View, fitted

LEANS = (0.3, 0.0)
"""Shares of spare width that go to the west: some of it, and none to make room in the east."""
LEAN_ALONE = 0.55
"""The same for a map without a detail."""
SHARES = (0.31, 0.29, 0.27)
"""Shares of the map's width that a detail takes, the largest first."""
SHAPE = 1.12
"""Height of a detail with its heading, in widths."""
WIDENED_KM = (0.0, 80.0, 160.0, 240.0, 320.0)
"""Kilometres by which the map is widened to the east, if there is no room otherwise."""
STEPS = 12
EDGE = 10.0


def with_room(country: Country, frame: Rect, *, wanted: bool) -> tuple[View, Rect | None]:
    """Lay the country into a frame, with a box for a detail if one is wanted.

    Returns
    -------
    View, Rect or None
        The box is as large as can be, near the height of the country's east; it covers none of
        the country.
    """
    west, south, east, north = THEATRE
    if not wanted:
        return fitted(THEATRE, frame, lean=LEAN_ALONE), None
    for more_km, lean in product(WIDENED_KM, LEANS):
        view = fitted((west, south, east + more_km, north), frame, lean=lean)
        box = _box(country, view)
        if box:
            return view, box
    return fitted(THEATRE, frame, lean=LEANS[0]), None


def _box(country: Country, view: View) -> Rect | None:
    """Find room at the right edge of a view, from the middle outwards."""
    left, top, right, bottom = view.frame
    ground = prepared(view.shape(projected(country, is_fine=False)["ua"]))
    for share in SHARES:
        width = share * (right - left)
        height = SHAPE * width
        spare = bottom - top - height - 2 * EDGE
        for down in sorted(np.linspace(0.0, 1.0, STEPS), key=lambda d: abs(d - 0.4)):
            y = top + EDGE + down * spare
            box = (right - width, y, right, y + height)
            reach = shapely.box(box[0] - EDGE, y - EDGE, right, y + height + EDGE)
            if spare > 0 and not shapely.intersects(ground, reach):
                return box
    return None


def overlaps(one: Rect, other: Rect) -> bool:
    """Tell whether two boxes share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
