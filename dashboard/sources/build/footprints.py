"""Settlement footprints: where the people of each hromada lived, in shapes that add up exactly.

This is a dasymetric model [1]_ [2]_: the official count of a hromada is kept (the pycnophylactic
property [3]_) and moved to where people can live, its towns and villages.

References
----------
.. [1] Wright, J. K. (1936). A method of mapping densities of population: with Cape Cod as an
   example. *Geographical Review*, 26, 103-110.
.. [2] Mennis, J. (2003). Generating surface models of population using dasymetric mapping.
   *The Professional Geographer*, 55, 31-42.
.. [3] Tobler, W. R. (1979). Smooth pycnophylactic interpolation for geographical regions.
   *Journal of the American Statistical Association*, 74, 519-530.
"""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, Geometries
from dashboard.errors import SourceError
from dashboard.sources.build.gazetteer import collect_places
from dashboard.sources.build.land import in_tiles, read_waters, settle
from dashboard.sources.build.outlines import typical_density
from dashboard.sources.build.settlements import CRIMEA, read_totals

_TOLERANCE_M: Final = 60.0
_SIDES: Final = 12
_ROUNDING: Final = 0.5


def build_footprints(raw: Path, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Build the default population surface from the raw sources.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.
    units : GeoDataFrame, EPSG:4326
        Base pieces with ``base`` and ``unit``.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``base``; ``people`` (persons, real numbers); ``basis``: ``official`` (count of a town),
        ``remainder`` (share of a village in what its hromada has outside towns),
        ``remainder-even`` (the same, spread over the land of a hromada without known villages),
        ``2014`` (Crimea and Sevastopol, residents of 1 January 2014); ``place`` (``""`` for none).
        Every shape lies in one base piece; shapes may overlap, and their people then add up.

    Notes
    -----
    A town covers its outline, or a disc of typical density where it has none; a village the same.
    Land is what is not sea, lagoon, lake or reservoir as of before February 2022, so the bed of the
    Kakhovka reservoir counts as water. People within a footprint are taken to be spread evenly.
    """
    places, outlines = collect_places(raw)
    shared = share_people(places, read_totals(raw))
    ground = draw_footprints(shared, outlines.reindex(shared.index))
    shared = shared.set_geometry(ground, crs=EQUAL_AREA)
    return settle(shared, units.to_crs(EQUAL_AREA), in_tiles(read_waters(raw)))


def share_people(places: pd.DataFrame, totals: pd.Series) -> pd.DataFrame:
    """Share each group's people: towns have their count, villages the rest by weight.

    Parameters
    ----------
    places : DataFrame
        ``unit``, ``group``, ``official`` (persons, NaN for a village), ``weight``.
    totals : Series, persons
        By group. A group without a place keeps its people for its land as a whole.

    Returns
    -------
    DataFrame
        The places of these groups that have people, with ``people`` and ``basis``; under the index
        of ``places``, and under new numbers one row for each group to spread evenly.

    Raises
    ------
    SourceError
        If the towns of a group have more people than the group.
    """
    in_towns = places.groupby("group")["official"].sum().reindex(totals.index, fill_value=0.0)
    left = totals - in_towns
    if len(too_many := left.index[left < -_ROUNDING]):
        raise SourceError(
            f"The towns of {sorted(too_many)} have more people than their hromada; "
            "expected at most as many. Check the counts of towns and hromadas against each other."
        )
    weights = places["weight"].where(places["official"].isna(), 0.0)
    of_group = weights.groupby(places["group"]).transform("sum")
    weight_share = (weights / of_group.where(of_group > 0)).fillna(0.0)
    rest = places["group"].map(left).fillna(0.0) * weight_share
    is_crimean = places["group"].isin(CRIMEA)
    basis = np.select([is_crimean, places["official"].notna()], ["2014", "official"], "remainder")
    shared = places.assign(people=places["official"].fillna(0.0) + rest, basis=basis)
    shared = shared[(shared["people"] > 0) & shared["group"].isin(totals.index)]
    bare = left[(left > 0) & ~left.index.isin(places["group"][weights > 0])]
    even = {"unit": bare.index, "group": bare.index, "people": bare.to_numpy()}
    rows = pd.DataFrame(even | {"basis": "remainder-even", "place": ""})
    return pd.concat([shared, rows.set_axis(rows.index + len(places))])


def draw_footprints(places: pd.DataFrame, outlines: gpd.GeoSeries) -> Geometries:
    """Draw where the people of each place live.

    Parameters
    ----------
    places : DataFrame, shape (n,)
        ``people``, ``geometry`` (points, EPSG:3035; missing for a group to spread evenly).
    outlines : GeoSeries, shape (n,), EPSG:3035
        None where there is no outline.

    Returns
    -------
    ndarray of geometries, shape (n,), EPSG:3035
        The outline, else a disc, drawn as a regular polygon of twelve sides, with the area that a
        place of this size usually has, else None.
    """
    area_m2 = (places["people"] / typical_density(places["people"])).to_numpy() * 1e6
    radius_m = np.sqrt(area_m2 / (_SIDES / 2 * np.sin(2 * np.pi / _SIDES)))
    discs = shapely.buffer(places["geometry"].to_numpy(), radius_m, quad_segs=_SIDES // 4)
    drawn = shapely.simplify(outlines.to_numpy(), _TOLERANCE_M)
    return np.where(outlines.notna(), drawn, discs)
