"""Land swaps: what a deal gives and receives, and which ground would match what one side gives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
import shapely

from dashboard.answers.layers import MAPPER, PEOPLE, ground
from dashboard.core.bodies import bodies
from dashboard.core.cautions import TRACE_KM2
from dashboard.core.ground import Ground
from dashboard.core.joining import join_parcels
from dashboard.core.ledger import select
from dashboard.core.line import polygons
from dashboard.core.proposal import Holder, Pcode, Select
from dashboard.core.swap import MOST_PIECES, Piece, Sum, nearest_sums
from dashboard.errors import QueryError
from dashboard.sources.contact_lines import require_day

By = Literal["pocket", "hromada"]
Measure = Literal["area_km2", "people"]

FIVE_REGIONS = frozenset(map(Pcode, ("UA01", "UA85", "UA14", "UA44", "UA23", "UA65")))
"""Crimea with Sevastopol, and Donetsk, Luhansk, Zaporizhzhia and Kherson oblasts."""
HELD_OUTSIDE = Select(except_units=FIVE_REGIONS, holder=Holder.RUSSIA)
"""All Russian-held ground outside the five regions."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Ground that comes near to an amount: a candidate, not a recommendation.

    Attributes
    ----------
    select
        Selects exactly this ground, for a clause.
    pieces
        What it is made of, largest first.
    area_km2, people
    gap
        How far it is from the amount, in km² or people.
    """

    select: Select
    pieces: tuple[Piece, ...]
    area_km2: float
    people: float
    gap: float

    @property
    def shape(self) -> shapely.Geometry:
        """The ground as one MultiPolygon, EPSG:4326."""
        return polygons(shapely.union_all([piece.shape for piece in self.pieces]))


def swap_pieces(
    where: Select, as_of: str, mapper: str = MAPPER, people: str = PEOPLE, by: By = "pocket"
) -> tuple[Piece, ...]:
    """Part one side's ground into pieces that could be given as a whole.

    Parameters
    ----------
    where
        The ground, with its holder; by units, zones and holder only.
    as_of, mapper, people
        The line and the population surface.
    by
        ``hromada``, one piece for each; or ``pocket``, hromadas whose held ground hangs together.

    Returns
    -------
    tuple of Piece
        Largest area first.

    Raises
    ------
    QueryError
        If day, mapper or surface do not exist, the holder is missing, or the ground is named by a
        distance or a drawn area.
    """
    if where.holder is None or where.areas or where.within_km is not None:
        raise QueryError(
            "The ground for a swap needs a holder and is named by units and zones, not by a "
            "distance or a drawn area. Choose oblasts, raions or hromadas."
        )
    require_day(mapper, as_of)
    whole = ground(mapper, as_of, people)
    held = np.where(whole.parcels["is_held"], Holder.RUSSIA, Holder.UKRAINE).astype(object)
    chosen = _chosen(whole, select(whole.parcels, held, where))
    groups = chosen["unit"] if by == "hromada" else _pockets(chosen)
    pieces = [_piece(parts) for _, parts in chosen.groupby(groups)]
    return tuple(sorted(pieces, key=lambda piece: -piece.area_km2))


def _chosen(whole: Ground, is_chosen: np.ndarray) -> pd.DataFrame:
    parcels = whole.parcels[["unit", "area_km2", "geometry"]].assign(people=whole.people)
    chosen = pd.DataFrame(parcels[is_chosen])
    return chosen.assign(unit=chosen["unit"].astype(str))


def _piece(parts: pd.DataFrame) -> Piece:
    return Piece(
        units=frozenset(map(Pcode, parts["unit"])),
        area_km2=float(parts["area_km2"].sum()),
        people=float(parts["people"].sum()),
        shape=polygons(join_parcels(parts["geometry"].to_numpy())),
    )


def _pockets(chosen: pd.DataFrame) -> pd.Series:
    """Tell what hangs together by number; a hromada with ground in two bodies joins them."""
    parts, owner = shapely.get_parts(chosen["geometry"].to_numpy(), return_index=True)
    links = pd.DataFrame({"unit": chosen["unit"].to_numpy()[owner], "body": bodies(parts)})
    links["pocket"] = links["body"]
    while True:
        lowest = links.groupby("unit")["pocket"].transform("min")
        lowest = lowest.groupby(links["body"]).transform("min")
        if (lowest == links["pocket"]).all():
            break
        links["pocket"] = lowest
    return chosen["unit"].map(links.groupby("unit")["pocket"].first())


def find_swaps(
    wanted: float,
    where: Select,
    pieces: Sequence[Piece],
    measure: Measure = "area_km2",
    most: int = 8,
) -> tuple[Swap, ...]:
    """List sets of pieces that come nearest to an amount.

    Parameters
    ----------
    wanted
        What the other side would give, in km² or people.
    where
        As for :func:`swap_pieces`.
    pieces
        The largest 24 by the measure are searched, exactly: of all sets of them with one, two,
        three … pieces none is nearer than those listed. Pieces under half a km² are edges of the
        drawing and left out.
    measure
    most
        At most so many candidates.

    Returns
    -------
    tuple of Swap
        Nearest first.

    Raises
    ------
    QueryError
        If the amount is not above zero.
    """
    if not 0 < wanted < np.inf:
        raise QueryError(f"Found an amount of {wanted:g}; expected km² or people above 0.")
    worth = [piece for piece in pieces if piece.area_km2 >= TRACE_KM2]
    searched = sorted(worth, key=lambda piece: -getattr(piece, measure))[:MOST_PIECES]
    amounts = np.array([getattr(piece, measure) for piece in searched], dtype=float)
    return tuple(_swap(found, searched, where) for found in nearest_sums(amounts, wanted)[:most])


def _swap(found: Sum, searched: Sequence[Piece], where: Select) -> Swap:
    members = sorted((searched[k] for k in found.members), key=lambda piece: -piece.area_km2)
    return Swap(
        select=replace(where, units=frozenset().union(*(p.units for p in members))),
        pieces=tuple(members),
        area_km2=sum(p.area_km2 for p in members),
        people=sum(p.people for p in members),
        gap=found.gap,
    )
