"""The line of contact: what a mapper's polygon says of who holds what, and where the sides meet."""

import numpy as np
import numpy.typing as npt
import shapely
import shapely.ops

from dashboard.core.geodesy import Geometries, geodesic_length_km
from dashboard.core.prepared import prepared

_ON_EDGE_DEG = 5e-5
"""About 5 m: what runs nearer than this to the country's edge is the edge, not a line."""
_STRIP_DEG = 0.01
"""About 1 km: an enclosed piece that is nowhere wider is the width of a mapper's stroke."""
_SHORTEST_KM = 9.0
"""Pieces of line shorter than this are islets and left-overs of drawing, not a front."""


def held_ground(
    drawn: shapely.Geometry, country: shapely.Geometry, gaps: shapely.Geometry
) -> shapely.Geometry:
    """Turn a mapper's polygon into the ground that Russia holds inside a country.

    The polygon is clipped to the country. A mapper draws coast and border roughly, so the clip
    leaves pieces of country behind the line that nobody drew as held: bays, spits, strips. Such a
    left-over goes to the side that surrounds it. An enclosed piece that is not a left-over of
    drawing, such as a besieged town, stays as the mapper has it.

    Parameters
    ----------
    drawn : Polygon or MultiPolygon, EPSG:4326
    country : Polygon or MultiPolygon, EPSG:4326
    gaps : Polygon or MultiPolygon, EPSG:4326
        Ground that is known to be left out by drawing alone; see :func:`enclosed`.

    Returns
    -------
    MultiPolygon, EPSG:4326
    """
    left, is_enclosed = _undrawn(drawn, country)
    is_left_over = is_enclosed & is_strip(left)
    wide = np.flatnonzero(is_enclosed & ~is_left_over)
    in_gaps = shapely.area(shapely.intersection(left[wide], gaps))
    is_left_over[wide] = in_gaps >= shapely.area(left[wide]) / 2
    return polygons(shapely.difference(country, shapely.multipolygons(left[~is_left_over])))


def enclosed(drawn: shapely.Geometry, country: shapely.Geometry) -> Geometries:
    """List the pieces of a country that a mapper's polygon cuts off from its main body.

    Parameters
    ----------
    drawn, country : Polygon or MultiPolygon, EPSG:4326

    Returns
    -------
    ndarray of Polygon, shape (n,), EPSG:4326
        Without islands that are nearer to the main body than to what is drawn.
    """
    left, is_enclosed = _undrawn(drawn, country)
    return left[is_enclosed]


def _undrawn(
    drawn: shapely.Geometry, country: shapely.Geometry
) -> tuple[Geometries, npt.NDArray[np.bool_]]:
    """List the pieces of country outside ``drawn``; tell which are cut off from the main one."""
    left = shapely.get_parts(polygons(shapely.difference(country, drawn)))
    is_enclosed = shapely.intersects(prepared(drawn), left)
    main = np.argmax(shapely.area(left)) if len(left) else 0
    islands = np.flatnonzero(~is_enclosed)
    to_drawn = shapely.distance(drawn, left[islands])
    is_enclosed[islands] = to_drawn < shapely.distance(left[main : main + 1], left[islands])
    is_enclosed[main : main + 1] = False
    return left, is_enclosed


def is_strip(pieces: Geometries) -> npt.NDArray[np.bool_]:
    """Tell which pieces are nowhere wider than a mapper's stroke, about 1 km.

    Parameters
    ----------
    pieces : array of Polygon, shape (n,), EPSG:4326

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    return shapely.is_empty(shapely.buffer(pieces, -_STRIP_DEG / 2))


def polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the polygons of an overlay's result as one MultiPolygon; drop its lines and points."""
    parts = shapely.get_parts(shape)
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def contact_line(held: shapely.Geometry, country: shapely.Geometry) -> shapely.Geometry:
    """Find where ground held by one side meets ground held by the other, inside a country.

    The edge of held ground, less coast and state border, less rings and ends too short to be a
    front.

    Parameters
    ----------
    held : MultiPolygon, EPSG:4326
        As :func:`held_ground`; its outer edge runs along vertices of ``country``.
    country : MultiPolygon, EPSG:4326

    Returns
    -------
    MultiLineString, EPSG:4326
    """
    edge = prepared(shapely.boundary(country))
    segments = _segments(held)
    middles = shapely.points(segments.mean(axis=1))
    inner = segments[~shapely.dwithin(edge, middles, _ON_EDGE_DEG)]
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(inner)))
    lines = shapely.get_parts(merged)
    return shapely.multilinestrings(lines[geodesic_length_km(lines) >= _SHORTEST_KM])


def distance_km(line: shapely.Geometry, place: shapely.Point) -> float:
    """Measure how far a place is from the nearest point of a line.

    Parameters
    ----------
    line : LineString or MultiLineString, EPSG:4326
    place : Point, EPSG:4326

    Returns
    -------
    float, km
        Geodesic; infinite where there is no line. The nearest point is found with longitudes
        shortened as at the place, which is exact enough within Ukraine.
    """
    if line.is_empty:
        return float(np.inf)
    shrink = np.cos(np.radians(place.y))
    flat_line, flat_place = (
        shapely.transform(shape, lambda lon_lat: lon_lat * (shrink, 1.0)) for shape in (line, place)
    )
    near, _ = shapely.ops.nearest_points(flat_line, flat_place)
    way = shapely.LineString([(near.x / shrink, near.y), place])
    return float(geodesic_length_km(np.array([way]))[0])


def _segments(shape: shapely.Geometry) -> npt.NDArray[np.float64]:
    rings = shapely.get_rings(shapely.get_parts(shape))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    pairs = np.stack([points[:-1], points[1:]], axis=1)
    return pairs[ring[:-1] == ring[1:]]
