"""Clause cards: what a text says in our words, its outcome, and a button for its ground."""

from collections.abc import Mapping

import streamlit as st

from dashboard.answers import Answer
from dashboard.core.breakdown import by_clause
from dashboard.core.proposal import Citation, Clause, Proposal
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.effects import outcome_words
from dashboard.output.labels import label
from dashboard.output.style import FILLS, Language
from dashboard.output.words import area, quantity, text_date
from dashboard.views import drawn, markup, wording
from dashboard.views.address import Choice

LIT = "clause"
"""Where the page keeps the id of the clause that is lit up; ``""`` for none."""


def show(choice: Choice, settled: Answer) -> None:
    """Show one card for each clause that applies."""
    clauses = settled.proposal.clauses_in(settled.variant)
    sums, keys = by_clause(settled.ledger), drawn.clause_fills(choice.question)
    st.html(markup.element("h2", label("Clause by clause, in our words", choice.language), "head"))
    for clause in clauses:
        amounts = sums.loc[clause.id]
        is_idle = clause.id in settled.ledger.idle
        figures = (
            label("no ground on this day", choice.language)
            if amounts["area_km2"] <= TRACE_KM2
            else f"{area(amounts['area_km2'], choice.units, choice.language)} · "
            f"{quantity(amounts['people'], 'people', choice.language)}"
        )
        with st.container(key=f"card-{clause.id}", horizontal=True):
            st.html(_card(clause, settled, figures, keys.get(clause.id, []), choice.language))
            _button(clause, choice.language, is_idle=is_idle)


def show_unsettled(proposal: Proposal, language: Language) -> None:
    """Say why there are no figures; the rest of the page shows what is known."""
    said = markup.element("p", markup.text(proposal.not_computable))
    title = label("Why there are no figures", language)
    st.html(markup.element("h2", title, "head") + said)


def _button(clause: Clause, language: Language, *, is_idle: bool) -> None:
    is_lit = st.session_state.get(LIT) == clause.id
    st.button(
        label("Show all" if is_lit else "Show on map", language),
        key=f"light-{clause.id}",
        help=label("Clause {}: the ground that it covers", language).format(clause.id),
        type="primary" if is_lit else "secondary",
        disabled=is_idle,
        on_click=_light,
        args=("" if is_lit else clause.id,),
    )


def _light(clause: str) -> None:
    st.session_state[LIT] = clause


def _card(
    clause: Clause, settled: Answer, figures: str, fills: list[str], language: Language
) -> str:
    """Write a card: colour, name, figures, sentence, outcome, what is unclear, sources."""
    head = (
        "".join(swatch(fill, language) for fill in fills)
        + markup.element("h3", markup.text(clause.id))
        + markup.element("span", markup.text(figures), "amount")
    )
    lines = [
        markup.element("div", head, "cardhead"),
        markup.element("p", markup.text(clause.says)),
        _outcome(clause, language, is_claim=settled.proposal.claims_by_law),
        *_asides(clause, settled.proposal, language),
    ]
    return markup.element("article", "".join(lines), "clause")


def swatch(fill: str, language: Language) -> str:
    """Show a fill of the map, with its meaning where one points at it or listens."""
    words = FILLS[fill].words.say(language)
    return f'<i class="fill s-{fill}" role="img" aria-label="{words}" title="{words}"></i>'


def _outcome(clause: Clause, language: Language, *, is_claim: bool) -> str:
    pairs = "".join(
        markup.element(
            "div", markup.element("dt", title) + markup.element("dd", markup.text(words))
        )
        for title, words in outcome_words(clause, language, is_annexation=is_claim).items()
    )
    return markup.element("dl", pairs, "outcome")


def _asides(clause: Clause, proposal: Proposal, language: Language) -> list[str]:
    known = {source.id: source for source in proposal.sources}
    lines = []
    if clause.recognised_by:
        lines.append(f"{label('Recognised by', language)}: {'; '.join(clause.recognised_by)}.")
    if clause.uncertain:
        lines.append(wording.unclear(clause, language))
    quiet = [markup.element("p", markup.text(line), "quiet") for line in lines]
    return [*quiet, markup.element("p", _sources(clause, known, language), "quiet")]


def _sources(clause: Clause, known: Mapping[str, Citation], language: Language) -> str:
    cited = (known[name] for name in clause.sources)
    return f"{label('Sources', language)}: " + ", ".join(
        markup.link(f"{source.publisher}{_dated(source, language)}", source.url) for source in cited
    )


def _dated(source: Citation, language: Language) -> str:
    return f" ({text_date(source.date, language)})" if source.date else ""
