"""Save the option as a file, open one, and link to pages that show it."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.sources.options import option_from_bytes, option_to_toml
from dashboard.views import built, markup
from dashboard.views.address import Choice
from dashboard.views.build import desk

OPENED = "option-opened"
ELSEWHERE = {"": "Map", "proposals": "Proposals", "compare": "Compare", "timeline": "Timeline"}
IN_LINK = "Links carry the whole option, with its name, author and note:"
TOO_LARGE = (
    "The option is too large for a link. In this session it is on every page; "
    "elsewhere, open its file on the Build page."
)


def show(choice: Choice) -> None:
    """Show how the option is saved, opened and passed on."""
    option, say = desk.option(), partial(label, language=choice.language)
    with st.expander(say("Save, open, link")):
        if option.clauses:
            st.download_button(
                say("Save as a file"),
                option_to_toml(option),
                f"{option.id}.toml",
                "application/toml",
                key="save",
                on_click="ignore",
                width="stretch",
            )
        st.button(
            say("Keep beside the next one, to compare"),
            key="keep",
            disabled=not option.clauses,
            on_click=built.keep,
            args=(option,),
            width="stretch",
        )
        _open(choice.language)
        if option.clauses:
            st.html(_links(choice))


def _open(language: Language) -> None:
    """Ask for a file; one that was opened is not opened again by the next run."""
    words = label("Open a file that was saved here", language)
    st.file_uploader(words, "toml", key="open", on_change=_take)


def _take() -> None:
    found = st.session_state["open"]
    if found is None:
        return
    try:
        desk.begin(option_from_bytes(found.getvalue(), found.name))
    except DashboardError as error:
        desk.refuse(error)


def _links(choice: Choice) -> str:
    """Link to the pages that show the option."""
    query = urlencode(choice.params())
    links = ", ".join(
        markup.inner_link(label(name, choice.language), f"{page}?{query}")
        for page, name in ELSEWHERE.items()
    )
    said = label(IN_LINK if choice.option else TOO_LARGE, choice.language)
    return markup.element("p", f"{markup.text(said)} {links}.", "quiet")
