"""What changed hands between two days, oblast by oblast."""

from datetime import date

from dashboard import answers
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.labels import label
from dashboard.output.words import area_in, area_unit, number, short_date
from dashboard.views import cached, markup
from dashboard.views.address import Choice

CHANGED = "Held by Russia on both days, where it changed"


def by_oblast(choice: Choice, since: str) -> str:
    """Write what Russia held of each oblast on both days, and the difference."""
    held = answers.held_series(choice.mapper).loc[[since, choice.day]]
    names = {"UA": label("Ukraine", choice.language), **cached.area_names(choice.language)}
    moved = (held.loc[choice.day] - held.loc[since]).sort_values(key=abs, ascending=False)
    rows = [
        (names[str(code)], *(_figure(value, choice) for value in (*held[code], moved[code])))
        for code in moved.index
        if abs(moved[code]) > TRACE_KM2
    ]
    first, last = (
        short_date(date.fromisoformat(day), choice.language) for day in (since, choice.day)
    )
    head = (
        "",
        first,
        last,
        f"{label('difference', choice.language)}, {area_unit(choice.units, choice.language)}",
    )
    table = markup.table(label(CHANGED, choice.language), head, rows)
    note = "A net difference: ground that went both ways in an oblast is taken off each other."
    said = markup.element("p", markup.text(label(note, choice.language)), "quiet")
    return markup.element("div", markup.element("section", table + said), "below")


def _figure(area_km2: float, choice: Choice) -> str:
    return number(area_in(area_km2, choice.units), choice.language)
