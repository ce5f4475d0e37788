"""The chart of held area, with texts and talks marked on its axis."""

from datetime import date

import streamlit as st

from dashboard import answers
from dashboard.answers.trends import SOURCE_CHANGES
from dashboard.output.chart_frame import Scheme, Spec
from dashboard.output.chart_labels import Mark, marks
from dashboard.output.charts import Frame, Level, Series, over_time
from dashboard.output.style import Words
from dashboard.output.words import NO_BREAK_SPACE, area, area_in, area_unit, short_date
from dashboard.views import cached, talks
from dashboard.views.address import Choice

FIRST_DAY = "2022-03-01"
NEARLY_ALL = 0.98
LARGE_SHARE = 0.4
BEFORE = Words("Held before 24 Feb 2022: {}", "Утримувала до 24 лютого 2022 р.: {}")
ALL_OF = Words("All of {}: {}", "{}, уся: {}")
BREAK = Words("Source changes, {}", "Зміна джерела, {}")
HELD_BY_DAY = Words(
    "Area that Russia held in {} by day; the table has the same figures.",
    "Площа, яку утримувала Росія ({}), за днями; у таблиці ті самі числа.",
)


@st.cache_data(show_spinner=False, max_entries=128)
def held_chart(place: str, name: str, choice: Choice, scheme: Scheme) -> Spec:
    """Draw the held area of a place by day."""
    found = trend(place, choice.mapper, choice.day)
    values = [area_in(held, choice.units) for held in found.held_km2]
    days = list(found.held_km2.index)
    whole, before = (area_in(km2, choice.units) for km2 in (found.area_km2, found.before_km2))
    levels, top = [], max(values) * 1.15
    if 0 < before < NEARLY_ALL * min(values):
        said = BEFORE.say(choice.language).format(_area(found.before_km2, choice))
        levels.append(Level(before, said))
    if LARGE_SHARE * whole < max(values) < NEARLY_ALL * whole:
        levels.append(
            Level(whole, ALL_OF.say(choice.language).format(name, _area(found.area_km2, choice)))
        )
        top = whole * 1.1
    frame = Frame(
        first=FIRST_DAY,
        last=days[-1],
        top=top or 1.0,
        unit=NO_BREAK_SPACE + area_unit(choice.units, choice.language),
        description=HELD_BY_DAY.say(choice.language).format(name),
        marks=marked(choice, days[-1]),
        pins=talks.pins(FIRST_DAY, days[-1], choice.language),
        breaks=breaks(choice),
        levels=levels,
        language=choice.language,
    )
    told = sorted({days[0], found.as_of, days[-1]})
    series = Series(
        words="",
        colour="claim",
        fill="ru",
        days=days,
        values=values,
        stretches=[int(run) for run in found.stretch],
        told=told,
    )
    return over_time([series], frame, scheme)


def _area(area_km2: float, choice: Choice) -> str:
    return area(area_km2, choice.units, choice.language)


@st.cache_resource(show_spinner=False, max_entries=64)
def trend(place: str, mapper: str, day: str) -> answers.Trend:
    """Follow the hold on a place."""
    return answers.trend(place, mapper, day)


def breaks(choice: Choice) -> tuple[tuple[str, str], ...]:
    """Tell where a mapper's series comes from another source."""
    return tuple(
        (day, BREAK.say(choice.language).format(_short(day, choice)))
        for day in SOURCE_CHANGES[choice.mapper]
    )


def marked(choice: Choice, last: str) -> tuple[Mark, ...]:
    """Mark all texts up to a day."""
    texts = cached.proposals().values()
    return marks(texts, choice.proposal, FIRST_DAY, last, choice.language)


def _short(day: str, choice: Choice) -> str:
    return short_date(date.fromisoformat(day), choice.language)
