"""Contents of pictures, made from answers: a map, a comparison, a close-up, a timeline.

The one place where answers and :mod:`dashboard.output.figure` meet; pages and the command line
both come here.
"""

from collections.abc import Sequence

from dashboard.answers import Answer, Trend
from dashboard.output.figure.content import (
    CloseupContent,
    CompareContent,
    MapContent,
    TimelineContent,
    Wording,
)

PLAIN = Wording()


def map_of(answer: Answer, wording: Wording = PLAIN) -> MapContent:
    """Show one text on one day's line."""
    raise NotImplementedError


def closeup_of(answer: Answer, oblast: str, wording: Wording = PLAIN) -> CloseupContent:
    """Show the ground that a text changes in one oblast, and where people lived."""
    raise NotImplementedError


def comparison_of(answers: Sequence[Answer], wording: Wording = PLAIN) -> CompareContent:
    """Show two to four texts, settled together, on maps of the same scale."""
    raise NotImplementedError


def timeline_of(trend: Trend, wording: Wording = PLAIN, *, chosen: str = "") -> TimelineContent:
    """Show the hold on a place over time, with the texts on their dates."""
    raise NotImplementedError
