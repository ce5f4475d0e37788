"""The Timeline page: what was held when, how fast that changed, and one text on every day."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard import answers
from dashboard.core.trend import month_ends
from dashboard.output.chart_frame import Scheme, Spec
from dashboard.output.labels import label
from dashboard.output.month_chart import by_month
from dashboard.output.style import Language, Words
from dashboard.output.trend_words import STRETCHES, hold_changed, if_the_pace_held, in_years
from dashboard.output.words import (
    area,
    area_in,
    area_unit,
    grouped,
    long_date,
    number,
    share,
    short_date,
)
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached, deal, extras, markup, rail, takeaway, talks
from dashboard.views.address import Choice
from dashboard.views.holdings import held_chart, trend
from dashboard.views.sheet import beside, notify, tell_language, use_sheet

PAGE = "timeline"
MONTHS = {"24": "Last 24 months", "all": "All months"}
TRACE = 0.5
"""A month in which less moved, in the unit shown, had no movement to draw."""
DEFAULT_REST = "UA14"
"""Of which oblast the rest is counted while all of Ukraine is shown."""
HELD_FROM = Words(
    "Area held by Russia in {name}, {first} to {last}, by {mapper}",
    "{name}: площа, яку утримує Росія, від {first} до {last}, за даними {mapper}",
)
HELD_TABLE = Words(
    "Table: held area of {} at the end of each month",
    "Таблиця: утримувана площа наприкінці кожного місяця, {}",
)
KEY = Words("Diamonds: texts. Pins: rounds of talks", "Ромби: тексти. Шпильки: раунди переговорів")
DAYS = Words(
    "Line: {mapper}, {days} days from {first} to {last}",
    "Лінія: {mapper}, днів: {days}, від {first} до {last}",
)
GAPS = Words(
    "{} days without a line are gaps, not interpolated",
    "Дні без лінії ({}) лишено проміжками, без інтерполяції",
)
OVERLAP = Words(
    "Where the source changes, both have {days} days in common and differ by {mean} on average, "
    "{most} at most",
    "На межі джерел обидва мають {days} спільних днів і різняться в середньому на {mean}, "
    "щонайбільше на {most}",
)
BY_MONTH = Words(
    "Ground that Russia gained or lost in {} by month. The table has the same figures.",
    "Територія, яку Росія зайняла чи втратила за місяцями, {}. У таблиці ті самі числа.",
)
STILL = Words(
    "In none of these months did the line in {} move.",
    "{}: у жодному з цих місяців лінія не рухалася.",
)
BARS = Words(
    "From the last line of one month to the last of the next, so that each figure is a "
    "difference of two lines that exist. Hollow bars: Russia lost ground. "
    "The last bar ends on {}.",
    "Від останньої лінії одного місяця до останньої лінії наступного, тож кожне число є різницею "
    "двох наявних ліній. Порожні стовпці: Росія втратила територію. Останній стовпець до {}",
)
GAINS_TABLE = Words("Table: gained each month in {}", "Таблиця: приріст за місяць, {}")
REST = Words("If the pace held: the rest of {}", "Якби темп зберігся: решта, {}")
TOO_EARLY = Words(
    "There is no line a month or more before this day.",
    "За місяць чи більше до цього дня лінії немає.",
)
PACE = Words("Pace of {}", "Темп {}")
PER_MONTH = Words("{} per 30 days", "{} за 30 днів")
PACE_IN = Words("Pace in {} up to {}", "{}: темп до {}")
FROM_TO = Words("{} to {}", "{} – {}")


def timeline_page() -> None:
    """Show the hold on a place over time, its pace, and what a text would have meant when."""
    use_sheet("reading")
    controls = rail.Rail(show=False)
    choice, notices = controls.read()
    place, more = _place(choice)

    def draw_rail() -> None:
        if not rail.is_bare():
            _ask_place(choice)
        controls.draw()

    def draw_main() -> None:
        notify((*notices, *more))
        takeaway.offer(choice, kind="timeline", place=place)
        _show(choice, place)

    beside(draw_rail, draw_main)
    extras.publish_controls(PAGE, ["oblast", "months", "measure"])


def _place(choice: Choice) -> tuple[str, tuple[str, ...]]:
    """Read which oblast, or Ukraine; the other mapper may have drawn none of it as held."""
    places = answers.held_places(choice.mapper)
    allowed = {"oblast": list(places), "months": list(MONTHS), "measure": list(deal.MEASURES)}
    notices = extras.follow(PAGE, allowed)
    return st.session_state["oblast"], notices


def _ask_place(choice: Choice) -> None:
    places = answers.held_places(choice.mapper)
    st.selectbox(
        label("Oblast", choice.language),
        list(places),
        key="oblast",
        format_func=lambda place: _name(places[place], place, choice),
    )


def _show(choice: Choice, place: str) -> None:
    found = trend(place, choice.mapper, choice.day)
    name = _name(found.name, place, choice)
    shares = found.held_km2 / found.area_km2
    last = long_date(date.fromisoformat(found.as_of), choice.language)
    first = long_date(date.fromisoformat(shares.index[0]), choice.language)
    st.html(
        markup.heading(
            hold_changed(name, shares.iloc[0], shares[found.as_of], choice.language),
            HELD_FROM.say(choice.language).format(
                name=name, first=first, last=last, mapper=MAPPERS[choice.mapper]
            ),
        )
    )
    st.vega_lite_chart(spec=held_chart(place, name, choice, scheme()), theme=None, width="stretch")
    st.html(_status(found, choice))
    with st.expander(HELD_TABLE.say(choice.language).format(name)):
        st.html(_held_table(found, choice))
    with st.expander(label("Table: rounds of talks", choice.language)):
        st.html(talks.table(choice.language))
    _gains(found, choice, name)
    _pace(found, choice, name)
    deal.show(choice, scheme())
    tell_language(choice.language)


def scheme() -> Scheme:
    """Tell which theme the reader has."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _name(english: str, place: str, choice: Choice) -> str:
    if choice.language == "en":
        return english
    return "Україна" if place == "UA" else cached.area_names("uk")[place]


def _status(found: answers.Trend, choice: Choice) -> str:
    """Say what the chart rests on, and where it has gaps."""
    held, described = found.held_km2, catalog.record(f"lines_{choice.mapper}")
    first, last = (_day(day, choice) for day in (held.index[0], held.index[-1]))
    parts = [
        KEY.say(choice.language),
        DAYS.say(choice.language).format(
            mapper=MAPPERS[choice.mapper],
            days=grouped(len(held), choice.language),
            first=first,
            last=last,
        ),
        GAPS.say(choice.language).format(grouped(len(described["missing"]), choice.language)),
    ]
    if overlap := described.get("overlap"):
        parts.append(
            OVERLAP.say(choice.language).format(
                days=overlap["days"],
                mean=area(overlap["mean_km2"], choice.units, choice.language),
                most=area(overlap["max_km2"], choice.units, choice.language),
            )
        )
    recipe = f"{label('Recipe', choice.language)} {found.recipe}"
    parts += [label("Boundaries: © OpenStreetMap", choice.language), recipe]
    return markup.element("p", " · ".join(map(markup.text, parts)), "status")


def _held_table(found: answers.Trend, choice: Choice) -> str:
    ends = month_ends(found.held_km2.to_frame("held"))["held"]
    rows = [
        (
            _day(day, choice),
            number(area_in(held, choice.units), choice.language),
            share(held / found.area_km2, choice.language),
        )
        for day, held in ends.iloc[::-1].items()
    ]
    head = ("", area_unit(choice.units, choice.language), label("share", choice.language))
    caption = label("The last day of each month that has a line", choice.language)
    return markup.table(caption, head, rows)


def _gains(found: answers.Trend, choice: Choice, name: str) -> None:
    """Show what was gained in each month."""
    say, unit = partial(label, language=choice.language), area_unit(choice.units, choice.language)
    st.html(markup.element("h2", markup.text(f"{say('Gained each month')}, {unit}"), "part"))
    st.segmented_control(
        say("Months shown"),
        list(MONTHS),
        key="months",
        format_func=lambda months: say(MONTHS[months]),
        required=True,
        label_visibility="collapsed",
    )
    gains = found.gains if st.session_state["months"] == "all" else found.gains.iloc[-24:]
    values = [area_in(gain, choice.units) for gain in gains["gained_km2"]]
    said = BY_MONTH.say(choice.language).format(name)
    if max(map(abs, values)) < TRACE:
        still = STILL.say(choice.language).format(name)
        st.html(markup.element("p", markup.text(still), "said"))
        return
    chart = _by_month(list(gains.index), values, said, scheme(), choice.language)
    st.vega_lite_chart(spec=chart, theme=None, width="stretch")
    note = BARS.say(choice.language).format(_day(gains["last"].iloc[-1], choice))
    st.html(markup.element("p", markup.text(note), "status"))
    rows = [
        (
            month,
            _span(row.first, row.last, choice),
            number(area_in(row.gained_km2, choice.units), choice.language),
        )
        for month, row in zip(gains.index, gains.itertuples(), strict=True)
    ]
    with st.expander(GAINS_TABLE.say(choice.language).format(name)):
        st.html(markup.table(say("Gained each month"), ("", say("between"), unit), rows[::-1]))


@st.cache_data(show_spinner=False, max_entries=128)
def _by_month(
    months: list[str], values: list[float], said: str, scheme: Scheme, language: Language
) -> Spec:
    return by_month(months, values, said, scheme, language)


def _pace(found: answers.Trend, choice: Choice, name: str) -> None:
    """Show the pace over several stretches and what would follow if it held."""
    if found.place == "UA":
        found = trend(DEFAULT_REST, choice.mapper, choice.day)
        name = _name(found.name, DEFAULT_REST, choice)
    title = REST.say(choice.language).format(name)
    st.html(markup.element("h2", markup.text(title), "part"))
    if not found.paces:
        st.html(markup.element("p", TOO_EARLY.say(choice.language), "said"))
        return
    said = if_the_pace_held(name, found.left_km2, found.paces, choice.units, choice.language)
    st.html(markup.element("p", markup.text(said), "said"))
    language, unit = choice.language, area_unit(choice.units, choice.language)
    rows = [
        (
            PACE.say(language).format(STRETCHES[words][language]),
            in_years(pace.years_for(found.left_km2), language),
            number(area_in(pace.gained_km2, choice.units), language),
            number(area_in(pace.km2_per_month, choice.units), language),
            _span(pace.first, pace.last, choice),
        )
        for words, pace in found.paces.items()
    ]
    head = (
        "",
        label("the rest would take", language),
        f"{label('gained', language)}, {unit}",
        PER_MONTH.say(language).format(unit),
        label("between", language),
    )
    caption = PACE_IN.say(language).format(name, _day(found.as_of, choice))
    st.html(markup.table(caption, head, rows))


def _span(first: str, last: str, choice: Choice) -> str:
    return FROM_TO.say(choice.language).format(_day(first, choice), _day(last, choice))


def _day(iso: str, choice: Choice) -> str:
    return short_date(date.fromisoformat(iso), choice.language)
