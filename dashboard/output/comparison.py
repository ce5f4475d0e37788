"""Several texts side by side: the rows of the matrix, differences from a baseline, and findings.

Zero and silence are different: a text that covers all the ground of a side and moves nobody says
"0"; one that does not speak of all of it says "none stated".
"""

from collections.abc import Sequence
from functools import partial

from dashboard.output.amounts import TRACE_KM2
from dashboard.output.columns import Cell, Column, Row
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import (
    NO_BREAK_SPACE,
    Units,
    area,
    area_in,
    area_unit,
    grouped,
    length,
    number,
    quantity,
    rounded,
    share,
)

FIGURES: dict[str, str] = {
    "ukraine_withdraws": "Ukraine withdraws from",
    "russia_withdraws": "Russia withdraws from",
    "demilitarised": "Demilitarised",
    "russian_held_after": "Russian-held after",
    "ukrainian_held_after": "Ukrainian-held after",
    "held_by_neither": "Held by neither",
}
MOVES = ("ukraine_withdraws", "russia_withdraws", "demilitarised")
"""Figures whose zero can be silence; the others are computed for every text."""

SAME = "same as the baseline"
NONE_STATED = "none stated"
NOTHING = Words(
    "Ukraine would leave no ground under any of these texts",
    "За жодним із цих текстів Україна не залишає території",
)
ALIKE = Words(
    "Ukraine would leave {} under each of these texts",
    "За кожним із цих текстів Україна залишила б {}",
)
APART = Words(
    "Ukraine would leave {} or {}, depending on the text",
    "Україна залишила б {} або {}, залежно від тексту",
)
OF_UKRAINE = Words("{} of Ukraine", "{} України")
BY_MAPPER = Words("{} by mapper", "{} залежно від картографа")
TOWNS = Words("Towns of {} people or more that change", "Міста від {} осіб, що змінюють сторону")
MOST_NAMED = 5
TOWN_PEOPLE = 10_000


def matrix(
    columns: Sequence[Column], baseline: str, units: Units = "km2", language: Language = "en"
) -> list[Row]:
    """Write the rows for two to five texts.

    Parameters
    ----------
    columns : sequence of Column
    baseline : str
        Key of the column from which differences are taken.
    units, language
        How it is written.
    """
    say = partial(label, language=language)
    base = next(column for column in columns if column.key == baseline)
    rows = [
        Row(
            label=say(words),
            cells=tuple(_figure(name, column, base, units, language) for column in columns),
        )
        for name, words in FIGURES.items()
    ]
    listed = {
        "Line of contact frozen": lambda c: _listed(c.frozen, ", ", language),
        "Recognition, in the text": lambda c: _listed(c.recognition, "; ", language),
    }
    rows += [Row(label=say(w), cells=tuple(map(write, columns))) for w, write in listed.items()]
    towns = TOWNS.say(language).format(grouped(TOWN_PEOPLE, language))
    rows += [
        Row(label=towns, cells=tuple(_count(c.towns, MOST_NAMED) for c in columns)),
        Row(
            label=say("Key sites that change"),
            cells=tuple(_count(c.sites, len(c.sites)) for c in columns),
        ),
    ]
    lines = tuple(_line(column, base, units, language) for column in columns)
    return [*rows, Row(label=say("Length of the line of control"), cells=lines)]


def _figure(name: str, column: Column, base: Column, units: Units, language: Language) -> Cell:
    amounts = column.figures[name]
    note = difference(name, column, base, units, language)
    notes = (note,) if note else ()
    if amounts["area_km2"] <= TRACE_KM2:
        if name in column.silent:
            return Cell(main=label(NONE_STATED, language), notes=notes, kind="unstated")
        return Cell(main="0", notes=notes, kind="nil")
    part = OF_UKRAINE.say(language).format(share(_share(name, column), language))
    of_ukraine = () if name in MOVES else (part,)
    people = quantity(amounts["people"], "people", language)
    between = _between(name, column, units, language)
    shown = (*between, people, *of_ukraine, *notes)
    return Cell(main=area(amounts["area_km2"], units, language), notes=shown)


def _between(name: str, column: Column, units: Units, language: Language) -> tuple[str, ...]:
    """Write the range between the two mappers, where it can be seen in three digits."""
    if column.other is None:
        return ()
    sides = (column.figures[name]["area_km2"], column.other[name]["area_km2"])
    low, high = sorted(rounded(area_in(side, units)) for side in sides)
    if low == high:
        return ()
    return (BY_MAPPER.say(language).format(f"{number(low, language)}–{number(high, language)}"),)


def _share(name: str, column: Column) -> float:
    held = ("russian_held_after", "ukrainian_held_after", "held_by_neither")
    return column.figures[name]["area_km2"] / sum(column.figures[h]["area_km2"] for h in held)


def difference(
    name: str, column: Column, base: Column, units: Units = "km2", language: Language = "en"
) -> str:
    """Write how far a figure is from the baseline's, with ``≈`` where two mappers differ more.

    Returns
    -------
    str
        Empty for the baseline itself.
    """
    if column.key == base.key:
        return ""
    delta = column.figures[name]["area_km2"] - base.figures[name]["area_km2"]
    if abs(delta) <= TRACE_KM2:
        return label(SAME, language)
    near = f"≈{NO_BREAK_SPACE}" if abs(delta) < _spread(name, column, base) else ""
    return f"{near}{'+' if delta > 0 else '−'}{area(abs(delta), units, language)}"


def _spread(name: str, *columns: Column) -> float:
    """Give the largest range between the two mappers for a figure, km²; 0 where one has no line."""
    return max(
        abs(column.figures[name]["area_km2"] - column.other[name]["area_km2"])
        if column.other
        else 0.0
        for column in columns
    )


def _listed(names: Sequence[str], between: str, language: Language) -> Cell:
    if not names:
        return Cell(main=label(NONE_STATED, language), kind="unstated")
    return Cell(main=between.join(names), kind="words")


def _count(names: Sequence[str], most: int) -> Cell:
    if not names:
        return Cell(main="0", kind="nil")
    named = ", ".join(names[:most]) + (" …" if len(names) > most else "")
    return Cell(main=grouped(len(names)), notes=(named,))


def _line(column: Column, base: Column, units: Units, language: Language) -> Cell:
    delta, main = column.line_km - base.line_km, length(column.line_km, units, language)
    if column.key == base.key:
        return Cell(main=main)
    if abs(delta) <= TRACE_KM2:
        return Cell(main=main, notes=(label(SAME, language),))
    note = f"{'+' if delta > 0 else '−'}{length(abs(delta), units, language)}"
    return Cell(main=main, notes=(note,))


def finding(columns: Sequence[Column], units: Units = "km2", language: Language = "en") -> str:
    """Say in one title how far the texts are apart in what Ukraine would leave."""
    left = {rounded(area_in(_left_km2(column), units)) for column in columns}
    amounts = [number(value, language) for value in sorted(left)]
    unit = NO_BREAK_SPACE + area_unit(units, language)
    if amounts == ["0"]:
        return NOTHING.say(language)
    if len(amounts) == 1:
        return ALIKE.say(language).format(amounts[0] + unit)
    return APART.say(language).format(", ".join(amounts[:-1]), amounts[-1] + unit)


def _left_km2(column: Column) -> float:
    area_km2 = column.figures["ukraine_withdraws"]["area_km2"]
    return 0.0 if area_km2 <= TRACE_KM2 else area_km2
