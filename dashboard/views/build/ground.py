"""The ground of the clause that is edited: ticked, clicked, drawn or uploaded, then narrowed."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.core.proposal import Clause, Holder
from dashboard.output.labels import label, label_of
from dashboard.output.style import Language
from dashboard.views.address import Choice
from dashboard.views.build import desk, ticks, uploaded

WAYS = {"list": "Tick list", "map": "On the map", "draw": "Draw", "upload": "Upload"}
SCOPES = {"only": "Only what I choose", "all": "All of Ukraine but what I leave out"}
SIDES = {"": "Either side", "ukraine": "Ukraine", "russia": "Russia"}
SAYS = {
    "map": "Click a hromada on the map to choose it; click again to leave it out.",
    "draw": "Draw on the map with the tools at its left: a polygon or a rectangle.",
}
SHAPES = ("draw", "upload")
REPLACES = "What you choose here takes the place of the ground that the clause has now."
NEAREST_KM, USUAL_KM, FARTHEST_KM = 1.0, 10.0, 300.0


def show(clause: Clause, choice: Choice, way: str) -> None:
    """Ask for the ground of a clause."""
    if way in {"list", "map"}:
        _scope(clause, choice.language)
    if way in SAYS:
        st.caption(label(SAYS[way], choice.language))
    if not desk.is_pending() and bool(clause.select.areas) != (way in SHAPES):
        st.caption(label(REPLACES, choice.language))
    if way == "list":
        ticks.show(clause, choice)
    if way == "upload":
        uploaded.show(clause, choice.language)
    _narrow(clause, choice.language)


def ask_way(language: Language) -> str:
    """Ask how the ground is chosen."""
    st.segmented_control(
        label("Choose its ground", language),
        list(WAYS),
        key="way",
        format_func=partial(label_of, WAYS, language),
        required=True,
        width="stretch",
    )
    way: str = st.session_state["way"]
    return way


def _scope(clause: Clause, language: Language) -> None:
    """Ask whether units are chosen one by one, or left out of all Ukraine."""
    is_all = not (desk.is_pending() or clause.select.units or clause.select.areas)
    st.session_state["scope"] = "all" if is_all else "only"
    st.radio(
        label("How units count", language),
        list(SCOPES),
        key="scope",
        format_func=partial(label_of, SCOPES, language),
        label_visibility="collapsed",
        on_change=_take_scope,
    )


def _take_scope() -> None:
    clause = desk.edited()
    if clause is None:
        return
    if st.session_state["scope"] == "only":
        desk.lay_aside(clause)
    else:
        everywhere = replace(clause.select, units=frozenset(), areas=frozenset())
        desk.put(replace(clause, select=everywhere))


def _narrow(clause: Clause, language: Language) -> None:
    """Ask for the part that one side holds, and for a band along the line."""
    state = st.session_state
    state["side"] = str(clause.select.holder or "")
    st.segmented_control(
        label("Only the part held by", language),
        list(SIDES),
        key="side",
        format_func=partial(label_of, SIDES, language),
        required=True,
        width="stretch",
        on_change=_take_side,
    )
    state["is-near"] = clause.select.within_km is not None
    st.checkbox(
        label("Only a band along the line of contact", language),
        key="is-near",
        on_change=_take_band,
    )
    if state["is-near"]:
        state["within"] = clause.select.within_km
        st.number_input(
            label("Kilometres from the line, on either side", language),
            NEAREST_KM,
            FARTHEST_KM,
            step=1.0,
            format="%g",
            key="within",
            on_change=_take_within,
        )


def _take_side() -> None:
    side = st.session_state["side"]
    _narrowed(holder=Holder(side) if side else None)


def _take_band() -> None:
    _narrowed(within_km=USUAL_KM if st.session_state["is-near"] else None)


def _take_within() -> None:
    _narrowed(within_km=float(st.session_state["within"]))


def _narrowed(**narrower: Holder | float | None) -> None:
    clause = desk.edited()
    if clause is not None:
        select = replace(clause.select, **narrower)  # type: ignore[arg-type]
        desk.put_or_pend(replace(clause, select=select))
