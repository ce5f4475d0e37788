"""What becomes of the ground of a clause: ready outcomes, and each of the four things by itself."""

from dataclasses import replace
from enum import StrEnum
from functools import partial

import streamlit as st

from dashboard.core.proposal import Administration, Clause, Sovereignty, Troops, Withdraws
from dashboard.output.effects import OUTCOMES
from dashboard.output.labels import label
from dashboard.output.option_words import OTHER, READY, Outcome, ready_name
from dashboard.output.style import Language
from dashboard.views.build import desk

PARTS: dict[str, type[StrEnum]] = {
    "troops": Troops,
    "administration": Administration,
    "sovereignty": Sovereignty,
    "withdraws": Withdraws,
}


def show(clause: Clause, language: Language) -> None:
    """Ask for the outcome of a clause."""
    state, ready = st.session_state, ready_name(clause)
    state["outcome"] = ready
    names = [*READY, *((OTHER,) if ready == OTHER else ())]
    st.selectbox(
        label("What becomes of it", language),
        names,
        key="outcome",
        format_func=partial(label, language=language),
        on_change=_take_ready,
    )
    with st.expander(label("Troops, rule, sovereignty, withdrawal one by one", language)):
        for name, (title, words) in OUTCOMES.items():
            said = {value: label(words[value], language) for value in map(str, PARTS[name])}
            state[f"outcome-{name}"] = str(getattr(clause, name))
            st.selectbox(
                label(title, language),
                list(said),
                key=f"outcome-{name}",
                format_func=said.__getitem__,
                on_change=_take_part,
                args=(name,),
            )


def _take_ready() -> None:
    clause, outcome = desk.edited(), READY.get(st.session_state["outcome"])
    if clause is not None and outcome is not None:
        desk.put_or_pend(outcome.given(clause))


def _take_part(name: str) -> None:
    clause = desk.edited()
    if clause is not None:
        chosen = PARTS[name](st.session_state[f"outcome-{name}"])
        outcome = replace(Outcome.of(clause), **{name: chosen})  # type: ignore[arg-type]
        desk.put_or_pend(outcome.given(clause))
