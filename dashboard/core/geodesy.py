"""Measuring on the ellipsoid: areas, lengths and distances that can be published.

Area is measured in two ways. What is published is the geodesic area of WGS 84. Where only a share
of a shape is wanted, as in areal interpolation, the shape is laid out equal-area, which is faster.
"""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from dashboard.errors import CrsError

GEOGRAPHIC = "EPSG:4326"
EQUAL_AREA = "EPSG:3035"
GRID_DEG = 2.0**-17
"""Coordinates are kept as multiples of this (about 0.8 m); a binary step compresses well."""

_RUN = 12

Geometries: TypeAlias = npt.NDArray[np.object_]
Floats: TypeAlias = npt.NDArray[np.float64]

_GEOD = pyproj.Geod(ellps="WGS84")
_ECCENTRICITY = float(np.sqrt(_GEOD.es))
# Conformal and centred on Ukraine: off by less than 0.2 % in length anywhere in the country.
_LOCAL = pyproj.CRS("+proj=lcc +lat_0=48.5 +lon_0=32 +lat_1=45.5 +lat_2=51.5 +ellps=WGS84 +units=m")


def geodesic_area_km2(shapes: Geometries) -> Floats:
    """Measure polygons on the WGS 84 ellipsoid.

    Parameters
    ----------
    shapes : array of Polygon or MultiPolygon, shape (n,), EPSG:4326
        Other parts, such as the lines that an overlay leaves, count nothing.

    Returns
    -------
    ndarray, shape (n,), km²
        Never negative, whatever the direction of the rings.

    References
    ----------
    .. [1] Karney, C. F. F. (2013). Algorithms for geodesics. *Journal of Geodesy*, 87, 43-55.
    """
    polygons, owner = shapely.get_parts(shapes, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    is_outer = np.r_[True, np.diff(polygon) > 0][: len(rings)]
    areas = np.array([_ring_area_km2(ring) for ring in rings])
    signed = np.where(is_outer, areas, -areas)
    return np.bincount(owner[polygon], signed, minlength=len(shapes)).astype(float)


def _ring_area_km2(ring: shapely.LinearRing) -> float:
    lon, lat = shapely.get_coordinates(ring).T
    area_m2, _ = _GEOD.polygon_area_perimeter(lon, lat)
    return abs(area_m2) / 1e6


def geodesic_length_km(lines: Geometries) -> Floats:
    """Measure lines on the WGS 84 ellipsoid.

    Parameters
    ----------
    lines : array of LineString or MultiLineString, shape (n,), EPSG:4326

    Returns
    -------
    ndarray, shape (n,), km
    """
    return np.array([_GEOD.geometry_length(line) / 1e3 for line in lines])


def to_equal_area(shapes: Geometries) -> Geometries:
    """Lay shapes out on the cylindrical equal-area projection, for shares of area only.

    Parameters
    ----------
    shapes : array of geometries, shape (n,), EPSG:4326

    Returns
    -------
    ndarray of geometries, shape (n,)
        Abscissa is longitude in radians, ordinate half the authalic function q of the latitude,
        so that equal numbers are equal areas on the ellipsoid.

    References
    ----------
    .. [1] Snyder, J. P. (1987). *Map Projections: A Working Manual*. USGS Professional Paper 1395,
       equations 3-12 and 10-15.
    """
    return shapely.transform(shapes, _authalic)


def _authalic(lon_lat: Floats) -> Floats:
    e = _ECCENTRICITY
    x, sine = np.radians(lon_lat[:, 0]), np.sin(np.radians(lon_lat[:, 1]))
    q = (1 - e**2) * (sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e)
    return np.column_stack([x, q / 2])


def buffer_km(line: shapely.Geometry, distance_km: float) -> shapely.Geometry:
    """Give the ground within a distance of a line.

    Parameters
    ----------
    line : LineString or MultiLineString, EPSG:4326
    distance_km : float

    Returns
    -------
    Polygon or MultiPolygon, EPSG:4326
        Measured on a conformal projection centred on Ukraine. Its edge is right to 0.5 % of the
        distance.
    """
    forth = pyproj.Transformer.from_crs(GEOGRAPHIC, _LOCAL, always_xy=True)
    flat = shapely.transform(line, forth.transform, interleaved=False)
    flat = shapely.simplify(flat, distance_km * 5)  # metres: half a hundredth of the distance
    around = shapely.union_all(shapely.buffer(_runs(flat), distance_km * 1e3, quad_segs=16))
    return shapely.transform(
        around, lambda x, y: forth.transform(x, y, direction="INVERSE"), interleaved=False
    )


def _runs(lines: shapely.Geometry) -> Geometries:
    """Cut lines into runs of a few vertices, which are buffered several times faster than whole."""
    parts = [shapely.get_coordinates(part) for part in shapely.get_parts(lines)]
    return np.array(
        [
            shapely.LineString(vertices[start : start + _RUN + 1])
            for vertices in parts
            for start in range(0, len(vertices) - 1, _RUN)
        ]
    )


def snap_to_grid(shapes: Geometries) -> Geometries:
    """Round coordinates to the storage grid, vertex by vertex, so that shared edges stay shared.

    Parameters
    ----------
    shapes : array of geometries, shape (n,), EPSG:4326

    Returns
    -------
    ndarray of geometries, shape (n,), EPSG:4326
    """
    return shapely.transform(shapes, lambda lon_lat: np.round(lon_lat / GRID_DEG) * GRID_DEG)


def require_crs(crs: object, expected: str, *, name: str) -> None:
    """Refuse a layer in another reference system.

    Raises
    ------
    CrsError
        If ``crs`` is missing or not ``expected``.
    """
    if crs is None or pyproj.CRS.from_user_input(crs) != pyproj.CRS(expected):
        raise CrsError(f"{name} is in {crs or 'no stated CRS'}; expected {expected}. Reproject it.")
