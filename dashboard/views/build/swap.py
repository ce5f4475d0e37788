"""Find a swap: ground of the other side that comes near to what one side would give."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

import shapely
import streamlit as st
from shapely.geometry.base import BaseGeometry

from dashboard import answers
from dashboard.answers.swaps import By, Measure, Swap
from dashboard.core.balance import totals
from dashboard.core.draft import free_clause_id
from dashboard.core.proposal import Holder, Pcode, Select
from dashboard.output.labels import label
from dashboard.output.option_words import READY
from dashboard.output.plane import to_plane
from dashboard.output.style import Language, Words
from dashboard.output.thumbnail import thumbnail
from dashboard.output.words import area, quantity
from dashboard.views import built, cached, markup
from dashboard.views.address import Choice
from dashboard.views.build import desk, result

Word = TypeVar("Word", bound=str)

MOST = 6
MEASURES: dict[Measure, str] = {"area_km2": "Area", "people": "People"}
PIECES: dict[By, str] = {"pocket": "Pockets", "hromada": "Hromadas"}
GIVERS = {"ukraine": "Ukraine", "russia": "Russia"}
OTHER = {"ukraine": Holder.RUSSIA, "russia": Holder.UKRAINE}
IN_RETURN = {
    Holder.RUSSIA: READY["Russia leaves, Ukraine governs"],
    Holder.UKRAINE: READY["Ukraine leaves, Russia governs"],
}
OUTSIDE = "outside"
GIVES_NOTHING = Words(
    "By this option {} gives nothing yet that could be matched.",
    "За цим варіантом {} ще не віддає нічого, чому можна було б знайти відповідник.",
)
WOULD_GIVE = Words("{} would give {}.", "{} віддала б {}.")
MAP_OF = Words("Map of candidate {}: {}", "Карта знайденої території {}: {}")
OFF_BY = Words("off by {}", "різниця {}")
THEATRE_DEG = (31.0, 44.0, 40.5, 52.5)
"""West, south, east, north of the pictures."""
NOTE = (
    "Candidates, not recommendations: only areas or people are compared, nothing else. Of the 24 "
    "largest pieces every combination is searched, so none of these pieces comes nearer with as "
    "few parts."
)


@st.cache_resource(show_spinner=False, max_entries=32)
def found_swaps(
    wanted: float, where: Select, by: By, measure: Measure, asked: tuple[str, str, str]
) -> tuple[Swap, ...]:
    """Search once for each question."""
    pieces = answers.swap_pieces(where, *asked, by)
    return answers.find_swaps(wanted, where, pieces, measure, MOST)


def show(choice: Choice) -> None:
    """Ask what is to be matched and where, and list candidates."""
    say = partial(label, language=choice.language)
    st.html(markup.element("h2", say("Find a swap"), "head"))
    if not st.toggle(say("Look for ground to match what one side would give"), key="is-swap"):
        return
    with st.container(key="filters", horizontal=True):
        giver = _one("Match what is given by", "swap-giver", GIVERS, choice.language)
        by = _one("Made of", "swap-by", PIECES, choice.language)
        measure = _one("Measured by", "swap-measure", MEASURES, choice.language)
        where = _where(OTHER[giver], choice)
    column = {"area_km2": "gives_km2", "people": "gives_people"}[measure]
    wanted = totals(result.flows(choice.question))[giver][column]
    if wanted <= 0:
        st.caption(GIVES_NOTHING.say(choice.language).format(say(GIVERS[giver])))
        return
    asked = (choice.day, choice.mapper, choice.people)
    found = found_swaps(round(wanted, 3), where, by, measure, asked)
    said = say("There is no such ground.")
    if found:
        amount = _amount(wanted, measure, choice)
        given = WOULD_GIVE.say(choice.language).format(say(GIVERS[giver]), amount)
        said = f"{given} {say(NOTE)}"
    st.html(markup.element("p", markup.text(said), "quiet"))
    with st.container(key="swaps", horizontal=True):
        for number, swap in enumerate(found):
            _card(number, swap, measure, choice)


def _one(title: str, key: str, words: dict[Word, str], language: Language) -> Word:
    said = {one: label(word, language) for one, word in words.items()}
    chosen: Word = st.selectbox(
        label(title, language), list(said), key=key, format_func=said.__getitem__
    )
    return chosen


def _where(holder: Holder, choice: Choice) -> Select:
    """Ask where to look; only where that side holds ground."""
    rows = cached.divisions(choice.day, choice.mapper, choice.people)
    rows = rows[rows["level"] == "oblast"]
    held_km2 = rows["held_km2"] if holder is Holder.RUSSIA else rows["area_km2"] - rows["held_km2"]
    names = rows[f"name_{choice.language}"][held_km2 > 1].to_dict()
    outside = {OUTSIDE: label("Outside the five regions", choice.language)}
    places = outside | names if holder is Holder.RUSSIA else names
    place = st.selectbox(
        label("Looked for in", choice.language),
        list(places),
        key=f"swap-where-{holder}",
        format_func=places.__getitem__,
    )
    if place == OUTSIDE:
        return answers.HELD_OUTSIDE
    return Select(units=frozenset({Pcode(place)}), holder=holder)


def _card(number: int, swap: Swap, measure: Measure, choice: Choice) -> None:
    """Show a candidate with its picture, figures and a button."""
    names = cached.division_names(choice.language)
    places = sorted({names[code[:4]] for piece in swap.pieces for code in piece.units})
    people = quantity(swap.people, "people", choice.language)
    figures = f"{area(swap.area_km2, choice.units, choice.language)}, {people}"
    off = OFF_BY.say(choice.language).format(_amount(swap.gap, measure, choice))
    alt = MAP_OF.say(choice.language).format(number + 1, figures)
    with st.container(key=f"swap-{number}"):
        st.html(
            thumbnail(_layers(swap, choice), alt)
            + markup.element("p", f"<b>{markup.text(figures)}</b>")
            + markup.element("p", markup.text(f"{off}; {', '.join(places)}"), "quiet")
        )
        st.button(
            label("Add to the option", choice.language),
            key=f"swap-add-{number}",
            on_click=_add,
            args=(swap.select,),
        )


def _amount(wanted: float, measure: Measure, choice: Choice) -> str:
    if measure == "area_km2":
        return area(wanted, choice.units, choice.language)
    return quantity(wanted, "people", choice.language)


def _layers(swap: Swap, choice: Choice) -> dict[str, BaseGeometry]:
    """Draw Ukraine, what Russia holds, and the candidate in the colour of who leaves it."""
    leaves = "leave_ru" if swap.select.holder is Holder.RUSSIA else "leave_ua"
    is_east = bool(shapely.covers(shapely.box(*THEATRE_DEG), swap.shape))
    around = _around(choice.day, choice.mapper, is_east=is_east)
    return {**around, leaves: to_plane(swap.shape)}


@st.cache_resource(show_spinner=False, max_entries=8)
def _around(day: str, mapper: str, *, is_east: bool) -> dict[str, BaseGeometry]:
    """Draw Ukraine, or its part where the front is, and what Russia holds."""
    drawn = {"rule": answers.country(), "ru": answers.observation(mapper, day).held}
    if is_east:
        drawn = {n: shapely.clip_by_rect(shape, *THEATRE_DEG) for n, shape in drawn.items()}
    return {name: to_plane(shape) for name, shape in drawn.items()}


def _add(select: Select) -> None:
    """Let a candidate be another clause of the option."""
    clause = replace(built.NEW_CLAUSE, id=free_clause_id(desk.option()), select=select)
    if select.holder is not None:
        desk.put(IN_RETURN[select.holder].given(clause))
        desk.edit(clause.id)
