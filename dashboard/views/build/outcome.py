"""What becomes of the ground of a clause: ready outcomes, and each of the four things by itself."""

from dataclasses import replace
from enum import StrEnum

import streamlit as st

from dashboard.core.proposal import Administration, Clause, Sovereignty, Troops, Withdraws
from dashboard.output.effects import OUTCOMES
from dashboard.output.option_words import OTHER, READY, Outcome, ready_name
from dashboard.views.build import desk

PARTS: dict[str, type[StrEnum]] = {
    "troops": Troops,
    "administration": Administration,
    "sovereignty": Sovereignty,
    "withdraws": Withdraws,
}


def show(clause: Clause) -> None:
    """Ask for the outcome of a clause."""
    state, ready = st.session_state, ready_name(clause)
    state["outcome"] = ready
    names = [*READY, *((OTHER,) if ready == OTHER else ())]
    st.selectbox("What becomes of it", names, key="outcome", on_change=_take_ready)
    with st.expander("Troops, rule, sovereignty, withdrawal one by one"):
        for name, (label, words) in OUTCOMES.items():
            state[f"outcome-{name}"] = str(getattr(clause, name))
            st.selectbox(
                label,
                [str(value) for value in PARTS[name]],
                key=f"outcome-{name}",
                format_func=words.__getitem__,
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
