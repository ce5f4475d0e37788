"""Names of towns without collisions: eight positions for each, the least costly free one wins.

References
----------
.. [1] Christensen, J., Marks, J. & Shieber, S. (1995). An empirical study of algorithms for
   point-feature label placement. *ACM Transactions on Graphics*, 14(3), 203-232.
.. [2] Imhof, E. (1975). Positioning names on maps. *The American Cartographer*, 2(2), 128-144.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure.fonts import Face
from dashboard.output.figure.sheet import Anchor, Rect, text_box

PADDING = 3.0
"""Units kept free around every label."""
CASING = 5.0
"""Half the width of a line with its casing."""
DIAGONAL = 0.72
LINE_COST, COAST_COST = 4.0, 2.5
"""What a label costs that lies across a line of the answer, or across the coast; see [2]_."""

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
        self.frame, self.lines, self.coast = frame, lines, coast
        self.taken: list[BaseGeometry] = []
        shapely.prepare(lines)
        shapely.prepare(coast)

    def take(self, shape: BaseGeometry | Rect) -> None:
        """Reserve ground that no label may touch."""
        self.taken.append(shapely.box(*shape) if isinstance(shape, tuple) else shape)

    def avoid(self, line: BaseGeometry) -> None:
        """Add a line that a label had better not cross."""
        self.lines = shapely.union_all([self.lines, line])
        shapely.prepare(self.lines)

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

    def cost(self, box: Rect) -> float:
        """Rate a free box by what it lies across."""
        wanted = shapely.box(*box)
        across_line = shapely.dwithin(self.lines, wanted, CASING)
        across_coast = shapely.intersects(self.coast, wanted)
        return LINE_COST * bool(across_line) + COAST_COST * bool(across_coast)


def place(names: Sequence[Name], room: Room) -> list[Placed]:
    """Place names, the most important first; those that find no room are left out.

    What is placed is taken from the room.
    """
    placed = []
    for name in names:
        if not room.is_free(name.dot):
            continue
        found = best(_options(name), room)
        if found:
            placed.append(found)
            room.take(found.box)
            room.take(name.dot)
    return placed


def best(options: Iterable[Placed], room: Room) -> Placed | None:
    """Choose the cheapest free place; among equals, the earliest."""
    free = [option for option in options if room.is_free(option.box)]
    cost: Callable[[int], float] = lambda k: room.cost(free[k].box) + 0.3 * k  # noqa: E731
    return free[min(range(len(free)), key=cost)] if free else None


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
