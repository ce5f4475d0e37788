"""The tick list: oblasts, their raions, their hromadas; with area, people and the held share."""

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.core.choosing import chosen_below, is_chosen
from dashboard.core.proposal import Clause
from dashboard.output.labels import label
from dashboard.output.style import Words
from dashboard.output.words import area_in, area_unit, number, share
from dashboard.views import cached, markup
from dashboard.views.address import Choice
from dashboard.views.build import desk
from dashboard.views.markup import unformatted

LONGEST_SEARCH = 60
WHERE = {"oblast": "tick-oblast", "raion": "tick-raion"}
"""Keys of the two lists that lead down the tree."""
HEADS = ("Unit", "people, 2022", "Russian-held")
IN_PART = Words(" · in part", " · частково")
NONE_FOUND = "No unit or place of that name. Try another spelling."


def show(clause: Clause, choice: Choice) -> None:
    """Show the units of one branch of the tree, each with its tick."""
    found = cached.divisions(choice.day, choice.mapper, choice.people)
    sought = st.text_input(
        label("Find a unit or a place", choice.language),
        key="tick-find",
        max_chars=LONGEST_SEARCH,
        placeholder="Sloviansk, Слов’янськ, Kharkiv …",
    )
    if sought.strip():
        codes = answers.find_divisions(sought)
        if not codes:
            st.caption(label(NONE_FOUND, choice.language))
            return
        _list(found.loc[codes], found, clause, choice)
        return
    parent = _parent(found, choice)
    below = found[found["parent"] == parent]
    rows = below if not parent else pd.concat([found.loc[[parent]], below])
    _list(rows, found, clause, choice)


def _parent(found: pd.DataFrame, choice: Choice) -> str:
    """Ask for an oblast, then for one of its raions; give the code whose parts are listed."""
    oblast = _ask("Oblast", "oblast", "All oblasts", found[found["level"] == "oblast"], choice)
    if not oblast:
        return ""
    of_oblast = found[found["parent"] == oblast]
    raion = _ask("Raion", "raion", "All raions", of_oblast, choice)
    return raion or oblast


def _ask(title: str, level: str, every: str, found: pd.DataFrame, choice: Choice) -> str:
    """Ask for one of some units, or for all of them."""
    rest = label(every, choice.language)
    names, key = found[f"name_{choice.language}"].to_dict(), WHERE[level]
    if st.session_state.get(key) not in names:
        st.session_state[key] = ""
    asked: str = st.selectbox(
        label(title, choice.language),
        ["", *names],
        key=key,
        format_func=lambda code: names.get(code, rest),
    )
    return asked


def _list(rows: pd.DataFrame, found: pd.DataFrame, clause: Clause, choice: Choice) -> None:
    unit, people, held = (label(head, choice.language) for head in HEADS)
    heads = (unit, area_unit(choice.units, choice.language), people, held)
    with st.container(key="ticks"):
        cells = "".join(markup.element("span", markup.text(head)) for head in heads)
        st.html(markup.element("div", cells, "tickhead"))
        for row in rows.itertuples():
            _tick(row, found, clause, choice)


def _tick(row: "pd.Series[str]", found: pd.DataFrame, clause: Clause, choice: Choice) -> None:
    code = str(row.Index)
    has_units = not (desk.is_pending() or clause.select.areas)
    key = f"tick-{code}"
    st.session_state[key] = has_units and is_chosen(clause.select, code)
    name = row.name_uk if choice.language == "uk" else row.name_en
    if row.level == "unit" and row.parent in found.index and _is_search():
        name = f"{name}, {found.loc[row.parent, f'name_{choice.language}']}"
    is_part = has_units and chosen_below(clause.select, code)
    part = IN_PART.say(choice.language) if is_part else ""
    figures = (
        number(area_in(row.area_km2, choice.units), choice.language),
        number(row.people, choice.language),
        share(row.share_held, choice.language),
    )
    columns = "".join(f" *{said}*" for said in figures)
    st.checkbox(f"{unformatted(name)}{part}{columns}", key=key, on_change=desk.toggle, args=(code,))


def _is_search() -> bool:
    return bool(st.session_state.get("tick-find", "").strip())
