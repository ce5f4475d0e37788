"""Longer tables of a text on one day's line: ledger, sensitivity, clauses, towns."""

import pandas as pd

from dashboard import answers
from dashboard.answers import Answer
from dashboard.answers.sensitivity import sensitivity
from dashboard.output.head import Cell, Column, Table
from dashboard.output.words import Units
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.populations import SURFACES
from dashboard.takeaway.tallies import KM2, PEOPLE, TOTALS, amounts, in_units


def ledger_table(answer: Answer, units: Units) -> Table:
    """List the ledger: one row per clause, oblast, zone and holder; together all of Ukraine."""
    rows = answer.ledger.rows()
    names = answers.oblasts().set_index("pcode")
    words = [name for name in rows.columns if name not in {"area_km2", "people"}]
    columns = (*words[:2], "oblast_en", "oblast_uk", *words[2:])
    listed = [
        (
            *(_word(row[name]) for name in words[:2]),
            *(str(names.loc[row["oblast"], f"name_{language}"]) for language in ("en", "uk")),
            *(_word(row[name]) for name in words[2:]),
            *amounts(row["area_km2"], row["people"]),
        )
        for row in rows.to_dict("records")
    ]
    table = Table(
        name="ledger",
        title="The ledger: the rows add up to Ukraine",
        columns=(*map(Column, columns), KM2, PEOPLE),
        rows=tuple(listed),
        notes=("Rows without a clause: not mentioned by the text, stays as it is held.",),
    )
    return in_units(table, units)


def sensitivity_table(answer: Answer, units: Units) -> Table:
    """List the figures by every mapper of the day and every population surface."""
    found = sensitivity(answer.proposal.id, answer.as_of, answer.variant)
    drawn = found["mapper"].unique()
    missing = [name for key, name in MAPPERS.items() if key not in drawn]
    absent = f" {', '.join(missing)} has no line for this day." if missing else ""
    rows = [
        (
            MAPPERS[row.mapper],
            SURFACES[row.people_by],
            row.figure,
            TOTALS[row.figure],
            *amounts(row.area_km2, row.people),
        )
        for row in found.itertuples()
        if row.figure in TOTALS
    ]
    columns = (*map(Column, ("line_by", "people_by", "figure", "words")), KM2, PEOPLE)
    note = f"The same text on the same day, by each mapper and each count of people.{absent}"
    table = Table(
        name="sensitivity",
        title="How much depends on who drew the line and who counted the people",
        columns=columns,
        rows=tuple(rows),
        notes=(note,),
    )
    return in_units(table, units)


def clauses_table(answer: Answer) -> Table:
    """List the clauses in our words, with outcome and sources."""
    text = answer.proposal
    titles = {source.id: f"{source.title}, {source.publisher}" for source in text.sources}
    outcome = ("troops", "administration", "sovereignty", "withdraws")
    return Table(
        name="clauses",
        title=f"The clauses, in our words: {text.title}",
        columns=tuple(map(Column, ("clause", "says", *outcome, "uncertain", "sources"))),
        rows=tuple(
            (
                clause.id,
                clause.says,
                *(str(getattr(clause, name)) for name in outcome),
                clause.uncertain or None,
                "; ".join(titles[source] for source in clause.sources),
            )
            for clause in text.clauses_in(answer.variant)
        ),
    )


def towns_table(answer: Answer) -> Table:
    """List the towns and villages in ground that would change hands, largest first."""
    found = answers.towns_that_change(answer)
    names = ("name_en", "name_uk", "unit", "oblast")
    columns = (*map(Column, names), PEOPLE, *map(Column, ("holder", "holder_after", "clause")))
    rows = [
        (
            *(str(getattr(town, name)) for name in names),
            round(float(town.people)),
            str(town.holder),
            _word(town.holder_after),
            _word(town.clause),
        )
        for town in found.itertuples()
    ]
    return Table(
        name="towns",
        title="Towns in ground that would change hands",
        columns=columns,
        rows=tuple(rows),
    )


def _word(value: object) -> Cell:
    return str(value) if not pd.isna(value) and str(value) else None
