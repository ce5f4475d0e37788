"""One registry for everything that is drawn: what it means, its fill, its line.

Fill says who holds or leaves, pattern says status, line says what kind of edge. The web map, the
key, the page and the figures all read these tables, with the colours and patterns of
:mod:`dashboard.output.tokens`.
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "uk"]


@dataclass(frozen=True, slots=True)
class Words:
    """What a mark means, in the words of the key."""

    en: str
    uk: str

    def say(self, language: Language) -> str:
        """Give the meaning in one language."""
        return self.en if language == "en" else self.uk


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """An area on the map and in the key: a colour, with or without a pattern on it."""

    words: Words
    colour: str
    pattern: str | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line on the map and in the key, from the widest stroke to the narrowest.

    Attributes
    ----------
    strokes
        Pairs of colour name and width in px, drawn one on the other.
    dash_px
        Lengths of dash and gap; empty for a solid line.
    """

    words: Words
    strokes: tuple[tuple[str, float], ...]
    dash_px: tuple[float, ...] = ()


FILLS: dict[str, Fill] = {
    "ua": Fill(words=Words("Held by Ukraine", "Утримує Україна"), colour="ua"),
    "ru": Fill(words=Words("Held by Russia", "Утримує Росія"), colour="ru"),
    "ru22": Fill(
        words=Words("Held before 24 Feb 2022", "Утримувала до 24 лютого 2022"),
        colour="ru22",
    ),
    "grey": Fill(
        words=Words("Grey zone of the mapper", "Сіра зона"), colour="grey", pattern="grey"
    ),
    "leave_ua_dmz": Fill(
        words=Words("Ukraine leaves: demilitarised", "Україна залишає: демілітаризація"),
        colour="leave_ua",
        pattern="dmz",
    ),
    "leave_ua_claim": Fill(
        words=Words("Ukraine leaves: passes to Russia", "Україна залишає: переходить до Росії"),
        colour="leave_ua",
        pattern="passes",
    ),
    "leave_ua_third": Fill(
        words=Words(
            "Ukraine leaves: joint or third-party", "Україна залишає: спільно чи треті сторони"
        ),
        colour="leave_ua",
        pattern="third",
    ),
    "leave_ua": Fill(
        words=Words("Ukraine leaves: outcome not stated", "Україна залишає: далі не визначено"),
        colour="leave_ua",
    ),
    "leave_ru": Fill(
        words=Words("Russia leaves", "Росія залишає"), colour="leave_ru", pattern="leave_ru"
    ),
    "leave_ru_dmz": Fill(
        words=Words("Russia leaves: demilitarised", "Росія залишає: демілітаризація"),
        colour="leave_ru",
        pattern="dmz_ru",
    ),
    "leave_ru_third": Fill(
        words=Words(
            "Russia leaves: joint or third-party", "Росія залишає: спільно чи треті сторони"
        ),
        colour="leave_ru",
        pattern="third_ru",
    ),
    "dmz_ua": Fill(
        words=Words("Ukraine keeps: demilitarised", "Лишається Україні: демілітаризація"),
        colour="ua",
        pattern="dmz_held",
    ),
    "dmz_ru": Fill(
        words=Words("Russia keeps: demilitarised", "Лишається Росії: демілітаризація"),
        colour="ru",
        pattern="dmz_held",
    ),
    "third_ua": Fill(
        words=Words(
            "Held by Ukraine: joint or third-party", "Утримує Україна: спільно чи треті сторони"
        ),
        colour="ua",
        pattern="third",
    ),
    "third_ru": Fill(
        words=Words(
            "Held by Russia: joint or third-party", "Утримує Росія: спільно чи треті сторони"
        ),
        colour="ru",
        pattern="third",
    ),
    "claim": Fill(
        words=Words("Claimed by Russia, not held", "Претензія Росії, не утримує"),
        colour="ua",
        pattern="claim",
    ),
    "disputed": Fill(words=Words("Disputed", "Спірна"), colour="ua", pattern="disputed"),
    "only_first": Fill(
        words=Words("Ukrainian-held under the first only", "Утримує Україна лише за першим"),
        colour="leave_ua",
        pattern="buffer",
    ),
    "only_second": Fill(
        words=Words("Ukrainian-held under the second only", "Утримує Україна лише за другим"),
        colour="leave_ru",
        pattern="buffer_light",
    ),
    "other_terms": Fill(
        words=Words("Treated differently in other terms", "Інші умови"),
        colour="grey",
        pattern="disputed",
    ),
    "to_ru": Fill(
        words=Words("Passed to Russian-held", "Перейшло під утримання Росії"),
        colour="ru",
        pattern="to_ru",
    ),
    "to_ua": Fill(
        words=Words("Passed to Ukrainian-held", "Перейшло під утримання України"),
        colour="ua",
        pattern="to_ua",
    ),
    "people_1": Fill(
        words=Words("100 to 500 people per km², 2022", "100–500 осіб на км², 2022"),
        colour="people",
        opacity=0.22,
    ),
    "people_2": Fill(
        words=Words("500 to 1 500 per km²", "500–1 500 на км²"), colour="people", opacity=0.45
    ),
    "people_3": Fill(
        words=Words("1 500 to 3 000 per km²", "1 500–3 000 на км²"),
        colour="people",
        opacity=0.7,
    ),
    "people_4": Fill(
        words=Words("3 000 per km² and over", "3 000 на км² і більше"),
        colour="people",
        opacity=0.95,
    ),
    "sea": Fill(words=Words("Sea", "Море"), colour="sea"),
    "lake": Fill(words=Words("Lake or reservoir", "Озеро чи водосховище"), colour="sea"),
}

LINES: dict[str, Line] = {
    "contact": Line(
        words=Words("Line of contact", "Лінія зіткнення"),
        strokes=(("casing", 6.6), ("contact", 3)),
    ),
    "frozen": Line(
        words=Words("Line of contact, frozen", "Лінія зіткнення, заморожена"),
        strokes=(("contact", 6), ("casing", 2.3)),
    ),
    "clause": Line(
        words=Words("Ground of the chosen clause", "Територія обраного пункту"),
        strokes=(("casing", 6), ("ink", 3)),
        dash_px=(9, 5),
    ),
    "border": Line(
        words=Words("Recognised border", "Визнаний кордон"),
        strokes=(("border", 2.6),),
    ),
    "coast": Line(words=Words("Coast", "Узбережжя"), strokes=(("water", 1.1),)),
    "oblast": Line(
        words=Words("Oblast boundary", "Межа області"), strokes=(("oblast", 1.6),), dash_px=(6, 3)
    ),
    "raion": Line(
        words=Words("Raion boundary", "Межа району"), strokes=(("oblast", 1.0),), dash_px=(2, 3)
    ),
    "hromada": Line(words=Words("Hromada boundary", "Межа громади"), strokes=(("oblast", 0.5),)),
    "picked": Line(
        words=Words("Chosen unit", "Вибрана громада"), strokes=(("casing", 6), ("ink", 2.6))
    ),
    "river": Line(words=Words("River", "Річка"), strokes=(("river", 1.8),)),
    "edge": Line(words=Words("Edge of a country", "Межа країни"), strokes=(("land_edge", 1.6),)),
}

DENSITY_CLASSES = (100.0, 500.0, 1_500.0, 3_000.0)
"""People per km², the lower edge of ``people_1`` to ``people_4``; less is not drawn."""

KEY_ORDER: tuple[str, ...] = (*FILLS, *LINES)
"""Order of the key: held, moves, claims, lines."""
