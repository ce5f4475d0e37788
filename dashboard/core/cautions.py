"""What a reader should know of an option before believing its figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

import numpy as np
import numpy.typing as npt
import shapely

from dashboard.core.area import Area, area_column
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.core.ledger import OUTCOME, Ledger, select
from dashboard.core.proposal import Clause, Holder, Troops, Withdraws

GENERALISED_KM = 0.11
"""Edges of units are drawn to this tolerance."""
SMALLEST_KM2 = (10 * GENERALISED_KM) ** 2
"""A square of ten tolerances: where the data's edge is off by one, a tenth of it is wrong."""
TRACE_KM2 = 0.5
_TRACE_SHARE = 0.01

Mask = npt.NDArray[np.bool_]


class Kind(StrEnum):
    """What there is to say."""

    NOTHING_SELECTED = "nothing-selected"
    OVERRIDDEN = "overridden"
    OTHER_OUTCOME = "other-outcome"
    LEAVES_AND_STAYS = "leaves-and-stays"
    NOBODY_TO_LEAVE = "nobody-to-leave"
    SMALL_AREA = "small-area"
    OUTSIDE = "outside"
    ENCLAVE = "enclave"
    CUT_OFF_TOWNS = "cut-off-towns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """One thing to know; which fields it uses depends on its kind.

    Attributes
    ----------
    kind
    clause
        Id of the clause that it is about; of two, the one that counts.
    others
        Ids of the clauses that it is compared with.
    name, name_uk
        Of a drawn area, as its user wrote it, or of the largest towns in both languages.
    side
        Whose forces or whose ground.
    area_km2, people, share, more
        Amounts; ``more`` counts the towns that are not named.
    shape : geometry, EPSG:4326
        Where it is, for the map.
    """

    kind: Kind
    clause: str = ""
    others: tuple[str, ...] = ()
    name: str = ""
    name_uk: str = ""
    side: Holder | None = None
    area_km2: float = 0.0
    people: float = 0.0
    share: float = 0.0
    more: int = 0
    shape: shapely.Geometry | None = field(default=None, hash=False)


def clause_cautions(ledger: Ledger) -> Iterator[Caution]:
    """Find clauses that select nothing, are overridden, or contradict themselves or each other."""
    ground = ledger.ground.parcels
    holder, area_km2 = (ledger.parcels[name].to_numpy() for name in ("holder", "area_km2"))
    masks = [select(ground, holder, clause.select) for clause in ledger.clauses]
    for number, (clause, mask) in enumerate(zip(ledger.clauses, masks, strict=True)):
        left = ledger.number == number
        yield from _alone(clause, mask, left, holder)
        if mask.any() and not left.any():
            by = tuple(ledger.clauses[k].id for k in np.unique(ledger.number[mask]))
            yield Caution(
                kind=Kind.OVERRIDDEN,
                clause=clause.id,
                others=by,
                area_km2=float(area_km2[mask].sum()),
            )
    for (i, first), (j, later) in combinations(enumerate(ledger.clauses), 2):
        shared = masks[i] & (ledger.number == j)
        is_overridden = not (ledger.number == i).any()
        shared_km2 = float(area_km2[shared].sum())
        if shared_km2 > TRACE_KM2 and not is_overridden and _outcome(first) != _outcome(later):
            yield Caution(
                kind=Kind.OTHER_OUTCOME, clause=later.id, others=(first.id,), area_km2=shared_km2
            )


def _outcome(clause: Clause) -> list[str]:
    return [getattr(clause, name) for name in OUTCOME]


def _alone(
    clause: Clause, mask: Mask, left: Mask, holder: npt.NDArray[np.object_]
) -> Iterator[Caution]:
    """Find what is wrong with one clause by itself."""
    if not mask.any():
        yield Caution(kind=Kind.NOTHING_SELECTED, clause=clause.id)
    for side, stays in (
        (Holder.UKRAINE, {Troops.UKRAINE}),
        (Holder.RUSSIA, {Troops.RUSSIA, Troops.RUSSIAN_INTERNAL_SECURITY}),
    ):
        if clause.withdraws in {str(side), Withdraws.BOTH} and clause.troops in stays:
            yield Caution(kind=Kind.LEAVES_AND_STAYS, clause=clause.id, side=side)
        if clause.withdraws == str(side) and left.any() and not (holder[left] == side).any():
            yield Caution(kind=Kind.NOBODY_TO_LEAVE, clause=clause.id, side=side)


def area_cautions(ledger: Ledger, areas: tuple[Area, ...]) -> Iterator[Caution]:
    """Find drawn areas that are too small for the data, or reach out of the country.

    Parameters
    ----------
    ledger : Ledger
        Its ground cut by the areas.
    areas : tuple of Area
    """
    parcels = ledger.ground.parcels
    for area in areas:
        drawn_km2 = float(geodesic_area_km2(np.array([area.shape]))[0])
        inside_km2 = float(parcels.loc[parcels[area_column(area.id)], "area_km2"].sum())
        outside_km2 = drawn_km2 - inside_km2
        if drawn_km2 < SMALLEST_KM2:
            yield Caution(kind=Kind.SMALL_AREA, name=area.name, area_km2=drawn_km2)
        if outside_km2 > max(TRACE_KM2, _TRACE_SHARE * drawn_km2):
            yield Caution(
                kind=Kind.OUTSIDE,
                name=area.name,
                area_km2=outside_km2,
                share=outside_km2 / drawn_km2,
            )
