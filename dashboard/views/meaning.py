"""What a text means for towns, sites and the line: sections under the ledger."""

from math import isfinite

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.answers import Answer
from dashboard.answers.outcomes import sites_with_distance
from dashboard.output.effects import HELD, site_words, ticker, town_words
from dashboard.output.equivalents import equivalent, sentence
from dashboard.output.labels import label
from dashboard.output.sentences import Moves, is_annexation
from dashboard.output.words import area, length, length_in, number, quantity
from dashboard.views import built, cached, markup
from dashboard.views.address import Choice, Question

SMALLEST_TOWN = 5_000
MOST_TOWNS = 25
SMALLEST_KM = 0.5
"""Lines that differ by less are the same line."""


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
    is_claim = is_annexation(choice.proposal)
    said = ticker(moves, choice.units, choice.language, is_annexation=is_claim)
    return markup.element("p", markup.text(said), "ticker") + _size(choice, moves)


def _size(choice: Choice, moves: Moves) -> str:
    largest = max(moves.ukraine_leaves_km2, moves.russia_leaves_km2)
    oblasts = answers.oblasts().set_index("pcode")
    found = equivalent(largest, oblasts["area_km2"].to_dict())
    if found is None:
        return ""
    name = str(oblasts.loc[found.pcode, "name_en"])
    said = sentence(area(largest, choice.units), found, name)
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
    is_claim = is_annexation(choice.proposal)
    oblasts = cached.area_names(choice.language)
    rows = [
        (
            f"{town[f'name_{choice.language}']}, {oblasts[town['oblast']]}",
            town_words(town["holder_after"], choice.language, is_annexation=is_claim),
            number(town["people"]),
        )
        for _, town in large.iterrows()
    ]
    title = "Towns in ground that Russia claims" if is_claim else "Towns that would change hands"
    title = label(title, choice.language)
    if not rows:
        return markup.element("h2", title) + markup.element("p", _no_town(len(every)))
    rest = len(every) - len(rows)
    note = f"And {rest} smaller towns and villages of our list." if rest else ""
    table = markup.table(title, _heads(choice, "Town", "what", "people, 2022"), rows)
    return markup.element("div", table, "towns") + markup.element("p", markup.text(note), "quiet")


def _heads(choice: Choice, *heads: str) -> tuple[str, ...]:
    return tuple(label(head, choice.language) for head in heads)


def _no_town(small: int) -> str:
    if not small:
        return "None."
    return f"None of {quantity(SMALLEST_TOWN, 'people')} or more; {small} smaller ones."


def _sites(choice: Choice) -> str:
    found = sites(choice.question)
    is_claim = is_annexation(choice.proposal)
    rows = [
        (
            site[f"name_{choice.language}"],
            site_words(site["holder"], site["line_km"]),
            _then(site, is_claim=is_claim),
        )
        for _, site in found.iterrows()
    ]
    table = markup.table(
        label("Key sites", choice.language), _heads(choice, "Site", "now", "by this text"), rows
    )
    said = built.proposal(choice.proposal).sites
    words = [f"{outcome.site}: {outcome.says}" for outcome in said]
    return markup.element("div", table, "towns") + (markup.points(words) if words else "")


def _then(site: "pd.Series[str]", *, is_claim: bool) -> str:
    if site["holder"] == site["holder_after"]:
        return "as now"
    if is_claim:
        return "claimed by Russia"
    return f"would be {HELD[site['holder_after']]}"


def _line(choice: Choice, figures: pd.DataFrame) -> str:
    rows = [
        (
            label("Length", choice.language) if name == "length" else f"From {name}",
            *(_far(choice, figures.loc[name, when]) for when in ("before", "after")),
            _change(choice, figures.loc[name, "after"] - figures.loc[name, "before"]),
        )
        for name in figures.index
    ]
    head = _heads(choice, "Line", "now", "then", "change")
    note = (
        "The line between Russian-held ground and all other, inside Ukraine; coast and state "
        "border are not part of it. Distances are to its nearest point."
    )
    table = markup.table(label("Line of control that would result", choice.language), head, rows)
    return table + markup.element("p", markup.text(note), "quiet")


def _far(choice: Choice, distance_km: float) -> str:
    if distance_km == 0 or not isfinite(distance_km):
        return "no line"
    return length(distance_km, choice.units)


def _change(choice: Choice, change_km: float) -> str:
    if not isfinite(change_km):
        return ""
    if abs(change_km) < SMALLEST_KM:
        return "none"
    amount = number(length_in(abs(change_km), choice.units))
    return f"{'+' if change_km > 0 else '−'}{amount}"
