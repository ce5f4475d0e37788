"""What a text means for ground, towns and sites, in sentences with verbs that fit the text."""

from dashboard.core.proposal import Administration, Clause, Holder, Sovereignty, Troops, Withdraws
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.labels import label
from dashboard.output.sentences import Moves
from dashboard.output.style import Language, Words
from dashboard.output.words import Units, area, number, quantity

ON_THE_LINE_KM = 1.0
"""A site nearer to the line of contact than this is on it: the line is not drawn more exactly."""

TROOPS: dict[str, str] = {
    Troops.UKRAINE: "Ukraine's",
    Troops.RUSSIA: "Russia's",
    Troops.HOLDER: "of whoever holds it",
    Troops.NONE: "none: demilitarised",
    Troops.THIRD_PARTY: "of third parties",
    Troops.RUSSIAN_INTERNAL_SECURITY: "Russia's internal security forces only",
    Troops.DEFERRED: "left for later",
    Troops.UNSPECIFIED: "not stated",
    "": "not mentioned",
}
ADMINISTRATION: dict[str, str] = {
    Administration.UKRAINE: "Ukraine",
    Administration.RUSSIA: "Russia",
    Administration.HOLDER: "whoever holds it",
    Administration.JOINT: "jointly",
    Administration.INTERNATIONAL: "international",
    Administration.UNDECIDED: "undecided",
    Administration.DEFERRED: "left for later",
    Administration.UNSPECIFIED: "not stated",
    "": "not mentioned",
}
SOVEREIGNTY: dict[str, str] = {
    Sovereignty.UKRAINE: "Ukraine's",
    Sovereignty.RUSSIA: "Russia's, by this text",
    Sovereignty.RUSSIA_CLAIMED: "claimed by Russia",
    Sovereignty.DISPUTED: "disputed",
    Sovereignty.DEFERRED: "left for later",
    Sovereignty.UNSPECIFIED: "not stated",
    "": "not mentioned",
}
WITHDRAWS: dict[str, str] = {
    Withdraws.NONE: "nobody",
    Withdraws.UKRAINE: "Ukraine's forces",
    Withdraws.RUSSIA: "Russia's forces",
    Withdraws.BOTH: "both sides' forces",
    "": "not mentioned",
}
OUTCOMES: dict[str, tuple[str, dict[str, str]]] = {
    "troops": ("Troops", TROOPS),
    "administration": ("Governed by", ADMINISTRATION),
    "sovereignty": ("Sovereignty", SOVEREIGNTY),
    "withdraws": ("Who leaves", WITHDRAWS),
}
"""Heading and words of the four things that the texts keep apart."""

NOBODY_AGREES = "nobody by agreement"
HELD: dict[str, str] = {
    Holder.UKRAINE: "Ukrainian-held",
    Holder.RUSSIA: "Russian-held",
    "": "held by neither",
}


def outcome_words(
    clause: Clause, language: Language = "en", *, is_annexation: bool
) -> dict[str, str]:
    """Write the outcome of a clause, by heading; a law that claims asks nobody to leave."""
    said = {title: words[getattr(clause, name)] for name, (title, words) in OUTCOMES.items()}
    if is_annexation:
        said[OUTCOMES["withdraws"][0]] = NOBODY_AGREES
    return {label(title, language): label(words, language) for title, words in said.items()}


LEAVES = Words(
    "Ukraine would leave {}; Russia would leave {}; {}.",
    "Україна залишила б {}; Росія залишила б {}; {}.",
)
CLAIMED = Words(
    "Claimed by Russia and not held: {}. "
    "A law that claims ground asks nobody to leave by agreement.",
    "Росія претендує, але не утримує: {}. "
    "Закон про претензію нікого не просить залишити територію за згодою.",
)
NO_GROUND = Words("no ground", "нічого")
NET = {
    Holder.UKRAINE: Words(
        "net: Ukraine leaves {} more, where {}", "різниця: Україна залишає на {} більше, де {}"
    ),
    Holder.RUSSIA: Words(
        "net: Russia leaves {} more, where {}", "різниця: Росія залишає на {} більше, де {}"
    ),
}
NET_ZERO = Words("net: no ground", "різниці немає")
MORE = Words("{} more people lived", "жило на {} осіб більше")
FEWER = Words("{} fewer people lived", "жило на {} осіб менше")


def ticker(
    moves: Moves,
    units: Units = "km2",
    language: Language = "en",
    *,
    is_annexation: bool = False,
) -> str:
    """Say in one line what each side leaves, and the balance.

    Parameters
    ----------
    moves : Moves
    units, language
        How it is written.
    is_annexation : bool
        The text is a law that claims ground, not an offer to settle.
    """
    ukraine = _amounts(moves.ukraine_leaves_km2, moves.ukraine_leaves_people, units, language)
    if is_annexation:
        return CLAIMED.say(language).format(ukraine)
    russia = _amounts(moves.russia_leaves_km2, moves.russia_leaves_people, units, language)
    return LEAVES.say(language).format(ukraine, russia, _net(moves, units, language))


def _amounts(area_km2: float, people: float, units: Units, language: Language) -> str:
    if area_km2 <= TRACE_KM2:
        return NO_GROUND.say(language)
    return f"{area(area_km2, units, language)}, {quantity(people, 'people', language)}"


def _net(moves: Moves, units: Units, language: Language) -> str:
    """Say which side leaves more ground; the balance of people may go the other way."""
    net_km2 = moves.ukraine_leaves_km2 - moves.russia_leaves_km2
    people = moves.ukraine_leaves_people - moves.russia_leaves_people
    if abs(net_km2) <= TRACE_KM2:
        return NET_ZERO.say(language)
    side, sign = (Holder.UKRAINE, 1) if net_km2 > 0 else (Holder.RUSSIA, -1)
    lived = MORE if people * sign >= 0 else FEWER
    people_words = lived.say(language).format(number(round(abs(people)), language))
    return NET[side].say(language).format(area(abs(net_km2), units, language), people_words)


TOWNS: dict[str, Words] = {
    Holder.UKRAINE: Words(
        "lies in ground that Ukraine would hold", "на території, яку утримувала б Україна"
    ),
    Holder.RUSSIA: Words(
        "lies in ground that Russia would hold", "на території, яку утримувала б Росія"
    ),
    "": Words(
        "lies in ground that would be held by neither",
        "на території, яку не утримував би жоден із двох",
    ),
}
TOWN_CLAIMED = Words(
    "lies in ground that Russia claims and does not hold",
    "на території, на яку Росія претендує, але якої не утримує",
)


def town_words(after: str, language: Language = "en", *, is_annexation: bool = False) -> str:
    """Say what becomes of the ground that a town lies in.

    Parameters
    ----------
    after : str
        ``holder_after`` of the ledger.
    language : Language
    is_annexation : bool
    """
    is_claim = is_annexation and after == Holder.RUSSIA
    return (TOWN_CLAIMED if is_claim else TOWNS[after]).say(language)


def site_words(holder: str, line_km: float, language: Language = "en") -> str:
    """Say who holds a site now, or that it is on the line."""
    return label("on the line of contact" if line_km < ON_THE_LINE_KM else HELD[holder], language)
