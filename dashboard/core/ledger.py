"""The ledger: what a proposal would do to every parcel, added up.

Sign convention: figures are amounts of ground and people, never negative; the name of a line says
who leaves or holds it.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.ground import Ground
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Troops,
    Withdraws,
)
from dashboard.errors import QueryError

OUTCOME = ["troops", "administration", "sovereignty", "withdraws"]
KEYS = ["clause", "oblast", "zone", "holder", *OUTCOME]

_LEVELS = {4: "oblast", 6: "raion", 9: "unit"}
_SIDES = (Holder.UKRAINE, Holder.RUSSIA)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A proposal settled on the ground.

    Attributes
    ----------
    parcels : GeoDataFrame, shape (n,), EPSG:4326
        As in :class:`~dashboard.core.ground.Ground`, with ``people``, ``clause`` (``""`` where no
        clause applies), the four outcomes (``""`` likewise) and ``holder_after`` (``"ukraine"``,
        ``"russia"``, or ``""`` where neither would govern alone or nobody is named).
    idle : tuple of str
        Ids of clauses that select nothing, or nothing that a later clause leaves to them.
    """

    parcels: gpd.GeoDataFrame
    idle: tuple[str, ...]

    def rows(self) -> pd.DataFrame:
        """Add the parcels up: one row per clause, oblast, zone, holder and outcome.

        Returns
        -------
        DataFrame
            :data:`KEYS`, ``area_km2``, ``people``; clauses in the order of the text, then what no
            clause covers.
        """
        labels = [self.parcels[key].cat for key in ("clause", "oblast", "zone", "holder")]
        sizes = tuple(len(label.categories) for label in labels)
        key = np.ravel_multi_index([label.codes.to_numpy() for label in labels], sizes)
        _, first, group = np.unique(key, return_index=True, return_inverse=True)
        rows = pd.DataFrame(self.parcels[KEYS]).iloc[first].reset_index(drop=True)
        return rows.assign(
            area_km2=np.bincount(group, self.parcels["area_km2"]),
            people=np.bincount(group, self.parcels["people"]),
        )

    def summary(self) -> dict[str, dict[str, float]]:
        """Give the six totals of a proposal, each with ``area_km2`` and ``people``."""
        holder, withdraws = self.parcels["holder"], self.parcels["withdraws"]
        after = self.parcels["holder_after"]
        leaves = {side: withdraws.isin([side, Withdraws.BOTH]) for side in _SIDES}
        return {
            "ukraine_withdraws": self._total((holder == Holder.UKRAINE) & leaves[Holder.UKRAINE]),
            "russia_withdraws": self._total((holder == Holder.RUSSIA) & leaves[Holder.RUSSIA]),
            "demilitarised": self._total(self.parcels["troops"] == Troops.NONE),
            "russian_held_after": self._total(after == Holder.RUSSIA),
            "ukrainian_held_after": self._total(after == Holder.UKRAINE),
            "not_mentioned": self._total(self.parcels["clause"] == ""),
        }

    def _total(self, mask: pd.Series) -> dict[str, float]:
        here = mask.to_numpy()
        figures = ("area_km2", "people")
        return {name: float(self.parcels[name].to_numpy()[here].sum()) for name in figures}


def settle(clauses: tuple[Clause, ...], ground: Ground) -> Ledger:
    """Work out what clauses do to every parcel; later clauses override earlier ones.

    What no clause covers stays as it is held.

    Parameters
    ----------
    clauses : tuple of Clause
        In the order of the text, from general to specific.
    ground : Ground
        Cut by the line of contact (column ``is_held``) and by every distance that a clause names
        (columns as :func:`distance_column`).

    Returns
    -------
    Ledger

    Raises
    ------
    QueryError
        If a clause needs a distance that the ground was not cut by.
    """
    parcels = ground.parcels
    holder = np.where(parcels["is_held"], Holder.RUSSIA, Holder.UKRAINE)
    number = np.full(len(parcels), -1)
    for k, clause in enumerate(clauses):
        number[select(parcels, holder, clause.select)] = k
    after = np.array([*(_holder_after(clause) for clause in clauses), Administration.HOLDER])
    outcomes = {
        name: _category([*(str(getattr(clause, name)) for clause in clauses), ""], number)
        for name in OUTCOME
    }
    settled = parcels.assign(
        holder=_category([*Holder], np.where(parcels["is_held"], 1, 0)),
        people=ground.people(),
        clause=_category([*(clause.id for clause in clauses), ""], number),
        holder_after=np.where(after[number] == Administration.HOLDER, holder, after[number]),
        **outcomes,
    )
    idle = tuple(clause.id for k, clause in enumerate(clauses) if not (number == k).any())
    return Ledger(settled, idle)


def _category(words: list[str], number: npt.NDArray[np.intp]) -> pd.Categorical:
    """Spell out a word for every number; the last word answers to -1."""
    known = list(dict.fromkeys(map(str, words)))
    codes = np.array([known.index(word) for word in words])
    return pd.Categorical.from_codes(codes[number], known)


def _holder_after(clause: Clause) -> str:
    """Tell who governs afterwards; where the text leaves that open, whose troops are there."""
    governs: str = clause.administration
    if governs in {Administration.DEFERRED, Administration.UNSPECIFIED}:
        governs = clause.troops
    if governs == Troops.RUSSIAN_INTERNAL_SECURITY:
        governs = Holder.RUSSIA
    return governs if governs in {*_SIDES, Administration.HOLDER} else ""


def distance_column(within_km: float) -> str:
    """Name the boolean column for ground within a distance of the line of contact."""
    return f"is_within_{within_km:g}_km"


def select(
    parcels: pd.DataFrame, holder: npt.NDArray[np.object_], wanted: Select
) -> npt.NDArray[np.bool_]:
    """Mark the parcels that a clause names.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
    holder : ndarray of Holder, shape (n,)
    wanted : Select

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    zone, everywhere = parcels["zone"], np.ones(len(parcels), dtype=bool)
    conditions = [
        _in_units(parcels, wanted.units) if wanted.units else everywhere,
        ~_in_units(parcels, wanted.except_units) if wanted.except_units else everywhere,
        holder == wanted.holder if wanted.holder else everywhere,
        zone.isin(wanted.zones).to_numpy() if wanted.zones else everywhere,
        ~zone.isin(wanted.except_zones).to_numpy() if wanted.except_zones else everywhere,
        everywhere if wanted.within_km is None else _near_the_line(parcels, wanted.within_km),
    ]
    return np.logical_and.reduce(conditions)


def _in_units(parcels: pd.DataFrame, codes: frozenset[Pcode]) -> npt.NDArray[np.bool_]:
    chosen = np.zeros(len(parcels), dtype=bool)
    for length, level in _LEVELS.items():
        if of_level := [code for code in codes if len(code) == length]:
            chosen |= parcels[level].isin(of_level).to_numpy()
    return chosen


def _near_the_line(parcels: pd.DataFrame, within_km: float) -> npt.NDArray[np.bool_]:
    column = distance_column(within_km)
    if column not in parcels:
        cuts = [name for name in parcels.columns if name.startswith("is_within_")]
        raise QueryError(
            f"A clause needs ground within {within_km:g} km of the line of contact, but the ground "
            f"was cut at {cuts or 'no distance'}. Cut it by that distance before settling."
        )
    return parcels[column].to_numpy()
