"""The figures of texts on one day's line: as they are written, and as exact tables."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dashboard.answers import Answer
from dashboard.core.breakdown import figures
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.comparison import FIGURES, NONE_STATED
from dashboard.output.figure.wording import NONE_STATED as UNSTATED
from dashboard.output.head import Cell, Column, Table
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import Units, area, area_in, quantity
from dashboard.pictures.comparisons import silent

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
