"""Several texts on the very same ground, as small maps over their figures."""

import re
from collections.abc import Sequence

from dashboard.answers import Answer
from dashboard.core.breakdown import figures, unmentioned_km2
from dashboard.core.proposal import Holder
from dashboard.errors import QueryError
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.columns import Column
from dashboard.output.comparison import finding
from dashboard.output.figure.content import Caption, CompareContent, Panel, Wording
from dashboard.output.figure.wording import (
    COUNTS,
    NONE_STATED,
    OF_UKRAINE,
    ROUNDED,
    ROWS,
    SAME_LINE,
    source_line,
)
from dashboard.output.sentences import NOT_ENDORSED
from dashboard.output.words import area, quantity, share, text_date
from dashboard.pictures.maps import PLAIN, country, day_of, scene_of
from dashboard.sources.contact_lines import MAPPERS

_REMARK = re.compile(r" \([^)]*\)")
FEWEST, MOST = 2, 4
MOVES = ("ukraine_withdraws", "russia_withdraws", "demilitarised")
HELD = ("russian_held_after", "ukrainian_held_after", "held_by_neither")


def comparison_of(answers: Sequence[Answer], wording: Wording = PLAIN) -> CompareContent:
    """Show two to four texts, settled together, on maps of the same scale.

    Raises
    ------
    QueryError
        If there are fewer or more, or they stand on different lines.
    """
    _require_same_ground(answers)
    language, first = wording.language, answers[0]
    columns = [_column(answer) for answer in answers]
    title = finding(columns, wording.units, language)
    counted = COUNTS[len(answers)] if language == "en" else str(len(answers))
    subtitle = SAME_LINE.say(language).format(count=counted, day=day_of(first.as_of, wording))
    names = ", ".join(answer.proposal.short for answer in answers)
    return CompareContent(
        caption=Caption(
            title=title,
            subtitle=subtitle,
            as_of=first.as_of,
            source=source_line(MAPPERS[first.mapper], first.as_of, first.people, language),
            recipe="-".join(answer.recipe[:6] for answer in answers),
            alt=f"{title}. {subtitle}: {names}.",
            disclaimer=NOT_ENDORSED.say(language),
            notes=(ROUNDED.say(language),),
            wording=wording,
        ),
        country=country(),
        rows=tuple(words.say(language) for words in ROWS),
        panels=tuple(
            _panel(answer, column, wording) for answer, column in zip(answers, columns, strict=True)
        ),
    )


def _require_same_ground(answers: Sequence[Answer]) -> None:
    grounds = {(answer.as_of, answer.mapper, answer.people) for answer in answers}
    if not FEWEST <= len(answers) <= MOST or len(grounds) != 1:
        raise QueryError(
            f"{len(answers)} texts on {len(grounds)} lines or surfaces were given; {FEWEST} to "
            f"{MOST} texts on one were expected. Settle them together."
        )


def silent(answer: Answer) -> frozenset[str]:
    """Name the moves on which a text does not speak for all the ground in question."""
    is_open = {side: unmentioned_km2(answer.ledger, side) > TRACE_KM2 for side in Holder}
    moves = {
        "ukraine_withdraws": is_open[Holder.UKRAINE],
        "russia_withdraws": is_open[Holder.RUSSIA],
        "demilitarised": any(is_open.values()),
    }
    return frozenset(name for name, is_silent in moves.items() if is_silent)


def _column(answer: Answer) -> Column:
    text = answer.proposal
    return Column(
        key=text.id,
        title=text.short,
        about=f"{_REMARK.sub('', text.proponent)}, {text_date(text.date)}",
        figures=figures(answer.ledger),
        silent=silent(answer),
    )


def _panel(answer: Answer, column: Column, wording: Wording) -> Panel:
    moves = tuple(_move(name, column, wording) for name in MOVES)
    held, language = column.figures["russian_held_after"]["area_km2"], wording.language
    whole = sum(column.figures[name]["area_km2"] for name in HELD)
    note = OF_UKRAINE.say(language).format(share(held / whole, language))
    return Panel(
        name=column.title,
        about=column.about,
        scene=scene_of(answer),
        cells=(*moves, (area(held, wording.units, language), note, False)),
    )


def _move(name: str, column: Column, wording: Wording) -> tuple[str, str, bool]:
    amounts = column.figures[name]
    if amounts["area_km2"] <= TRACE_KM2:
        nothing = NONE_STATED.say(wording.language) if name in column.silent else "0"
        return nothing, "", True
    ground = area(amounts["area_km2"], wording.units, wording.language)
    return ground, quantity(amounts["people"], "people", wording.language), False
