"""The map of the Build page: what the option changes, what is drawn, and what a click chooses."""

from datetime import date
from typing import Any

import streamlit as st

from dashboard import answers
from dashboard.core.area import Area, drawn_area
from dashboard.core.proposal import Clause
from dashboard.errors import DashboardError
from dashboard.output.plane import to_degrees
from dashboard.output.sentences import ON_LINE
from dashboard.output.sketch import handles, is_handy, shapes_drawn
from dashboard.output.webmap import Drawing, Shape, State, key_for
from dashboard.output.words import short_date
from dashboard.views import cached, drawn
from dashboard.views.address import LANGUAGES, Choice
from dashboard.views.build import desk
from dashboard.views.scene import LABEL, foot

KEY = "build"
RETURNED = ("all_drawings", "last_clicked")
SEEN = "board-seen"


def take() -> tuple[str, ...]:
    """Take over what was drawn or clicked since the last run, before anything is shown.

    Returns
    -------
    tuple of str
        What could not be taken.
    """
    state = st.session_state
    sent = next(
        (s for word in LANGUAGES.values() if (s := state.get(drawn.map_key(KEY, word)))), None
    )
    if not isinstance(sent, dict):
        return ()
    now = (sent.get("all_drawings"), sent.get("last_clicked"))
    drawings, clicked = state.get(SEEN, (None, None))
    state[SEEN] = now
    try:
        if now[0] and now[0] != drawings:
            _take_drawing(now[0])
        elif now[1] and now[1] != clicked:
            _take_click(now[1])
    except DashboardError as error:
        return (str(error),)
    return ()


def _take_drawing(sent: Any) -> None:
    """Let what is drawn be the ground of the clause that it was drawn for."""
    entry = sent[0] if isinstance(sent, list) and sent and isinstance(sent[0], dict) else {}
    clause = desk.edited()
    if clause is None or entry.get("of") != clause.id or st.session_state.get("way") != "draw":
        return
    before = {area.id: area for area in own_areas(clause)}
    areas = [area for area in before.values() if not is_handy(area.shape)]
    shown = {h["id"]: h["rings"] for h in handles((a.id, a.shape) for a in before.values())}
    shapes = entry.get("shapes")
    for (known, shape), one in zip(shapes_drawn(shapes), shapes or (), strict=True):
        if known in shown and one["rings"] == shown[known]:
            areas.append(before[known])  # as it was: not a corner moved
        else:
            name = before[known].name if known in before else _free_name(areas)
            areas.append(drawn_area(name, shape))
    desk.set_areas(clause, areas)


def _free_name(areas: list[Area]) -> str:
    """Give a name that no area of the option has."""
    taken = {area.name for area in (*areas, *desk.option().areas)}
    return next(name for k in range(1, len(taken) + 2) if (name := f"Drawn {k}") not in taken)


def _take_click(sent: Any) -> None:
    """Choose the unit under a click, or leave it out."""
    if st.session_state.get("way") != "map":
        return
    x_km, y_km = (sent.get(name) if isinstance(sent, dict) else None for name in ("lng", "lat"))
    if isinstance(x_km, int | float) and isinstance(y_km, int | float):
        lon, lat = to_degrees(x_km, y_km)
        if unit := answers.unit_at(lon, lat):
            desk.toggle(unit)


def own_areas(clause: Clause) -> list[Area]:
    """List the areas that a clause names."""
    return [area for area in desk.option().areas if area.id in clause.select.areas]


def show(choice: Choice, finding: str, way: str) -> None:
    """Show the map."""
    state = _state(choice, finding, way)
    drawn.show_map(state, KEY, choice.language, returned=RETURNED, draws=True)


def _state(choice: Choice, finding: str, way: str) -> State:
    shapes = _shapes(choice, is_drawing=way == "draw")
    day = short_date(date.fromisoformat(choice.day), choice.language)
    return State(
        shapes=shapes,
        title=desk.option().short,
        note=ON_LINE.say(choice.language).format(day=day),
        key=key_for([*(shape.style for shape in shapes), "border"], choice.language),
        foot=(foot(choice),),
        label=LABEL.say(choice.language).format(finding=finding),
        drawing=_drawing(way),
    )


def _drawing(way: str) -> Drawing:
    clause = desk.edited()
    if clause is None:
        return Drawing(of="")
    if way != "draw":
        return Drawing(of=clause.id, picks=way == "map")
    shapes = handles((area.id, area.shape) for area in own_areas(clause))
    return Drawing(of=clause.id, shapes=shapes, is_on=True)


def _shapes(choice: Choice, *, is_drawing: bool) -> tuple[Shape, ...]:
    of_day = cached.day_shapes(choice.day, choice.mapper)
    held = tuple(shape for shape in of_day if shape.style != "grey")
    if not desk.option().clauses:
        return (*held, cached.contact_shape(choice.day, choice.mapper))
    moves = cached.moves(choice.question).shapes
    return (*held, *moves, *_outline(choice, is_drawing=is_drawing))


def _outline(choice: Choice, *, is_drawing: bool) -> tuple[Shape, ...]:
    """Outline the ground of the clause that is edited, unless its own handles show it."""
    clause = desk.edited()
    if clause is None or desk.is_pending() or is_drawing:
        return ()
    return drawn.clause_outline(choice.question, clause.id)
