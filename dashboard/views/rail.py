"""The rail: the controls that pages share, their values kept in the address."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.output.words import STATUS_WORDS, text_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import built, player
from dashboard.views.address import (
    LANGUAGES,
    NAMES,
    UNITS,
    Choice,
    Options,
    day_notice,
    nearest_day,
    read,
)
from dashboard.views.markup import unformatted

SHOWS = {
    "claims": "Claims not held",
    "before": "Held before 24 Feb 2022",
    "grey": "Grey zone (to Aug 2025)",
    "people": "People before Feb 2022",
    "sites": "Key sites",
    "raions": "Raion boundaries",
}
ONLY_ON_MAP = ("people", "sites", "raions")

PEOPLE = {
    "official": "State statistics, 1 Jan 2022",
    "worldpop": "WorldPop grid, 2020",
    "hromada": "State statistics by hromada",
}
UNIT_WORDS = {"km2": "km²", "mi2": "mi²"}
LANGUAGE_WORDS = {"en": "English", "uk": "Українська"}


def is_bare() -> bool:
    """Whether the map is asked for alone: inside another page, or for a screenshot."""
    return bool(st.context.is_embedded) or st.query_params.get("shot") == "true"


def linked() -> tuple[Choice, tuple[str, ...]]:
    """Read the choice from the address, without controls."""
    params = st.query_params.to_dict()
    refused = built.admit(params)
    choice, notices = read(params, built.choices())
    return built.carried(choice), (*refused, *notices)


def choose(
    *, proposal: bool = True, day: bool = True, show: bool = True, full: bool = False
) -> tuple[Choice, tuple[str, ...]]:
    """Show the controls and give what is chosen, with notices about what was replaced.

    Parameters
    ----------
    proposal, day, show : bool
        Controls that the page has use for; what is not shown keeps its value.
    full : bool
        Everything that only the Map page has: play, and more layers.
    """
    if is_bare():
        return linked()
    notices = _follow_address()
    options = built.choices()
    if proposal:
        _proposal(options)
    if day:
        _day(options, play=full)
    with st.container(key="more"):
        st.toggle("More settings", key="is_more")
    layers = _layers(options, show=show, full=full)
    with st.container(key="rest"):
        _sources(options)
        if layers:
            st.html('<p class="label">Show</p>')
        for name in layers:
            st.checkbox(SHOWS[name], key=f"show_{name}")
        _writing()
    choice = _chosen(options, layers, proposal=proposal, day=day)
    _publish(choice)
    return choice, (*notices, *_replaced_day(options))


def turn_to(proposal: str) -> Choice:
    """Let the choice be another text than its controls say, as the Build page does."""
    choice: Choice = st.session_state["choice"]
    if choice.proposal != proposal:
        choice = replace(choice, proposal=proposal, variant="")
    _publish(choice := built.carried(choice))
    return choice


def _follow_address() -> tuple[str, ...]:
    """Set the controls from the address when it is not what this page wrote there."""
    asked, state = _asked(), st.session_state
    is_kept = "units" in state  # a page without the rail lets its values go
    if is_kept and (state.get("page"), asked) == state.get("published"):
        return ()
    refused = built.admit(st.query_params.to_dict())
    options = built.choices()
    choice, notices = read(asked, options)
    state["choice"], state["is_playing"] = choice, False
    state["proposal"], state["mapper"], state["people"] = (
        choice.proposal,
        choice.mapper,
        choice.people,
    )
    state["units"], state["lang"] = choice.units, choice.language
    state["day"] = state["slider"] = date.fromisoformat(choice.day)
    state[f"variant-{choice.proposal}"] = choice.variant or None
    for name in options.shows:
        state[f"show_{name}"] = name in choice.show
    return (*refused, *notices)


def _asked() -> dict[str, str]:
    """Read the part of the address that the rail writes."""
    return {name: st.query_params[name] for name in NAMES if name in st.query_params}


def _publish(choice: Choice) -> None:
    """Write the choice into the address, where that changes it; leave the page's own names."""
    params = choice.params()
    st.session_state["choice"] = choice
    st.session_state["published"] = (st.session_state.get("page"), params)
    if _asked() == params:
        return
    others = {k: v for k, v in st.query_params.to_dict().items() if k not in NAMES}
    st.query_params.from_dict(params | others)


def _proposal(options: Options) -> None:
    texts = built.texts()
    proposal = st.selectbox(
        "Proposal", list(texts), key="proposal", format_func=lambda key: texts[key].short
    )
    text = texts[proposal]
    if options.variants[proposal]:
        titles = {variant.id: variant.title for variant in text.variants}
        st.selectbox(
            "Reading", list(titles), key=f"variant-{proposal}", format_func=titles.__getitem__
        )
    about = f"{STATUS_WORDS[text.status].capitalize()}, {text_date(text.date)}. {text.status_note}"
    st.caption(unformatted(about))


def _day(options: Options, *, play: bool) -> None:
    player.take_step()
    days = options.days[st.session_state["mapper"]]
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    state = st.session_state
    state["day"] = state["slider"] = min(max(state["day"], first), last)
    st.date_input(
        "Line of contact on",
        key="day",
        min_value=first,
        max_value=last,
        format="DD.MM.YYYY",
        on_change=_day_changed,
    )
    st.slider(
        "Line of contact on",
        first,
        last,
        key="slider",
        format="D MMM YYYY",
        label_visibility="collapsed",
        on_change=_slider_changed,
    )
    if play:
        player.controls()


def _sources(options: Options) -> None:
    """Ask whose line and whose count of people."""
    st.segmented_control(
        "Line drawn by",
        list(options.days),
        key="mapper",
        format_func=MAPPERS.__getitem__,
        required=True,
        width="stretch",
        on_change=_mapper_changed,
    )
    st.selectbox(
        "People counted by", options.surfaces, key="people", format_func=PEOPLE.__getitem__
    )


def _writing() -> None:
    """Ask for units, and for the language of labels and sentences."""
    st.segmented_control(
        "Areas in",
        list(UNITS),
        key="units",
        format_func=UNIT_WORDS.__getitem__,
        required=True,
        width="stretch",
    )
    st.segmented_control(
        "Names and sentences in",
        list(LANGUAGES),
        key="lang",
        format_func=LANGUAGE_WORDS.__getitem__,
        required=True,
        width="stretch",
    )


def _replaced_day(options: Options) -> tuple[str, ...]:
    asked = st.session_state.pop("asked_day", None)
    if asked is None:
        return ()
    shown = nearest_day(asked, options.days[st.session_state["mapper"]])
    return () if shown == asked else (day_notice(asked, shown),)


def _day_changed() -> None:
    player.settle_day(st.session_state["day"])


def _slider_changed() -> None:
    player.settle_day(st.session_state["slider"])


def _mapper_changed() -> None:
    player.settle_day(date.fromisoformat(st.session_state["choice"].day))


def _layers(options: Options, *, show: bool, full: bool) -> tuple[str, ...]:
    """List the layers that the page lets people switch."""
    return tuple(n for n in options.shows if show and (full or n not in ONLY_ON_MAP))


def _chosen(options: Options, layers: tuple[str, ...], *, proposal: bool, day: bool) -> Choice:
    """Read the controls; what has no control here stays as it was."""
    state = st.session_state
    choice: Choice = replace(
        state["choice"],
        mapper=state["mapper"],
        people=state["people"],
        units=state["units"],
        language=state["lang"],
    )
    choice = built.carried(choice)
    days = options.days[choice.mapper]
    shown_day = state["day"].isoformat() if day else nearest_day(choice.day, days)
    kept = [name for name in choice.show if name not in layers]
    switched = [name for name in layers if state[f"show_{name}"]]
    shown = tuple(name for name in options.shows if name in (*kept, *switched))
    choice = replace(choice, day=shown_day, show=shown)
    return _with_text(choice, options) if proposal else choice


def _with_text(choice: Choice, options: Options) -> Choice:
    """Read which proposal and which of its readings."""
    named = st.session_state["proposal"]
    variants = options.variants[named]
    reading = st.session_state.get(f"variant-{named}") or variants[0] if variants else ""
    return replace(choice, proposal=named, variant=reading)
