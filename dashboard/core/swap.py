"""Which pieces of ground together come nearest to an amount: an exact search among the largest.

There is no recommending in this: sums of areas or of people are compared, nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely

from dashboard.core.geodesy import Floats
from dashboard.core.proposal import Pcode

MOST_PIECES = 24
"""Two halves of twelve pieces have 4,096 sums each; all pairs of these are compared by sorting."""
WORTH = 0.001
"""One more piece is worth it if the sum comes nearer by this share of what is wanted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground that can be given as a whole.

    Attributes
    ----------
    units
        The hromadas whose part it is, held by one side.
    area_km2, people
    shape : MultiPolygon, EPSG:4326
    """

    units: frozenset[Pcode]
    area_km2: float
    people: float
    shape: shapely.Geometry = field(hash=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Some amounts and what they add up to.

    Attributes
    ----------
    members
        Their places in the list of amounts, ascending.
    total, gap
        Their sum, and how far it is from what is wanted; never negative.
    """

    members: tuple[int, ...]
    total: float
    gap: float


def nearest_sums(amounts: Floats, wanted: float, *, each: int = 2) -> list[Sum]:
    """Find the sets of amounts whose sums are nearest to a number, exactly, by number of members.

    Parameters
    ----------
    amounts : ndarray, shape (n,)
        At most :data:`MOST_PIECES`, none negative.
    wanted : float
    each : int
        How many sets of each number of members.

    Returns
    -------
    list of Sum
        Nearest first. A set with more members is there only if the best of them is nearer than the
        best with fewer by :data:`WORTH` of what is wanted.

    References
    ----------
    .. [1] Horowitz, E. & Sahni, S. (1974). Computing partitions with applications to the knapsack
       problem. *Journal of the ACM*, 21, 277-292.
    """
    halves = [_sums(half) for half in np.array_split(amounts, 2)]
    found: list[Sum] = []
    nearest = np.inf
    for size in range(1, len(amounts) + 1):
        best = sorted(_of_size(halves, size, wanted, each), key=lambda s: (s.gap, s.members))[:each]
        if best and best[0].gap < nearest - WORTH * wanted:
            nearest = best[0].gap
            found += best
    return sorted(found, key=lambda s: (s.gap, s.members))


@dataclass(frozen=True, slots=True)
class _Half:
    """All sums of half the amounts: which are in (bits of ``code``), how many, how much."""

    count: int
    code: npt.NDArray[np.intp]
    size: npt.NDArray[np.intp]
    total: Floats


def _sums(amounts: Floats) -> _Half:
    """Add up every subset, sorted by sum."""
    code = np.arange(2 ** len(amounts))
    chosen = (code[:, None] >> np.arange(len(amounts))) & 1
    total = chosen @ amounts
    order = np.argsort(total, kind="stable")
    return _Half(len(amounts), code[order], chosen.sum(axis=1)[order], total[order])


def _of_size(halves: list[_Half], size: int, wanted: float, each: int) -> Iterator[Sum]:
    """Give the nearest sums with ``size`` members, for every way to share them between halves."""
    one, other = halves
    for in_one in range(max(0, size - other.count), min(size, one.count) + 1):
        yield from _nearest(_only(one, in_one), _only(other, size - in_one), wanted, each)


def _only(half: _Half, size: int) -> _Half:
    """Keep the sums with a number of members."""
    here = half.size == size
    return _Half(half.count, half.code[here], half.size[here], half.total[here])


def _nearest(one: _Half, other: _Half, wanted: float, each: int) -> Iterator[Sum]:
    """Pair every sum of one half with the nearest few of the other, which are sorted."""
    middle = np.searchsorted(other.total, wanted - one.total)
    place = middle[:, None] + np.arange(-each, each)
    is_there = (place >= 0) & (place < len(other.total))
    place = np.clip(place, 0, len(other.total) - 1)
    total = one.total[:, None] + other.total[place]
    gap = np.where(is_there, np.abs(total - wanted), np.inf)
    for flat in np.argsort(gap, axis=None, kind="stable")[:each]:
        row, column = np.unravel_index(flat, gap.shape)
        if is_there[row, column]:
            bits = int(one.code[row]) | int(other.code[place[row, column]]) << one.count
            members = tuple(k for k in range(one.count + other.count) if bits >> k & 1)
            yield Sum(members, float(total[row, column]), float(gap[row, column]))
