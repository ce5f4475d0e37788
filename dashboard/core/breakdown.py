"""A ledger told in several ways: by clause, by oblast, by change; and two ledgers reconciled."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.difference import AFTER, Difference
from dashboard.core.ledger import Ledger
from dashboard.core.proposal import Administration, Holder, Sovereignty, Troops, Withdraws

AMOUNTS = ["area_km2", "people"]
NEITHER = ""
"""Who holds ground that no side would govern alone, as in ``holder_after``."""


def figures(ledger: Ledger) -> dict[str, dict[str, float]]:
    """Give the six totals of a ledger and what neither side would hold.

    Returns
    -------
    dict of dict
        As :meth:`~dashboard.core.ledger.Ledger.summary`, with ``held_by_neither``.
    """
    parcels = ledger.parcels
    neither = parcels.loc[parcels["holder_after"] == NEITHER, AMOUNTS].sum()
    return {**ledger.summary(), "held_by_neither": {name: float(neither[name]) for name in AMOUNTS}}


def by_clause(ledger: Ledger) -> pd.DataFrame:
    """Add up the ground that each clause settles; together they are the whole country.

    Returns
    -------
    DataFrame
        ``area_km2``, ``people``, indexed by id of clause in the order of the text; a clause
        without ground has zeros. The last row, ``""``, is what no clause mentions.
    """
    ids = [*(clause.id for clause in ledger.clauses), ""]
    sums = ledger.parcels.groupby("clause")[AMOUNTS].sum()
    return pd.DataFrame(sums.reindex(ids, fill_value=0.0))


def by_oblast(ledger: Ledger) -> pd.DataFrame:
    """Add up by oblast who leaves how much, and what Russia holds before and after.

    Returns
    -------
    DataFrame
        Indexed by code of oblast; pairs of columns ``…_km2`` and ``…_people`` for
        ``ukraine_withdraws``, ``russia_withdraws``, ``russian_held_before``,
        ``russian_held_after`` and ``held_by_neither``.
    """
    parcels, counted = ledger.parcels, ledger.counted()
    masks = {
        "ukraine_withdraws": counted["ukraine_withdraws"],
        "russia_withdraws": counted["russia_withdraws"],
        "russian_held_before": (parcels["holder"] == Holder.RUSSIA).to_numpy(),
        "russian_held_after": counted["russian_held_after"],
        "held_by_neither": (parcels["holder_after"] == NEITHER).to_numpy(),
    }
    columns = {}
    for name, mask in masks.items():
        sums = parcels[AMOUNTS].mul(mask, axis=0).groupby(parcels["oblast"].astype(str))
        columns[f"{name}_km2"] = sums["area_km2"].sum()
        columns[f"{name}_people"] = sums["people"].sum()
    return pd.DataFrame(columns)


def by_change(ledger: Ledger) -> pd.DataFrame:
    """Add up by who holds ground now and who would hold it; together they are the whole country.

    Returns
    -------
    DataFrame
        ``area_km2``, ``people``, indexed by ``holder`` and ``holder_after``.
    """
    parcels = ledger.parcels
    keys = [parcels["holder"].astype(str), parcels["holder_after"].astype(str)]
    return pd.DataFrame(parcels.groupby(keys)[AMOUNTS].sum())


def unmentioned_km2(ledger: Ledger, side: Holder) -> float:
    """Measure the ground of one side that no clause mentions: where it is left, a text is silent.

    Returns
    -------
    float, km²
    """
    parcels = ledger.parcels
    is_silent = (parcels["clause"] == "") & (parcels["holder"] == side)
    return float(parcels.loc[is_silent, "area_km2"].sum())


def in_effect(found: Difference) -> Difference:
    """Leave out ground that two texts word differently but treat alike.

    That troops stay of whoever holds the ground, and that a text does not mention it, come to the
    same; so do silence on sovereignty and Ukraine's, as the recognised border stands.

    Parameters
    ----------
    found : Difference

    Returns
    -------
    Difference
        With ``troops``, ``administration`` and ``withdraws`` as they come out; sovereignty stays
        as it is worded.
    """
    parcels = found.parcels
    holder = parcels["holder"].astype(str)
    plain = {}
    for side in "ab":
        for name in ("troops", "administration"):
            said = parcels[f"{name}_{side}"]
            plain[f"{name}_{side}"] = said.mask(said.isin(["", Administration.HOLDER]), holder)
        said = parcels[f"withdraws_{side}"]
        leaves = (said == holder) | (said == Withdraws.BOTH)
        plain[f"withdraws_{side}"] = holder.where(leaves, str(Withdraws.NONE))
    resolved = parcels.assign(**plain)
    compared = {
        name: [resolved[f"{name}_{side}"] for side in "ab"]
        for name in ("troops", "administration", "withdraws", AFTER)
    }
    compared["sovereignty"] = [
        resolved[f"sovereignty_{side}"].replace("", str(Sovereignty.UKRAINE)) for side in "ab"
    ]
    differs = np.logical_or.reduce([one != other for one, other in compared.values()])
    return Difference(resolved[differs].reset_index(drop=True))


def reconciled(a: Ledger, b: Ledger, pieces: pd.DataFrame) -> pd.DataFrame:
    """Set the totals of two ledgers beside what the pieces of their difference add up to.

    Parameters
    ----------
    a, b : Ledger
        Settled on the same ground.
    pieces : DataFrame
        As :meth:`~dashboard.core.difference.Difference.pieces`.

    Returns
    -------
    DataFrame
        Indexed by name of total and by amount (``area_km2``, ``people``): ``a``, ``b``, ``delta``
        (a less b) and ``pieces`` (the same from the pieces alone).
    """
    one, other = figures(a), figures(b)
    in_a, in_b = _counted(pieces, "a"), _counted(pieces, "b")
    rows = {
        (name, amount): {
            "a": one[name][amount],
            "b": other[name][amount],
            "delta": one[name][amount] - other[name][amount],
            "pieces": float(
                pieces[amount].to_numpy() @ (in_a[name].astype(float) - in_b[name].astype(float))
            ),
        }
        for name in in_a
        for amount in AMOUNTS
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def _counted(pieces: pd.DataFrame, side: str) -> dict[str, npt.NDArray[np.bool_]]:
    """Mark the pieces that each total counts under one of the two proposals."""
    holder, after = pieces["holder"].astype(str), pieces[f"holder_after_{side}"]
    withdraws, troops = pieces[f"withdraws_{side}"], pieces[f"troops_{side}"]
    masks = {
        "ukraine_withdraws": (holder == Holder.UKRAINE)
        & withdraws.isin([Withdraws.UKRAINE, Withdraws.BOTH]),
        "russia_withdraws": (holder == Holder.RUSSIA)
        & withdraws.isin([Withdraws.RUSSIA, Withdraws.BOTH]),
        "demilitarised": troops == Troops.NONE,
        "russian_held_after": after == Holder.RUSSIA,
        "ukrainian_held_after": after == Holder.UKRAINE,
        "held_by_neither": after == NEITHER,
    }
    return {name: mask.to_numpy(dtype=bool) for name, mask in masks.items()}
