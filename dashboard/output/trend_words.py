"""What a trend says in a sentence: how a hold changed, and how long the rest would take.

A pace foretells nothing, so each sentence about it says "if the pace held" and gives a range.
"""

from collections.abc import Mapping

from dashboard.core.pace import Pace
from dashboard.output.style import Language
from dashboard.output.words import Units, area, number, rounded, share

STRETCHES: dict[str, dict[Language, str]] = {
    "1 month": {"en": "the last month", "uk": "останнього місяця"},
    "3 months": {"en": "the last 3 months", "uk": "останніх 3 місяців"},
    "6 months": {"en": "the last 6 months", "uk": "останніх 6 місяців"},
    "12 months": {"en": "the last 12 months", "uk": "останніх 12 місяців"},
}
LONGEST_YEARS = 100.0
PACE_DIGITS = 2
NOTHING_KM2 = 0.5


def hold_changed(name: str, first: float, last: float, language: Language = "en") -> str:
    """Say how the share that Russia holds changed, in one sentence fit for a title."""
    before, after = share(first, language), share(last, language)
    if language == "uk":
        return f"{name}: Росія утримувала {before}, утримує {after}"
    if before == after:
        return f"Russia’s hold on {name} stayed at {after}"
    return f"Russia’s hold on {name} went from {before} to {after}"


def if_the_pace_held(
    name: str,
    left_km2: float,
    paces: Mapping[str, Pace],
    units: Units = "km2",
    language: Language = "en",
) -> str:
    """Say how long the rest of a place would take at the paces measured, as a range.

    Parameters
    ----------
    name : str
    left_km2 : float
        Area that Russia does not hold.
    paces : mapping
        By stretch, the words of :data:`~dashboard.core.pace.DAYS_OF`.
    units, language
        To write the area and the sentence in.
    """
    say = _english if language == "en" else _ukrainian
    if left_km2 < NOTHING_KM2:
        return say["nothing"].format(name=name)
    taken = {words: pace.years_for(left_km2) for words, pace in paces.items()}
    finite = sorted((years, words) for words, years in taken.items() if years is not None)
    never = [words for words, years in taken.items() if years is None]
    rest = area(left_km2, units, language)
    parts = [_range(finite, name, rest, say, language)]
    if never and finite:
        stretches = _list([STRETCHES[words][language] for words in never], say["and"])
        parts.append(say["never"].format(stretches=stretches))
    return " ".join([*parts, say["no forecast"]])


def in_years(years: float | None, language: Language = "en") -> str:
    """Write a stretch of years with two digits, which is more than a pace can tell.

    ``None`` is never, and a very long one has no figure.
    """
    say = _english if language == "en" else _ukrainian
    if years is None:
        return say["not at all"]
    if years > LONGEST_YEARS:
        return say["over"].format(years=number(LONGEST_YEARS, language))
    return say["years"].format(years=number(rounded(years, PACE_DIGITS), language))


def _range(
    finite: list[tuple[float, str]],
    name: str,
    rest: str,
    say: Mapping[str, str],
    language: Language,
) -> str:
    if not finite:
        return say["none"].format(name=name, rest=rest)
    (low, fast), (high, slow) = finite[0], finite[-1]
    shape = "one" if fast == slow else "long" if low > LONGEST_YEARS else "range"
    return say[shape].format(
        name=name,
        rest=rest,
        low=in_years(low, language),
        high=in_years(high, language),
        fast=STRETCHES[fast][language],
        slow=STRETCHES[slow][language],
    )


def _list(words: list[str], joint: str) -> str:
    return joint.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


_english = {
    "and": " and ",
    "nothing": "Russia holds all of {name} on this line.",
    "none": "Russia gained no ground in {name} over any of these stretches, so at none of these "
    "paces would it take the rest, {rest}.",
    "one": "If the pace of {fast} held, the rest of {name}, {rest}, would take {low}.",
    "long": "If the pace held, the rest of {name}, {rest}, would take {low}.",
    "range": "If the pace held, the rest of {name}, {rest}, would take from {low} at the pace of "
    "{fast} to {high} at the pace of {slow}.",
    "never": "At the pace of {stretches} it would never be taken, for Russia gained no ground.",
    "no forecast": "This is arithmetic and no forecast.",
    "not at all": "never",
    "over": "more than {years} years",
    "years": "{years} years",
}
_ukrainian = {
    "and": " та ",
    "nothing": "На цій лінії Росія утримує все: {name}.",
    "none": "За жоден із цих проміжків Росія не просунулася ({name}), тож за такого темпу не "
    "забрала б решти, {rest}.",
    "one": "Якби зберігся темп {fast}, решта ({name}), {rest}, забрала б {low}.",
    "long": "Якби темп зберігся, решта ({name}), {rest}, забрала б {low}.",
    "range": "Якби темп зберігся, решта ({name}), {rest}, забрала б від {low} за темпу {fast} до "
    "{high} за темпу {slow}.",
    "never": "За темпу {stretches} її не було б забрано ніколи: Росія не просунулася.",
    "no forecast": "Це арифметика, а не прогноз.",
    "not at all": "ніколи",
    "over": "понад {years} р.",
    "years": "{years} р.",
}
