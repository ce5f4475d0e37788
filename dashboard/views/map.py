"""The Map page: one proposal on one day's line, its figures, and what they rest on."""

from datetime import date

import streamlit as st

from dashboard.answers import Answer
from dashboard.core.proposal import Proposal
from dashboard.output.sentences import Moves, headline, is_annexation, not_computable
from dashboard.output.webmap import Callout, Shape, State, TerritoryMap, key_for, state_group
from dashboard.output.words import long_date, short_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached, figures, markup, rail, text
from dashboard.views.address import Choice

DISCLAIMER = (
    "The map shows what a text says; it does not endorse it. "
    "Borders as in UN General Assembly resolution 68/262."
)
FRAME_HEIGHT_PX = 570


def map_page() -> None:
    """Show one proposal on the map, with its ledger, headline and sources."""
    with st.container(key="page", horizontal=True, gap=None):
        with st.container(key="rail"):
            choice, notices = rail.choose()
        with st.container(key="main"):
            _show(choice, notices)


def _show(choice: Choice, notices: tuple[str, ...]) -> None:
    if notices:
        st.html(markup.element("p", "<br>".join(map(markup.text, notices)), "notice"))
    proposal = cached.proposals()[choice.proposal]
    settled = _settled(choice) if proposal.is_computable else None
    finding = _finding(proposal, settled)
    st.html(markup.heading(finding, _subtitle(proposal, choice)))
    _map(choice, proposal, settled, finding)
    if settled is not None:
        st.html(figures.cards(choice, settled))
        st.html(figures.status_line(choice, settled))
    st.html(text.below(proposal, settled))


def _settled(choice: Choice) -> Answer:
    return cached.answer(choice.proposal, choice.day, choice.mapper, choice.people, choice.variant)


def _finding(proposal: Proposal, settled: Answer | None) -> str:
    if settled is None:
        return not_computable(proposal.short)
    moves = Moves.of(settled.ledger.summary())
    return headline(moves, is_annexation=is_annexation(proposal.id))


def _subtitle(proposal: Proposal, choice: Choice) -> str:
    variant = next((f" ({v.title})" for v in proposal.variants if v.id == choice.variant), "")
    day = long_date(date.fromisoformat(choice.day))
    return f"{proposal.title}{variant}, laid on the line of contact of {day}"


def _map(choice: Choice, proposal: Proposal, settled: Answer | None, finding: str) -> None:
    from streamlit_folium import st_folium  # noqa: PLC0415  it must be imported by a running page

    base, script_url = cached.base()
    with st.container(key="map"):
        st_folium(
            TerritoryMap(base, script_url),
            key="territory",
            height=FRAME_HEIGHT_PX,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=state_group(_state(choice, proposal, settled, finding)),
        )


def _state(choice: Choice, proposal: Proposal, settled: Answer | None, finding: str) -> State:
    shapes = _shapes(choice, settled)
    day = short_date(date.fromisoformat(choice.day))
    return State(
        shapes=shapes,
        title=proposal.short,
        note=f"On the line of {day}",
        key=key_for([*(shape.style for shape in shapes), "border"]),
        foot=(f"Line: {MAPPERS[choice.mapper]}, {day}. Boundaries: © OpenStreetMap. {DISCLAIMER}",),
        label=f"Map. {finding}. The tables below the map give the same figures.",
        callouts=_callouts(choice, settled),
    )


def _callouts(choice: Choice, settled: Answer | None) -> tuple[Callout, ...]:
    if settled is None or is_annexation(choice.proposal):
        return ()
    question = (choice.proposal, choice.day, choice.mapper, choice.people, choice.variant)
    return cached.callouts(*question)


def _shapes(choice: Choice, settled: Answer | None) -> tuple[Shape, ...]:
    of_day = cached.day_shapes(choice.day, choice.mapper)
    standing = [s for name, s in cached.standing_shapes().items() if name in choice.show]
    shown = [shape for shape in of_day if shape.style != "grey" or "grey" in choice.show]
    if settled is None:
        return (*standing, *shown, cached.contact_shape(choice.day, choice.mapper))
    question = (choice.proposal, choice.day, choice.mapper, choice.people, choice.variant)
    return (*standing, *shown, *cached.move_shapes(*question))
