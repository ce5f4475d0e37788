"""What pages have in common: style sheets, the frame, notices, the way back from a map alone."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.swatches import swatch_rules
from dashboard.views import markup, rail
from dashboard.views.address import LANGUAGES, Choice

IN_ENGLISH = (
    "Назви текстів, їхні пункти та пояснення до них подано англійською, мовою нашого викладу."
)
Part = Callable[[Choice, list[str]], None]
"""Shows a choice under the notices about it, to which it may add."""


def use_sheet(name: Literal["texts", "reading"]) -> None:
    """Add the look of a kind of page.

    Parameters
    ----------
    name : str
        ``texts`` for pages about texts, with the fills of the map for their swatches; ``reading``
        for pages that are read: charts, long tables and text.
    """
    rules = (Path(__file__).parent / f"{name}.css").read_text(encoding="utf-8")
    swatches = swatch_rules() if name == "texts" else ""
    st.html(f"<style>{swatches}{rules}</style>")


def framed(whole: Part, alone: Part, *, proposal: bool = True, layers: bool = True) -> None:
    """Show a page beside its rail, or alone where a link asks for that.

    Parameters
    ----------
    whole, alone : callable
        The page with its controls; what stands alone in another page or on a screenshot.
    proposal, layers : bool
        Controls of the rail that the page has use for.
    """
    controls = rail.Rail(proposal=proposal, show=layers)
    choice, notices = controls.read()
    if rail.is_bare():
        alone(choice, [*notices])
        return
    beside(controls.draw, lambda: whole(choice, [*notices]))


def beside(
    draw_rail: Callable[[], None], draw_main: Callable[[], None], *, is_ready: bool = False
) -> None:
    """Lay the controls out beside the page.

    A page that opens shows its controls while the rest is computed, unless that ``is_ready``. Later
    they are there already, so what a click asked for goes first.
    """
    with st.container(key="page", horizontal=True, gap=None):
        at_side, at_main = st.container(key="rail"), st.container(key="main")
    if is_opening() and not is_ready:
        with at_side:
            draw_rail()
        with at_main:
            draw_main()
        return
    try:
        with at_main:
            draw_main()
    finally:  # whatever happens to the page, the way on is through its controls
        with at_side:
            draw_rail()


def is_opening() -> bool:
    """Tell whether the page was another one the last time."""
    return bool(st.session_state.get("is_new"))


def notify(notices: Sequence[str]) -> None:
    """Say what a link asked for and could not be given."""
    if notices:
        st.html(markup.element("p", "<br>".join(map(markup.text, notices)), "notice"))


def tell_language(language: Language) -> None:
    """Say once that the texts themselves are in English, on a page in another language."""
    if language != "en":
        st.html(markup.element("p", IN_ENGLISH, "status"))


def full_version(params: Mapping[str, str]) -> str:
    """Link from a map that stands alone to its page."""
    is_inside = bool(st.context.is_embedded)
    words = label(
        "Open the full version" if is_inside else "Back to the page", LANGUAGES[params["lang"]]
    )
    link = markup.inner_link(words, f"?{urlencode(params)}", new=is_inside)
    return markup.element("p", link, "status")
