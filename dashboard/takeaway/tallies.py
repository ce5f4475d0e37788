"""Tables of a text on one day's line: figures, ledger, sensitivity, clauses, towns."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard import answers
from dashboard.answers import Answer
from dashboard.answers.sensitivity import sensitivity
from dashboard.core.breakdown import figures
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.comparison import FIGURES, NONE_STATED
from dashboard.output.figure.wording import NONE_STATED as UNSTATED
from dashboard.output.head import Cell, Column, Table
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import Units, area, area_in, quantity
from dashboard.pictures.comparisons import silent
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.populations import SURFACES

CLAIMED = "Claimed, not held"
NOT_MENTIONED = "Not mentioned: stays as it is held"
TOTALS: Mapping[str, str] = {**FIGURES, "not_mentioned": NOT_MENTIONED}
"""Every figure of a text, in words."""

KM2, PEOPLE = Column("area_km2", "area"), Column("people", "people")
KM2_END = "_km2"
DIGITS_KM2, DIGITS_PEOPLE = 3, 1
"""As exact as the command line: more would be rounding of doubles."""


def totals(answer: Answer) -> dict[str, tuple[float, float]]:
    """Give area (km²) and people of every figure, as exact as files carry them."""
    found = figures(answer.ledger)
    return {name: amounts(found[name]["area_km2"], found[name]["people"]) for name in TOTALS}


def words_of(answer: Answer) -> dict[str, str]:
    """Name every figure; a law that claims ground asks nobody to leave by agreement."""
    claims = {"ukraine_withdraws": CLAIMED} if answer.proposal.claims_by_law else {}
    return {**TOTALS, **claims}


def unstated(answer: Answer) -> set[str]:
    """Name the figures that are zero because the text does not speak of all the ground."""
    found, quiet = totals(answer), silent(answer)
    return {name for name in quiet if found[name][0] <= TRACE_KM2}


def amounts(area_km2: float, people: float) -> tuple[float, float]:
    """Round an area and people to what files carry."""
    return round(float(area_km2), DIGITS_KM2), round(float(people), DIGITS_PEOPLE)


def shown(answer: Answer, units: Units, language: Language) -> list[tuple[str, str, str]]:
    """Write the figures as people read them, under a head; for slides and pages."""
    words, quiet = words_of(answer), unstated(answer)
    rows = [
        (
            label(words[name], language),
            UNSTATED.say(language) if name in quiet else area(area_km2, units, language),
            "" if name in quiet else quantity(round(people), "people", language),
        )
        for name, (area_km2, people) in totals(answer).items()
    ]
    head = ("", label("Area", language), label("People before February 2022", language))
    return [head, *rows]


def figures_table(answer: Answer, units: Units) -> Table:
    """List the figures of a text."""
    whole_km2 = float(answer.ledger.parcels["area_km2"].sum())
    words, quiet = words_of(answer), unstated(answer)
    rows = [
        (name, words[name], km2, round(km2 / whole_km2, 6), people, _remark(name, quiet))
        for name, (km2, people) in totals(answer).items()
    ]
    share = Column("share_of_ukraine", "share")
    table = Table(
        name="figures",
        title=f"Figures: {answer.proposal.title}",
        columns=(Column("figure"), Column("words"), KM2, share, PEOPLE, Column("remark")),
        rows=tuple(rows),
        notes=("People: those who lived there before February 2022, not residents of today.",),
    )
    return in_units(table, units)


def _remark(name: str, quiet: Collection[str]) -> Cell:
    return NONE_STATED if name in quiet else None


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


def comparison_table(found: Sequence[Answer], units: Units) -> Table:
    """List the figures of several texts, one row for each text and figure."""
    rows = []
    for answer in found:
        text, words, quiet = answer.proposal, words_of(answer), unstated(answer)
        about = (text.id, answer.variant or None, text.short)
        rows += [
            (*about, name, words[name], *both, _remark(name, quiet))
            for name, both in totals(answer).items()
        ]
    columns = ("text", "variant", "title", "figure", "words")
    table = Table(
        name="comparison",
        title="Several texts on the same line",
        columns=(*map(Column, columns), KM2, PEOPLE, Column("remark")),
        rows=tuple(rows),
    )
    return in_units(table, units)


def shown_beside(
    found: Sequence[Answer], units: Units, language: Language
) -> list[tuple[str, ...]]:
    """Write the areas of several texts side by side, as people read them, under a head."""
    columns = [(totals(answer), unstated(answer)) for answer in found]
    rows = [
        (
            label(words, language),
            *(
                UNSTATED.say(language) if name in quiet else area(figures[name][0], units, language)
                for figures, quiet in columns
            ),
        )
        for name, words in TOTALS.items()
    ]
    return [("", *(answer.proposal.short for answer in found)), *rows]


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


def in_units(table: Table, units: Units) -> Table:
    """Put square miles beside square kilometres, where they are asked for."""
    if units == "km2":
        return table
    columns = [
        (number, name)
        for number, column in enumerate(table.columns)
        for name in dict.fromkeys((column.name, column.name.replace(KM2_END, "_mi2")))
    ]
    return replace(
        table,
        columns=tuple(Column(name, table.columns[number].kind) for number, name in columns),
        rows=tuple(
            tuple(
                row[number] if name == table.columns[number].name else _miles(row[number])
                for number, name in columns
            )
            for row in table.rows
        ),
    )


def _miles(cell: Cell) -> Cell:
    return round(area_in(cell, "mi2"), DIGITS_KM2) if isinstance(cell, float) else cell


def _word(value: object) -> Cell:
    return str(value) if not pd.isna(value) and str(value) else None
