"""The Timeline page: what was held when, how fast that changed, and one text on every day."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import answers
from dashboard.core.trend import month_ends
from dashboard.output.chart_frame import Scheme, Spec
from dashboard.output.month_chart import by_month
from dashboard.output.trend_words import STRETCHES, hold_changed, if_the_pace_held, in_years
from dashboard.output.words import area_in, area_unit, grouped, long_date, number, share, short_date
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached, deal, extras, markup, rail, takeaway
from dashboard.views.address import Choice
from dashboard.views.holdings import held_chart, trend
from dashboard.views.sheet import notify, use_sheet

PAGE = "timeline"
MONTHS = {"24": "Last 24 months", "all": "All months"}
TRACE = 0.5
"""A month in which less moved, in the unit shown, had no movement to draw."""
DEFAULT_REST = "UA14"
"""Of which oblast the rest is counted while all of Ukraine is shown."""


def timeline_page() -> None:
    """Show the hold on a place over time, its pace, and what a text would have meant when."""
    use_sheet("reading")
    with st.container(key="page", horizontal=True, gap=None):
        with st.container(key="rail"):
            slot = st.container()
            choice, notices = rail.choose(show=False)
            with slot:
                place, more = _place(choice)
        with st.container(key="main"):
            notify((*notices, *more))
            wanted = takeaway.of_choice(choice)
            takeaway.offer(replace(wanted, kind="timeline", place=place))
            _show(choice, place)
    extras.publish_controls(PAGE, ["oblast", "months", "measure"])


def _place(choice: Choice) -> tuple[str, tuple[str, ...]]:
    """Ask for an oblast, or Ukraine; the other mapper may have drawn none of it as held."""
    places = answers.held_places(choice.mapper)
    allowed = {"oblast": list(places), "months": list(MONTHS), "measure": list(deal.MEASURES)}
    notices = extras.follow(PAGE, allowed)
    if rail.is_bare():
        return st.session_state["oblast"], notices
    place: str = st.selectbox(
        "Oblast",
        list(places),
        key="oblast",
        format_func=lambda place: _name(places[place], place, choice),
    )
    return place, notices


def _show(choice: Choice, place: str) -> None:
    found = trend(place, choice.mapper, choice.day)
    name = _name(found.name, place, choice)
    shares = found.held_km2 / found.area_km2
    last = long_date(date.fromisoformat(found.as_of), choice.language)
    first = long_date(date.fromisoformat(shares.index[0]), choice.language)
    st.html(
        markup.heading(
            hold_changed(name, shares.iloc[0], shares[found.as_of], choice.language),
            f"Area held by Russia in {name}, {first} to {last}, by {MAPPERS[choice.mapper]}",
        )
    )
    st.vega_lite_chart(spec=held_chart(place, name, choice, scheme()), theme=None, width="stretch")
    st.html(_status(found, choice))
    with st.expander(f"Table: held area of {name} at the end of each month"):
        st.html(_held_table(found, choice))
    _gains(found, choice, name)
    _pace(found, choice, name)
    deal.show(choice, scheme())


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
    first, last = (short_date(date.fromisoformat(day)) for day in (held.index[0], held.index[-1]))
    parts = [
        f"Line: {MAPPERS[choice.mapper]}, {grouped(len(held))} days from {first} to {last}",
        f"{grouped(len(described['missing']))} days without a line are gaps, not interpolated",
    ]
    if overlap := described.get("overlap"):
        parts.append(
            f"Where the source changes, both have {overlap['days']} days in common and differ by "
            f"{number(overlap['mean_km2'])} km² on average, {number(overlap['max_km2'])} at most"
        )
    parts += ["Boundaries: © OpenStreetMap", f"Recipe {found.recipe}"]
    return markup.element("p", " · ".join(map(markup.text, parts)), "status")


def _held_table(found: answers.Trend, choice: Choice) -> str:
    ends = month_ends(found.held_km2.to_frame("held"))["held"]
    rows = [
        (_day(day), number(area_in(held, choice.units)), share(held / found.area_km2))
        for day, held in ends.iloc[::-1].items()
    ]
    return markup.table(
        "The last day of each month that has a line", ("", area_unit(choice.units), "share"), rows
    )


def _gains(found: answers.Trend, choice: Choice, name: str) -> None:
    """Show what was gained in each month."""
    unit = area_unit(choice.units)
    st.html(markup.element("h2", markup.text(f"Gained each month, {unit}"), "part"))
    st.segmented_control(
        "Months shown",
        list(MONTHS),
        key="months",
        format_func=MONTHS.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    gains = found.gains if st.session_state["months"] == "all" else found.gains.iloc[-24:]
    values = [area_in(gain, choice.units) for gain in gains["gained_km2"]]
    said = f"Ground that Russia gained or lost in {name} by month. The table has the same figures."
    if max(map(abs, values)) < TRACE:
        still = f"In none of these months did the line in {name} move."
        st.html(markup.element("p", markup.text(still), "said"))
        return
    chart = _by_month(list(gains.index), values, said, scheme())
    st.vega_lite_chart(spec=chart, theme=None, width="stretch")
    last = short_date(date.fromisoformat(gains["last"].iloc[-1]))
    note = (
        "From the last line of one month to the last of the next, so that each figure is a "
        "difference of two lines that exist. Hollow bars: Russia lost ground. "
        f"The last bar ends on {last}."
    )
    st.html(markup.element("p", markup.text(note), "status"))
    rows = [
        (
            month,
            f"{_day(row.first)} to {_day(row.last)}",
            number(area_in(row.gained_km2, choice.units)),
        )
        for month, row in zip(gains.index, gains.itertuples(), strict=True)
    ]
    with st.expander(f"Table: gained each month in {name}"):
        st.html(markup.table("Gained each month", ("", "between", unit), rows[::-1]))


@st.cache_data(show_spinner=False, max_entries=128)
def _by_month(months: list[str], values: list[float], said: str, scheme: Scheme) -> Spec:
    return by_month(months, values, "", said, scheme)


def _pace(found: answers.Trend, choice: Choice, name: str) -> None:
    """Show the pace over several stretches and what would follow if it held."""
    if found.place == "UA":
        found = trend(DEFAULT_REST, choice.mapper, choice.day)
        name = _name(found.name, DEFAULT_REST, choice)
    st.html(markup.element("h2", markup.text(f"If the pace held: the rest of {name}"), "part"))
    if not found.paces:
        st.html(markup.element("p", "There is no line a month or more before this day.", "said"))
        return
    said = if_the_pace_held(name, found.left_km2, found.paces, choice.units, choice.language)
    st.html(markup.element("p", markup.text(said), "said"))
    unit = area_unit(choice.units)
    rows = [
        (
            f"Pace of {STRETCHES[words]['en']}",
            in_years(pace.years_for(found.left_km2)),
            number(area_in(pace.gained_km2, choice.units)),
            number(area_in(pace.km2_per_month, choice.units)),
            f"{_day(pace.first)} to {_day(pace.last)}",
        )
        for words, pace in found.paces.items()
    ]
    head = ("", "the rest would take", f"gained, {unit}", f"{unit} per 30 days", "between")
    st.html(markup.table(f"Pace in {name} up to {_day(found.as_of)}", head, rows))


def _day(iso: str) -> str:
    return short_date(date.fromisoformat(iso))
