"""The library at the head of the Proposals page: filters and a list to choose from."""

import streamlit as st

from dashboard.core.proposal import Proposal
from dashboard.output.library import EVERY, Filter, choices, entry, listed
from dashboard.views import cached
from dashboard.views.address import one_of

FIELDS = {
    "proponent": "Put forward by",
    "year": "Year",
    "status": "Status",
    "computable": "Figures",
}
LIST_HEIGHT_PX = 300


def follow(params: dict[str, str] | None, notices: list[str]) -> None:
    """Set the filters from the address."""
    known = choices(cached.proposals().values())
    state = st.session_state
    for name in FIELDS:
        key = f"library-{name}"
        if params is not None:
            state[key] = one_of(params, name, known[name], EVERY, notices)
        elif key not in state:
            state[key] = EVERY


def show(current: str) -> Filter:
    """Show the library; give what it is narrowed down to.

    Parameters
    ----------
    current : str
        Id of the text that the page shows.
    """
    texts = cached.proposals()
    wanted = _asked_for()
    with st.expander(f"Library: {len(texts)} texts to choose from", expanded=not wanted.is_open):
        known = choices(texts.values())
        with st.container(key="narrow", horizontal=True):
            for name, words in FIELDS.items():
                st.selectbox(
                    words,
                    list(known[name]),
                    key=f"library-{name}",
                    format_func=known[name].__getitem__,
                )
        found = listed(texts.values(), wanted)
        if found:
            _list(found, current)
        else:
            st.caption("No text fits these filters.")
    return wanted


def _asked_for() -> Filter:
    return Filter(**{name: st.session_state[f"library-{name}"] for name in FIELDS})


def _list(found: list[Proposal], current: str) -> None:
    by_id = {text.id: text for text in found}
    st.session_state["library"] = current if current in by_id else None
    with st.container(height=LIST_HEIGHT_PX, key="texts"):
        st.radio(
            f"{len(found)} found",
            list(by_id),
            key="library",
            index=None,
            format_func=lambda key: by_id[key].short.replace("$", "\\$"),
            captions=[entry(text).replace("$", "\\$") for text in found],
            on_change=_open,
        )


def _open() -> None:
    """Show the text that was chosen."""
    if chosen := st.session_state["library"]:
        st.session_state["proposal"] = chosen
