"""The Proposals page: the library, and one text with everything that follows from it."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.answers import Answer
from dashboard.core.proposal import Proposal
from dashboard.output.labels import label
from dashboard.output.library import Filter
from dashboard.output.sentences import ON_LINE
from dashboard.output.terms import SOVEREIGNTY, TROOPS, said
from dashboard.output.webmap import KeyEntry, Shape, State, key_for
from dashboard.output.words import STATUS_WORDS, short_date, text_date
from dashboard.views import (
    built,
    cached,
    clauses,
    drawn,
    extras,
    figures,
    layers,
    ledgers,
    library,
    markup,
    meaning,
    takeaway,
    wording,
)
from dashboard.views.address import Choice, one_of
from dashboard.views.scene import LABEL, foot
from dashboard.views.sheet import framed, full_version, notify, tell_language, use_sheet

PAGE = "proposals"
WORDS = {"troops": TROOPS, "sovereignty": SOVEREIGNTY}


def proposals_page() -> None:
    """Show the library and one text: map, figures, clauses, ledger, towns, sites, line."""
    use_sheet("texts")
    framed(_show, _show_alone)


def _show(choice: Choice, notices: list[str]) -> None:
    proposal = built.proposal(choice.proposal)
    _follow(proposal, choice, notices)
    notify(notices)
    takeaway.offer(choice)
    wanted = library.show(choice.proposal, choice.language)
    settled = cached.answer(*choice.question) if proposal.is_computable else None
    finding = wording.finding(proposal, settled, choice)
    st.html(markup.heading(finding, _subtitle(proposal, choice)))
    colour = _controls(proposal, choice) if settled else "control"
    _publish(colour, wanted)
    drawn.show_map(_state(choice, proposal, settled, colour, finding), "proposals", choice.language)
    if settled is None:
        clauses.show_unsettled(proposal, choice.language)
    else:
        _settled(choice, settled)
    st.html(wording.below(proposal, choice.language))
    tell_language(choice.language)


def _show_alone(choice: Choice, notices: list[str]) -> None:
    """Show the map with its title, key and sources and nothing else."""
    proposal = built.proposal(choice.proposal)
    _follow(proposal, choice, notices)
    notify(notices)
    settled = cached.answer(*choice.question) if proposal.is_computable else None
    colour = st.session_state["colour"] if settled else "control"
    finding = wording.finding(proposal, settled, choice)
    state = _state(choice, proposal, settled, colour, finding)
    head = (finding, _subtitle(proposal, choice))
    drawn.show_map(replace(state, head=head), "proposals", choice.language)
    lit = st.session_state[clauses.LIT] or "none"
    st.html(full_version(choice.params() | {"colour": colour, "clause": lit}))


def _follow(proposal: Proposal, choice: Choice, notices: list[str]) -> None:
    """Set the controls of this page from the address, where that says something new."""
    state = st.session_state
    params = extras.asked(PAGE, ["colour", "clause", *library.FIELDS])
    library.follow(params, notices)
    known = [clause.id for clause in proposal.clauses_in(choice.variant)]
    if params is not None:
        state["colour"] = one_of(params, "colour", drawn.COLOURS, "control", notices)
        lit = one_of(params, "clause", known, "none", notices)
        state[clauses.LIT] = "" if lit == "none" else lit
    state.setdefault("colour", "control")
    if state.setdefault(clauses.LIT, "") not in known:
        state[clauses.LIT] = ""


def _publish(colour: str, wanted: Filter) -> None:
    """Write the address before anything slow is drawn: the next click may come at once."""
    filters = {name: getattr(wanted, name) for name in library.FIELDS}
    lit = st.session_state[clauses.LIT] or "none"
    extras.publish(PAGE, {"colour": colour, "clause": lit, **filters})


def _controls(proposal: Proposal, choice: Choice) -> str:
    """Ask for the colouring, and for a clause whose ground is lit up."""
    with st.container(key="filters", horizontal=True):
        colour = st.segmented_control(
            label("Colour by", choice.language),
            list(drawn.COLOURS),
            key="colour",
            format_func=lambda way: label(drawn.COLOURS[way], choice.language),
            required=True,
        )
        st.selectbox(
            label("Ground of clause", choice.language),
            ["", *(clause.id for clause in proposal.clauses_in(choice.variant))],
            key=clauses.LIT,
            format_func=lambda clause: clause or label("All clauses", choice.language),
        )
    return str(colour)


def _settled(choice: Choice, settled: Answer) -> None:
    st.html(meaning.ticker_line(choice, settled))
    st.html(figures.cards(choice, settled))
    st.html(figures.status_line(choice, settled))
    clauses.show(choice, settled)
    ledgers.show(choice)
    st.html(meaning.below(choice))


def _subtitle(proposal: Proposal, choice: Choice) -> str:
    status = label(STATUS_WORDS[proposal.status], choice.language)
    status = f" ({status}, {text_date(proposal.date, choice.language)})"
    return wording.laid_on(proposal, choice, status)


def _state(
    choice: Choice, proposal: Proposal, settled: Answer | None, colour: str, finding: str
) -> State:
    shapes = _shapes(choice, settled, colour)
    day = short_date(date.fromisoformat(choice.day), choice.language)
    lit = st.session_state[clauses.LIT]
    way = label(drawn.COLOURS[colour], choice.language)
    return State(
        shapes=shapes,
        title=f"{proposal.short}, {label('clause', choice.language)} {lit}"
        if lit
        else proposal.short,
        note=f"{way}. {ON_LINE.say(choice.language).format(day=day)}",
        key=_key(choice, shapes, colour),
        foot=(foot(choice),),
        label=LABEL.say(choice.language).format(finding=finding),
    )


def _key(choice: Choice, shapes: tuple[Shape, ...], colour: str) -> tuple[KeyEntry, ...]:
    styles = [*(shape.style for shape in shapes), "border"]
    if colour == "control":
        return key_for(styles, choice.language)
    own = WORDS[colour]
    lines = key_for([name for name in styles if name not in own], choice.language)
    return (*drawn.key_entries(said(own, styles, choice.language)), *lines)


def _shapes(choice: Choice, settled: Answer | None, colour: str) -> tuple[Shape, ...]:
    """Choose what is drawn: the ground in one colouring, the line, and the clause that is lit."""
    asked, lit = choice.question, st.session_state[clauses.LIT]
    of_day = cached.day_shapes(choice.day, choice.mapper)
    held = tuple(s for s in of_day if s.style != "grey" or "grey" in choice.show)
    before = tuple(s for n, s in layers.standing_shapes().items() if n in choice.show)
    if settled is None:
        return (*before, *held, cached.contact_shape(choice.day, choice.mapper))
    moves = cached.moves(asked).shapes
    line = tuple(shape for shape in moves if shape.is_line)
    outlined = drawn.clause_shapes(asked, lit) if lit else ()
    if colour != "control":
        outline = tuple(shape for shape in outlined if shape.is_line)
        return (*drawn.term_shapes(asked, colour), *line, *outline)
    return (*before, *held, *((*outlined, *line) if lit else moves))
