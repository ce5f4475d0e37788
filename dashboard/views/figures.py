"""The four figures under the map and the line that says what they rest on."""

from datetime import date

from dashboard.answers import Answer
from dashboard.errors import QueryError
from dashboard.output.labels import label
from dashboard.output.sentences import is_annexation
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

NEGLIGIBLE = 1.0
"""Parts may differ from the whole by less than this, in km² and in persons."""


def cards(choice: Choice, settled: Answer) -> str:
    """Write the four figures."""
    summary, other = settled.ledger.summary(), _by_other_mapper(choice)
    range_km2, people = _range(other, summary["ukraine_withdraws"], choice)
    labels = CLAIMED if is_annexation(choice.proposal) else PROPOSED
    notes = (
        range_km2 or _of_which(summary["demilitarised"]["area_km2"], choice),
        _fled(summary["ukraine_withdraws"]["people"], people),
        _lived(summary["russia_withdraws"]["people"]),
        f"{share(_share_after(settled))} of Ukraine",
    )
    unit = area_unit(choice.units, choice.language)
    figures = (
        (number(area_in(summary["ukraine_withdraws"]["area_km2"], choice.units)), unit),
        (number(summary["ukraine_withdraws"]["people"]), ""),
        (number(area_in(summary["russia_withdraws"]["area_km2"], choice.units)), unit),
        (number(area_in(summary["russian_held_after"]["area_km2"], choice.units)), unit),
    )
    rows = zip(labels, figures, notes, ("leave_ua", "", "leave_ru", ""), strict=True)
    return markup.cards(
        markup.card(label(words, choice.language), *figure, note, colour)
        for words, figure, note, colour in rows
    )


def _share_after(settled: Answer) -> float:
    after_km2 = settled.ledger.summary()["russian_held_after"]["area_km2"]
    return after_km2 / float(settled.ledger.parcels["area_km2"].sum())


def _fled(people: float, between: str) -> str:
    if people < NEGLIGIBLE:
        return "No ground"
    return f"{between}; many have since fled" if between else "Many have since fled"


def _lived(people: float) -> str:
    return f"{quantity(people, 'people')} lived there in 2022" if people else "No ground"


def _of_which(demilitarised_km2: float, choice: Choice) -> str:
    if demilitarised_km2 < NEGLIGIBLE:
        return "No ground is demilitarised"
    return f"{area(demilitarised_km2, choice.units)} demilitarised, both sides counted"


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
    if max(ours["area_km2"], theirs["area_km2"]) < NEGLIGIBLE:
        return "", ""
    areas = (area_in(side["area_km2"], choice.units) for side in (ours, theirs))
    return (
        f"{_between(*areas)} between two mappers",
        _between(ours["people"], theirs["people"]),
    )


def _between(one: float, two: float) -> str:
    low, high = sorted((rounded(one), rounded(two)))
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def status_line(choice: Choice, settled: Answer) -> str:
    """Write what the figures rest on, whether they add up, and how to find them again."""
    is_whole = max(abs(settled.area_error_km2), abs(settled.people_error)) < NEGLIGIBLE
    parts = (
        f"Line: {MAPPERS[choice.mapper]}, {short_date(date.fromisoformat(choice.day))}",
        f"People: {SURFACES[choice.people]} (Crimea and Sevastopol: 2014)",
        "Border: UNGA 68/262",
        f"Parts add up to the whole: {'checked' if is_whole else _error(settled)}",
        f"Recipe {settled.recipe}",
    )
    return markup.element("p", " · ".join(markup.text(part) for part in parts), "status")


def _error(settled: Answer) -> str:
    return (
        f"no, off by {settled.area_error_km2:+.1f} km² and {settled.people_error:+.0f} people "
        f"on {long_date(date.fromisoformat(settled.as_of))}"
    )
