"""The rail: the controls that pages share, their values kept in the address."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.output.labels import label, label_of
from dashboard.output.style import Language
from dashboard.output.words import STATUS_WORDS, area_unit, text_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import built, player
from dashboard.views.address import (
    LANGUAGES,
    NAMES,
    UNITS,
    Choice,
    Options,
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
    "hromadas": "Hromada boundaries",
}
ONLY_ON_MAP = ("people", "sites", "raions", "hromadas")

PEOPLE = {
    "official": "State statistics, 1 Jan 2022",
    "worldpop": "WorldPop grid, 2020",
    "hromada": "State statistics by hromada",
}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """The controls that a page has use for; what is not shown keeps its value.

    Attributes
    ----------
    proposal, day, show
        Whether the page asks for a text, for a day, and for layers.
    full
        Everything that only the Map page has: play, and more layers.
    """

    proposal: bool = True
    day: bool = True
    show: bool = True
    full: bool = False

    def read(self) -> tuple[Choice, tuple[str, ...]]:
        """Read what is chosen, with notices about what was replaced; ``draw`` comes after it."""
        if is_bare():
            return linked()
        notices = _follow_address()
        options = built.choices()
        if self.day:
            player.take_step()
            player.keep_within()
        choice = _chosen(options, self)
        player.keep_pace(st.session_state["choice"].day, choice.day)
        st.session_state["choice"] = choice
        return choice, (*notices, *player.replaced_day())

    def draw(self) -> None:
        """Show the controls; their values are known before, so a page may start with its map."""
        if is_bare():
            return
        options = built.choices()
        _publish(st.session_state["choice"])
        if self.proposal:
            _proposal(options)
        if self.day:
            _day(play=self.full)
        with st.container(key="more"):
            st.toggle(_say("More settings"), key="is_more")
        with st.container(key="rest"):
            _sources(options)
            if layers := self.layers(options):
                st.html(f'<p class="label">{_say("Show")}</p>')
            for name in layers:
                st.checkbox(_say(SHOWS[name]), key=f"show_{name}")
            _writing()

    def layers(self, options: Options) -> tuple[str, ...]:
        """List the layers that the page lets people switch."""
        return tuple(n for n in options.shows if self.show and (self.full or n not in ONLY_ON_MAP))


def _language() -> Language:
    """Tell the language chosen, which the controls themselves are in."""
    return LANGUAGES[st.session_state["lang"]]


def _say(english: str) -> str:
    return label(english, _language())


def turn_to(proposal: str) -> Choice:
    """Let the choice be another text than its controls say, as the Build page does."""
    choice: Choice = st.session_state["choice"]
    if choice.proposal != proposal:
        choice = replace(choice, proposal=proposal, variant="")
    st.session_state["choice"] = choice = built.carried(choice)
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
    st.session_state["published"] = (st.session_state.get("page"), params)
    if _asked() == params:
        return
    others = {k: v for k, v in st.query_params.to_dict().items() if k not in NAMES}
    st.query_params.from_dict(params | others)


def _proposal(options: Options) -> None:
    texts = built.texts()
    proposal = st.selectbox(
        _say("Proposal"), list(texts), key="proposal", format_func=lambda key: texts[key].short
    )
    text = texts[proposal]
    if options.variants[proposal]:
        titles = {variant.id: variant.title for variant in text.variants}
        st.selectbox(
            _say("Reading"), list(titles), key=f"variant-{proposal}", format_func=titles.__getitem__
        )
    status = _say(STATUS_WORDS[text.status]).capitalize()
    dated = text_date(text.date, _language()).removesuffix(".")
    about = f"{status}, {dated}. {text.status_note}"
    st.caption(unformatted(about))


def _day(*, play: bool) -> None:
    first, last = player.span()
    st.date_input(
        _say("Line of contact on"),
        key="day",
        min_value=first,
        max_value=last,
        format="DD.MM.YYYY",
        on_change=_day_changed,
    )
    st.slider(
        _say("Line of contact on"),
        first,
        last,
        key="slider",
        format="D MMM YYYY",
        label_visibility="collapsed",
        on_change=_slider_changed,
    )
    if play:
        player.controls(_language())


def _sources(options: Options) -> None:
    """Ask whose line and whose count of people."""
    st.segmented_control(
        _say("Line drawn by"),
        list(options.days),
        key="mapper",
        format_func=MAPPERS.__getitem__,
        required=True,
        width="stretch",
        on_change=_mapper_changed,
    )
    st.selectbox(
        _say("People counted by"),
        options.surfaces,
        key="people",
        format_func=partial(label_of, PEOPLE, _language()),
    )


def _writing() -> None:
    """Ask for units, and for the language of labels and sentences."""
    st.segmented_control(
        _say("Areas in"),
        list(UNITS),
        key="units",
        format_func=partial(area_unit, language=_language()),
        required=True,
        width="stretch",
    )
    st.segmented_control(
        _say("Names and sentences in"),
        list(LANGUAGES),
        key="lang",
        format_func=LANGUAGE_WORDS.__getitem__,
        required=True,
        width="stretch",
    )


def _day_changed() -> None:
    player.settle_day(st.session_state["day"])


def _slider_changed() -> None:
    player.settle_day(st.session_state["slider"])


def _mapper_changed() -> None:
    player.settle_day(date.fromisoformat(st.session_state["choice"].day))


def _chosen(options: Options, rail: Rail) -> Choice:
    """Read the controls; what has no control here stays as it was."""
    state, layers = st.session_state, rail.layers(options)
    choice: Choice = replace(
        state["choice"],
        mapper=state["mapper"],
        people=state["people"],
        units=state["units"],
        language=state["lang"],
    )
    choice = built.carried(choice)
    days = options.days[choice.mapper]
    shown_day = state["day"].isoformat() if rail.day else nearest_day(choice.day, days)
    kept = [name for name in choice.show if name not in layers]
    switched = [name for name in layers if state[f"show_{name}"]]
    shown = tuple(name for name in options.shows if name in (*kept, *switched))
    choice = replace(choice, day=shown_day, show=shown)
    return _with_text(choice, options) if rail.proposal else choice


def _with_text(choice: Choice, options: Options) -> Choice:
    """Read which proposal and which of its readings."""
    named = st.session_state["proposal"]
    variants = options.variants[named]
    reading = st.session_state.get(f"variant-{named}") or variants[0] if variants else ""
    return replace(choice, proposal=named, variant=reading)
