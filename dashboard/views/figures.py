"""The four figures under the map and the line that says what they rest on."""

from collections.abc import Mapping
from datetime import date

from dashboard.answers import Answer
from dashboard.errors import QueryError
from dashboard.output.amounts import TRACE_KM2, amounts
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import (
    area,
    area_in,
    area_unit,
    long_date,
    number,
    quantity,
    rounded,
    share,
    short_date,
)
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.populations import SURFACES
from dashboard.views import cached, markup
from dashboard.views.address import Choice

PROPOSED = (
    "Ukraine leaves",
    "People living there in 2022",
    "Russia leaves",
    "Then held by Russia",
)
CLAIMED = (
    "Claimed, not held",
    "People living there in 2022",
    "Russia leaves",
    "Held and claimed together",
)

NO_GROUND = Words("No ground", "Немає території")
FLED = Words("Many have since fled", "Багато хто відтоді виїхав")
FLED_OF = Words("{}; many have since fled", "{}; багато хто відтоді виїхав")
LIVED = Words("{} lived there in 2022", "2022 року там жило {}")
OF_UKRAINE = Words("{} of Ukraine", "{} України")
TWO_MAPPERS = Words("{} between two mappers", "{} за двома картографами")
DEMILITARISED = Words(
    "{} demilitarised, both sides counted", "Демілітаризовано {}, рахуючи обидві сторони"
)
NOT_DEMILITARISED = Words("No ground is demilitarised", "Нічого не демілітаризовано")
LINE = Words("Line: {mapper}, {day}", "Лінія: {mapper}, {day}")
PEOPLE = Words(
    "People: {} (Crimea and Sevastopol: 2014)", "Люди: {} (Крим і Севастополь: 2014 рік)"
)
ADDS_UP = Words("Parts add up to the whole: checked", "Частини дають ціле: перевірено")
OFF = Words(
    "Parts add up to the whole: no, off by {km2} km² and {people} people on {day}",
    "Частини не дають цілого: різниця {km2} км² і {people} осіб, {day}",
)
NEGLIGIBLE = 1.0
"""Parts may differ from the whole by less than this, in km² and in persons."""


def cards(choice: Choice, settled: Answer) -> str:
    """Write the four figures."""
    summary, other = settled.ledger.summary(), _by_other_mapper(choice)
    left, freed = summary["ukraine_withdraws"], summary["russia_withdraws"]
    range_km2, people = _range(other, left, choice)
    labels = CLAIMED if cached.is_claim(choice.proposal) else PROPOSED
    notes = (
        range_km2 or _of_which(summary["demilitarised"]["area_km2"], choice),
        _fled(left["area_km2"], people, choice),
        _lived(freed, choice),
        OF_UKRAINE.say(choice.language).format(share(_share_after(settled), choice.language)),
    )
    figures = (
        _area(left, choice),
        (_amounts(left, choice)[1], ""),
        _area(freed, choice),
        _area(summary["russian_held_after"], choice),
    )
    rows = zip(labels, figures, notes, ("leave_ua", "", "leave_ru", ""), strict=True)
    return markup.cards(
        markup.card(label(words, choice.language), *figure, note, colour)
        for words, figure, note, colour in rows
    )


def _area(total: Mapping[str, float], choice: Choice) -> tuple[str, str]:
    """Write an area and its unit; what is none has no unit."""
    is_trace = total["area_km2"] <= TRACE_KM2
    unit = "" if is_trace else area_unit(choice.units, choice.language)
    return _amounts(total, choice)[0], unit


def _amounts(total: Mapping[str, float], choice: Choice) -> tuple[str, str]:
    return amounts(total["area_km2"], total["people"], choice.units, choice.language)


def _share_after(settled: Answer) -> float:
    after_km2 = settled.ledger.summary()["russian_held_after"]["area_km2"]
    return after_km2 / float(settled.ledger.parcels["area_km2"].sum())


def _fled(area_km2: float, between: str, choice: Choice) -> str:
    if area_km2 <= TRACE_KM2:
        return NO_GROUND.say(choice.language)
    if not between:
        return FLED.say(choice.language)
    return FLED_OF.say(choice.language).format(between)


def _lived(freed: Mapping[str, float], choice: Choice) -> str:
    if freed["area_km2"] <= TRACE_KM2:
        return NO_GROUND.say(choice.language)
    people = quantity(freed["people"], "people", choice.language)
    return LIVED.say(choice.language).format(people)


def _of_which(demilitarised_km2: float, choice: Choice) -> str:
    if demilitarised_km2 <= TRACE_KM2:
        return NOT_DEMILITARISED.say(choice.language)
    shown = area(demilitarised_km2, choice.units, choice.language)
    return DEMILITARISED.say(choice.language).format(shown)


def _by_other_mapper(choice: Choice) -> dict[str, dict[str, float]] | None:
    """Settle the same text on the other mapper's line of the day, if there is one."""
    other = next((mapper for mapper in MAPPERS if mapper != choice.mapper), "")
    try:
        again = cached.answer(choice.proposal, choice.day, other, choice.people, choice.variant)
    except QueryError:
        return None
    return again.ledger.summary()


def _range(
    other: dict[str, dict[str, float]] | None, ours: dict[str, float], choice: Choice
) -> tuple[str, str]:
    """Write how far two mappers differ on what Ukraine leaves: area and people; or nothing."""
    if other is None:
        return "", ""
    theirs = other["ukraine_withdraws"]
    if max(ours["area_km2"], theirs["area_km2"]) <= TRACE_KM2:
        return "", ""
    one, two = (area_in(side["area_km2"], choice.units) for side in (ours, theirs))
    between = _between(one, two, choice.language)
    return (
        TWO_MAPPERS.say(choice.language).format(between),
        _between(ours["people"], theirs["people"], choice.language),
    )


def _between(one: float, two: float, language: Language) -> str:
    low, high = (number(value, language) for value in sorted((rounded(one), rounded(two))))
    return low if low == high else f"{low}–{high}"


def status_line(choice: Choice, settled: Answer) -> str:
    """Write what the figures rest on, whether they add up, and how to find them again."""
    is_whole = max(abs(settled.area_error_km2), abs(settled.people_error)) < NEGLIGIBLE
    day = short_date(date.fromisoformat(choice.day), choice.language)
    people = label(SURFACES[choice.people], choice.language)
    parts = (
        LINE.say(choice.language).format(mapper=MAPPERS[choice.mapper], day=day),
        PEOPLE.say(choice.language).format(people),
        label("Border: UNGA 68/262", choice.language),
        ADDS_UP.say(choice.language) if is_whole else _error(settled, choice),
        f"{label('Recipe', choice.language)} {settled.recipe}",
    )
    return markup.element("p", " · ".join(markup.text(part) for part in parts), "status")


def _error(settled: Answer, choice: Choice) -> str:
    return OFF.say(choice.language).format(
        km2=f"{settled.area_error_km2:+.1f}",
        people=f"{settled.people_error:+.0f}",
        day=long_date(date.fromisoformat(settled.as_of), choice.language),
    )
