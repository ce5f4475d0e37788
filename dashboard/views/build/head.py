"""The head of the desk: name, author and note, undo and redo, and what to start from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.core.proposal import Proposal
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.sources.proposals import SHORT_LENGTH
from dashboard.views import built
from dashboard.views.build import desk
from dashboard.views.selection import parted, titles

LONGEST_AUTHOR, LONGEST_NOTE = 100, 1_000
EMPTY = "Start empty"


def show(language: Language) -> None:
    """Show the fields and buttons that belong to the option as a whole."""
    state, option, draft = st.session_state, desk.option(), desk.draft()
    say = partial(label, language=language)
    state["name"] = option.short
    st.text_input(
        say("Name of the option"),
        key="name",
        max_chars=SHORT_LENGTH,
        on_change=_take("name", _named),
    )
    with st.container(key="steps", horizontal=True):
        st.button(say("Undo"), key="undo", disabled=not draft.past, on_click=desk.undo)
        st.button(say("Redo"), key="redo", disabled=not draft.future, on_click=desk.redo)
    with st.expander(say("Author and note")):
        state["author"], state["note"] = option.proponent, option.status_note
        st.text_input(
            say("Author"), key="author", max_chars=LONGEST_AUTHOR, on_change=_take("author", _by)
        )
        st.text_area(
            say("Note"), key="note", max_chars=LONGEST_NOTE, on_change=_take("note", _noted)
        )
    with st.expander(say("Start from a text of the library")):
        _start(language)


def _take(key: str, entered: Callable[[Proposal, str], Proposal]) -> Callable[[], None]:
    """Make what is called when a field changes."""

    def take() -> None:
        desk.change(entered(desk.option(), " ".join(str(st.session_state[key]).split())))

    return take


def _named(option: Proposal, words: str) -> Proposal:
    return replace(option, short=words, title=words)


def _by(option: Proposal, words: str) -> Proposal:
    return replace(option, proponent=words)


def _noted(option: Proposal, words: str) -> Proposal:
    return replace(option, status_note=words)


def _start(language: Language) -> None:
    named = {"": label(EMPTY, language), **titles(built.texts())}
    st.selectbox(
        label("Text", language),
        list(named),
        key="start-from",
        format_func=named.__getitem__,
        label_visibility="collapsed",
    )
    st.button(label("Put it on the desk", language), key="start", on_click=_begin)


def _begin() -> None:
    wanted, variant = parted(st.session_state["start-from"])
    desk.begin(built.copied(wanted, variant) if wanted else built.empty())
