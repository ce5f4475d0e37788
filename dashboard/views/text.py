"""Below the map: what changes hands, clause by clause, and what a text leaves open."""

import pandas as pd

from dashboard.answers import Answer
from dashboard.core.breakdown import by_clause
from dashboard.core.proposal import Clause, Holder, Proposal, Withdraws
from dashboard.output.amounts import TRACE_KM2, amounts
from dashboard.output.effects import outcome_words
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import area_unit
from dashboard.views import cached, markup, wording
from dashboard.views.address import Choice

SIDES = {Holder.UKRAINE: "Ukraine leaves", Holder.RUSSIA: "Russia leaves"}
NOT_MENTIONED = "Not mentioned: stays as it is held"
CLAIMED = {Holder.UKRAINE: "Claimed, not held"}


def below(proposal: Proposal, settled: Answer | None, choice: Choice) -> str:
    """Write what follows from the text on this line."""
    left = _changes(settled, choice) if settled else _reason(proposal, choice)
    return markup.element("div", left, "below alone")


def about(proposal: Proposal, language: Language) -> str:
    """Write what the text itself is: the same on every line."""
    written = (
        wording.sentences(label("What is uncertain", language), proposal.uncertain)
        + wording.sentences(label("What the text does not mention", language), proposal.silent_on)
        + wording.sources(proposal, language)
    )
    return markup.element("div", written, "below alone")


def clauses(proposal: Proposal, settled: Answer | None, choice: Choice) -> str:
    """Write the text clause by clause; empty without clauses or figures."""
    return markup.element("div", _clauses(proposal, settled, choice), "below alone")


def _reason(proposal: Proposal, choice: Choice) -> str:
    said = markup.element("p", markup.text(proposal.not_computable))
    return markup.element("h2", label("Why there are no figures", choice.language)) + said


def _changes(settled: Answer, choice: Choice) -> str:
    """Write who leaves how much in which oblast."""
    parcels = settled.ledger.parcels
    names = cached.area_names(choice.language)
    is_claim = settled.proposal.claims_by_law
    rows: list[tuple[str, str, str]] = []
    for side, leaves in (CLAIMED if is_claim else SIDES).items():
        words = label(leaves, choice.language)
        is_left = parcels["withdraws"].isin([side, Withdraws.BOTH]) & (parcels["holder"] == side)
        left = parcels[is_left]
        rows.append(_figures(words, left[["area_km2", "people"]].sum(), choice))
        by_oblast = left.groupby("oblast")[["area_km2", "people"]].sum()
        ranked = by_oblast[by_oblast["area_km2"] > TRACE_KM2].sort_values(
            "area_km2", ascending=False
        )
        rows += [
            _figures(markup.PART + names[str(code)], figures, choice)
            for code, figures in ranked.iterrows()
        ]
    title = "What is claimed but not held" if is_claim else "What would change hands"
    return markup.table(label(title, choice.language), _head(choice), rows)


def _head(choice: Choice) -> tuple[str, str, str]:
    unit = area_unit(choice.units, choice.language)
    return "", unit, label("people, 2022", choice.language)


def _figures(words: str, figures: "pd.Series[float]", choice: Choice) -> tuple[str, str, str]:
    return words, *amounts(figures["area_km2"], figures["people"], choice.units, choice.language)


def _clauses(proposal: Proposal, settled: Answer | None, choice: Choice) -> str:
    """Write the clauses in our words with their figures: the whole country, so that it adds up."""
    clauses = proposal.clauses_in(settled.variant if settled else "")
    if settled is None or not clauses:
        return ""
    sums = by_clause(settled.ledger)
    is_claim = proposal.claims_by_law
    rows: list[tuple[str, str, str]] = [
        _figures(_clause(clause, choice.language, is_claim=is_claim), sums.loc[clause.id], choice)
        for clause in clauses
    ]
    if sums.loc["", "area_km2"] > TRACE_KM2:
        rows.append(_figures(label(NOT_MENTIONED, choice.language), sums.loc[""], choice))
    rows.append(_figures(label("Ukraine, all of it", choice.language), sums.sum(), choice))
    title = "What the text says, clause by clause, in our words"
    written = markup.table(label(title, choice.language), _head(choice), rows)
    return markup.element("section", written, "wide")


def _clause(clause: Clause, language: Language, *, is_claim: bool) -> markup.Html:
    """Write what a clause says, what would follow, and what is unclear."""
    outcome = " · ".join(
        f"{title}: {words}"
        for title, words in outcome_words(clause, language, is_annexation=is_claim).items()
    )
    lines = [
        markup.element("b", markup.text(clause.id)) + " " + markup.text(clause.says),
        markup.element("span", markup.text(outcome), "quiet"),
    ]
    if clause.uncertain:
        lines.append(
            markup.element("span", markup.text(wording.unclear(clause, language)), "quiet")
        )
    return markup.Html("<br>".join(lines))
