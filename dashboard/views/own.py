"""What pages to be read have of their own: a style sheet, and controls kept in the address."""

from collections.abc import Collection, Mapping
from pathlib import Path

import streamlit as st

from dashboard.views import markup
from dashboard.views.address import LONGEST_ECHO

SHEET = Path(__file__).parent / "reading.css"


def use_sheet() -> None:
    """Add the look of pages that are read: charts, long tables and text."""
    st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")


def follow(allowed: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Set a page's own controls from its address, where that is not what the page wrote.

    Parameters
    ----------
    allowed : mapping
        What each control may be, by its name, which is also its key; the first is the default.

    Returns
    -------
    tuple of str
        What had to be replaced.
    """
    notices: list[str] = []
    for name, values in allowed.items():
        asked = st.query_params.get(name)
        is_known = st.session_state.get(name) in values
        if is_known and asked == st.session_state.get(f"written-{name}"):
            continue
        if asked is not None and asked not in values:
            notices.append(
                f"The link asks for the {name} “{_echo(asked)}”, which does not exist here."
            )
        st.session_state[name] = asked if asked in values else next(iter(values))
    return tuple(notices)


def publish(names: Collection[str]) -> None:
    """Write a page's own controls into its address, where that changes it."""
    for name in names:
        value = st.session_state[name]
        st.session_state[f"written-{name}"] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def named(head: str, figure: str) -> markup.Html:
    """Write a figure under the head of its column, which only a phone shows."""
    label = markup.element("span", f"{head}<br>", "phone")
    return markup.Html(label + markup.text(figure))


def _echo(asked: str) -> str:
    """Repeat what was asked, short and without anything that is not plain text."""
    plain = "".join(sign for sign in asked if sign.isprintable())
    return plain if len(plain) <= LONGEST_ECHO else f"{plain[:LONGEST_ECHO]}…"
