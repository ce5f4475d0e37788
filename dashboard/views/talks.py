"""Rounds of talks on the time axis, and the table of them with their sources."""

from datetime import date

import streamlit as st

from dashboard.output.chart_labels import Mark
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import long_date, text_date
from dashboard.sources.talks import Talks, load_talks
from dashboard.views import markup

PARTIES = {
    "ukraine": Words("Ukraine", "Україна"),
    "russia": Words("Russia", "Росія"),
    "united-states": Words("United States", "США"),
}
NOT_ALL = Words(
    "Rounds for which both a date and a source are known; the list is not complete.",
    "Раунди, для яких відомі і дата, і джерело; перелік неповний.",
)


@st.cache_resource(show_spinner=False)
def rounds() -> tuple[Talks, ...]:
    """Read the rounds of talks, by date."""
    return load_talks()


def pins(first: str, last: str, language: Language) -> tuple[Mark, ...]:
    """Mark the rounds that began between two days."""
    return tuple(
        Mark(day=one.first, words=_place(one, language), hint=_hint(one, language))
        for one in rounds()
        if first <= one.first <= last
    )


def table(language: Language) -> str:
    """Write all rounds, the latest first, each with its source."""
    heads = ("Talks", "Between", "Source")
    rows = [
        (
            f"{_days(one, language)}, {_place(one, language)}",
            f"{_between(one, language)}: {_name(one, language)}",
            _source(one, language),
        )
        for one in reversed(rounds())
    ]
    caption = label("Rounds of talks", language)
    note = markup.element("p", markup.text(NOT_ALL.say(language)), "quiet")
    head = [label(words, language) for words in heads]
    return markup.element("div", markup.table(caption, head, rows), "talks") + note


def _hint(one: Talks, language: Language) -> str:
    return f"{_place(one, language)}, {_days(one, language)}: {_between(one, language)}"


def _days(one: Talks, language: Language) -> str:
    """Write the days of a round; one month is named once."""
    first, last = date.fromisoformat(one.first), date.fromisoformat(one.last)
    if first == last:
        return long_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last, language)}"
    return f"{long_date(first, language)} – {long_date(last, language)}"


def _place(one: Talks, language: Language) -> str:
    return one.place_en if language == "en" else one.place_uk


def _name(one: Talks, language: Language) -> str:
    return one.name_en if language == "en" else one.name_uk


def _between(one: Talks, language: Language) -> str:
    return ", ".join(PARTIES[party].say(language) for party in one.between)


def _source(one: Talks, language: Language) -> markup.Html:
    dated = f", {text_date(one.published, language)}"
    return markup.Html(markup.link(one.publisher, one.url) + markup.text(dated))
