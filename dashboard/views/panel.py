"""The panel of one unit: whose it was, how large, how many lived there, when it changed hands."""

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from dashboard import answers
from dashboard.output.labels import label
from dashboard.output.plane import to_degrees
from dashboard.output.words import area, long_date, quantity, share
from dashboard.views import cached, markup
from dashboard.views.address import Choice


def follow_click(returned: dict[str, Any] | None) -> None:
    """Choose the unit under a new click on the map, and run the page again with it."""
    clicked = (returned or {}).get("last_clicked")
    if clicked is None or clicked == st.session_state.get("clicked"):
        return
    st.session_state["clicked"] = clicked
    lon, lat = to_degrees(float(clicked["lng"]), float(clicked["lat"]))
    st.session_state["unit"] = answers.unit_at(lon, lat)
    st.rerun()


def show(code: str, choice: Choice) -> None:
    """Show the panel of a unit, with a button that closes it."""
    unit = cached.hromada(code, choice.day, choice.mapper, choice.people)
    with st.container(key="panel"):
        st.html(_written(unit, choice))
        st.button(label("Close", choice.language), key="close_unit", on_click=_close)


def _close() -> None:
    st.session_state["unit"] = ""


def _written(unit: answers.Hromada, choice: Choice) -> str:
    names = cached.area_names("en")
    first, second = unit.name_en, unit.name_uk
    if choice.language == "uk":
        names, first, second = cached.area_names("uk"), second, first
    around = ", ".join(names[code] for code in (unit.raion, unit.oblast) if code in names)
    say = partial(label, language=choice.language)
    held = area(unit.held_km2, choice.units, choice.language)
    rows = [
        (say("Area"), area(unit.area_km2, choice.units, choice.language)),
        (say("People before February 2022"), quantity(unit.people, "people", choice.language)),
        (
            f"{say('Held by Russia')}, {_day(choice.day, choice)}",
            f"{held}, {share(unit.share_held, choice.language)}",
        ),
        (
            say("People who lived on the held part"),
            quantity(unit.people_held, "people", choice.language),
        ),
        (say("First held ground on record"), _since(unit.first_change, choice)),
        (
            say("Line last moved here"),
            _day(unit.last_change, choice) if unit.last_change else say("never"),
        ),
    ]
    listed = "".join(
        markup.element(
            "div", markup.element("dt", markup.text(name)) + markup.element("dd", markup.text(said))
        )
        for name, said in rows
    )
    return (
        markup.element("h2", markup.text(first))
        + markup.element("p", markup.text(f"{second} · {around} · {unit.code}"), "quiet")
        + markup.element("dl", listed)
    )


def _since(day: str, choice: Choice) -> str:
    """Say when ground was first held; the record begins with the mapper's first day."""
    if not day:
        return label("never", choice.language)
    begins = cached.options().days[choice.mapper][0]
    said = _day(day, choice)
    return f"{said} {label('or before', choice.language)}" if day == begins else said


def _day(iso: str, choice: Choice) -> str:
    return long_date(date.fromisoformat(iso), choice.language)
