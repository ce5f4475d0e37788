"""Two texts against each other: only the ground that they treat differently, piece by piece."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.answers import Answer
from dashboard.core.breakdown import AMOUNTS, in_effect, reconciled
from dashboard.core.difference import Difference, difference
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.comparison import FIGURES
from dashboard.output.effects import HELD, OUTCOMES
from dashboard.output.labels import label
from dashboard.output.sentences import ON_LINE
from dashboard.output.style import Language, Words
from dashboard.output.terms import difference_names, difference_words, said
from dashboard.output.webmap import Shape, State, key_for
from dashboard.output.words import area, area_in, area_unit, number, quantity, short_date
from dashboard.views import built, cached, drawn, markup, matrix
from dashboard.views.address import Choice
from dashboard.views.scene import foot
from dashboard.views.selection import titles

PIECES = "Ground treated differently, largest piece first"
MOST_PIECES = 20
EXACT = 1e-6
"""Pieces and totals may differ by this share: the rounding of sums."""
AFTER = "holder_after"
ZONES = {
    "held-before-2022": "Russian-held before 24 Feb 2022",
    "snihurivka": "Snihurivka side",
    "kinburn": "Kinburn peninsula",
    "enerhodar": "Enerhodar",
    "kharkiv-north": "north",
}
"""Words for the zones of the units."""

AGAINST = Words("{} against {}", "{} проти {}")
ALIKE = Words(
    "The two texts treat all ground alike on this day.",
    "Цього дня обидва тексти розпоряджаються всією територією однаково.",
)
DIFFERENT = Words(
    "The two texts treat {area} differently, where {people} lived before February 2022. "
    "Ground of which one text says nothing and the other that all stays as it is, is left out.",
    "Два тексти по-різному розпоряджаються {area}, де до лютого 2022 року жило {people}. "
    "Територію, про яку один текст мовчить, а інший лишає все як є, не враховано.",
)
LABEL = Words(
    "Map of the ground that {} and {} treat differently. The table below the map lists the pieces.",
    "Карта території, якою {} і {} розпоряджаються по-різному. Таблиця під картою перелічує "
    "частини.",
)
SMALLER = Words("{} smaller pieces", "Менших частин: {}")
CHECKED = Words(
    "Checked for area and for people, to a millionth of the totals.",
    "Перевірено площу і людей, до мільйонної частки підсумків.",
)
WRONG = Words(
    "The pieces do not add up to the difference: do not use these figures.",
    "Частини не дають різниці: не користуйтеся цими числами.",
)

Pair = tuple[str, str]


@st.cache_resource(show_spinner=False, max_entries=64)
def differing(
    texts: tuple[str, ...], pair: Pair, day: str, mapper: str, people: str
) -> tuple[Difference, pd.DataFrame]:
    """Find what two of the compared texts treat differently, and check that it adds up."""
    one, other = _ledgers(texts, pair, day, mapper, people)
    found = in_effect(difference(one.ledger, other.ledger))
    return found, reconciled(one.ledger, other.ledger, found.pieces())


@st.cache_resource(show_spinner=False, max_entries=64)
def shapes(
    texts: tuple[str, ...], pair: Pair, day: str, mapper: str, people: str
) -> tuple[Shape, ...]:
    """Publish the ground that two texts treat differently."""
    parcels = differing(texts, pair, day, mapper, people)[0].parcels
    if parcels.empty:
        return ()
    one, other = _ledgers(texts, pair, day, mapper, people)
    is_private = bool(one.proposal.areas or other.proposal.areas)
    return drawn.fills(parcels, difference_names(parcels), "moves", {}, is_private=is_private)


def _ledgers(
    texts: tuple[str, ...], pair: Pair, day: str, mapper: str, people: str
) -> tuple[Answer, Answer]:
    by_key = dict(zip(texts, matrix.settled(texts, day, mapper, people), strict=True))
    return by_key[pair[0]], by_key[pair[1]]


def show(choice: Choice, texts: tuple[str, ...], pair: Pair) -> None:
    """Show the map of the difference, its pieces, and that they add up."""
    asked = (texts, pair, choice.day, choice.mapper, choice.people)
    found, sums = differing(*asked)
    names = titles(built.texts())
    first, second = names[pair[0]], names[pair[1]]
    st.html(
        markup.element(
            "h2", markup.text(AGAINST.say(choice.language).format(first, second)), "head"
        )
    )
    st.html(markup.element("p", markup.text(_finding(found, choice)), "ticker"))
    drawn.show_map(_state(choice, shapes(*asked), first, second), "pair", choice.language)
    if not found.parcels.empty:
        st.html(_pieces(found.pieces(), choice, first, second))
        st.html(_sums(sums, choice, first, second))


def _finding(found: Difference, choice: Choice) -> str:
    if found.parcels.empty:
        return ALIKE.say(choice.language)
    area_km2, people = found.parcels[AMOUNTS].sum()
    return DIFFERENT.say(choice.language).format(
        area=area(area_km2, choice.units, choice.language),
        people=quantity(people, "people", choice.language),
    )


def _state(choice: Choice, changed: tuple[Shape, ...], first: str, second: str) -> State:
    day = short_date(date.fromisoformat(choice.day), choice.language)
    held = tuple(s for s in cached.day_shapes(choice.day, choice.mapper) if s.style != "grey")
    contact = cached.contact_shape(choice.day, choice.mapper)
    styles = [shape.style for shape in changed]
    words = difference_words(first, second)
    key = (
        *drawn.key_entries(said(words, styles, choice.language)),
        *key_for(["ru", "contact", "border"], choice.language),
    )
    return State(
        shapes=(*held, *changed, contact),
        title=label("Treated differently", choice.language),
        note=ON_LINE.say(choice.language).format(day=day),
        key=key,
        foot=(foot(choice),),
        label=LABEL.say(choice.language).format(first, second),
    )


def _pieces(pieces: pd.DataFrame, choice: Choice, first: str, second: str) -> str:
    names, say = cached.area_names(choice.language), partial(label, language=choice.language)
    rows = [_piece(piece, names[piece["oblast"]], choice) for _, piece in _large(pieces)]
    rest = pieces.iloc[MOST_PIECES:]
    if len(rest):
        rows.append(_total(SMALLER.say(choice.language).format(len(rest)), rest, choice))
    rows.append(_total(say("All pieces together"), pieces, choice))
    head = "".join(
        f'<th scope="col">{markup.text(words)}</th>'
        for words in (say("Ground"), first, second, _unit(choice), say("people, 2022"))
    )
    caption = markup.element("caption", say(PIECES))
    written = f"{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return markup.scrolling(markup.element("table", written), say(PIECES), "table pieces")


def _large(pieces: pd.DataFrame) -> list[tuple[object, "pd.Series[str]"]]:
    return list(pieces.head(MOST_PIECES).iterrows())


def _piece(piece: "pd.Series[str]", oblast: str, choice: Choice) -> str:
    say = partial(label, language=choice.language)
    where = oblast + (f", {say(ZONES[piece['zone']])}" if piece["zone"] else "")
    now = markup.element("small", f"{say(HELD[piece['holder']])} {say('now')}")
    cells = f'<th scope="row">{markup.text(where)}<br>{now}</th>'
    cells += "".join(
        markup.element("td", _terms(piece, one, other, choice.language))
        for one, other in ("ab", "ba")
    )
    return markup.element("tr", cells + _figures(piece, choice))


def _terms(piece: "pd.Series[str]", one: str, other: str, language: Language) -> str:
    """Write the outcomes under one text that are others under the other text."""
    say = partial(label, language=language)
    lines = [
        f"{say(title)}: {say(words[piece[f'{name}_{one}']])}"
        for name, (title, words) in OUTCOMES.items()
        if piece[f"{name}_{one}"] != piece[f"{name}_{other}"]
    ]
    if piece[f"{AFTER}_{one}"] != piece[f"{AFTER}_{other}"]:
        lines.insert(0, f"{say('Then')} {say(HELD[piece[f'{AFTER}_{one}']])}")
    return "<br>".join(markup.text(line) for line in lines)


def _figures(piece: "pd.Series[str]", choice: Choice) -> str:
    amounts = (area_in(float(piece["area_km2"]), choice.units), float(piece["people"]))
    return "".join(markup.element("td", markup.text(_amount(a, choice)), "figure") for a in amounts)


def _amount(value: float, choice: Choice) -> str:
    return number(value if abs(value) >= 1 else round(value, 1), choice.language)


def _unit(choice: Choice) -> str:
    return area_unit(choice.units, choice.language)


def _total(words: str, pieces: pd.DataFrame, choice: Choice) -> str:
    head = f'<th scope="row">{markup.text(words)}</th><td></td><td></td>'
    return markup.element("tr", head + _figures(pieces[AMOUNTS].sum(), choice))


def _sums(sums: pd.DataFrame, choice: Choice, first: str, second: str) -> str:
    """Write both totals, their difference, what the pieces add up to, and whether it agrees."""
    say = partial(label, language=choice.language)
    rows = [
        (f"{say(FIGURES[name])}, {_unit(choice)}", *_checked(sums.loc[(name, "area_km2")], choice))
        for name in FIGURES
    ]
    head = (
        say("Total"),
        first,
        second,
        *map(say, ("difference", "sum of pieces", "agrees")),
    )
    table = markup.table(say("The pieces add up to the difference of the totals"), head, rows)
    is_right = all(_agrees(line) for _, line in sums.iterrows())
    words = (CHECKED if is_right else WRONG).say(choice.language)
    return table + markup.element("p", words, "quiet")


def _checked(line: "pd.Series[float]", choice: Choice) -> tuple[str, ...]:
    amounts = (_shown(line[name], choice) for name in ("a", "b", "delta", "pieces"))
    return (*amounts, label("yes" if _agrees(line) else "no", choice.language))


def _shown(area_km2: float, choice: Choice) -> str:
    return (
        "0"
        if abs(area_km2) <= TRACE_KM2
        else number(area_in(area_km2, choice.units), choice.language)
    )


def _agrees(line: "pd.Series[float]") -> bool:
    scale = max(abs(line["a"]), abs(line["b"]), 1.0)
    return abs(line["delta"] - line["pieces"]) <= EXACT * scale
