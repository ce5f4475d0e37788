"""The drawer on every page from which files are taken away; built only once it is opened."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.errors import DashboardError
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.views import markup
from dashboard.views.address import Choice

if TYPE_CHECKING:
    from dashboard.takeaway import Request

OFFERED = "to-take-away"


def offer(choice: Choice | None = None, **details: Any) -> None:
    """Say what this page has to take away.

    Parameters
    ----------
    choice : Choice, optional
        The text that the page shows, on the line that it shows.
    **details
        What the request says beside it; see :class:`dashboard.takeaway.Request`.
    """
    st.session_state[OFFERED] = choice, details


def _request(choice: Choice | None, details: dict[str, Any]) -> "Request":
    """Ask for what is offered; only who opens the drawer waits for what makes files."""
    from dashboard.output.figure import Wording  # noqa: PLC0415
    from dashboard.takeaway import Request  # noqa: PLC0415

    if choice is None:
        return Request(**details)
    asked: dict[str, Any] = {
        "texts": ((choice.proposal, choice.variant),),
        "as_of": choice.day,
        "mapper": choice.mapper,
        "people": choice.people,
        "wording": Wording(language=choice.language, units=choice.units),
    }
    return Request(**asked | details)


def button(bar: DeltaGenerator, language: Language) -> None:
    """Put the button that opens the drawer at the end of the bar, if the page offers anything."""
    offered = st.session_state.pop(OFFERED, None)
    if offered is None:
        return
    with bar, st.container(key="take", width="content"):
        is_asked = st.button(label("Take away", language), key="take-away")
    if is_asked:
        opened = st.dialog(label("Take away", language), width="large", position="right")
        opened(_drawer)(_request(*offered), language)


def _drawer(request: "Request", language: Language) -> None:
    """Show one part of the drawer at a time; the others cost nothing."""
    from dashboard.views import embedding  # noqa: PLC0415  built when opened
    from dashboard.views.parts import PARTS, WITHOUT_PICTURE  # noqa: PLC0415

    request = replace(request, home=embedding.home())
    has_picture = request.kind not in {"claims", "data"}
    names = list(PARTS) if has_picture else list(WITHOUT_PICTURE)
    part = st.segmented_control(
        label("Part of the drawer", language),
        names,
        default=names[0],
        format_func=partial(label, language=language),
        required=True,
        label_visibility="collapsed",
        key="take-part",
    )
    try:
        PARTS[str(part)](request, language)
    except DashboardError as error:
        st.html(markup.element("p", markup.text(str(error)), "notice"))
