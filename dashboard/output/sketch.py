"""What is drawn on the map of the Build page: from the browser to shapes, and back to its handles.

A browser sends anything. Nothing of it is kept but whole numbers, and not too many of them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import QueryError
from dashboard.output.plane import STEP_KM, compact, from_plane, to_plane

MOST_SHAPES, MOST_RINGS, MOST_STEPS = 40, 40, 4_000
FARTHEST = 300_000
"""Steps from the centre of the plane: 3 000 km."""
STRAIGHT_KM = 20.0
"""An edge that is straight on the map gets a corner so often; between two it is off by 9 m."""
MOST_CORNERS = 400
"""A shape with more, such as an uploaded one, has no handles on the map; it is only shown."""


def shapes_drawn(sent: Any) -> list[tuple[str, BaseGeometry]]:
    """Read what a browser says was drawn.

    Parameters
    ----------
    sent
        A list of objects with ``id`` (``""`` for a new shape) and ``rings``, each a flat list
        ``[x0, y0, dx1, dy1, …]`` of whole steps; see ``drawing.js``.

    Returns
    -------
    list of (str, Polygon)
        Ids, and shapes in EPSG:4326.

    Raises
    ------
    QueryError
        If it is anything else.
    """
    if not isinstance(sent, list) or len(sent) > MOST_SHAPES:
        raise _refusal("no list of shapes, or too long a one")
    return [(_id(one), _polygon(one.get("rings"))) for one in map(_entries, sent)]


def _entries(one: Any) -> dict[str, Any]:
    if not isinstance(one, dict):
        raise _refusal("something that is no shape")
    return one


def _id(one: dict[str, Any]) -> str:
    found = one.get("id", "")
    return found if isinstance(found, str) else ""


def _polygon(rings: Any) -> BaseGeometry:
    if not isinstance(rings, list) or not 1 <= len(rings) <= MOST_RINGS:
        raise _refusal("a shape without rings, or with too many")
    outer, *holes = (_corners(steps) for steps in rings)
    flat = shapely.segmentize(shapely.Polygon(outer, holes), STRAIGHT_KM)
    return from_plane(flat)


def _corners(steps: Any) -> np.ndarray:
    is_list = isinstance(steps, list) and 8 <= len(steps) <= MOST_STEPS and len(steps) % 2 == 0  # noqa: PLR2004
    if not is_list or not all(type(step) is int and abs(step) <= FARTHEST for step in steps):
        raise _refusal("a ring that is not made of whole steps")
    corners: np.ndarray = np.cumsum(np.array(steps).reshape(-1, 2), axis=0)
    if np.abs(corners).max() > FARTHEST:
        raise _refusal("a corner that is not on the map")
    return corners * STEP_KM


def _refusal(found: str) -> QueryError:
    return QueryError(f"What was drawn cannot be read: found {found}. Draw it again.")


def handles(shapes: Iterable[tuple[str, BaseGeometry]]) -> tuple[dict[str, Any], ...]:
    """Write shapes so that they can be changed on the map; leave out those with many corners.

    Parameters
    ----------
    shapes : iterable of (str, geometry)
        Ids, and shapes in EPSG:4326.
    """
    written = ((area, rings) for area, shape in shapes for rings in _rings(shape))
    return tuple({"id": area, "rings": rings} for area, rings in written)


def is_handy(shape: BaseGeometry) -> bool:
    """Tell whether a shape has few enough corners for handles, and is in one piece."""
    return len(_rings(shape)) == 1


def _rings(shape: BaseGeometry) -> Sequence[list[list[int]]]:
    plain = shapely.simplify(to_plane(shape), STEP_KM)
    if shapely.get_num_coordinates(plain) > MOST_CORNERS or shapely.get_num_geometries(plain) > 1:
        return []
    found: list[list[list[int]]] = compact(plain)["polygons"]
    return found
