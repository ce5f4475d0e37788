"""What a text means for towns, sites and the line: sections under the ledger."""

from math import isfinite

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.answers import Answer
from dashboard.answers.outcomes import sites_with_distance
from dashboard.core.proposal import Holder
from dashboard.output.amounts import NONE
from dashboard.output.effects import site_words, ticker, town_words
from dashboard.output.equivalents import equivalent, sentence
from dashboard.output.labels import label
from dashboard.output.sentences import Moves
from dashboard.output.style import Language, Words
from dashboard.output.words import area, length, length_in, number, quantity
from dashboard.views import built, cached, markup
from dashboard.views.address import Choice, Question

SMALLEST_TOWN = 5_000
MOST_TOWNS = 25
SMALLEST_KM = 0.5
"""Lines that differ by less are the same line."""
FROM = {
    "Kharkiv": Words("From Kharkiv", "Від Харкова"),
    "Zaporizhzhia": Words("From Zaporizhzhia", "Від Запоріжжя"),
    "Dnipro": Words("From Dnipro", "Від Дніпра"),
    "Kherson": Words("From Kherson", "Від Херсона"),
    "Mykolaiv": Words("From Mykolaiv", "Від Миколаєва"),
    "Sumy": Words("From Sumy", "Від Сум"),
}
AND_MORE = Words(
    "And {} smaller towns and villages of our list.",
    "І ще {} менших міст і сіл із нашого переліку.",
)
NO_LARGE = Words("None of {} or more; {} smaller ones.", "Від {} — жодного; менших: {}.")
NOTE = Words(
    "The line between Russian-held ground and all other, inside Ukraine; coast and state "
    "border are not part of it. Distances are to its nearest point.",
    "Лінія між територією, яку утримує Росія, і рештою України; узбережжя і державний кордон до "
    "неї не належать. Відстані — до її найближчої точки.",
)
WOULD_BE = {
    Holder.UKRAINE: Words("would be Ukrainian-held", "утримувала б Україна"),
    Holder.RUSSIA: Words("would be Russian-held", "утримувала б Росія"),
    "": Words("would be held by neither", "не утримував би жоден із двох"),
}


@st.cache_resource(show_spinner=False, max_entries=128)
def line_figures(asked: Question) -> pd.DataFrame:
    """Measure the line before and after, once for each question."""
    return answers.line_figures(cached.answer(*asked))


@st.cache_resource(show_spinner=False, max_entries=128)
def towns(asked: Question, at_least: int = 0) -> pd.DataFrame:
    """Find the towns that change, once for each question."""
    return answers.towns_that_change(cached.answer(*asked), at_least)


@st.cache_resource(show_spinner=False, max_entries=128)
def sites(asked: Question) -> pd.DataFrame:
    """Find the outcome for the sites, once for each question."""
    return sites_with_distance(cached.answer(*asked))


def ticker_line(choice: Choice, settled: Answer) -> str:
    """Write the balance in one sentence, and how large the ground is."""
    moves = Moves.of(settled.ledger.summary())
    is_claim = cached.is_claim(choice.proposal)
    said = ticker(moves, choice.units, choice.language, is_annexation=is_claim)
    return markup.element("p", markup.text(said), "ticker") + _size(choice, moves)


def _size(choice: Choice, moves: Moves) -> str:
    largest = max(moves.ukraine_leaves_km2, moves.russia_leaves_km2)
    oblasts = answers.oblasts().set_index("pcode")
    found = equivalent(largest, oblasts["area_km2"].to_dict())
    if found is None:
        return ""
    name = str(oblasts.loc[found.pcode, f"name_{choice.language}"])
    said = sentence(area(largest, choice.units, choice.language), found, name, choice.language)
    return markup.element("p", markup.text(said), "quiet")


def below(choice: Choice) -> str:
    """Write towns and sites on the left, the line on the right."""
    asked = choice.question
    left = _towns(choice) + _sites(choice)
    right = _line(choice, line_figures(asked))
    columns = markup.element("section", left) + markup.element("section", right)
    return markup.element("div", columns, "below")


def _towns(choice: Choice) -> str:
    every = towns(choice.question)
    large = every[every["people"] >= SMALLEST_TOWN].head(MOST_TOWNS)
    is_claim = cached.is_claim(choice.proposal)
    oblasts = cached.area_names(choice.language)
    rows = [
        (
            f"{town[f'name_{choice.language}']}, {oblasts[town['oblast']]}",
            town_words(town["holder_after"], choice.language, is_annexation=is_claim),
            number(town["people"], choice.language),
        )
        for _, town in large.iterrows()
    ]
    title = "Towns in ground that Russia claims" if is_claim else "Towns that would change hands"
    title = label(title, choice.language)
    if not rows:
        return markup.element("h2", title) + markup.element("p", _no_town(len(every), choice))
    rest = len(every) - len(rows)
    note = AND_MORE.say(choice.language).format(rest) if rest else ""
    table = markup.table(title, _heads(choice, "Town", "what", "people, 2022"), rows)
    return markup.element("div", table, "towns") + markup.element("p", markup.text(note), "quiet")


def _heads(choice: Choice, *heads: str) -> tuple[str, ...]:
    return tuple(label(head, choice.language) for head in heads)


def _no_town(small: int, choice: Choice) -> str:
    if not small:
        return label("None.", choice.language)
    least = quantity(SMALLEST_TOWN, "people", choice.language)
    return NO_LARGE.say(choice.language).format(least, small)


def _sites(choice: Choice) -> str:
    found = sites(choice.question)
    is_claim = cached.is_claim(choice.proposal)
    rows = [
        (
            site[f"name_{choice.language}"],
            site_words(site["holder"], site["line_km"], choice.language),
            _then(site, choice.language, is_claim=is_claim),
        )
        for _, site in found.iterrows()
    ]
    table = markup.table(
        label("Key sites", choice.language), _heads(choice, "Site", "now", "by this text"), rows
    )
    said = built.proposal(choice.proposal).sites
    words = [f"{outcome.site}: {outcome.says}" for outcome in said]
    return markup.element("div", table, "towns") + (markup.points(words) if words else "")


def _then(site: "pd.Series[str]", language: Language, *, is_claim: bool) -> str:
    if site["holder"] == site["holder_after"]:
        return label("as now", language)
    if is_claim:
        return label("claimed by Russia", language)
    return WOULD_BE[site["holder_after"]].say(language)


def _line(choice: Choice, figures: pd.DataFrame) -> str:
    rows = [
        (
            label("Length", choice.language)
            if name == "length"
            else FROM[name].say(choice.language),
            *(_far(choice, figures.loc[name, when]) for when in ("before", "after")),
            _change(choice, figures.loc[name, "after"] - figures.loc[name, "before"]),
        )
        for name in figures.index
    ]
    head = _heads(choice, "Line", "now", "then", "change")
    table = markup.table(label("Line of control that would result", choice.language), head, rows)
    return table + markup.element("p", markup.text(NOTE.say(choice.language)), "quiet")


def _far(choice: Choice, distance_km: float) -> str:
    if distance_km == 0 or not isfinite(distance_km):
        return label("no line", choice.language)
    return length(distance_km, choice.units, choice.language)


def _change(choice: Choice, change_km: float) -> str:
    if not isfinite(change_km):
        return ""
    if abs(change_km) < SMALLEST_KM:
        return NONE.say(choice.language)
    amount = number(length_in(abs(change_km), choice.units), choice.language)
    return f"{'+' if change_km > 0 else '−'}{amount}"
