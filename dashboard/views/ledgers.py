"""The ledger told three ways, as tables: by clause, by oblast, by change."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.answers import Answer
from dashboard.core.breakdown import by_change, by_clause, by_oblast
from dashboard.core.proposal import Holder
from dashboard.output.amounts import TRACE_KM2, amounts
from dashboard.output.effects import HELD
from dashboard.output.labels import label
from dashboard.output.words import area_unit
from dashboard.views import cached, markup
from dashboard.views.address import Choice

Row = tuple[str, ...]
CLAIMED = "What is claimed and who would hold, by oblast"
LEFT = "Who would leave and who would hold, by oblast"
WAYS = ("By clause", "By oblast", "By change")


def show(choice: Choice) -> None:
    """Show the three tables as tabs."""
    st.html(markup.element("h2", label("The ledger", choice.language), "head"))
    ways = [label(way, choice.language) for way in WAYS]
    for tab, table in zip(st.tabs(ways), _tables(choice), strict=True):
        tab.html(table)


@st.cache_resource(show_spinner=False, max_entries=128)
def _tables(choice: Choice) -> tuple[str, ...]:
    """Write the three tables, once for each choice."""
    settled = cached.answer(*choice.question)
    return tuple(table(choice, settled) for table in (_by_clause, _by_oblast, _by_change))


def _words(choice: Choice) -> Callable[[str], str]:
    """Give what says a label in the language of the page."""
    return partial(label, language=choice.language)


def _unit(choice: Choice) -> str:
    return area_unit(choice.units, choice.language)


def _by_clause(choice: Choice, settled: Answer) -> str:
    sums, say = by_clause(settled.ledger), _words(choice)
    rows = [
        (name or say("Not mentioned: stays as it is held"), *_amounts(choice, figures))
        for name, figures in sums.iterrows()
    ]
    rows.append((say("Ukraine, all of it"), *_amounts(choice, sums.sum())))
    head = (say("Clause"), _unit(choice), say("people, 2022"))
    return markup.table(say("Ground that each clause settles"), head, rows)


def _by_oblast(choice: Choice, settled: Answer) -> str:
    sums, say = by_oblast(settled.ledger), _words(choice)
    touched = sums[(sums.filter(like="_km2") > TRACE_KM2).any(axis=1)]
    names = cached.area_names(choice.language)
    ranked = touched.sort_values(["ukraine_withdraws_km2", "russian_held_before_km2"])[::-1]
    rows = [(names[code], *_oblast(choice, figures)) for code, figures in ranked.iterrows()]
    rows.append((say("Together"), *_oblast(choice, sums.sum())))
    is_claim = cached.is_claim(choice.proposal)
    leaves = "Claimed, not held" if is_claim else "Ukraine leaves"
    caption = CLAIMED if is_claim else LEFT
    unit = _unit(choice)
    head = (
        say("Oblast"),
        f"{say(leaves)}, {unit}",
        say("people, 2022"),
        f"{say('Russia leaves')}, {unit}",
        say("people, 2022"),
        *(f"{say(held)}, {unit}" for held in ("Russian-held now", "then", "by neither")),
    )
    return markup.table(say(caption), head, rows)


def _oblast(choice: Choice, figures: "pd.Series[float]") -> Row:
    sides = ("ukraine_withdraws", "russia_withdraws")
    amounts = [
        cell
        for side in sides
        for cell in _pair(choice, figures[f"{side}_km2"], figures[f"{side}_people"])
    ]
    held = ("russian_held_before", "russian_held_after", "held_by_neither")
    return (*amounts, *(_area(choice, figures[f"{name}_km2"]) for name in held))


def _by_change(choice: Choice, settled: Answer) -> str:
    sums, say = by_change(settled.ledger), _words(choice)
    is_claim = cached.is_claim(choice.proposal)
    order = [(now, then) for now in Holder for then in (*Holder, "")]
    rows = [
        (say(_change(now, then, is_claim=is_claim)), *_amounts(choice, sums.loc[(now, then)]))
        for now, then in order
        if (str(now), str(then)) in sums.index
    ]
    rows.append((say("Ukraine, all of it"), *_amounts(choice, sums.sum())))
    head = (say("Now and then"), _unit(choice), say("people, 2022"))
    return markup.table(say("Who holds ground now and who would hold it"), head, rows)


def _change(now: str, then: str, *, is_claim: bool) -> str:
    if now == then:
        return f"Stays {HELD[now]}"
    if is_claim:
        return "Ukrainian-held now, claimed by Russia"
    becomes = f"{HELD[then]} then" if then else "would be held by neither"
    return f"{HELD[now]} now, {becomes}"


def _amounts(choice: Choice, figures: "pd.Series[float]") -> Row:
    return _pair(choice, figures["area_km2"], figures["people"])


def _pair(choice: Choice, area_km2: float, people: float) -> Row:
    return amounts(area_km2, people, choice.units, choice.language)


def _area(choice: Choice, area_km2: float) -> str:
    return _pair(choice, area_km2, 0.0)[0]
