"""What the option would mean: what to know of it, the balance by oblast, towns and the line."""

from math import isfinite, isnan

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.answers import Answer
from dashboard.core.balance import balance, ratio, totals
from dashboard.core.cautions import Caution
from dashboard.output.caution_words import SIDES, caution_words
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import area, number, quantity
from dashboard.views import cached, figures, markup, meaning
from dashboard.views.address import Choice, Question
from dashboard.views.markup import Html

FLOWS = {
    "gives": Words("{} gives", "{} віддає"),
    "receives": Words("{} receives", "{} отримує"),
}
CLAUSE = Words("Clause {}", "пункт {}")
NOTHING = "–"
TRACE_KM2 = 0.5
BALANCE = "What each side gives and receives"
BALANCE_NOTE = (
    "Given by who holds the ground now, received by who would hold it. Ground that one side gives "
    "and that is then held by neither, is received by nobody."
)
RATIO = Words(
    "For each km² that Russia gives, Ukraine gives {}{}.",
    "На кожен км², який віддає Росія, Україна віддає {}{}.",
)
PER_PERSON = Words(", and {} people for each person", ", а на кожну особу — {}")


@st.cache_resource(show_spinner=False, max_entries=64)
def cautions(asked: Question) -> tuple[Caution, ...]:
    """Find what a reader should know, once for each question."""
    return answers.cautions(cached.answer(*asked))


@st.cache_data(show_spinner=False, max_entries=64)
def flows(asked: Question) -> pd.DataFrame:
    """Add up what each side gives and receives, once for each question."""
    return balance(cached.answer(*asked).ledger)


def ticker(choice: Choice, settled: Answer) -> None:
    """Say what each side leaves and the balance, above the map."""
    st.html(meaning.ticker_line(choice, settled))


def below(choice: Choice, settled: Answer) -> None:
    """Show what follows, below the map."""
    st.html(figures.status_line(choice, settled))
    _cautions(choice, settled)
    st.html(_balance(flows(choice.question), choice))


def after(choice: Choice) -> None:
    """Show the towns, the sites and the line, last."""
    st.html(meaning.below(choice))


def _cautions(choice: Choice, settled: Answer) -> None:
    """Say what to know before the figures are believed."""
    words = CLAUSE.say(choice.language)
    called = {c.id: words.format(k) for k, c in enumerate(settled.ledger.clauses, 1)}
    said = [
        caution_words(caution, called, units=choice.units, language=choice.language)
        for caution in cautions(choice.question)
    ]
    if said:
        title = label("What to know of this option", choice.language)
        head = markup.element("h2", title, "head")
        sentences = (words[:1].upper() + words[1:] for words in said)
        st.html(markup.element("section", head + markup.points(sentences), "cautions"))


def _balance(found: pd.DataFrame, choice: Choice) -> str:
    """Write the balance: by oblast, in all, and as a ratio."""
    sums, language = totals(found), choice.language
    names = cached.area_names(language)
    sides = [words.say(language) for words in SIDES.values()]
    head = ("", *(flow.say(language).format(side) for side in sides for flow in FLOWS.values()))
    rows = [
        (names[str(oblast)], *_cells(rows.set_index("side").to_dict("index"), choice))
        for oblast, rows in found.groupby("oblast")
    ]
    rows.append((label("In all", language), *_cells(sums, choice)))
    table = markup.element("div", markup.table(label(BALANCE, language), head, rows), "balance")
    said = f"{_ratio(sums, language)} {label(BALANCE_NOTE, language)}"
    return table + markup.element("p", markup.text(said), "quiet")


def _cells(by_side: dict[str, dict[str, float]], choice: Choice) -> list[str]:
    return [
        _cell(by_side[side][f"{flow}_km2"], by_side[side][f"{flow}_people"], choice)
        for side in map(str, SIDES)
        for flow in FLOWS
    ]


def _cell(area_km2: float, people: float, choice: Choice) -> str:
    if area_km2 <= TRACE_KM2:
        return NOTHING
    small = markup.element("small", markup.text(quantity(people, "people", choice.language)))
    return Html(markup.text(area(area_km2, choice.units, choice.language)) + small)


def _ratio(sums: dict[str, dict[str, float]], language: Language) -> str:
    """Say how much Ukraine gives for each unit that Russia gives."""
    areas, people = ratio(sums, "km2"), ratio(sums, "people")
    if not isfinite(areas):
        return "" if isnan(areas) else label("Only Ukraine gives ground.", language)
    if areas == 0:
        return label("Only Russia gives ground.", language)
    lived = ""
    if isfinite(people):
        lived = PER_PERSON.say(language).format(number(people, language))
    return RATIO.say(language).format(number(areas, language), lived)
