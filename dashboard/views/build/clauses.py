"""The clauses of the option in their order, with buttons to edit, move and remove them."""

from functools import partial

import streamlit as st

from dashboard.answers import Answer
from dashboard.core.breakdown import by_clause
from dashboard.core.proposal import Clause
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import area, quantity, unbroken
from dashboard.views import markup
from dashboard.views.address import Choice
from dashboard.views.build import desk
from dashboard.views.markup import unformatted

HEAD = "Clauses: a later one overrides those above it"
NEW = "New clause: choose its ground below"
EMPTY = "no ground of its own on this day"


def show(choice: Choice, settled: Answer | None) -> None:
    """List the clauses; the one that is edited has its buttons beside it."""
    language = choice.language
    st.html(markup.element("p", label(HEAD, language), "label"))
    sums = {} if settled is None else by_clause(settled.ledger).to_dict("index")
    option, edited = desk.option(), desk.edited()
    for number, clause in enumerate(option.clauses, 1):
        amounts = sums.get(clause.id, {"area_km2": 0.0, "people": 0.0})
        said = label(EMPTY, language)
        if amounts["area_km2"] > 0:
            people = quantity(amounts["people"], "people", language)
            said = f"{area(amounts['area_km2'], choice.units, language)}, {people}"
        _row(clause, f"{number}. {clause.says} {said}", language, is_edited=clause == edited)
    if edited is not None and desk.is_pending():
        _row(edited, label(NEW, language), language, is_edited=True)
    if not desk.is_pending():
        st.button(label("Add a clause", language), key="add-clause", on_click=desk.add)


def _row(clause: Clause, words: str, language: Language, *, is_edited: bool) -> None:
    with st.container(key=f"clause-row-{clause.id}"):
        st.button(
            unformatted(unbroken(words)),
            key=f"edit-{clause.id}",
            type="primary" if is_edited else "secondary",
            width="stretch",
            on_click=desk.edit,
            args=(clause.id,),
        )
        if is_edited:
            _buttons(clause.id, language)


def _buttons(clause: str, language: Language) -> None:
    say = partial(label, language=language)
    with st.container(key="clause-tools", horizontal=True):
        if not desk.is_pending():
            st.button(say("Up"), key="clause-up", on_click=desk.move, args=(clause, -1))
            st.button(say("Down"), key="clause-down", on_click=desk.move, args=(clause, 1))
        st.button(say("Remove"), key="clause-remove", on_click=desk.remove, args=(clause,))
