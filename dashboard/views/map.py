"""The Map page: one proposal on one day's line, its figures, and what they rest on."""

import time
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.output.labels import label
from dashboard.output.sentences import NOT_ENDORSED, change_headline, held_sentence
from dashboard.output.style import Words
from dashboard.output.webmap import State
from dashboard.output.words import long_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import (
    built,
    cached,
    drawn,
    figures,
    markup,
    moved,
    panel,
    player,
    rail,
    seen,
    takeaway,
    text,
    wording,
)
from dashboard.views.address import Choice, Question
from dashboard.views.scene import Scene
from dashboard.views.seen import Seen
from dashboard.views.sheet import beside, full_version, is_opening, notify, tell_language

DISCLAIMER = NOT_ENDORSED.en
GIVE_WAY_S = 0.04
"""The browser draws the map, from shapes that it fetches here, before it hears of all the rest."""
OPENING_S = 0.5
"""The same, where it has to fetch the map itself first."""
BETWEEN_DAYS = Words(
    "Between {first} and {last}, as drawn by {mapper}",
    "Між {first} і {last}, за лінією {mapper}",
)


def map_page() -> None:
    """Show one proposal on the map, with its ledger, headline and sources."""
    controls = rail.Rail(full=True)
    choice, notices = controls.read()
    chosen, more = seen.read_controls(choice)
    if rail.is_bare():
        _show_alone(choice, chosen, (*notices, *more))
        return

    def draw_rail() -> None:
        controls.draw()
        with st.container(key="rest-map"):
            seen.draw_controls(choice, chosen)

    beside(draw_rail, lambda: _show(choice, chosen, (*notices, *more)), is_ready=True)


def _show(choice: Choice, chosen: Seen, notices: tuple[str, ...]) -> None:
    takeaway.offer(choice)
    scene = _scene(choice, chosen)
    head = st.container(key="head")
    clicked = _map(scene.state(), choice)  # it has the longest way to go, so it goes first
    time.sleep(OPENING_S if is_opening() else GIVE_WAY_S)
    with head:
        notify(notices)
        st.html(
            markup.heading(scene.finding, scene.subtitle)
            + markup.element("p", markup.text(_today(choice)), "today")
        )
    panel.follow_click(clicked)
    if chosen.unit:
        panel.show(chosen.unit, choice)
    if scene.settled is not None:
        st.html(figures.cards(choice, scene.settled))
        st.html(figures.status_line(choice, scene.settled))
    alone = urlencode(choice.params() | chosen.params() | {"shot": "true"})
    st.html(markup.inner_link(label("Map alone, for a screenshot", choice.language), f"?{alone}"))
    if chosen.since:
        st.html(moved.by_oblast(choice, chosen.since))
    else:
        _explain(scene)
    tell_language(choice.language)
    if scene.settled is not None:
        cached.ahead().want(_next_questions(choice))


def _next_questions(choice: Choice) -> list[Question]:
    """List what is likely to be asked next: the days around, and every text on the same line."""
    texts = (text for text in cached.proposals().values() if text.is_computable)
    return [
        *(replace(choice, day=day).question for day in player.days_around(choice)),
        *(replace(choice, proposal=t.id, variant=t.variant_named("")).question for t in texts),
    ]


def _explain(scene: Scene) -> None:
    """Show the text; what no line changes is a part of its own, so that it is sent only once."""
    below, clauses = _written(replace(scene.choice, show=()), is_settled=bool(scene.settled))
    with st.container(key="below", horizontal=True, gap=None):
        st.html(below)
        st.html(text.about(scene.proposal, scene.choice.language))
    st.html(clauses)


@st.cache_data(show_spinner=False, max_entries=512)
def _written(choice: Choice, *, is_settled: bool) -> tuple[str, str]:
    """Write what follows from a text once, so that showing it again costs the map no time."""
    proposal = built.proposal(choice.proposal)
    settled = cached.answer(*choice.question) if is_settled else None
    return text.below(proposal, settled, choice), text.clauses(proposal, settled, choice)


def _show_alone(choice: Choice, chosen: Seen, notices: tuple[str, ...]) -> None:
    """Show the map with its title, key and sources and nothing else."""
    notify(notices)
    _map(_scene(choice, chosen).state(alone=True), choice)
    st.html(full_version(choice.params() | chosen.params()))


def _scene(choice: Choice, chosen: Seen) -> Scene:
    proposal = built.proposal(choice.proposal)
    is_settled = proposal.is_computable and not chosen.since
    settled = cached.answer(*choice.question) if is_settled else None
    if chosen.since:
        finding, subtitle = _head_of_change(choice, chosen.since)
    else:
        finding = wording.finding(proposal, settled, choice)
        subtitle = wording.laid_on(proposal, choice)
    return Scene(
        choice=choice,
        seen=chosen,
        proposal=proposal,
        settled=settled,
        finding=finding,
        subtitle=subtitle,
    )


def _head_of_change(choice: Choice, since: str) -> tuple[str, str]:
    """Say what changed hands, and between which days."""
    change = cached.change(choice.mapper, since, choice.day)
    finding = change_headline(change.gained_km2, change.lost_km2, choice.units, choice.language)
    between = BETWEEN_DAYS.say(choice.language).format(
        first=_long(since, choice), last=_long(choice.day, choice), mapper=MAPPERS[choice.mapper]
    )
    return finding, between


def _long(day: str, choice: Choice) -> str:
    return long_date(date.fromisoformat(day), choice.language)


def _today(choice: Choice) -> str:
    """Say what was held on the day."""
    figures_held = cached.held(choice.day, choice.mapper, choice.people)
    day = date.fromisoformat(choice.day)
    return held_sentence(figures_held, day, choice.units, choice.language)


def _map(state: State, choice: Choice) -> dict[str, Any] | None:
    return drawn.show_map(state, "map", choice.language, returned=("last_clicked",))
