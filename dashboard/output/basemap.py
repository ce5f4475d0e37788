"""The constant part of the web map: land, sea, borders, rivers, towns and names.

Built once from the context layers, projected, and published by address.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.assets import publish_made
from dashboard.output.plane import compact, to_plane
from dashboard.output.webmap import Base, strokes

NEAR_LAND_KM = 3.0
"""Border that runs this near to a neighbour's land is a land border; the rest is coast."""

QUIET_KM = 0.25
"""Detail of the background: the ground that figures count is drawn as exactly as it is stored."""

FRAME_EDGE_DEG = 0.02
FEWEST_PEOPLE = 10_000

NAMES: tuple[tuple[str, str, str, float, float], ...] = (
    ("country", "UKRAINE", "УКРАЇНА", 30.3, 49.15),
    ("country", "RUSSIA", "РОСІЯ", 39.6, 51.2),
    ("country", "BELARUS", "БІЛОРУСЬ", 28.6, 52.25),
    ("country", "MOLDOVA", "МОЛДОВА", 27.9, 46.55),
    ("country", "ROMANIA", "РУМУНІЯ", 25.6, 45.9),
    ("country", "POLAND", "ПОЛЬЩА", 22.5, 51.3),
    ("region", "CRIMEA", "КРИМ", 34.15, 45.38),
    ("sea", "Black Sea", "Чорне море", 31.3, 45.25),
    ("sea", "Sea of Azov", "Азовське море", 36.65, 46.0),
)
"""Kind, English, Ukrainian, longitude, latitude of the names that are not towns."""


Layers = tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]
"""Oblasts, context and places, as :func:`base_content` takes them."""


def build_base(read: Callable[[], Layers], made_from: Sequence[str]) -> Base:
    """Publish the constant layers and describe them for the map; a later start finds them there.

    Parameters
    ----------
    read : callable
        Gives the layers; not called if the base of these layers is there already.
    made_from : sequence of str
        Checksums of the layers' files.
    """
    url, content = publish_made("base", made_from, lambda: base_content(*read()))
    return described(content, url)


def described(content: Mapping[str, Any], url: str) -> Base:
    """Describe a base for the map."""
    country, theatre = (tuple(content[name]) for name in ("country_km", "theatre_km"))
    return Base(country_km=country, theatre_km=theatre, url=url)


def base_content(
    oblasts: gpd.GeoDataFrame, context: gpd.GeoDataFrame, places: gpd.GeoDataFrame
) -> dict[str, Any]:
    """Give what the file of the base holds: its shapes, names and bounds.

    Parameters
    ----------
    oblasts : GeoDataFrame, EPSG:4326
        All oblasts; together they are Ukraine within its recognised border.
    context : GeoDataFrame, EPSG:4326
        ``kind``: ``sea``, ``neighbour``, ``lake`` or ``river``.
    places : GeoDataFrame of points, EPSG:4326
        ``rank`` (1 is the most important), ``name_en``, ``name_uk``, ``people``.
    """
    shapes = base_shapes(oblasts, context)
    country = shapes["ua"]
    drawn = [
        {"style": style, "pane": pane, "strokes": strokes(style), **compact(shapes[style])}
        for style, pane in DRAWN
    ]
    east = to_plane(shapely.box(30.6, 44.3, 40.3, 52.5))
    return {
        "country_km": _bounds(country),
        "theatre_km": _bounds(shapely.intersection(country, east)),
        "shapes": drawn,
        "towns": towns(places),
        "names": names(),
    }


DRAWN: tuple[tuple[str, str], ...] = (
    ("sea", "ground"),
    ("edge", "ground"),
    ("ua", "ground"),
    ("lake", "ground"),
    ("river", "ground"),
    ("oblast", "inner"),
    ("coast", "border"),
    ("border", "border"),
)
"""Style and pane of every constant layer, in drawing order."""


def base_shapes(
    oblasts: gpd.GeoDataFrame, context: gpd.GeoDataFrame, quiet_km: float = QUIET_KM
) -> dict[str, BaseGeometry]:
    """Derive the constant layers in the plane (km), by name of style.

    Parameters
    ----------
    oblasts, context : GeoDataFrame, EPSG:4326
        As in :func:`base_content`.
    quiet_km : float
        Detail of borders and boundaries that is left out.
    """
    exact = [to_plane(shape) for shape in oblasts.geometry]
    pieces = shapely.coverage_simplify(exact, quiet_km)
    country = shapely.coverage_union_all(pieces)
    edge, of_kind = shapely.boundary(country), _joined(context)
    near = shapely.clip_by_rect(of_kind["neighbour"], *_wider(edge.bounds, NEAR_LAND_KM))
    land = shapely.simplify(near, QUIET_KM)
    land_border = shapely.intersection(edge, shapely.buffer(land, NEAR_LAND_KM))
    return {
        "sea": shapely.simplify(of_kind["sea"], QUIET_KM / 2),
        "edge": _outlines(context.geometry[context["kind"] == "neighbour"]),
        "ua": country,
        "lake": of_kind["lake"],
        "river": shapely.line_merge(of_kind["river"]),
        "oblast": _shared(pieces),
        "border": shapely.line_merge(land_border),
        "coast": shapely.line_merge(shapely.difference(edge, land_border)),
    }


def _wider(bounds: tuple[float, ...], by: float) -> tuple[float, float, float, float]:
    west, south, east, north = bounds
    return west - by, south - by, east + by, north + by


def _shared(pieces: npt.NDArray[np.object_]) -> BaseGeometry:
    """Draw the boundaries between the pieces of a coverage: every segment that two of them have."""
    rings = shapely.get_rings(shapely.get_parts(pieces))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    segments = np.hstack([points[:-1], points[1:]])[ring[:-1] == ring[1:]]
    x, y, other_x, other_y = segments.T
    is_turned = (x > other_x) | ((x == other_x) & (y > other_y))
    segments[is_turned] = segments[is_turned][:, [2, 3, 0, 1]]
    segments, times = np.unique(segments, axis=0, return_counts=True)
    between = segments[times > 1].reshape(-1, 2, 2)
    return shapely.line_merge(shapely.multilinestrings(shapely.linestrings(between)))


def _joined(context: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    """Join the context by kind."""
    return {
        str(kind): shapely.disjoint_subset_union_all([to_plane(shape) for shape in rows.geometry])
        for kind, rows in context.groupby("kind")
    }


def _outlines(shapes: gpd.GeoSeries) -> BaseGeometry:
    """Draw the edge of each shape, but not where the layer was cut off by its frame."""
    west, south, east, north = _wider(tuple(shapes.total_bounds), -FRAME_EDGE_DEG)
    edges = shapely.clip_by_rect(shapely.boundary(shapes.to_numpy()), west, south, east, north)
    drawn = to_plane(shapely.multilinestrings(shapely.get_parts(edges)))
    return shapely.simplify(drawn, QUIET_KM)


def _bounds(shape: BaseGeometry) -> tuple[float, float, float, float]:
    west, south, east, north = (round(float(side), 1) for side in shape.bounds)
    return west, south, east, north


def towns(places: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    """List towns from the most to the least important, placed in the plane."""
    large = places[(places["people"] >= FEWEST_PEOPLE) | (places["rank"] == 1)]
    listed = large.sort_values(["rank", "people"], ascending=[True, False])
    return [
        {
            **_at(place.geometry.x, place.geometry.y),
            "en": place.name_en,
            "uk": place.name_uk,
            "people": round(place.people),
            "rank": place.rank,
        }
        for place in listed.itertuples()
    ]


def names() -> list[dict[str, Any]]:
    """List the names of countries, regions and seas, placed in the plane."""
    return [{**_at(lon, lat), "kind": k, "en": en, "uk": uk} for k, en, uk, lon, lat in NAMES]


def _at(lon: float, lat: float) -> dict[str, float]:
    point = to_plane(shapely.Point(lon, lat))
    return {"x": round(point.x, 2), "y": round(point.y, 2)}
