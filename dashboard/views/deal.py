"""The same deal on any day: what one text would have meant on the line of every day."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.answers.trends import SOURCE_CHANGES
from dashboard.core.trend import month_ends, stretches
from dashboard.errors import QueryError
from dashboard.output.chart_frame import Scheme, Spec
from dashboard.output.charts import Frame, Series, over_time
from dashboard.output.sentences import is_annexation
from dashboard.output.words import NO_BREAK_SPACE, area_in, area_unit, number, short_date
from dashboard.sources.holdings import RECORDED
from dashboard.views import cached, markup
from dashboard.views.address import Choice
from dashboard.views.holdings import FIRST_DAY, breaks, marked

MEASURES = {"area": "Area", "people": "People before 2022"}
SIDES = {
    "ukraine_withdraws": ("Ukraine would leave", "leave_ua", False),
    "russia_withdraws": ("Russia would leave", "leave_ru", True),
}
CLAIMED = "Claimed, not held"
TRACE = 0.5
"""A side that never leaves more than this, in the unit shown, is in the table only."""


@st.cache_resource(show_spinner=False, max_entries=32)
def settled_series(
    proposal: str, mapper: str, people: str, variant: str
) -> dict[str, pd.DataFrame]:
    """Settle a text on the line of every day."""
    return answers.settled_series(answers.proposal_named(proposal), mapper, people, variant)


def show(choice: Choice, scheme: Scheme) -> None:
    """Show what each side would leave on any day, or say why that cannot be shown."""
    text = cached.proposals()[choice.proposal]
    st.html(markup.element("h2", markup.text(f"The same text on any day: {text.short}"), "part"))
    st.segmented_control(
        "Measured in",
        list(MEASURES),
        key="measure",
        format_func=MEASURES.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    measure: str = st.session_state["measure"]
    if reason := why_not(choice, measure):
        st.html(markup.element("p", markup.text(reason), "said"))
        return
    sides = _sides(choice, measure)
    if sides.to_numpy().max() <= TRACE:
        said = "By this text neither side would leave ground on any day."
        st.html(markup.element("p", said, "said"))
        return
    st.vega_lite_chart(spec=_chart(choice, measure, scheme), theme=None, width="stretch")
    note = (
        "Each point lays the same text on the line of its day. Before the date of the text, the "
        "filled diamond, that is a thought experiment: the text did not exist."
    )
    st.html(markup.element("p", markup.text(note), "status"))
    with st.expander("Table: the same text at the end of each month"):
        st.html(_table(sides, choice, measure))


def why_not(choice: Choice, measure: str) -> str:
    """Say why a text has no series; empty if it has one."""
    text = cached.proposals()[choice.proposal]
    if not text.is_computable:
        return f"The text fixes no ground to measure. {text.not_computable}"
    try:
        _sides(choice, measure)
    except QueryError as error:
        return f"This text has no series over all days. {error}"
    return ""


def _sides(choice: Choice, measure: str) -> pd.DataFrame:
    """Settle the text on all days: one column per side, in the unit that is shown."""
    people = RECORDED[0] if measure == "area" else choice.people  # an area needs no people
    found = settled_series(choice.proposal, choice.mapper, people, choice.variant)
    column = "area_km2" if measure == "area" else "people"
    sides = pd.DataFrame({side: found[side][column] for side in SIDES})
    return sides * area_in(1.0, choice.units) if measure == "area" else sides


def _unit(choice: Choice, measure: str) -> str:
    return area_unit(choice.units) if measure == "area" else "people"


def _words(side: str, choice: Choice) -> str:
    is_claim = is_annexation(choice.proposal) and side == "ukraine_withdraws"
    return CLAIMED if is_claim else SIDES[side][0]


@st.cache_data(show_spinner=False, max_entries=128)
def _chart(choice: Choice, measure: str, scheme: Scheme) -> Spec:
    """Draw both sides; one that never leaves anything is in the table only."""
    sides = _sides(choice, measure)
    days = list(sides.index)
    runs = [int(run) for run in stretches(days, SOURCE_CHANGES[choice.mapper])]
    series = [
        _series(_words(side, choice), side, sides[side], runs)
        for side in SIDES
        if sides[side].max() > TRACE
    ]
    frame = Frame(
        first=FIRST_DAY,
        last=days[-1],
        top=float(sides.to_numpy().max()) * 1.15,
        unit=NO_BREAK_SPACE + _unit(choice, measure),
        description="What each side would leave by this text on the line of each day; the table "
        "has the same figures.",
        marks=[mark for mark in marked(choice.proposal, days[-1]) if mark.is_chosen],
        breaks=breaks(choice.mapper),
    )
    return over_time(series, frame, scheme)


def _series(words: str, side: str, values: pd.Series, runs: list[int]) -> Series:
    """Draw Ukraine's side as a filled area with an ink line, Russia's as a dashed line."""
    _, colour, is_dashed = SIDES[side]
    return Series(
        words=words,
        colour=colour if is_dashed else "ink",
        fill="" if is_dashed else colour,
        is_dashed=is_dashed,
        days=list(values.index),
        values=list(values),
        stretches=runs,
        told=[values.index[-1]],
    )


def _table(sides: pd.DataFrame, choice: Choice, measure: str) -> str:
    ends = month_ends(sides)
    rows = [
        (short_date(date.fromisoformat(day)), *(number(value) for value in row))
        for day, row in zip(ends.index[::-1], ends.to_numpy()[::-1], strict=True)
    ]
    unit = _unit(choice, measure)
    head = ("", *(f"{_words(side, choice)}, {unit}" for side in SIDES))
    return markup.table("The last day of each month that has a line", head, rows)
