"""The drawer on every page from which files are taken away; built only once it is opened."""

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.errors import DashboardError
from dashboard.output.figure import Wording
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.takeaway import Request
from dashboard.views import embedding, markup
from dashboard.views.address import Choice

OFFERED = "to-take-away"


def offer(request: Request) -> None:
    """Say what this page has to take away."""
    st.session_state[OFFERED] = request


def of_choice(choice: Choice) -> Request:
    """Ask for the text that a page shows, on the line that it shows."""
    return Request(
        texts=((choice.proposal, choice.variant),),
        as_of=choice.day,
        mapper=choice.mapper,
        people=choice.people,
        wording=Wording(language=choice.language, units=choice.units),
    )


def button(bar: DeltaGenerator, language: Language) -> None:
    """Put the button that opens the drawer at the end of the bar, if the page offers anything."""
    request = st.session_state.pop(OFFERED, None)
    if request is None:
        return
    with bar, st.container(key="take", width="content"):
        is_asked = st.button(label("Take away", language), key="take-away")
    if is_asked:
        _drawer(request)


@st.dialog("Take away", width="large", position="right")
def _drawer(request: Request) -> None:
    """Show one part of the drawer at a time; the others cost nothing."""
    from dashboard.views.parts import PARTS, WITHOUT_PICTURE  # noqa: PLC0415  built when opened

    request = replace(request, home=embedding.home())
    has_picture = request.kind not in {"claims", "data"}
    names = list(PARTS) if has_picture else list(WITHOUT_PICTURE)
    part = st.segmented_control(
        "Part of the drawer",
        names,
        default=names[0],
        required=True,
        label_visibility="collapsed",
        key="take-part",
    )
    try:
        PARTS[str(part)](request)
    except DashboardError as error:
        st.html(markup.element("p", markup.text(str(error)), "notice"))
