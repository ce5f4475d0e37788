"""What each side would leave by one text on the lines of many days, settled once for all readers.

The history by piece gives every day at once. A text that names a distance from the line, or a
drawn area, cannot be had from it: its ground is cut anew, on the first mapped day of every month.
"""

from datetime import date
from time import monotonic

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.core.proposal import depths_km
from dashboard.core.trend import month_starts
from dashboard.output.style import Words
from dashboard.output.words import area_in, short_date
from dashboard.sources.holdings import RECORDED
from dashboard.views import built, cached
from dashboard.views.address import Choice, Question

SIDES = ("ukraine_withdraws", "russia_withdraws")
SETTLING = Words("Settling the text on the line of {} …", "Накладаємо текст на лінію {} …")
PATIENCE_S = 0.5
"""What takes longer shows how far it has got."""


@st.cache_resource(show_spinner=False, max_entries=32)
def settled_series(
    proposal: str, mapper: str, people: str, variant: str
) -> dict[str, pd.DataFrame]:
    """Settle a text on the line of every day."""
    return answers.settled_series(answers.proposal_named(proposal), mapper, people, variant)


@st.cache_resource(show_spinner=False, max_entries=2048)
def totals(
    proposal: str, day: str, mapper: str, people: str, variant: str
) -> dict[str, dict[str, float]]:
    """Settle a text on one day and keep its totals only."""
    return answers.settled(proposal, day, mapper, people, variant).ledger.summary()


def is_monthly(choice: Choice) -> bool:
    """Whether a text names a distance or a drawn area, so that only some days are computed."""
    text = built.proposal(choice.proposal)
    return bool(depths_km(text.clauses_in(choice.variant)) or text.areas_in(choice.variant))


def is_recorded(choice: Choice, measure: str) -> bool:
    """Whether there is a series: held people are not recorded by day for every count."""
    return is_monthly(choice) or _counted(choice, measure) in RECORDED


def sides(choice: Choice, measure: str) -> pd.DataFrame:
    """Tell what each side would leave: one column per side, indexed by day, in the unit shown."""
    column = "area_km2" if measure == "area" else "people"
    settled = _by_month(choice, measure) if is_monthly(choice) else _by_day(choice, measure)
    left = pd.DataFrame({side: settled[side][column] for side in SIDES})
    return left * area_in(1.0, choice.units) if measure == "area" else left


def _by_day(choice: Choice, measure: str) -> dict[str, pd.DataFrame]:
    people = _counted(choice, measure)
    return settled_series(choice.proposal, choice.mapper, people, choice.variant)


def _by_month(choice: Choice, measure: str) -> dict[str, pd.DataFrame]:
    found = {day: totals(*question) for day, question in _monthly(choice, measure).items()}
    return {
        side: pd.DataFrame({day: summary[side] for day, summary in found.items()}).T
        for side in SIDES
    }


def _counted(choice: Choice, measure: str) -> str:
    """Choose the surface to settle with: an area is the same on all, so one is enough."""
    return RECORDED[0] if measure == "area" else choice.people


def _monthly(choice: Choice, measure: str) -> dict[str, Question]:
    """List the questions whose totals make the series, by day."""
    people = _counted(choice, measure)
    return {
        day: (choice.proposal, day, choice.mapper, people, choice.variant)
        for day in month_starts(cached.options().days[choice.mapper])
    }


def settle_months(choice: Choice, measure: str) -> None:
    """Settle the first mapped day of every month once, and show how far that has got."""
    asked, bar = _monthly(choice, measure), st.empty()
    started = monotonic()
    for done, (day, question) in enumerate(asked.items()):
        if monotonic() - started > PATIENCE_S:
            written = short_date(date.fromisoformat(day), choice.language)
            bar.progress(done / len(asked), text=SETTLING.say(choice.language).format(written))
        totals(*question)
    bar.empty()
