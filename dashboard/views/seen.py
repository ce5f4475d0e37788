"""What the Map page adds to the address: an earlier day, a place that was found, a chosen unit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard import answers
from dashboard.answers import Place
from dashboard.output.labels import label
from dashboard.views import cached
from dashboard.views.address import Choice, day_notice, missing, nearest_day
from dashboard.views.rail import is_bare

NAMES = ("since", "place", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is shown beside the choice.

    Attributes
    ----------
    since
        Earlier day, ISO, to compare the line with; or empty.
    place
        Place that was searched for.
    unit
        P-code of the chosen unit; or empty.
    """

    since: str = ""
    place: Place | None = None
    unit: str = ""

    def params(self) -> dict[str, str]:
        """Write it for an address; what is empty is left out."""
        place = self.place.id if self.place else ""
        written = {"since": self.since, "place": place, "unit": self.unit}
        return {name: value for name, value in written.items() if value}


def read(
    params: Mapping[str, str], choice: Choice, days: Sequence[str], units: Collection[str]
) -> tuple[Seen, tuple[str, ...]]:
    """Read it from an address, and say what had to be left out or replaced."""
    notices: list[str] = []
    place = answers.place_named(params["place"]) if "place" in params else None
    if "place" in params and place is None:
        notices.append(missing("place", params["place"]))
    unit = params.get("unit", "")
    if unit and unit not in units:
        notices.append(missing("unit", unit))
        unit = ""
    return Seen(since=_since(params, choice, days, notices), place=place, unit=unit), tuple(notices)


def _since(
    params: Mapping[str, str], choice: Choice, days: Sequence[str], notices: list[str]
) -> str:
    asked = params.get("since")
    if asked is None:
        return ""
    try:
        wanted = date.fromisoformat(asked).isoformat()
    except ValueError:
        notices.append(missing("earlier day", asked))
        return ""
    shown = nearest_day(wanted, days)
    if shown >= choice.day:
        notices.append(f"The earlier day has to be before {choice.day}; no change is shown.")
        return ""
    if shown != wanted:
        notices.append(day_notice(wanted, shown))
    return shown


def read_controls(choice: Choice) -> tuple[Seen, tuple[str, ...]]:
    """Read what is chosen beside the map, with notices; ``draw_controls`` comes after it."""
    if is_bare():
        return _linked(choice)
    state, notices = st.session_state, list(_follow_address(choice))
    since = _earlier_day(choice, notices)
    return Seen(since=since, place=_place(), unit=state.get("unit", "")), tuple(notices)


def draw_controls(choice: Choice, seen: Seen) -> None:
    """Show the controls that only the Map page has."""
    _publish(seen)
    st.text_input(
        label("Find a place", choice.language),
        key="find",
        max_chars=60,
        placeholder="Sloviansk, Слов’янськ, …",
    )
    _ask_which(choice)
    days = cached.options().days[choice.mapper]
    st.date_input(
        label("What changed since", choice.language),
        key="since",
        value=None,
        min_value=date.fromisoformat(days[0]),
        max_value=date.fromisoformat(days[-1]),
        format="DD.MM.YYYY",
    )


def _linked(choice: Choice) -> tuple[Seen, tuple[str, ...]]:
    """Read it from the address of this page."""
    return read(_asked(), choice, cached.options().days[choice.mapper], cached.unit_codes())


def _asked() -> dict[str, str]:
    return {name: st.query_params[name] for name in NAMES if name in st.query_params}


def _follow_address(choice: Choice) -> tuple[str, ...]:
    asked, state = _asked(), st.session_state
    if "find" in state and asked == state.get("published-map"):
        return ()
    seen, notices = _linked(choice)
    state["since"] = date.fromisoformat(seen.since) if seen.since else None
    state["find"] = seen.place.name_en if seen.place else ""
    state["found"] = seen.place.id if seen.place else None
    state["unit"] = seen.unit
    return notices


def _publish(seen: Seen) -> None:
    params = seen.params()
    st.session_state["published-map"] = params
    if _asked() != params:
        others = {k: v for k, v in st.query_params.to_dict().items() if k not in NAMES}
        st.query_params.from_dict(others | params)


def _earlier_day(choice: Choice, notices: list[str]) -> str:
    """Read the day to compare with; an empty field means none."""
    asked = st.session_state["since"]
    if asked is None:
        return ""
    params = {"since": asked.isoformat()}
    return _since(params, choice, cached.options().days[choice.mapper], notices)


def _found() -> dict[str, Place]:
    """Find the places of the name that was typed, in either language or another spelling."""
    asked = st.session_state["find"].strip()
    return {place.id: place for place in answers.find_places(asked)} if asked else {}


def _place() -> Place | None:
    """Read which of the places found is meant: the first, until another is chosen."""
    found, state = _found(), st.session_state
    if found and state.get("found") not in found:
        state["found"] = next(iter(found))
    return found.get(state.get("found", ""))


def _ask_which(choice: Choice) -> None:
    """Ask which of the places is meant, where a name was typed."""
    found = _found()
    if found:
        st.selectbox(
            label("Places found", choice.language),
            list(found),
            key="found",
            format_func=lambda place: _named(found[place], choice),
            label_visibility="collapsed",
        )
    elif st.session_state["find"].strip():
        st.caption(label("No place of that name. Try another spelling.", choice.language))


def _named(place: Place, choice: Choice) -> str:
    name = place.name_uk if choice.language == "uk" else place.name_en
    return f"{name}, {cached.area_names(choice.language)[place.oblast]}"
