"""Population surfaces: three to build, and a comparison of the main one with an older model.

All but the simplest have modules of their own.
"""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.core.geodesy import to_equal_area
from dashboard.sources.build.comparison import compare_footprints
from dashboard.sources.build.footprints import build_footprints
from dashboard.sources.build.settlements import CRIMEA, read_totals
from dashboard.sources.build.worldpop import build_worldpop

__all__ = [
    "build_footprints",
    "build_hromada_counts",
    "build_worldpop",
    "compare_footprints",
]


def build_hromada_counts(raw: Path, units: gpd.GeoDataFrame) -> pd.DataFrame:
    """Spread each official total evenly over the ground of its hromada.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.
    units : GeoDataFrame, EPSG:4326
        Base pieces: ``base``, ``unit``, ``oblast``.

    Returns
    -------
    DataFrame
        ``base``, ``people`` (persons), one row for each base piece; 0 where nobody was counted
        (water, the Chornobyl zone).
    """
    return spread_by_area(units, read_totals(raw))


def spread_by_area(units: gpd.GeoDataFrame, totals: pd.Series) -> pd.DataFrame:
    """Give base pieces the share of a total that their area has in its ground.

    Parameters
    ----------
    units : GeoDataFrame, EPSG:4326
        Base pieces: ``base``, ``unit``, ``oblast``.
    totals : Series, persons
        By unit, or by oblast for Crimea and Sevastopol, whose 2014 totals have no finer parts.

    Returns
    -------
    DataFrame
        ``base``, ``people`` (persons).

    Notes
    -----
    Areal interpolation in its simplest form: residents are taken to be spread evenly [1]_. The
    surface serves to show how much the answer depends on knowing where towns are.

    References
    ----------
    .. [1] Goodchild, M. F. & Lam, N. S.-N. (1980). Areal interpolation: a variant of the
       traditional spatial problem. *Geo-Processing*, 1, 297-312.
    """
    group = units["unit"].where(~units["oblast"].isin(CRIMEA), units["oblast"])
    area = pd.Series(shapely.area(to_equal_area(units.geometry.to_numpy())), index=units.index)
    people = area / area.groupby(group).transform("sum") * group.map(totals)
    is_counted = group.isin(totals.index)
    return pd.DataFrame({"base": units["base"], "people": people.where(is_counted, 0.0)})
