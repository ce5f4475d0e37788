"""The rail: the controls of the map, their values kept in the address."""

from datetime import date

import streamlit as st

from dashboard.output.words import STATUS_WORDS, text_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached
from dashboard.views.address import Choice, Options, day_notice, nearest_day, read

SHOWS = {
    "claims": "Claims not held",
    "before": "Held before 24 Feb 2022",
    "grey": "Grey zone (to Aug 2025)",
}

PEOPLE = {
    "official": "State statistics, 1 Jan 2022",
    "worldpop": "WorldPop grid, 2020",
    "hromada": "State statistics by hromada",
}


def choose() -> tuple[Choice, tuple[str, ...]]:
    """Show the controls and give what is chosen, with notices about what was replaced."""
    options = cached.options()
    notices = _follow_address(options)
    proposal = _proposal(options)
    _day(options)
    with st.container(key="more"):
        st.toggle("More settings", key="is_more")
    with st.container(key="rest"):
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
        st.html('<p class="label">Show</p>')
        for name, words in SHOWS.items():
            st.checkbox(words, key=f"show_{name}")
    choice = _chosen(proposal, options)
    _publish(choice)
    return choice, (*notices, *_replaced_day(options))


def _follow_address(options: Options) -> tuple[str, ...]:
    """Set the controls from the address when it is not what this page wrote there."""
    asked = st.query_params.to_dict()
    if asked == st.session_state.get("published"):
        return ()
    choice, notices = read(asked, options)
    state = st.session_state
    state["proposal"], state["mapper"], state["people"] = (
        choice.proposal,
        choice.mapper,
        choice.people,
    )
    state["day"] = state["slider"] = date.fromisoformat(choice.day)
    state[f"variant-{choice.proposal}"] = choice.variant or None
    for name in SHOWS:
        state[f"show_{name}"] = name in choice.show
    return notices


def _publish(choice: Choice) -> None:
    """Write the choice into the address, where that changes it."""
    params = choice.params()
    st.session_state["published"] = params
    if st.query_params.to_dict() != params:
        st.query_params.from_dict(params)


def _proposal(options: Options) -> str:
    texts = cached.proposals()
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
    st.caption(about.replace("$", "\\$"))
    return proposal


def _day(options: Options) -> None:
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


def _replaced_day(options: Options) -> tuple[str, ...]:
    asked = st.session_state.pop("asked_day", None)
    if asked is None:
        return ()
    shown = nearest_day(asked, options.days[st.session_state["mapper"]])
    return () if shown == asked else (day_notice(asked, shown),)


def _settle_day(asked: date) -> None:
    """Put both date controls on a day with a line; remember what was asked for."""
    days = cached.options().days[st.session_state["mapper"]]
    shown = date.fromisoformat(nearest_day(asked.isoformat(), days))
    st.session_state["asked_day"] = asked.isoformat()
    st.session_state["day"] = st.session_state["slider"] = shown


def _day_changed() -> None:
    _settle_day(st.session_state["day"])


def _slider_changed() -> None:
    _settle_day(st.session_state["slider"])


def _mapper_changed() -> None:
    _settle_day(st.session_state["day"])


def _chosen(proposal: str, options: Options) -> Choice:
    state = st.session_state
    variants = options.variants[proposal]
    return Choice(
        proposal=proposal,
        variant=(state.get(f"variant-{proposal}") or variants[0]) if variants else "",
        day=state["day"].isoformat(),
        mapper=state["mapper"],
        people=state["people"],
        show=tuple(name for name in options.shows if state[f"show_{name}"]),
    )
