"""Published figures: what was claimed, how we measure the same thing, and what we found.

A figure is compared in the unit in which it was published; per cent stay per cent here.
"""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.core.proposal import Select


class Unit(StrEnum):
    """The unit of a published figure."""

    KM2 = "km2"
    PERCENT = "%"
    PEOPLE = "people"
    KM = "km"


class Of(StrEnum):
    """What a measure adds up."""

    AREA = "area"
    SHARE = "share-of-area"
    PEOPLE = "people"
    AREA_IN_RUSSIA = "area-in-russia"


class Verdict(StrEnum):
    """How our figure relates to the published one."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not-comparable"


class Side(StrEnum):
    """On which side of the published figure ours lies."""

    HIGHER = "higher"
    LOWER = "lower"


UNITS = {
    Of.AREA: Unit.KM2,
    Of.SHARE: Unit.PERCENT,
    Of.PEOPLE: Unit.PEOPLE,
    Of.AREA_IN_RUSSIA: Unit.KM2,
}
"""The unit in which each kind of measure is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How we work out a figure of our own.

    Attributes
    ----------
    of
        What is added up: area (km²); area as a share of the same units as a whole (per cent);
        people who lived there before February 2022; or the area that Ukraine held inside Russia
        (km²), for which ``select`` is empty.
    select
        The ground, in the words of a clause.
    as_of, since
        Day of the line; with ``since`` the figure is the gain from that day to ``as_of``.
    mapper, people
        Whose line, and which population surface.
    """

    of: Of
    select: Select
    as_of: str
    since: str = ""
    mapper: str = "deepstate"
    people: str = "official"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure that somebody published.

    Attributes
    ----------
    id, says
        Slug; what the figure is said to be, in our words.
    value, unit
        As published.
    when
        The day as published, where it is vague or not the day of our line.
    publisher, published, url
        Who published it, the date of that text as far as it is known, and where.
    measure
        How ours is worked out; ``None`` where nothing of ours answers to it.
    tolerance, why
        How far apart the two may be and still agree, in the unit; the reason for that width.
    verdict, ours_is, reason
        What we found: the verdict; on which side ours lies and why, unless the two agree.
    """

    id: str
    says: str
    value: float
    unit: Unit
    publisher: str
    published: str
    verdict: Verdict
    url: str = ""
    when: str = ""
    measure: Measure | None = None
    tolerance: float = 0.0
    why: str = ""
    ours_is: Side | None = None
    reason: str = ""
