"""Where the names of marks stand beneath a time axis: stepped, and never crossed by a leader."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.core.proposal import Proposal
from dashboard.output.style import Language
from dashboard.output.words import text_date

CHARACTER_PX = 6.7
GAP_PX = 6
ROWS = 6


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
    name_px: float

    @property
    def span_px(self) -> tuple[float, float]:
        """From where to where the name reaches."""
        width = self.name_px + GAP_PX
        return (self.x_px - width, self.x_px) if self.is_left else (self.x_px, self.x_px + width)


def marks(
    texts: Iterable[Proposal], chosen: str, first: str, last: str, language: Language = "en"
) -> tuple[Mark, ...]:
    """Mark texts between two days; one known by its month or year stands in the middle of that."""
    found = (
        Mark(
            day=_middle(text.date),
            words=text.short,
            hint=f"{text.short}, {text_date(text.date, language)}",
            is_chosen=text.id == chosen,
        )
        for text in texts
    )
    return tuple(mark for mark in found if first <= mark.day <= last)


def _middle(partial: str) -> str:
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 1:
        return (date(parts[0], 1, 1) + timedelta(days=182)).isoformat()
    return date(*parts).isoformat() if len(parts) > 2 else f"{partial}-15"  # noqa: PLR2004


def estimated_px(words: str) -> float:
    """Guess the width of a name in a browser, whose type cannot be measured from here."""
    return len(words) * CHARACTER_PX


def _places(rows: int, *, is_chosen: bool) -> list[tuple[int, bool]]:
    """Right of the leader from the top, then left of it from the bottom: few leaders are blocked.

    The chosen mark stands as high as it can.
    """
    if is_chosen:
        return [(row, is_left) for row in range(rows) for is_left in (True, False)]
    return [(row, False) for row in range(rows)] + [(row, True) for row in reversed(range(rows))]


def place(
    marks: Sequence[Mark],
    at_px: Sequence[float],
    width_px: float,
    measure: Callable[[str], float] = estimated_px,
    rows: int = ROWS,
) -> list[Placed]:
    """Give names room: the chosen mark first, then from the latest; leave out what finds none.

    Parameters
    ----------
    marks : sequence of Mark
    at_px : sequence of float
        Where each stands on the axis.
    width_px : float
        Length of the axis.
    measure : callable
        Gives the width of a name.
    rows : int
        In which names may stand.

    Returns
    -------
    list of Placed
        Names overlap neither each other nor a leader.
    """
    placed: list[Placed] = []
    by_date = sorted(range(len(marks)), key=lambda k: marks[k].day, reverse=True)
    for k in sorted(by_date, key=lambda k: not marks[k].is_chosen):
        places = _places(rows, is_chosen=marks[k].is_chosen)
        name_px = measure(marks[k].words)
        options = (Placed(marks[k], row, is_left, at_px[k], name_px) for row, is_left in places)
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
