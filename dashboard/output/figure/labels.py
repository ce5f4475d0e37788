"""Names of towns without collisions: eight positions for each, the least costly free one wins.

References
----------
.. [1] Christensen, J., Marks, J. & Shieber, S. (1995). An empirical study of algorithms for
   point-feature label placement. *ACM Transactions on Graphics*, 14(3), 203-232.
.. [2] Imhof, E. (1975). Positioning names on maps. *The American Cartographer*, 2(2), 128-144.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.core.prepared import prepared
from dashboard.output.figure.fonts import Face
from dashboard.output.figure.sheet import Anchor, Rect, text_box

Points: TypeAlias = npt.NDArray[np.float64]

PADDING = 3.0
"""Units kept free around every label."""
CASING = 5.0
"""Half the width of a line with its casing."""
DIAGONAL = 0.72
DOT_REACH, DOT_COST, DOT_HALF = 8.0, 5.0, 8.0
"""How near to a dot a label covers it; what that costs, and after how many names half of it."""
PASSES = 3
LINE_COST, COAST_COST = 4.0, 2.0
"""What a label costs for each of its heights that a line of the answer, or the coast, runs under
it; see [2]_."""

POSITIONS: tuple[tuple[Anchor, float, float], ...] = (
    ("left", 1.0, 0.0),
    ("right", -1.0, 0.0),
    ("left", DIAGONAL, -1.0),
    ("left", DIAGONAL, 1.0),
    ("right", -DIAGONAL, -1.0),
    ("right", -DIAGONAL, 1.0),
    ("center", 0.0, -1.35),
    ("center", 0.0, 1.35),
)
"""Anchor, and the way from the dot in radii: right, left, the corners, above, beneath."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that wants a place on the sheet.

    Attributes
    ----------
    words, size, face
        How it is written.
    x, y, radius
        Its dot.
    people
        How many lived there before February 2022.
    note
        A second line beneath it.
    """

    words: str
    size: float
    face: Face
    x: float
    y: float
    radius: float
    people: float = 0.0
    note: str = ""

    @property
    def dot(self) -> Rect:
        """The box of its dot."""
        x, y, r = self.x, self.y, self.radius
        return x - r, y - r, x + r, y + r


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its place: where its line stands and to which side it runs."""

    name: Name
    x: float
    y: float
    anchor: Anchor
    box: Rect


class Room:
    """What is taken on a map, and what a label had better not cross.

    Parameters
    ----------
    frame : Rect
        Labels stay inside.
    lines, coast : BaseGeometry
        Lines of the answer, and the edge of the water, in units.
    """

    def __init__(self, frame: Rect, lines: BaseGeometry, coast: BaseGeometry) -> None:
        self.frame, self.lines, self.coast = frame, prepared(lines), prepared(coast)
        self.taken: list[BaseGeometry] = []

    def take(self, shape: BaseGeometry | Rect) -> None:
        """Reserve ground that no label may touch."""
        self.taken.append(shapely.box(*shape) if isinstance(shape, tuple) else shape)

    def avoid(self, line: BaseGeometry) -> None:
        """Add a line that a label had better not cross."""
        self.lines = prepared(shapely.union_all([self.lines, line]))

    def is_free(self, box: Rect) -> bool:
        """Tell whether a box lies in the frame and touches nothing that is taken."""
        left, top, right, bottom = self.frame
        is_inside = (
            left + PADDING <= box[0]
            and top + PADDING <= box[1]
            and box[2] <= right - PADDING
            and box[3] <= bottom - PADDING
        )
        wanted = shapely.box(*box)
        return is_inside and not any(shapely.dwithin(t, wanted, PADDING) for t in self.taken)

    def is_crossed(self, line: BaseGeometry) -> bool:
        """Tell whether a line runs through anything that is taken."""
        return any(shapely.intersects(taken, line) for taken in self.taken)

    def cost(self, box: Rect) -> float:
        """Rate a free box by what it lies across."""
        wide = shapely.box(box[0] - CASING, box[1] - CASING, box[2] + CASING, box[3] + CASING)
        cost = 0.0
        for line, price in ((self.lines, LINE_COST), (self.coast, COAST_COST)):
            if shapely.intersects(line, wide):
                cost += price * shapely.intersection(line, wide).length / (box[3] - box[1])
        return cost


def place(names: Sequence[Name], room: Room) -> list[Placed]:
    """Place names, the most important first; those that find no room are left out.

    If a name in semibold is left out, it is tried again before all others.

    What is placed is taken from the room.
    """
    before, order = list(room.taken), list(names)
    most: list[Placed] = []
    for _ in range(PASSES):
        room.taken = list(before)
        placed = _pass(order, room)
        if _rank(placed, names) > _rank(most, names):
            most = placed
        done = {id(one.name) for one in placed}
        missing = [n for n in order if n.face == "semibold" and id(n) not in done]
        if not missing:
            break
        order = [*missing, *(name for name in order if name not in missing)]
    room.taken = before + [shapely.box(*box) for one in most for box in (one.box, one.name.dot)]
    return most


def _rank(placed: Sequence[Placed], names: Sequence[Name]) -> list[bool]:
    """Tell for every name whether it is placed: an important one counts more than all after it."""
    done = {id(one.name) for one in placed}
    return [id(name) in done for name in names]


def _pass(names: Sequence[Name], room: Room) -> list[Placed]:
    """Place names in their order; none had better cover the dot of one that comes later."""
    placed = []
    for number, name in enumerate(names):
        later = np.array([(o.x, o.y) for o in names[number + 1 :]]).reshape(-1, 2)
        found = best(_options(name), room, later) if room.is_free(name.dot) else None
        if found:
            placed.append(found)
            room.take(found.box)
            room.take(name.dot)
    return placed


def best(options: Iterable[Placed], room: Room, later: Points) -> Placed | None:
    """Choose the cheapest free place; among equals, the earliest.

    Parameters
    ----------
    options : iterable of Placed
    room : Room
    later : ndarray, shape (n, 2)
        Dots that are still to be placed, the most important first.
    """
    free = [option for option in options if room.is_free(option.box)]
    if not free:
        return None
    costs = [room.cost(one.box) + _covered(one.box, later) + 0.3 * k for k, one in enumerate(free)]
    return free[min(range(len(free)), key=costs.__getitem__)]


def _covered(box: Rect, later: Points) -> float:
    """Rate the dots that a box covers: the next ones cost most."""
    low, high = np.array(box[:2]) - DOT_REACH, np.array(box[2:]) + DOT_REACH
    covered = np.flatnonzero(((low <= later) & (later <= high)).all(axis=1))
    return float((DOT_COST / (1 + covered / DOT_HALF)).sum())


def _options(name: Name) -> Iterable[Placed]:
    size = name.size
    gap = name.radius + size * 0.28
    for anchor, across, down in POSITIONS:
        x = name.x + across * gap
        y = name.y + size * 0.25 + down * (name.radius + size * 0.45)
        if name.note and down < 0:
            y -= size
        yield Placed(name, x, y, anchor, _box(name, x, y, anchor))


def _box(name: Name, x: float, y: float, anchor: Anchor) -> Rect:
    left, top, right, bottom = text_box(x, y, name.words, name.size, name.face, anchor)
    if not name.note:
        return left, top, right, bottom
    under = text_box(x, y + name.size, name.note, name.size * 0.9, "regular", anchor)
    return min(left, under[0]), top, max(right, under[2]), under[3]
