"""The Build page: the desk on the left, the map and what follows from the option on the right."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers import Answer
from dashboard.errors import DashboardError
from dashboard.output.labels import label
from dashboard.views import cached, extras, markup, rail, takeaway, wording
from dashboard.views.address import Choice, one_of
from dashboard.views.build import (
    board,
    clauses,
    desk,
    ground,
    head,
    keep,
    outcome,
    result,
    swap,
    uploaded,
)
from dashboard.views.map import map_page
from dashboard.views.sheet import beside, notify, tell_language, use_sheet

PAGE = "build"
NAMES = ("way", "edit")
WELCOME = "Build an option: choose ground, and say what becomes of it"
FIRST_STEP = "Tick, click or draw the ground of the first clause; figures follow at once."
SHEET = Path(__file__).with_name("build.css")


def build_page() -> None:
    """Show the desk and the option that is on it; alone, an option is shown as any text is."""
    if rail.is_bare():
        map_page()
        return
    use_sheet("texts")
    st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")
    controls = rail.Rail(proposal=False, show=False)
    choice, notices = controls.read()
    said = [*notices, *_ready(), *board.take(), *desk.refused(), *uploaded.notices()]
    choice = rail.turn_to(desk.option().id or cached.options().proposal)
    settled = _settled(choice, said)

    def draw_rail() -> None:
        with st.container(key="desk"):
            _desk(choice, settled)
        with st.expander(label("Day, mapper, people, units", choice.language)):
            controls.draw()

    def draw_main() -> None:
        _show(choice, settled, said)
        places.append(st.container(key="follows"))

    places: list[DeltaGenerator] = []
    beside(draw_rail, draw_main)
    extras.publish(PAGE, {"way": st.session_state["way"], "edit": st.session_state[desk.EDITED]})
    if settled is not None:
        takeaway.offer(choice)
    with places[0]:  # last, for it takes longest
        if settled is not None:
            _show_more(choice, settled)
        tell_language(choice.language)


def _settled(choice: Choice, said: list[str]) -> Answer | None:
    """Settle the option; if that cannot be done, say why, and leave the desk as it is."""
    if not desk.option().clauses:
        return None
    try:
        return cached.answer(*choice.question)
    except DashboardError as error:
        said.append(str(error))
        return None


def _ready() -> list[str]:
    """Make the desk ready: the option that the address carries, and what of it is edited."""
    notices: list[str] = []
    desk.lay_out()
    params = extras.asked(PAGE, NAMES)
    if params is not None and params.get("edit") in {c.id for c in desk.option().clauses}:
        desk.edit(params["edit"])
    if params is not None and "way" in params:
        st.session_state["way"] = one_of(params, "way", ground.WAYS, "list", notices)
    if "way" not in st.session_state:  # another page let it go
        desk.edit(st.session_state[desk.EDITED])
    st.session_state.setdefault("way", "list")
    return notices


def _show(choice: Choice, settled: Answer | None, notices: list[str]) -> None:
    """Show what the option means, with its map."""
    notify(notices)
    option, finding = desk.option(), label(WELCOME, choice.language)
    if settled is None:
        st.html(markup.heading(finding, label(FIRST_STEP, choice.language)))
    else:
        finding = wording.finding(option, settled, choice)
        st.html(markup.heading(finding, wording.laid_on(option, choice)))
        result.ticker(choice, settled)
    board.show(choice, finding, st.session_state["way"])


def _show_more(choice: Choice, settled: Answer) -> None:
    """Show what follows from the option, below its map."""
    result.below(choice, settled)
    swap.show(choice)
    result.after(choice)


def _desk(choice: Choice, settled: Answer | None) -> None:
    """Show the controls of the option, and of the clause that is edited."""
    head.show(choice.language)
    clauses.show(choice, settled)
    clause = desk.edited()
    if clause is not None:
        with st.container(key="clause-desk"):
            way = ground.ask_way(choice.language)
            ground.show(clause, choice, way)
            outcome.show(clause, choice.language)
    keep.show(choice)
