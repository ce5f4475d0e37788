"""The front line of every day a mapper published, clipped to Ukraine."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC, GRID_DEG
from dashboard.core.line import enclosed, held_ground, is_strip, polygons

MIRROR = "front/deepstate_daily_2024-2026.parquet"
HISTORY = "front/deepstate_history_2022-2025.parquet"
OWL = "front/owl_monthly_2022-2026.parquet"

_HELD = ["occupied", "ordlo", "crimea"]
_LASTING_DAYS = 150
"""A left-over of much the same shape on so many days is a habit of drawing, not a siege."""
_ALIKE = 0.5
"""Two pieces are much the same when they share this part of what they cover together."""


def read_deepstate(raw: Path) -> gpd.GeoDataFrame:
    """Join the two DeepState series as drawn, one row per day and category.

    The daily mirror comes first where both have a day; days that neither has stay out.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``as_of`` (ISO date), ``category`` (``held``, ``grey``, ``ua_in_russia``).
    """
    mirror = gpd.read_parquet(raw / MIRROR).assign(category="held")
    history = gpd.read_parquet(raw / HISTORY)
    drawn = history[history["category"].isin(_HELD)].dissolve("as_of", as_index=False)
    drawn = drawn.assign(category="held")[~drawn["as_of"].isin(mirror["as_of"])]
    others = history[~history["category"].isin(_HELD)].replace({"category": {"unknown": "grey"}})
    joined = pd.concat([mirror, drawn, others], ignore_index=True)
    return joined.sort_values(["category", "as_of"], ignore_index=True)


def read_owl(raw: Path) -> gpd.GeoDataFrame:
    """Read the second mapper's line, about one day a month.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        As :func:`read_deepstate`.
    """
    drawn = gpd.read_parquet(raw / OWL).replace({"category": {"occupied": "held"}})
    return drawn.sort_values(["category", "as_of"], ignore_index=True)


def find_gaps(
    drawn: Iterable[shapely.Geometry], country: shapely.Geometry, always: shapely.Geometry
) -> shapely.Geometry:
    """Find ground behind the line that is left out by drawing alone.

    A piece of country that stays cut off from the main body for five months, in much the same
    shape, is a bay or a spit that the mapper does not draw; no siege of this war lasted so long.

    Parameters
    ----------
    drawn : iterable of MultiPolygon, EPSG:4326
        A mapper's polygons, one a day.
    country : MultiPolygon, EPSG:4326
    always : MultiPolygon, EPSG:4326
        Ground that is taken for a gap wherever it is cut off: waters, and what was held before
        2022.

    Returns
    -------
    MultiPolygon, EPSG:4326
    """
    seen: Counter[bytes] = Counter()
    for shape in drawn:
        seen.update(shapely.to_wkb(shapely.normalize(enclosed(shape, country))))
    pieces, days = shapely.from_wkb(list(seen)), np.array(list(seen.values()))
    pieces, days = pieces[~is_strip(pieces)], days[~is_strip(pieces)]
    one, other = shapely.STRtree(pieces).query(pieces, predicate="intersects")
    shared = shapely.area(shapely.intersection(pieces[one], pieces[other]))
    joined = shapely.area(pieces[one]) + shapely.area(pieces[other]) - shared
    alike = shared >= _ALIKE * joined
    lasted = np.bincount(one[alike], days[other[alike]], minlength=len(pieces))
    return polygons(shapely.union_all([always, *pieces[lasted >= _LASTING_DAYS]]))


def build_lines(
    drawn: gpd.GeoDataFrame, country: shapely.Geometry, gaps: shapely.Geometry
) -> gpd.GeoDataFrame:
    """Clip every drawn shape to where it counts.

    Parameters
    ----------
    drawn : GeoDataFrame, EPSG:4326
        As :func:`read_deepstate`.
    country, gaps : MultiPolygon, EPSG:4326

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``as_of``, ``category``: ``held`` and ``grey`` inside the country and without overlap,
        ``ua_in_russia`` outside it.
    """
    of = {
        category: rows.set_index("as_of").geometry for category, rows in drawn.groupby("category")
    }
    held = {day: _snapped(held_ground(shape, country, gaps)) for day, shape in of["held"].items()}
    rows = [("held", day, shape) for day, shape in held.items()]
    rows += [
        ("grey", day, _snapped(shape.intersection(country).difference(held[day])))
        for day, shape in of.get("grey", {}).items()
    ]
    rows += [
        ("ua_in_russia", day, _snapped(shape.difference(country)))
        for day, shape in of.get("ua_in_russia", {}).items()
    ]
    lines = gpd.GeoDataFrame(rows, columns=["category", "as_of", "geometry"], crs=GEOGRAPHIC)
    lines = lines[~lines.geometry.is_empty]
    return lines.sort_values(["category", "as_of"], ignore_index=True)


def _snapped(shape: shapely.Geometry) -> shapely.Geometry:
    return polygons(shapely.set_precision(shape, GRID_DEG))


def compare_overlap(raw: Path) -> dict[str, float]:
    """Compare the two DeepState series on the days that both have.

    Returns
    -------
    dict
        ``days``, and mean and maximum of the ground (km²) that only one of the two draws as held.
    """
    mirror = gpd.read_parquet(raw / MIRROR).set_index("as_of").geometry
    history = gpd.read_parquet(raw / HISTORY)
    joined = history[history["category"].isin(_HELD)].dissolve("as_of").geometry
    both = mirror.index.intersection(joined.index)
    apart = mirror[both].to_crs(EQUAL_AREA).symmetric_difference(joined[both].to_crs(EQUAL_AREA))
    km2 = apart.area / 1e6
    return {"days": len(both), "mean_km2": km2.mean(), "max_km2": km2.max()}
