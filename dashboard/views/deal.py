"""The same deal on any day: what one text would have meant on the line of every day."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.answers.trends import SOURCE_CHANGES
from dashboard.core.proposal import Status
from dashboard.core.trend import month_ends, stretches
from dashboard.output.chart_frame import Scheme, Spec
from dashboard.output.charts import Frame, Series, over_time
from dashboard.output.labels import label
from dashboard.output.style import Words
from dashboard.output.words import NO_BREAK_SPACE, UNITS, number, short_date
from dashboard.views import built, cached, dealt, markup
from dashboard.views.address import Choice
from dashboard.views.holdings import FIRST_DAY, breaks, marked

MEASURES = {"area": "Area", "people": "People before 2022"}
SIDES = {
    "ukraine_withdraws": ("Ukraine would leave", "leave_ua", False),
    "russia_withdraws": ("Russia would leave", "leave_ru", True),
}
CLAIMED = "Claimed, not held"
TITLE = Words("The same text on any day: {}", "Той самий текст будь-якого дня: {}")
THOUGHT = Words(
    "Each point lays the same text on the line of its day. Before the date of the text, the "
    "filled diamond, that is a thought experiment: the text did not exist.",
    "Кожна точка накладає той самий текст на лінію свого дня. До дати тексту, позначеної "
    "заповненим ромбом, це уявний дослід: тексту ще не було.",
)
OPTION = Words(
    "Each point lays the same option on the line of its day: a thought experiment.",
    "Кожна точка накладає той самий варіант на лінію свого дня: це уявний дослід.",
)
MONTHLY = Words(
    "Computed for the first mapped day of every month: the text names a distance from the line, "
    "and that ground has to be cut anew for every day. ",
    "Обчислено для першого дня кожного місяця, який має лінію: текст називає відстань від лінії, "
    "і цю територію треба вирізати для кожного дня заново. ",
)
NO_GROUND = Words(
    "The text fixes no ground to measure.", "Текст не визначає території, яку можна виміряти."
)
NOT_RECORDED = Words(
    "Held people by day are not recorded for this count of people; choose another, or the area.",
    "Людей за днями для цього підрахунку не записано; виберіть інший підрахунок або площу.",
)
NOBODY = Words(
    "By this text neither side would leave ground on any day.",
    "За цим текстом жодна сторона жодного дня не залишила б території.",
)
DESCRIPTION = Words(
    "What each side would leave by this text on the line of each day; the table has the same "
    "figures.",
    "Що залишила б кожна сторона за цим текстом на лінії кожного дня; у таблиці ті самі числа.",
)
LAST_DAYS = "The last day of each month that has a line"
FIRST_DAYS = "The first day of each month that has a line"
TRACE = 0.5
"""A side that never leaves more than this, in the unit shown, is in the table only."""


def show(choice: Choice, scheme: Scheme) -> None:
    """Show what each side would leave on any day, or say why that cannot be shown."""
    text = built.proposal(choice.proposal)
    title = TITLE.say(choice.language).format(text.short)
    st.html(markup.element("h2", markup.text(title), "part"))
    st.segmented_control(
        label("Measured in", choice.language),
        list(MEASURES),
        key="measure",
        format_func=lambda measure: label(MEASURES[measure], choice.language),
        required=True,
        label_visibility="collapsed",
    )
    measure: str = st.session_state["measure"]
    if reason := why_not(choice, measure):
        st.html(markup.element("p", markup.text(reason), "said"))
        return
    if dealt.is_monthly(choice):
        dealt.settle_months(choice, measure)
    sides = dealt.sides(choice, measure)
    if sides.to_numpy().max() <= TRACE:
        st.html(markup.element("p", NOBODY.say(choice.language), "said"))
        return
    st.vega_lite_chart(spec=_chart(choice, measure, scheme), theme=None, width="stretch")
    monthly = MONTHLY.say(choice.language) if dealt.is_monthly(choice) else ""
    thought = OPTION if text.status is Status.OPTION else THOUGHT
    note = monthly + thought.say(choice.language)
    st.html(markup.element("p", markup.text(note), "status"))
    with st.expander(label("Table: the same text month by month", choice.language)):
        st.html(_table(sides, choice, measure))


def why_not(choice: Choice, measure: str) -> str:
    """Say why a text has no series; empty if it has one."""
    text = built.proposal(choice.proposal)
    if not text.is_computable:
        return f"{NO_GROUND.say(choice.language)} {text.not_computable}"
    return "" if dealt.is_recorded(choice, measure) else NOT_RECORDED.say(choice.language)


def _unit(choice: Choice, measure: str) -> str:
    return UNITS[choice.units if measure == "area" else "people"][choice.language]


def _words(side: str, choice: Choice) -> str:
    is_claim = cached.is_claim(choice.proposal) and side == "ukraine_withdraws"
    return label(CLAIMED if is_claim else SIDES[side][0], choice.language)


@st.cache_data(show_spinner=False, max_entries=128)
def _chart(choice: Choice, measure: str, scheme: Scheme) -> Spec:
    """Draw both sides; one that never leaves anything is in the table only."""
    sides = dealt.sides(choice, measure)
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
        description=DESCRIPTION.say(choice.language),
        marks=[mark for mark in marked(choice, days[-1]) if mark.is_chosen],
        breaks=breaks(choice),
        language=choice.language,
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
    ends, caption = month_ends(sides), FIRST_DAYS if dealt.is_monthly(choice) else LAST_DAYS
    rows = [
        (
            short_date(date.fromisoformat(day), choice.language),
            *(number(value, choice.language) for value in row),
        )
        for day, row in zip(ends.index[::-1], ends.to_numpy()[::-1], strict=True)
    ]
    unit = _unit(choice, measure)
    head = ("", *(f"{_words(side, choice)}, {unit}" for side in SIDES))
    return markup.table(label(caption, choice.language), head, rows)
