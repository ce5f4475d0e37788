"""Numbers, dates and sentences as people read them, in English and Ukrainian.

Every figure that is shown passes through ``rounded``: three significant digits, so that no screen,
picture or sentence claims more than the sources can carry.
"""

from datetime import date
from math import floor, log10
from typing import Literal

from dashboard.core.proposal import Status
from dashboard.output.style import Language

THIN_SPACE = "\u2009"
NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
"""As wide as a thin space, but no line breaks there."""
SIGNIFICANT_DIGITS = 3
KM_PER_MILE = 1.609344

Units = Literal["km2", "mi2"]
"""Square kilometres with kilometres, or square miles with miles."""

MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "uk": (
        *("січня", "лютого", "березня", "квітня", "травня", "червня"),
        *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
    ),
}
UNITS: dict[str, dict[Language, str]] = {
    "km2": {"en": "km²", "uk": "км²"},
    "km": {"en": "km", "uk": "км"},
    "mi2": {"en": "mi²", "uk": "кв. миль"},
    "mi": {"en": "mi", "uk": "миль"},
    "people": {"en": "people", "uk": "осіб"},
}
STATUS_WORDS: dict[Status, str] = {
    Status.OFFICIAL: "official",
    Status.LEAKED: "leaked",
    Status.REPORTED: "reported",
    Status.PAPER: "policy paper",
    Status.FORECAST: "forecast",
    Status.OPTION: "built option",
}


def rounded(value: float, digits: int = SIGNIFICANT_DIGITS) -> float:
    """Round to three significant digits: the one rounding of this project.

    Beside a published figure of more digits, ours is given as exactly as that one.
    """
    if value == 0:
        return 0.0
    return round(value, digits - 1 - floor(log10(abs(value))))


def number(value: float, language: Language = "en") -> str:
    """Write a rounded number: ``6 230`` with a thin space, ``18.8`` or ``18,8``."""
    return grouped(rounded(value), language)


def grouped(value: float, language: Language = "en") -> str:
    """Write a number as it is, digits in groups of three."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".").replace("-", "−")
    whole, _, part = text.partition(".")
    mark = "." if language == "en" else ","
    return whole.replace(",", THIN_SPACE) + (mark + part if part else "")


def unbroken(text: str) -> str:
    """Let no line break inside a number, where thin spaces would let it."""
    return text.replace(THIN_SPACE, NARROW_SPACE)


def quantity(value: float, unit: str, language: Language = "en") -> str:
    """Write a rounded number with its unit; ``unit`` is ``km2``, ``km`` or ``people``."""
    return f"{number(value, language)}{NO_BREAK_SPACE}{UNITS[unit][language]}"


def area_in(area_km2: float, units: Units = "km2") -> float:
    """Turn an area in km² into the units that are shown; not rounded."""
    return area_km2 if units == "km2" else area_km2 / KM_PER_MILE**2


def length_in(length_km: float, units: Units = "km2") -> float:
    """Turn a length in km into the units that are shown; not rounded."""
    return length_km if units == "km2" else length_km / KM_PER_MILE


def area_unit(units: Units = "km2", language: Language = "en") -> str:
    """Name the unit of areas, for the head of a column: ``km²``, ``mi²``."""
    return UNITS[units][language]


def length_unit(units: Units = "km2", language: Language = "en") -> str:
    """Name the unit of lengths: ``km``, ``mi``."""
    return UNITS[units.removesuffix("2")][language]


def area(area_km2: float, units: Units = "km2", language: Language = "en") -> str:
    """Write an area given in km² with the unit that is shown: ``6 230 km²``, ``2 410 mi²``."""
    return quantity(area_in(area_km2, units), units, language)


def length(length_km: float, units: Units = "km2", language: Language = "en") -> str:
    """Write a length given in km with the unit that is shown: ``1 190 km``, ``739 mi``."""
    shown = number(length_in(length_km, units), language)
    return f"{shown}{NO_BREAK_SPACE}{length_unit(units, language)}"


def share(value: float, language: Language = "en") -> str:
    """Write a share (0-1) as per cent with one decimal."""
    text = f"{value * 100:.1f}"
    return f"{text}%" if language == "en" else f"{text.replace('.', ',')}{NO_BREAK_SPACE}%"


def long_date(day: date, language: Language = "en") -> str:
    """Write a day out: ``19 November 2025``, ``19 листопада 2025 р.``."""
    text = f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
    return text if language == "en" else f"{text} р."


def short_date(day: date, language: Language = "en") -> str:
    """Write a day for a source line: ``19 Nov 2025``; in Ukrainian it stays written out."""
    if language == "uk":
        return long_date(day, language)
    return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"


def text_date(iso: str, language: Language = "en") -> str:
    """Write the date of a text that may be known to the year or month only."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:  # noqa: PLR2004  a year and a month
        return f"{_month_alone(parts[1], language)} {parts[0]}"
    return long_date(date(*parts), language)


def _month_alone(month: int, language: Language) -> str:
    if language == "en":
        return MONTHS["en"][month - 1]
    return (
        *("січень", "лютий", "березень", "квітень", "травень", "червень"),
        *("липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
    )[month - 1]
