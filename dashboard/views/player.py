"""Through time: which day is shown, a month back, a month on, and play."""

from datetime import date, timedelta

import streamlit as st

from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.views import cached
from dashboard.views.address import Choice, day_notice, nearest_day

STEP = timedelta(days=30)
PAUSE_S = 1.0


def settle_day(asked: date) -> None:
    """Put both date controls on a day with a line; remember what was asked for."""
    days = cached.options().days[st.session_state["mapper"]]
    shown = date.fromisoformat(nearest_day(asked.isoformat(), days))
    st.session_state["asked_day"] = asked.isoformat()
    st.session_state["day"] = st.session_state["slider"] = shown


def span() -> tuple[date, date]:
    """Give the first and the last day of the chosen mapper."""
    days = cached.options().days[st.session_state["mapper"]]
    return date.fromisoformat(days[0]), date.fromisoformat(days[-1])


def keep_within() -> None:
    """Let both date controls show one day, between the first and the last."""
    first, last = span()
    state = st.session_state
    state["day"] = state["slider"] = min(max(state["day"], first), last)


def replaced_day() -> tuple[str, ...]:
    """Say which day is shown instead of the one that was asked for; once."""
    asked = st.session_state.pop("asked_day", None)
    if asked is None:
        return ()
    shown = nearest_day(asked, cached.options().days[st.session_state["mapper"]])
    return () if shown == asked else (day_notice(asked, shown),)


def keep_pace(before: str, now: str) -> None:
    """Remember the last step in time: who goes on by a day will go on by another."""
    if before != now:
        st.session_state["pace"] = date.fromisoformat(now) - date.fromisoformat(before)


def days_around(choice: Choice) -> list[str]:
    """List the days that a step leads to: on at the same pace, then by a month or a day."""
    days, shown = cached.options().days[choice.mapper], date.fromisoformat(choice.day)
    paces = (st.session_state.get("pace", STEP), STEP, -STEP)
    far = [nearest_day((shown + pace).isoformat(), days) for pace in paces]
    here = days.index(choice.day)
    steps = [*far, *days[here + 1 : here + 2], *days[max(here - 1, 0) : here]]
    return [day for day in dict.fromkeys(steps) if day != choice.day]


def take_step() -> None:
    """Move the date controls before they are drawn, where a step was asked for."""
    asked = st.session_state.pop("step_to", None)
    if asked is not None:
        settle_day(asked)
        st.session_state.pop("asked_day")  # a step lands where there is a line, by design


def controls(language: Language) -> None:
    """Show the buttons, and go on by a month after each pause while it plays."""
    is_playing = st.session_state.get("is_playing", False)
    with st.container(key="player", horizontal=True, gap=None):
        st.button(label("−1 month", language), key="step_back", on_click=_ask_step, args=(-1,))
        st.button(label("Stop" if is_playing else "Play", language), key="play", on_click=_switch)
        st.button(label("+1 month", language), key="step_on", on_click=_ask_step, args=(1,))
    if is_playing:
        st.session_state["ticks"] = 0
        _tick()


def _ask_step(months: int) -> None:
    """Ask for a day some months away, kept within what there is."""
    first, last = span()
    wanted = st.session_state["choice"].day
    st.session_state["step_to"] = min(max(date.fromisoformat(wanted) + months * STEP, first), last)


def _switch() -> None:
    """Start or stop; start over where there is nothing left to play."""
    first, last = span()
    is_playing = not st.session_state.get("is_playing", False)
    st.session_state["is_playing"] = is_playing
    if is_playing and date.fromisoformat(st.session_state["choice"].day) >= last:
        st.session_state["step_to"] = first


@st.fragment(run_every=PAUSE_S)
def _tick() -> None:
    """Go on by a month; the first run belongs to the page and only starts the clock."""
    st.session_state["ticks"] += 1
    if st.session_state["ticks"] == 1:
        return
    _ask_step(1)
    st.session_state["is_playing"] = st.session_state["step_to"] < span()[1]
    st.rerun()
