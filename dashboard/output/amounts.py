"""Ground and the people on it as cards and tables write them: alike, down to what is none."""

from dashboard.output.style import Language, Words
from dashboard.output.words import Units, area_in, number

TRACE_KM2 = 0.5
"""Up to this a piece of ground is an edge of the drawing, not a finding."""

NONE = Words("none", "немає")


def amounts(
    area_km2: float, people: float, units: Units = "km2", language: Language = "en"
) -> tuple[str, str]:
    """Write an area and its people, rounded and without units; a trace of ground is none of both.

    Parameters
    ----------
    area_km2, people : float
    units, language
        How they are written.
    """
    if area_km2 <= TRACE_KM2:
        none = NONE.say(language)
        return none, none
    return number(area_in(area_km2, units), language), number(round(people), language)
