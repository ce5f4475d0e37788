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
