"""The finding in one sentence, with verbs that fit what the text is.

A proposal *would* move a line, an annexation law *claims* ground. Sentences stay near the 70
characters that a title can carry.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.output.words import quantity

ANNEXATIONS = ("ru-annexation-2014", "ru-annexation-2022")
"""Texts that claim ground by law; all others offer or foresee a settlement."""

TRACE_KM2 = 0.5  # under this a withdrawal is an edge of the drawing, not a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What a text moves, in km² and people: the figures that a headline needs."""

    ukraine_leaves_km2: float
    ukraine_leaves_people: float
    russia_leaves_km2: float
    russia_leaves_people: float

    @classmethod
    def of(cls, summary: Mapping[str, Mapping[str, float]]) -> "Moves":
        """Read the figures from the summary of a ledger."""
        return cls(
            ukraine_leaves_km2=summary["ukraine_withdraws"]["area_km2"],
            ukraine_leaves_people=summary["ukraine_withdraws"]["people"],
            russia_leaves_km2=summary["russia_withdraws"]["area_km2"],
            russia_leaves_people=summary["russia_withdraws"]["people"],
        )


def is_annexation(proposal: str) -> bool:
    """Whether a text is a law that claims ground, not an offer to settle."""
    return proposal in ANNEXATIONS


def headline(moves: Moves, *, is_annexation: bool = False) -> str:
    """Say what a text moves, in one sentence fit for a title.

    Parameters
    ----------
    moves : Moves
    is_annexation : bool
        The text is a law that claims ground, not an offer to settle.
    """
    if is_annexation:
        return _claimed(moves)
    if moves.ukraine_leaves_km2 > TRACE_KM2:
        return _leaves("Ukraine", moves.ukraine_leaves_km2, moves.ukraine_leaves_people)
    if moves.russia_leaves_km2 > TRACE_KM2:
        return _leaves("Russia", moves.russia_leaves_km2, moves.russia_leaves_people)
    return "Neither side would leave ground: the line stays as it is"


def _claimed(moves: Moves) -> str:
    if moves.ukraine_leaves_km2 <= TRACE_KM2:
        return "Russia claims ground that it already holds"
    return f"Russia claims {quantity(moves.ukraine_leaves_km2, 'km2')} that it does not hold"


def _leaves(side: str, area_km2: float, people: float) -> str:
    area, lived = quantity(area_km2, "km2"), quantity(people, "people")
    return f"{side} would leave {area} where {lived} lived before the war"


def not_computable(short: str) -> str:
    """Say that a text fixes no ground."""
    return f"{short}: the text fixes no ground to measure"
