"""Where the names of marks stand beneath a time axis: stepped, and never crossed by a leader."""

from collections.abc import Sequence
from dataclasses import dataclass

CHARACTER_PX = 6.7
GAP_PX = 6
ROWS = 6
_PLACES = [(row, False) for row in range(ROWS)] + [(row, True) for row in reversed(range(ROWS))]
"""Right of the leader from the top, then left of it from the bottom: so few leaders are blocked."""
_CHOSEN_PLACES = [(row, is_left) for row in range(ROWS) for is_left in (True, False)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated mark on the axis.

    Attributes
    ----------
    day
        ISO date.
    words
        The name beneath it.
    hint
        What is said on pointing at it.
    is_chosen
        Whether it is the one that the page is about; its name always stands.
    """

    day: str
    words: str
    hint: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark whose name found room: in which row, and on which side of its leader."""

    mark: Mark
    row: int
    is_left: bool
    x_px: float

    @property
    def span_px(self) -> tuple[float, float]:
        """From where to where the name reaches."""
        width = len(self.mark.words) * CHARACTER_PX + GAP_PX
        return (self.x_px - width, self.x_px) if self.is_left else (self.x_px, self.x_px + width)


def place(marks: Sequence[Mark], at_px: Sequence[float], width_px: float) -> list[Placed]:
    """Give names room: the chosen mark first, then from the latest; leave out what finds none.

    Parameters
    ----------
    marks : sequence of Mark
    at_px : sequence of float
        Where each stands on the axis.
    width_px : float
        Length of the axis.

    Returns
    -------
    list of Placed
        Names overlap neither each other nor a leader.
    """
    placed: list[Placed] = []
    by_date = sorted(range(len(marks)), key=lambda k: marks[k].day, reverse=True)
    for k in sorted(by_date, key=lambda k: not marks[k].is_chosen):
        places = _CHOSEN_PLACES if marks[k].is_chosen else _PLACES
        options = (Placed(marks[k], row, is_left, at_px[k]) for row, is_left in places)
        found = next((one for one in options if _has_room(one, placed, width_px)), None)
        if found:
            placed.append(found)
    return placed


def _has_room(wanted: Placed, placed: Sequence[Placed], width_px: float) -> bool:
    start, end = wanted.span_px
    return start >= 0 and end <= width_px and not any(_collide(wanted, other) for other in placed)


def _collide(one: Placed, other: Placed) -> bool:
    """Whether two names overlap, or the leader of one runs through the name of the other."""
    upper, lower = sorted((one, other), key=lambda placed: placed.row)
    if one.row == other.row and _overlap(one.span_px, other.span_px):
        return True
    if one.x_px == other.x_px:
        return False
    return _within(lower.x_px, upper.span_px)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(x_px: float, span: tuple[float, float]) -> bool:
    return span[0] - GAP_PX / 2 <= x_px <= span[1] + GAP_PX / 2
