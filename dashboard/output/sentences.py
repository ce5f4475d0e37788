"""The finding in one sentence, with verbs that fit what the text is.

A proposal *would* move a line, an annexation law *claims* ground. Sentences stay near the 70
characters that a title can carry.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.output.amounts import TRACE_KM2
from dashboard.output.style import Language, Words
from dashboard.output.words import Units, area, long_date, quantity, share

WOULD_LEAVE = {
    "Ukraine": Words(
        "Ukraine would leave {} where {} lived before the war",
        "Україна залишила б {}, де до війни жило {}",
    ),
    "Russia": Words(
        "Russia would leave {} where {} lived before the war",
        "Росія залишила б {}, де до війни жило {}",
    ),
}
BOTH_LEAVE = Words("Ukraine would leave {}, Russia {}", "Україна залишила б {}, Росія – {}")
ONE_LEAVES = {
    "Ukraine": Words("Ukraine would leave {} where {} lived", "Україна залишила б {}, де жило {}"),
    "Russia": Words("Russia would leave {} where {} lived", "Росія залишила б {}, де жило {}"),
}
NOBODY_LEAVES = Words(
    "Neither side would leave ground: the line stays as it is",
    "Жодна сторона не залишає території: лінія лишається, як є",
)
CLAIMS = Words("Russia claims {} that it does not hold", "Росія претендує на {}, яких не утримує")
ALREADY_HELD = Words(
    "Russia claims ground that it already holds", "Росія претендує на те, що вже утримує"
)
NO_GROUND = Words(
    "the text fixes no ground to measure", "текст не визначає території, яку можна виміряти"
)
HELD = Words(
    "On {day} Russia held {area}, {share} of Ukraine, where {people} lived before February 2022.",
    "{day} Росія утримувала {area}, {share} України, де до лютого 2022 року жило {people}.",
)
CHANGED = Words(
    "{to_russian} passed to Russian-held, {to_ukrainian} to Ukrainian-held",
    "Під утримання Росії перейшло {to_russian}, України: {to_ukrainian}",
)
NONE = Words("No ground", "нічого")
ON_LINE = Words("On the line of {day}", "На лінії {day}")
LAID_ON = Words(
    "{text}, laid on the line of contact of {day}", "{text}, накладено на лінію зіткнення {day}"
)
NOT_ENDORSED = Words(
    "The map shows what a text says; it does not endorse it. "
    "Borders as in UN General Assembly resolution 68/262.",
    "Карта показує, що каже текст, і не схвалює його. "
    "Кордони за резолюцією Генеральної Асамблеї ООН 68/262.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What a text moves, in km² and people: the figures that a headline needs."""

    ukraine_leaves_km2: float
    ukraine_leaves_people: float
    russia_leaves_km2: float
    russia_leaves_people: float

    @classmethod
    def of(cls, summary: Mapping[str, Mapping[str, float]]) -> "Moves":
        """Read the figures from the summary of a ledger."""
        return cls(
            ukraine_leaves_km2=summary["ukraine_withdraws"]["area_km2"],
            ukraine_leaves_people=summary["ukraine_withdraws"]["people"],
            russia_leaves_km2=summary["russia_withdraws"]["area_km2"],
            russia_leaves_people=summary["russia_withdraws"]["people"],
        )


def headline(
    moves: Moves,
    *,
    is_annexation: bool = False,
    units: Units = "km2",
    language: Language = "en",
) -> str:
    """Say what a text moves, in one sentence fit for a title.

    Parameters
    ----------
    moves : Moves
    is_annexation : bool
        The text is a law that claims ground, not an offer to settle.
    units, language
        How it is written.
    """
    say = _Writer(units, language)
    if is_annexation:
        return say.claimed(moves.ukraine_leaves_km2)
    if moves.ukraine_leaves_km2 > TRACE_KM2:
        return say.leaves("Ukraine", moves.ukraine_leaves_km2, moves.ukraine_leaves_people)
    if moves.russia_leaves_km2 > TRACE_KM2:
        return say.leaves("Russia", moves.russia_leaves_km2, moves.russia_leaves_people)
    return NOBODY_LEAVES.say(language)


def title(
    moves: Moves, *, is_annexation: bool = False, units: Units = "km2", language: Language = "en"
) -> str:
    """Say what a text moves in at most 70 characters, fit for a picture.

    Parameters
    ----------
    moves, is_annexation, units, language
        As for :func:`headline`.
    """
    say = _Writer(units, language)
    left = {
        "Ukraine": (moves.ukraine_leaves_km2, moves.ukraine_leaves_people),
        "Russia": (moves.russia_leaves_km2, moves.russia_leaves_people),
    }
    leaving = {side: amounts for side, amounts in left.items() if amounts[0] > TRACE_KM2}
    if is_annexation:
        return say.claimed(moves.ukraine_leaves_km2)
    if not leaving:
        return NOBODY_LEAVES.say(language)
    if len(leaving) == len(left):
        return BOTH_LEAVE.say(language).format(*(say.area(km2) for km2, _ in leaving.values()))
    side, (area_km2, people) = next(iter(leaving.items()))
    lived = quantity(people, "people", language)
    return ONE_LEAVES[side].say(language).format(say.area(area_km2), lived)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Sentences in one language and one set of units."""

    units: Units
    language: Language

    def area(self, area_km2: float) -> str:
        return area(area_km2, self.units, self.language)

    def claimed(self, area_km2: float) -> str:
        if area_km2 <= TRACE_KM2:
            return ALREADY_HELD.say(self.language)
        return CLAIMS.say(self.language).format(self.area(area_km2))

    def leaves(self, side: str, area_km2: float, people: float) -> str:
        lived = quantity(people, "people", self.language)
        return WOULD_LEAVE[side].say(self.language).format(self.area(area_km2), lived)


def not_computable(short: str, language: Language = "en") -> str:
    """Say that a text fixes no ground."""
    return f"{short}: {NO_GROUND.say(language)}"


def held_sentence(
    figures: Mapping[str, float], day: date, units: Units = "km2", language: Language = "en"
) -> str:
    """Say what Russia held on a day.

    Parameters
    ----------
    figures : mapping
        ``held_km2``, ``share`` (0 to 1), ``people_held``.
    day, units, language
        The line, and how the sentence is written.
    """
    return HELD.say(language).format(
        day=long_date(day, language),
        area=area(figures["held_km2"], units, language),
        share=share(figures["share"], language),
        people=quantity(figures["people_held"], "people", language),
    )


def change_headline(
    gained_km2: float, lost_km2: float, units: Units = "km2", language: Language = "en"
) -> str:
    """Say what moved between two days, in words that take no side.

    Parameters
    ----------
    gained_km2, lost_km2 : float
        Ground that Russia held on the second day only, and on the first only.
    units, language
        How it is written.
    """
    to_russian, to_ukrainian = (
        area(moved, units, language) if moved > TRACE_KM2 else NONE.say(language)
        for moved in (gained_km2, lost_km2)
    )
    return CHANGED.say(language).format(to_russian=to_russian, to_ukrainian=to_ukrainian)
