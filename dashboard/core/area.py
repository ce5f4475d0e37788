"""Ground that a user drew: a shape with a name, known by its content.

Two drawings of the same ground have the same id, in whatever option they are; so an id alone says
by what a parcel was cut.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import shapely

from dashboard.core.geodesy import GRID_DEG, snap_to_grid
from dashboard.core.line import polygons
from dashboard.errors import GeometryError


@dataclass(frozen=True, slots=True)
class Area:
    """A drawn area; make one with :func:`drawn_area`.

    Attributes
    ----------
    id
        ``area-`` and sixteen hexadecimal digits of a hash of the shape.
    name
        For people.
    shape
        Polygon or MultiPolygon, EPSG:4326, valid, on the grid of
        :func:`~dashboard.core.geodesy.snap_to_grid`.
    """

    id: str
    name: str
    shape: shapely.Geometry = field(hash=False)


def drawn_area(name: str, drawn: shapely.Geometry) -> Area:
    """Make an area of what was drawn.

    Parameters
    ----------
    name : str
    drawn : Polygon or MultiPolygon, EPSG:4326
        Longitudes from -180 to 180, latitudes from -90 to 90. Rings that cross themselves are
        taken apart, and coordinates rounded to the grid.

    Returns
    -------
    Area
        The same for the same ground, wherever its rings begin and whichever way they run.

    Raises
    ------
    GeometryError
        If coordinates are no longitudes and latitudes, or no ground is left on the grid.
    """
    _require_degrees(drawn)
    valid = drawn if drawn.is_valid else shapely.make_valid(drawn)
    on_grid = polygons(shapely.set_precision(polygons(valid), GRID_DEG))
    if on_grid.is_empty:
        raise GeometryError(
            "The drawn area encloses no ground: its edge is a point or a line, to a metre. "
            "Draw an area with at least three corners apart."
        )
    plain = shapely.set_precision(on_grid, 0)  # later cuts are not to be rounded
    shape = shapely.normalize(snap_to_grid(np.array([plain]))[0])
    digest = hashlib.sha256(shapely.to_wkb(shape, byte_order=1)).hexdigest()
    return Area(f"area-{digest[:16]}", name, shape)


def _require_degrees(drawn: shapely.Geometry) -> None:
    corners = shapely.get_coordinates(drawn)
    if not (np.isfinite(corners).all() and (np.abs(corners) <= (180, 90)).all()):
        raise GeometryError(
            "The drawn area has coordinates that are no longitudes from -180 to 180 and latitudes "
            "from -90 to 90. Give it in degrees of WGS 84."
        )


def area_column(area: str) -> str:
    """Name the boolean column for ground inside a drawn area."""
    return f"is_inside_{area}"


def count_vertices(areas: Iterable[Area]) -> int:
    """Count the vertices of areas."""
    return int(sum(shapely.get_num_coordinates(area.shape) for area in areas))


def edge_deg(areas: Iterable[Area]) -> float:
    """Add up the lengths of the edges of areas, in degrees."""
    return float(sum(shapely.length(area.shape) for area in areas))
