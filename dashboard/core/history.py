"""Questions asked of all days at once, without cutting a single line anew.

Where a proposal names ground by unit, zone and holder only, all that a day contributes is how much
of every base piece was held. Two matrices hold that for all days; every answer is a sum over them.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.geodesy import Floats
from dashboard.core.ground import Ground
from dashboard.core.ledger import settle
from dashboard.core.proposal import Clause, depths_km
from dashboard.errors import QueryError


@dataclass(frozen=True, slots=True)
class History:
    """Held ground and people of every base piece on every day of one mapper.

    Attributes
    ----------
    days
        ISO dates, ascending; shape (d,). Days without a line are not among them.
    held_km2, held_people
        Shape (d, n), one column per base piece.
    """

    days: tuple[str, ...]
    held_km2: Floats
    held_people: Floats


def unfold(changes: pd.DataFrame, days: tuple[str, ...], pieces: int, people: str) -> History:
    """Write out for every day what is recorded for days of change only.

    Parameters
    ----------
    changes : DataFrame
        ``base``, ``as_of``, ``held_km2``, ``people_…``: a row holds from its day until the next row
        of the same piece.
    days : tuple of str
        ISO dates, ascending.
    pieces : int
        Number of base pieces.
    people : str
        Name of the population surface.

    Returns
    -------
    History
    """
    changes = changes.sort_values(["base", "as_of"])
    last = np.full((len(days), pieces), -1)
    last[np.searchsorted(days, changes["as_of"]), changes["base"]] = np.arange(len(changes))
    last = np.maximum.accumulate(last, axis=0)  # later rows of a piece have higher numbers
    held = [np.append(changes[name], 0.0)[last] for name in ("held_km2", f"people_{people}")]
    return History(days, *held)


def held_over_time(history: History, groups: pd.Series) -> pd.DataFrame:
    """Add up held area by group of base pieces.

    Parameters
    ----------
    history : History
    groups : Series, shape (n,)
        The group of each base piece, such as its oblast.

    Returns
    -------
    DataFrame, shape (d, groups), km²
        Indexed by day; groups that were never held are left out.
    """
    names, member = np.unique(groups.to_numpy(dtype=str), return_inverse=True)
    sums = history.held_km2 @ np.eye(len(names))[member]
    held = pd.DataFrame(sums, index=pd.Index(history.days, name="as_of"), columns=names)
    return held.loc[:, held.gt(0).any()]


def days_of_change(
    history: History, members: npt.NDArray[np.bool_], at_least_km2: float
) -> tuple[str, ...]:
    """List the days on which held ground in some base pieces, taken together, grew or shrank.

    Parameters
    ----------
    history : History
    members : ndarray of bool, shape (n,)
        The base pieces, such as those of one hromada.
    at_least_km2 : float
        What is smaller is an edge of the drawing.

    Returns
    -------
    tuple of str
        ISO dates, ascending; the first day of all if anything was held on it.
    """
    held_km2 = history.held_km2[:, members].sum(axis=1)
    moved_km2 = np.abs(np.diff(held_km2, prepend=0.0))
    return tuple(history.days[day] for day in np.flatnonzero(moved_km2 >= at_least_km2))


def settled_over_time(
    clauses: tuple[Clause, ...], whole: Ground, history: History
) -> dict[str, pd.DataFrame]:
    """Settle the same clauses on the line of every day.

    Parameters
    ----------
    clauses : tuple of Clause
    whole : Ground
        Uncut: one parcel per base piece.
    history : History

    Returns
    -------
    dict of DataFrame, shape (d, 2)
        The six totals of a ledger by name, each with ``area_km2`` and ``people``, indexed by day.

    Raises
    ------
    QueryError
        If a clause names a distance from the line or a drawn area, for then the base pieces have to
        be cut anew on every day.
    """
    if depths := depths_km(clauses):
        raise QueryError(
            f"A clause names ground within {depths[0]:g} km of the line; that ground has to be cut "
            "anew for every day. Ask for single days."
        )
    if any(clause.select.areas for clause in clauses):
        raise QueryError(
            "A clause names ground inside a drawn area, which has to be cut anew by the line of "
            "every day. Ask for single days."
        )
    parcels = pd.concat([whole.parcels.assign(is_held=side) for side in (False, True)])
    both = Ground(gpd.GeoDataFrame(parcels, crs=whole.parcels.crs), whole.footprints)
    area = _by_side(whole.parcels["area_km2"].to_numpy(), history.held_km2)
    people = _by_side(whole.people, history.held_people)
    return {
        name: pd.DataFrame(
            {"area_km2": area[:, here].sum(axis=1), "people": people[:, here].sum(axis=1)},
            index=pd.Index(history.days, name="as_of"),
        )
        for name, here in settle(clauses, both).counted().items()
    }


def _by_side(total: Floats, held: Floats) -> Floats:
    """Set what Ukraine holds of every piece beside what Russia holds, shape (d, 2 n)."""
    return np.hstack([total - held, held])
