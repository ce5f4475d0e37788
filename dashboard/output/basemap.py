"""The constant part of the web map: land, sea, borders, rivers, towns and names.

Built once per start from the context layers, projected, and published by address.
"""

from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.assets import publish_json
from dashboard.output.plane import compact, to_plane
from dashboard.output.webmap import Base, strokes

NEAR_LAND_KM = 3.0
"""Border that runs this near to a neighbour's land is a land border; the rest is coast."""

QUIET_KM = 0.25
"""Detail of the background: the ground that figures count is drawn as exactly as it is stored."""

ALONG_KM = 0.2
"""A boundary of oblasts this near to the country's edge is that edge."""
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


def build_base(oblasts: gpd.GeoDataFrame, context: gpd.GeoDataFrame, places: pd.DataFrame) -> Base:
    """Publish the constant layers and describe them for the map.

    Parameters
    ----------
    oblasts : GeoDataFrame, EPSG:4326
        All oblasts; together they are Ukraine within its recognised border.
    context : GeoDataFrame, EPSG:4326
        ``kind``: ``sea``, ``neighbour``, ``lake`` or ``river``.
    places : GeoDataFrame of points, EPSG:4326
        ``rank`` (1 is the most important), ``name_en``, ``name_uk``, ``people``.
    """
    base, content = base_content(oblasts, context, places)
    return replace(base, url=publish_json("base", content))


def base_content(
    oblasts: gpd.GeoDataFrame, context: gpd.GeoDataFrame, places: pd.DataFrame
) -> tuple[Base, dict[str, Any]]:
    """Describe the base, without an address yet, and give what its file holds."""
    shapes = base_shapes(oblasts, context)
    country = shapes["ua"]
    drawn = [
        {"style": style, "pane": pane, "strokes": strokes(style), **compact(shapes[style])}
        for style, pane in DRAWN
    ]
    east = to_plane(shapely.box(30.6, 44.3, 40.3, 52.5))
    base = Base(
        country_km=_bounds(country),
        theatre_km=_bounds(shapely.intersection(country, east)),
        url="",
    )
    return base, {"shapes": drawn, "towns": towns(places), "names": names()}


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
        As in :func:`build_base`.
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
    inner = shapely.union_all([shapely.boundary(piece) for piece in pieces], grid_size=0.001)
    return {
        "sea": shapely.simplify(of_kind["sea"], QUIET_KM / 2),
        "edge": _outlines(context.geometry[context["kind"] == "neighbour"]),
        "ua": country,
        "lake": of_kind["lake"],
        "river": shapely.line_merge(of_kind["river"]),
        "oblast": _away_from(edge, inner),
        "border": shapely.line_merge(land_border),
        "coast": shapely.line_merge(shapely.difference(edge, land_border)),
    }


def _wider(bounds: tuple[float, float, float, float], by_km: float) -> tuple[float, ...]:
    west, south, east, north = bounds
    return west - by_km, south - by_km, east + by_km, north + by_km


def _away_from(edge: BaseGeometry, lines: BaseGeometry) -> BaseGeometry:
    """Leave out the segments of lines that run along an edge."""
    points, line = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    ends = np.stack([points[:-1], points[1:]], axis=1)[line[:-1] == line[1:]]
    shapely.prepare(edge)
    is_away = ~shapely.dwithin(edge, shapely.points(ends.mean(axis=1)), ALONG_KM)
    return shapely.line_merge(shapely.multilinestrings(shapely.linestrings(ends[is_away])))


def _joined(context: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    """Join the context by kind."""
    return {
        str(kind): shapely.disjoint_subset_union_all([to_plane(shape) for shape in rows.geometry])
        for kind, rows in context.groupby("kind")
    }


def _outlines(shapes: gpd.GeoSeries) -> BaseGeometry:
    """Draw the edge of each shape, but not where the layer was cut off by its frame."""
    frame = shapely.buffer(shapely.boundary(shapely.box(*shapes.total_bounds)), FRAME_EDGE_DEG)
    edges = shapely.difference(shapely.boundary(shapes.to_numpy()), frame)
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
