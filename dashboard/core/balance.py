"""What each side of a deal gives and receives: the balance of a land swap."""

import numpy as np
import pandas as pd

from dashboard.core.ledger import Ledger
from dashboard.core.proposal import Holder

FIGURES = ["area_km2", "people"]


def balance(ledger: Ledger) -> pd.DataFrame:
    """Add up what each side gives and receives, by oblast.

    A side gives ground that it holds and would not hold afterwards; it receives ground that it does
    not hold and would. What one gives need not be what the other receives: joint, international or
    undecided ground goes to neither.

    Returns
    -------
    DataFrame
        ``oblast``, ``side``, ``gives_km2``, ``gives_people``, ``receives_km2``,
        ``receives_people``; only oblasts where something moves, in the order of their codes.
    """
    parcels = ledger.parcels
    moved = parcels[parcels["holder"] != parcels["holder_after"]]
    by_side = [_flows(moved, side) for side in Holder]
    found = pd.concat(by_side, ignore_index=True)
    return found.sort_values("oblast", kind="stable", ignore_index=True)


def _flows(moved: pd.DataFrame, side: Holder) -> pd.DataFrame:
    gives, receives = (
        _by_oblast(moved[moved[name] == side]) for name in ("holder", "holder_after")
    )
    oblasts = moved["oblast"].astype(str).drop_duplicates().sort_values().to_list()
    columns = {
        f"{flow}_{name.removeprefix('area_')}": sums[name].reindex(oblasts, fill_value=0.0)
        for flow, sums in (("gives", gives), ("receives", receives))
        for name in FIGURES
    }
    return pd.DataFrame(columns).rename_axis("oblast").reset_index().assign(side=str(side))


def _by_oblast(parcels: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(parcels[FIGURES]).groupby(parcels["oblast"].astype(str)).sum()


def totals(flows: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Add a balance up over all oblasts.

    Returns
    -------
    dict
        By side: ``gives_km2``, ``gives_people``, ``receives_km2``, ``receives_people``.
    """
    columns = [name for name in flows.columns if name.startswith(("gives", "receives"))]
    return {
        str(side): {name: float(flows.loc[flows["side"] == side, name].sum()) for name in columns}
        for side in Holder
    }


def ratio(sums: dict[str, dict[str, float]], measure: str = "km2") -> float:
    """Tell how much Ukraine gives for each unit that Russia gives.

    Parameters
    ----------
    sums
        As :func:`totals`.
    measure
        ``km2`` or ``people``.

    Returns
    -------
    float
        Infinite where only Ukraine gives, not a number where nobody does.
    """
    ukraine, russia = (sums[side][f"gives_{measure}"] for side in (Holder.UKRAINE, Holder.RUSSIA))
    if russia == 0:
        return float(np.inf if ukraine else np.nan)
    return ukraine / russia
