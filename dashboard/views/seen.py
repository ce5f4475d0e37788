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


def linked(choice: Choice) -> tuple[Seen, tuple[str, ...]]:
    """Read it from the address of this page."""
    return read(_asked(), choice, cached.options().days[choice.mapper], cached.unit_codes())


def choose(choice: Choice) -> tuple[Seen, tuple[str, ...]]:
    """Show the controls that only the Map page has, and give what is chosen."""
    state, notices = st.session_state, _follow_address(choice)
    place = _place(choice)
    days = cached.options().days[choice.mapper]
    since, replaced = _earlier_day(choice, days)
    seen = Seen(since=since, place=place, unit=state.get("unit", ""))
    _publish(seen)
    return seen, (*notices, *replaced)


def _asked() -> dict[str, str]:
    return {name: st.query_params[name] for name in NAMES if name in st.query_params}


def _follow_address(choice: Choice) -> tuple[str, ...]:
    asked, state = _asked(), st.session_state
    if "find" in state and asked == state.get("published-map"):
        return ()
    seen, notices = linked(choice)
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


def _earlier_day(choice: Choice, days: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Ask for a day to compare with; an empty field means none."""
    asked = st.date_input(
        label("What changed since", choice.language),
        key="since",
        value=None,
        min_value=date.fromisoformat(days[0]),
        max_value=date.fromisoformat(days[-1]),
        format="DD.MM.YYYY",
    )
    if asked is None:
        return "", ()
    notices: list[str] = []
    return _since({"since": asked.isoformat()}, choice, days, notices), tuple(notices)


def _place(choice: Choice) -> Place | None:
    """Search for a place by name, in either language or another spelling."""
    asked = st.text_input(
        label("Find a place", choice.language),
        key="find",
        max_chars=60,
        placeholder="Sloviansk, Слов’янськ, …",
    )
    if not asked.strip():
        return None
    found = {place.id: place for place in answers.find_places(asked)}
    if not found:
        st.caption(label("No place of that name. Try another spelling.", choice.language))
        return None
    if st.session_state.get("found") not in found:
        st.session_state["found"] = next(iter(found))
    st.selectbox(
        label("Places found", choice.language),
        list(found),
        key="found",
        format_func=lambda place: _named(found[place], choice),
        label_visibility="collapsed",
    )
    return found[st.session_state["found"]]


def _named(place: Place, choice: Choice) -> str:
    name = place.name_uk if choice.language == "uk" else place.name_en
    return f"{name}, {cached.area_names(choice.language)[place.oblast]}"
