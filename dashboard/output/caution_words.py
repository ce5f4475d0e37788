"""Cautions in sentences: what there is to know, and by which rule the map decides."""

from collections.abc import Mapping

from dashboard.core.cautions import SMALLEST_KM2, Caution, Kind
from dashboard.core.proposal import Holder
from dashboard.output.style import Language, Words
from dashboard.output.words import Units, area, quantity, share

SIDES = {
    Holder.UKRAINE: Words("Ukraine", "Україна"),
    Holder.RUSSIA: Words("Russia", "Росія"),
}
_FORCES = {
    Holder.UKRAINE: Words("Ukraine’s forces", "Сили України"),
    Holder.RUSSIA: Words("Russia’s forces", "Сили Росії"),
}
_HELD = {
    Holder.UKRAINE: Words("Ukrainian-held", "під утриманням України"),
    Holder.RUSSIA: Words("Russian-held", "під утриманням Росії"),
}
_MORE = Words(" and {} more", " та ще {}")
SENTENCES: dict[Kind, Words] = {
    Kind.NOTHING_SELECTED: Words(
        "{clause} selects no ground on this day.",
        "{clause}: цього дня не вибрано жодної території.",
    ),
    Kind.OVERRIDDEN: Words(
        "{clause} has no effect: all its {area} are decided by later clauses ({others}).",
        "{clause} не діє: про всі {area} вирішують пізніші пункти ({others}).",
    ),
    Kind.OTHER_OUTCOME: Words(
        "{clause} and {others} say different things of the same {area}. {clause} counts there, for "
        "it comes later.",
        "{clause} і {others} по-різному вирішують про ті самі {area}. Там діє {clause}, бо стоїть "
        "пізніше.",
    ),
    Kind.LEAVES_AND_STAYS: Words(
        "{clause} contradicts itself: {forces} leave, and their troops may stay.",
        "{clause} суперечить собі: {forces} відходять, але можуть залишитися.",
    ),
    Kind.NOBODY_TO_LEAVE: Words(
        "{clause} says that {forces} leave, but none of its ground is {held} on this day.",
        "{clause}: {forces} мають відійти, але цього дня жодна частина території не {held}.",
    ),
    Kind.SMALL_AREA: Words(
        "{name} has {area}. Below {limit} the data cannot carry a figure: edges of units are drawn "
        "to 110 m, which alone moves a tenth of so small an area.",
        "{name} має {area}. Для площі, меншої за {limit}, дані не дають певної цифри: межі громад "
        "проведено з точністю до 110 м, і вже це зсуває десяту частину такої площі.",
    ),
    Kind.OUTSIDE: Words(
        "{area} of {name} ({share}) lie outside Ukraine and count for nothing.",
        "{area} ({share}) ділянки {name} лежать поза Україною і не враховуються.",
    ),
    Kind.ENCLAVE: Words(
        "{area} where {people} lived would be held by {side}, but cut off by land from the rest of "
        "what it would hold.",
        "{area}, де жило {people}, утримувала б {side}, але без сухопутного зв’язку з рештою.",
    ),
    Kind.CUT_OFF_TOWNS: Words(
        "In this ground lie {name}{more}; {people} lived in these towns.",
        "На цій території лежать {name}{more}; у цих містах жило {people}.",
    ),
}


def caution_words(
    caution: Caution,
    clauses: Mapping[str, str],
    *,
    units: Units = "km2",
    language: Language = "en",
) -> str:
    """Write a caution as a sentence.

    Parameters
    ----------
    caution
    clauses
        What clauses are called on the page, by id.
    units, language
    """
    sides: dict[str, str] = {}
    if caution.side is not None:
        named = {"side": SIDES, "forces": _FORCES, "held": _HELD}
        sides = {key: words[caution.side].say(language) for key, words in named.items()}
    return (
        SENTENCES[caution.kind]
        .say(language)
        .format(
            clause=clauses.get(caution.clause, ""),
            others=", ".join(clauses[other] for other in caution.others),
            name=caution.name_uk or caution.name if language == "uk" else caution.name,
            area=area(caution.area_km2, units, language),
            limit=area(SMALLEST_KM2, units, language),
            people=quantity(caution.people, "people", language),
            share=share(caution.share, language),
            more=_MORE.say(language).format(caution.more) if caution.more else "",
            **sides,
        )
    )
