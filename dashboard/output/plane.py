"""The flat map: an equal-area plane in kilometres, and a compact way to write shapes on it.

Area is the message of these maps, so the web map is drawn in the same equal-area projection as the
figures, not in Web Mercator. It needs no tiles, so Leaflet can take plane coordinates as they are.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

PLANE = "+proj=laea +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=km"
"""Lambert azimuthal equal-area, centred on Ukraine; x east and y north of the centre, in km."""

STEP_KM = 0.01
"""Coordinates are written as whole steps of ten metres."""


@cache
def _transformer() -> Transformer:
    return Transformer.from_crs("EPSG:4326", PLANE, always_xy=True)


def to_plane(shape: BaseGeometry) -> BaseGeometry:
    """Project a shape from EPSG:4326 to the plane (km)."""
    return shapely.transform(shape, _project)


def _project(lonlat: np.ndarray) -> np.ndarray:
    return np.column_stack(_transformer().transform(lonlat[:, 0], lonlat[:, 1]))


def to_degrees(x_km: float, y_km: float) -> tuple[float, float]:
    """Give longitude and latitude of a point of the plane."""
    lon, lat = _transformer().transform(x_km, y_km, direction="INVERSE")
    return float(lon), float(lat)


def from_plane(flat: BaseGeometry) -> BaseGeometry:
    """Turn a shape of the plane (km) into degrees, EPSG:4326."""
    return shapely.transform(flat, _unproject)


def _unproject(flat: np.ndarray) -> np.ndarray:
    lonlat = _transformer().transform(flat[:, 0], flat[:, 1], direction="INVERSE")
    return np.column_stack(lonlat)


def compact(shape: BaseGeometry) -> dict[str, Any]:
    """Write a shape of the plane as whole steps, each vertex relative to the one before.

    Parameters
    ----------
    shape : BaseGeometry
        Polygons or lines in plane kilometres; points and empty parts are dropped.

    Returns
    -------
    dict
        ``polygons``: polygons of rings; ``lines``: lines. A ring or line is one flat list
        ``[x0, y0, dx1, dy1, …]`` of integers: numbers only, so nothing in it can be text.
    """
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    lines = [part for part in parts if part.geom_type in {"LineString", "LinearRing"}]
    return {
        "polygons": [rings for polygon in polygons if (rings := list(_rings(polygon)))],
        "lines": [steps for line in lines if (steps := _steps(line))],
    }


def _rings(polygon: shapely.Polygon) -> Iterable[list[int]]:
    """Give the outer ring, then the holes; rings that collapse to a point or line are dropped."""
    outer = _steps(polygon.exterior, fewest=4)
    if outer:
        yield outer
        yield from (ring for hole in polygon.interiors if (ring := _steps(hole, fewest=4)))


def _steps(line: shapely.LineString, fewest: int = 2) -> list[int]:
    steps = np.rint(shapely.get_coordinates(line) / STEP_KM).astype(int)
    moved = np.ones(len(steps), dtype=bool)
    moved[1:] = (np.diff(steps, axis=0) != 0).any(axis=1)
    steps = steps[moved]
    if len(steps) < fewest:
        return []
    return np.vstack([steps[:1], np.diff(steps, axis=0)]).ravel().tolist()
