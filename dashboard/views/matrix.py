"""The matrix of the Compare page: texts as columns, what they do as rows."""

import streamlit as st

from dashboard import answers
from dashboard.answers import Answer
from dashboard.answers.outcomes import sites_with_distance
from dashboard.core.breakdown import figures
from dashboard.core.proposal import Clause
from dashboard.output.columns import Cell, Column, Row
from dashboard.output.comparison import TOWN_PEOPLE, matrix
from dashboard.output.labels import label, short_name
from dashboard.output.moves import frozen_oblasts
from dashboard.output.style import Language, Words
from dashboard.output.words import STATUS_WORDS, Units, text_date
from dashboard.pictures.comparisons import silent
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached, markup
from dashboard.views.selection import parted, titles

EVERYWHERE = "everywhere"
LAW = Words(
    "A law that claims ground: read “withdraws from” as “claimed, not held”",
    "Закон про претензії: «залишає» тут означає «претензія без утримання»",
)
CAPTION = (
    "The texts side by side, all on the same ground; figures with a sign are differences "
    "from the baseline"
)


@st.cache_resource(show_spinner=False, max_entries=16)
def settled(texts: tuple[str, ...], day: str, mapper: str, people: str) -> list[Answer]:
    """Settle several texts on the very same ground, once for each question."""
    return answers.compared([parted(key) for key in texts], day, mapper, people)


@st.cache_resource(show_spinner=False, max_entries=16)
def columns(
    texts: tuple[str, ...], day: str, mapper: str, people: str, language: Language = "en"
) -> list[Column]:
    """Gather everything that the matrix shows."""
    found = settled(texts, day, mapper, people)
    other = next(name for name in MAPPERS if name != mapper)
    has_other = day in cached.options().days[other]
    again = settled(texts, day, other, people) if has_other else [None] * len(texts)
    return [
        _column(key, answer, twin, language)
        for key, answer, twin in zip(texts, found, again, strict=True)
    ]


def _column(key: str, answer: Answer, twin: Answer | None, language: Language) -> Column:
    text = answer.proposal
    towns = answers.towns_that_change(answer, TOWN_PEOPLE)
    sites = sites_with_distance(answer)
    moved = sites[sites["holder"] != sites["holder_after"]]
    status, dated = label(STATUS_WORDS[text.status], language), text_date(text.date, language)
    about = f"{text.proponent} · {status}, {dated}"
    return Column(
        key=key,
        title=titles({text.id: text})[key],
        about=about + (f". {LAW.say(language)}" if text.claims_by_law else ""),
        figures=figures(answer.ledger),
        other=figures(twin.ledger) if twin else None,
        silent=silent(answer),
        frozen=_frozen(answer, language),
        recognition=_recognition(text.clauses_in(answer.variant)),
        towns=tuple(towns[f"name_{language}"]),
        sites=tuple(moved[f"name_{language}"]),
        line_km=float(answers.line_figures(answer).loc["length", "after"]),
    )


def _frozen(answer: Answer, language: Language) -> tuple[str, ...]:
    """Name the oblasts on the line in which both sides keep to it."""
    parcels = answer.ledger.parcels
    holders = parcels.groupby(parcels["oblast"].astype(str))["holder"].nunique()
    on_line = set(holders.index[holders > 1])
    frozen = sorted(on_line & set(frozen_oblasts(parcels)))
    if frozen and set(frozen) == on_line:
        return (label(EVERYWHERE, language),)
    names = cached.area_names(language)
    return tuple(short_name(names[code]) for code in frozen)


def _recognition(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for clause in clauses for words in clause.recognised_by))


def table(found: list[Column], baseline: str, units: Units, language: Language = "en") -> str:
    """Write the matrix."""
    heads = "".join(_head(column, baseline, language) for column in found)
    body = "".join(_row(row) for row in matrix(found, baseline, units, language))
    caption = markup.element("caption", markup.text(label(CAPTION, language)))
    written = (
        f'{caption}<thead><tr><th scope="col">{label("What would happen", language)}</th>'
        f"{heads}</tr></thead>"
        f"<tbody>{body}</tbody>"
    )
    size = f"table matrix of-{len(found)}"
    return markup.scrolling(markup.element("table", written), label(CAPTION, language), size)


def _head(column: Column, baseline: str, language: Language) -> str:
    note = f"{label('Baseline', language)}. " if column.key == baseline else ""
    about = markup.element("small", markup.text(note + column.about))
    return f'<th scope="col">{markup.text(column.title)}{about}</th>'


def _row(row: Row) -> str:
    cells = "".join(map(_cell, row.cells))
    return markup.element("tr", f'<th scope="row">{markup.text(row.label)}</th>{cells}')


def _cell(cell: Cell) -> str:
    notes = "".join(markup.element("small", markup.text(note)) for note in cell.notes)
    return markup.element("td", markup.text(cell.main) + notes, cell.kind)
