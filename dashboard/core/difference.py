"""What two proposals treat differently: pieces of ground that sum to the difference."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.core.ledger import OUTCOME, Ledger
from dashboard.errors import QueryError

AFTER = "holder_after"
PIECE = ["oblast", "zone", "holder"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two ledgers on the same parcels, side by side.

    Attributes
    ----------
    parcels : GeoDataFrame, shape (m,), EPSG:4326
        Only parcels with different outcomes: ``oblast``, ``zone``, ``holder``, ``area_km2``,
        ``people``, and the outcomes of both with suffixes ``_a`` and ``_b``.
    """

    parcels: gpd.GeoDataFrame

    def pieces(self) -> pd.DataFrame:
        """Add up ground that is treated alike within each proposal.

        Returns
        -------
        DataFrame
            ``oblast``, ``zone``, ``holder``, outcomes of both, ``area_km2``, ``people``; largest
            first.
        """
        outcomes = [f"{name}_{side}" for name in (*OUTCOME, AFTER) for side in "ab"]
        keys = [*PIECE, *outcomes]
        plain = pd.DataFrame(self.parcels[[*keys, "area_km2", "people"]])
        sums = plain.groupby(keys, as_index=False, observed=True)[["area_km2", "people"]].sum()
        return sums.sort_values("area_km2", ascending=False, ignore_index=True)


def difference(a: Ledger, b: Ledger) -> Difference:
    """Find the ground that two proposals treat differently.

    Parameters
    ----------
    a, b : Ledger
        Settled on the same ground.

    Returns
    -------
    Difference

    Raises
    ------
    QueryError
        If the two were settled on different ground: another day, mapper, surface or cut.
    """
    if a.ground is not b.ground:
        raise QueryError(
            "The two proposals were settled on different ground; compare them on one day, one "
            "mapper, one surface and one cut."
        )
    compared = [*OUTCOME, AFTER]
    one, other = (ledger.parcels[compared].astype(str) for ledger in (a, b))
    differs = np.logical_or.reduce([one[name] != other[name] for name in compared])
    sides = [frame.add_suffix(suffix) for frame, suffix in ((one, "_a"), (other, "_b"))]
    ground = a.parcels[[*PIECE, "area_km2", "people", "geometry"]]
    return Difference(pd.concat([ground, *sides], axis=1)[differs].reset_index(drop=True))
