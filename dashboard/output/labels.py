"""Headings, heads of tables and names of rows in Ukrainian, by what they are in English.

Sentences with figures are in :mod:`dashboard.output.sentences`. What a text says, and what is said
about a text, is there in English only, and so are the headings over it.
"""

from dashboard.output.style import Language

UKRAINIAN: dict[str, str] = {
    # heads of columns
    "people, 2022": "осіб, 2022",
    "Clause": "Пункт",
    "Oblast": "Область",
    "Now and then": "Нині й потім",
    "Town": "Місто",
    "what": "що",
    "Site": "Об’єкт",
    "now": "нині",
    "then": "потім",
    "by this text": "за цим текстом",
    "Line": "Лінія",
    "change": "зміна",
    "difference": "різниця",
    "by neither": "жоден із двох",
    "Russian-held now": "Утримує Росія нині",
    # who leaves
    "Ukraine leaves": "Україна залишає",
    "Russia leaves": "Росія залишає",
    "Claimed, not held": "Претензія без утримання",
    "People living there in 2022": "Жило там 2022 року",
    "Then held by Russia": "Потім утримує Росія",
    "Held and claimed together": "Утримане й заявлене разом",
    "Ukraine withdraws from": "Україна виводить війська з",
    "Russia withdraws from": "Росія виводить війська з",
    "Demilitarised": "Демілітаризовано",
    "Russian-held after": "Потім утримує Росія",
    "Ukrainian-held after": "Потім утримує Україна",
    "Held by neither": "Не утримує жоден із двох",
    # headings
    "What would change hands": "Що змінило б сторону",
    "What is claimed but not held": "Претензії без утримання",
    "What the text says, clause by clause, in our words": "Що каже текст, пункт за пунктом, "
    "нашими словами",
    "Clause by clause, in our words": "Пункт за пунктом, нашими словами",
    "Why there are no figures": "Чому немає чисел",
    "The ledger": "Підсумок",
    "By clause": "За пунктами",
    "By oblast": "За областями",
    "By change": "За зміною",
    "Ground that each clause settles": "Територія, яку визначає кожен пункт",
    "Who would leave and who would hold, by oblast": "Хто залишив би і хто утримував би, "
    "за областями",
    "What is claimed and who would hold, by oblast": "Претензії і хто утримував би, за областями",
    "Who holds ground now and who would hold it": "Хто утримує територію нині і хто утримував би",
    "Towns in ground that Russia claims": "Міста на території, на яку претендує Росія",
    "Towns that would change hands": "Міста, що змінили б сторону",
    "Key sites": "Важливі об’єкти",
    "Line of control that would result": "Лінія контролю, що постала б",
    "Held by Russia on both days, where it changed": "Утримувала Росія в обидва дні, "
    "де це змінилося",
    # names of rows
    "Not mentioned: stays as it is held": "Не згадано: лишається, як утримується",
    "Ukraine": "Україна",
    "Ukraine, all of it": "Україна, вся",
    "Together": "Разом",
    "Other oblasts": "Інші області",
    "Length": "Довжина",
    "Area": "Площа",
    "People before February 2022": "Люди до лютого 2022 року",
    "People who lived on the held part": "Жило на утримуваній частині",
    "First held ground on record": "Уперше утримувала, за записами",
    "Line last moved here": "Лінія востаннє рухалася тут",
    "Held by Russia": "Утримувала Росія",
    "never": "ніколи",
    "or before": "або раніше",
}


def label(english: str, language: Language) -> str:
    """Give a heading, a head of a column or a name of a row in one language.

    Raises
    ------
    KeyError
        If it is not in :data:`UKRAINIAN`: what is shown under one language is never half of each.
    """
    return english if language == "en" else UKRAINIAN[english]
