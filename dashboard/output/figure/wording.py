"""The words of pictures in both languages: sources, subtitles, headings."""

from datetime import date

from dashboard.output.style import Language, Words
from dashboard.output.words import short_date

LINE_BY = Words("Line of contact: {mapper}, {day}.", "Лінія зіткнення: {mapper}, {day}")
PEOPLE_BY: dict[str, Words] = {
    "official": Words(
        "People: State Statistics Service of Ukraine, 1 Jan 2022, modelled on settlement "
        "footprints; many have since fled.",
        "Люди: Державна служба статистики України, 1 січня 2022 р., змодельовано за контурами "
        "поселень; багато хто відтоді виїхав.",
    ),
    "worldpop": Words(
        "People: WorldPop grid, 2020; many have since fled.",
        "Люди: сітка WorldPop, 2020 р.; багато хто відтоді виїхав.",
    ),
    "hromada": Words(
        "People: State Statistics Service of Ukraine, 1 Jan 2022, spread evenly over each hromada; "
        "many have since fled.",
        "Люди: Державна служба статистики України, 1 січня 2022 р., рівномірно по громаді; багато "
        "хто відтоді виїхав.",
    ),
}
BOUNDARIES = Words("Boundaries: © OpenStreetMap.", "Межі: © OpenStreetMap.")
ROUNDED = Words(
    "Figures have three digits, so parts may not add up.",
    "Числа округлено до трьох знаків, тож частини можуть не сходитися.",
)

NAMED_NOT_ENDORSED = Words(
    "To name a text is not to endorse it. Borders as in UN General Assembly resolution 68/262.",
    "Згадка тексту не означає схвалення. Кордони за резолюцією Генеральної Асамблеї ООН 68/262.",
)
DISCS = Words(
    "Where no outline of a settlement is mapped, a circle of typical density stands for it.",
    "Де контур поселення не нанесено, його заступає коло звичайної густоти.",
)
ZONE_TITLE = Words(
    "{people} lived where {side} would leave",
    "{people} жило там, звідки вийшла б {side}",
)
ZONE_CLAIMED = Words(
    "{people} lived where Russia claims and does not hold",
    "{people} жило там, на що претендує, чого не утримує Росія",
)
ZONE_SUBTITLE = Words(
    "{oblast} under “{text}”, on the line of contact of {day}",
    "{oblast}: «{text}», на лінії зіткнення {day}",
)
SIDES = {"ukraine": Words("Ukraine", "Україна"), "russia": Words("Russia", "Росія")}
SAME_LINE = Words(
    "{count} texts laid on the same line of contact, {day}",
    "Тексти ({count}) на тій самій лінії зіткнення, {day}",
)
COUNTS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}
ROWS = (
    Words("Ukraine leaves", "Україна залишає"),
    Words("Russia leaves", "Росія залишає"),
    Words("Demilitarised", "Демілітаризація"),
    Words("Then held by Russia", "Потім утримує Росія"),
)
OF_UKRAINE = Words("{} of Ukraine", "{} України")
NONE_STATED = Words("none stated", "не сказано")
SHARE_HELD = Words(
    "Share of {name} held by Russia, {first} to {last}",
    "Частка, яку утримувала Росія: {name}, {first} – {last}",
)
SERIES_BY = Words(
    "Line: {mapper}, {days} days from {first} to {last}; days without a line are gaps.",
    "Лінія: {mapper}, {days} дн. від {first} до {last}; дні без лінії лишаються прогалинами.",
)
SOURCE_CHANGES = Words("Source changes, {day}", "Зміна джерела, {day}")


def source_line(mapper: str, day: str, people: str, language: Language) -> str:
    """Name who drew the line, counted the people and drew the boundaries.

    Parameters
    ----------
    mapper : str
        Its name.
    day : str
        ISO date of the line.
    people : str
        Key of the surface; empty where no people are shown.
    language : Language
    """
    dated = short_date(date.fromisoformat(day), language)
    parts = [LINE_BY.say(language).format(mapper=mapper, day=dated)]
    parts += [PEOPLE_BY[people].say(language)] if people else []
    return " ".join([*parts, BOUNDARIES.say(language)])
