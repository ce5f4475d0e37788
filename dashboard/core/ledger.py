"""The ledger: what a proposal would do to every parcel, added up.

Sign convention: figures are amounts of ground and people, never negative; the name of a line says
who leaves or holds it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.area import area_column
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
_LEAVES = {side: [str(side), str(Withdraws.BOTH)] for side in _SIDES}


@dataclass(frozen=True)
class Ledger:
    """A proposal settled on the ground.

    Attributes
    ----------
    ground : Ground
        The parcels and people that were settled, n parcels.
    clauses : tuple of Clause
        In the order of the text.
    number : ndarray of int, shape (n,)
        Which clause applies to each parcel: its place in ``clauses``; the number of clauses where
        none does.
    """

    ground: Ground
    clauses: tuple[Clause, ...]
    number: npt.NDArray[np.intp]

    @cached_property
    def parcels(self) -> gpd.GeoDataFrame:
        """Every parcel with its outcome.

        Returns
        -------
        GeoDataFrame, shape (n,), EPSG:4326
            As in :class:`~dashboard.core.ground.Ground`, with ``holder``, ``people``, ``clause``
            (``""`` where no clause applies), the four outcomes (``""`` likewise) and
            ``holder_after`` (``"ukraine"``, ``"russia"``, or ``""`` where neither would govern
            alone or nobody is named).
        """
        outcomes = {name: self._outcome(name) for name in ("clause", *OUTCOME)}
        return self.ground.parcels.assign(
            holder=_holder(self.ground),
            people=self.ground.people,
            **{name: words[self.number] for name, words in outcomes.items()},
            holder_after=self._after(),
        )

    @property
    def idle(self) -> tuple[str, ...]:
        """Ids of clauses that select nothing, or nothing that a later clause leaves to them."""
        used = set(self.number.tolist())
        return tuple(clause.id for k, clause in enumerate(self.clauses) if k not in used)

    def rows(self) -> pd.DataFrame:
        """Add the parcels up: one row per clause, oblast, zone, holder and outcome.

        Returns
        -------
        DataFrame
            :data:`KEYS`, ``area_km2``, ``people``; clauses in the order of the text, then what no
            clause covers.
        """
        oblast, zone = (self.ground.parcels[name].cat for name in ("oblast", "zone"))
        holder = self.ground.parcels["is_held"].to_numpy(dtype=np.intp)
        codes = (self.number, oblast.codes.to_numpy(), zone.codes.to_numpy(), holder)
        sizes = (len(self.clauses) + 1, len(oblast.categories), len(zone.categories), 2)
        keys, group = np.unique(np.ravel_multi_index(codes, sizes), return_inverse=True)
        number, in_oblast, in_zone, held = np.unravel_index(keys, sizes)
        return pd.DataFrame(
            {
                "clause": self._outcome("clause")[number],
                "oblast": oblast.categories[in_oblast],
                "zone": zone.categories[in_zone],
                "holder": np.array(_SIDES)[held],
                **{name: self._outcome(name)[number] for name in OUTCOME},
                "area_km2": np.bincount(group, self.ground.parcels["area_km2"]),
                "people": np.bincount(group, self.ground.people),
            }
        )

    def counted(self) -> dict[str, npt.NDArray[np.bool_]]:
        """Mark the parcels that each of the six totals counts, shape (n,) each."""
        side = self.ground.parcels["is_held"].to_numpy(dtype=np.intp)
        withdraws, troops = (self._outcome(name)[self.number] for name in ("withdraws", "troops"))
        after = self._after()
        return {
            "ukraine_withdraws": (side == 0) & np.isin(withdraws, _LEAVES[Holder.UKRAINE]),
            "russia_withdraws": (side == 1) & np.isin(withdraws, _LEAVES[Holder.RUSSIA]),
            "demilitarised": troops == Troops.NONE,
            "russian_held_after": after == Holder.RUSSIA,
            "ukrainian_held_after": after == Holder.UKRAINE,
            "not_mentioned": self.number == len(self.clauses),
        }

    def summary(self) -> dict[str, dict[str, float]]:
        """Give the six totals of a proposal, each with ``area_km2`` and ``people``."""
        area_km2, people = self.ground.parcels["area_km2"].to_numpy(), self.ground.people
        return {
            name: {"area_km2": float(area_km2[here].sum()), "people": float(people[here].sum())}
            for name, here in self.counted().items()
        }

    def _after(self) -> npt.NDArray[np.object_]:
        """Tell who would hold each parcel; what no clause covers stays as it is held."""
        after = np.array([*map(_holder_after, self.clauses), Administration.HOLDER])[self.number]
        return np.where(after == Administration.HOLDER, _holder(self.ground), after)

    def _outcome(self, name: str) -> npt.NDArray[np.object_]:
        """Spell an attribute of every clause; the last word stands for no clause."""
        attribute = "id" if name == "clause" else name
        words = [str(getattr(clause, attribute)) for clause in self.clauses]
        return np.array([*words, ""], dtype=object)


def _holder(ground: Ground) -> npt.NDArray[np.object_]:
    return np.array(_SIDES, dtype=object)[ground.parcels["is_held"].to_numpy(dtype=np.intp)]


def settle(clauses: tuple[Clause, ...], ground: Ground) -> Ledger:
    """Work out which clause applies to every parcel; later clauses override earlier ones.

    What no clause covers stays as it is held.

    Parameters
    ----------
    clauses : tuple of Clause
        In the order of the text, from general to specific.
    ground : Ground
        Cut by the line of contact (column ``is_held``), by every distance that a clause names
        (columns as :func:`distance_column`), and by every drawn area that one names (columns as
        :func:`~dashboard.core.area.area_column`).

    Returns
    -------
    Ledger

    Raises
    ------
    QueryError
        If a clause needs a distance or an area that the ground was not cut by.
    """
    holder = _holder(ground)
    number = np.full(len(ground.parcels), len(clauses))
    for k, clause in enumerate(clauses):
        number[select(ground.parcels, holder, clause.select)] = k
    return Ledger(ground, clauses, number)


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
        With categorical columns ``unit``, ``raion``, ``oblast`` and ``zone``.
    holder : ndarray of Holder, shape (n,)
    wanted : Select

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    everywhere = np.ones(len(parcels), dtype=bool)
    conditions = [
        _in_units(parcels, wanted.units) if wanted.units else everywhere,
        ~_in_units(parcels, wanted.except_units) if wanted.except_units else everywhere,
        holder == wanted.holder if wanted.holder else everywhere,
        _is_one_of(parcels["zone"], wanted.zones) if wanted.zones else everywhere,
        ~_is_one_of(parcels["zone"], wanted.except_zones) if wanted.except_zones else everywhere,
        everywhere if wanted.within_km is None else _near_the_line(parcels, wanted.within_km),
        _in_areas(parcels, wanted.areas) if wanted.areas else everywhere,
    ]
    return np.logical_and.reduce(conditions)


def _in_units(parcels: pd.DataFrame, codes: frozenset[Pcode]) -> npt.NDArray[np.bool_]:
    chosen = np.zeros(len(parcels), dtype=bool)
    for length, level in _LEVELS.items():
        if of_level := [code for code in codes if len(code) == length]:
            chosen |= _is_one_of(parcels[level], of_level)
    return chosen


def _is_one_of(column: pd.Series, words: Collection[str]) -> npt.NDArray[np.bool_]:
    """Compare a categorical column word by word of its vocabulary, not row by row."""
    is_wanted = np.array([word in words for word in column.cat.categories])
    return is_wanted[column.cat.codes.to_numpy()]


def _in_areas(parcels: pd.DataFrame, areas: frozenset[str]) -> npt.NDArray[np.bool_]:
    if missing := sorted(area for area in areas if area_column(area) not in parcels):
        raise QueryError(
            f"A clause needs ground inside the drawn area {missing[0]!r}, but the ground was not "
            "cut by it. Cut it by that area before settling."
        )
    return np.logical_or.reduce([parcels[area_column(area)].to_numpy() for area in areas])


def _near_the_line(parcels: pd.DataFrame, within_km: float) -> npt.NDArray[np.bool_]:
    column = distance_column(within_km)
    if column not in parcels:
        cuts = [name for name in parcels.columns if name.startswith("is_within_")]
        raise QueryError(
            f"A clause needs ground within {within_km:g} km of the line of contact, but the ground "
            f"was cut at {cuts or 'no distance'}. Cut it by that distance before settling."
        )
    return parcels[column].to_numpy()
