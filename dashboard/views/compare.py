"""The Compare page: two to five texts on the same day, mapper and surface."""

from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.output.comparison import finding
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import long_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.populations import SURFACES
from dashboard.views import built, extras, markup, matrix, pair, takeaway
from dashboard.views.address import Choice
from dashboard.views.selection import FEWEST, MOST, NAMES, Selection, parted, read, titles
from dashboard.views.sheet import framed, full_version, notify, tell_language, use_sheet

PAGE = "compare"
APPROXIMATE = Words(
    "≈: the difference is smaller than the range between the two mappers for one of the two "
    "figures. “0”: the text speaks of all the ground and moves nobody; “none stated”: it does not "
    "speak of all of it.",
    "≈: різниця менша за розбіжність між двома картографами щодо одного з двох чисел. «0»: текст "
    "говорить про всю територію і нікого не переміщує; «не зазначено»: говорить не про всю.",
)
SAME_GROUND = Words(
    "{count} texts laid on the same line of contact, {day} ({mapper}). People: {people}.",
    "Тексти ({count}) на тій самій лінії зіткнення, {day} ({mapper}). Люди: {people}.",
)
ONE_MAPPER = Words(
    "Only one mapper has a line for this day, so no range between mappers is known. ",
    "На цей день лінію має лише один картограф, тож розбіжність між ними невідома. ",
)
CHOOSE = Words("Choose {} to {} texts.", "Виберіть від {} до {} текстів.")


def compare_page() -> None:
    """Show the matrix of several texts, and a pair of them against each other."""
    use_sheet("texts")
    framed(_show, _show_alone, proposal=False, layers=False)


def _show(choice: Choice, notices: list[str]) -> None:
    _follow(choice, notices)
    notify(notices)
    head = st.empty()
    chosen, say = _texts(choice.language), partial(label, language=choice.language)
    if len(chosen) < FEWEST:
        words = CHOOSE.say(choice.language).format(FEWEST, MOST)
        head.html(markup.heading(say("Compare texts on the same ground"), words))
        return
    with st.container(key="filters", horizontal=True):
        baseline = _one(say("Baseline"), "compare-baseline", chosen)
        first = _one(say("Pair: first"), "compare-first", chosen)
        second = _one(
            say("Pair: second"), "compare-second", [key for key in chosen if key != first]
        )
    selection = Selection(texts=chosen, baseline=baseline, pair=(first, second))
    extras.publish(PAGE, selection.params())
    takeaway.offer(choice, kind="compare", texts=tuple(map(parted, selection.texts)))
    _present(choice, selection, head)


def _show_alone(choice: Choice, notices: list[str]) -> None:
    """Show what a link asks for, without controls."""
    wanted = read(st.query_params.to_dict(), built.texts(), choice.proposal, notices)
    notify(notices)
    _present(choice, wanted, st.empty())
    st.html(full_version(choice.params() | wanted.params()))


def _present(choice: Choice, selection: Selection, head: DeltaGenerator) -> None:
    """Show the finding, the matrix and the pair."""
    found = matrix.columns(
        selection.texts, choice.day, choice.mapper, choice.people, choice.language
    )
    subtitle = _subtitle(choice, len(selection.texts))
    head.html(markup.heading(finding(found, choice.units, choice.language), subtitle))
    st.html(matrix.table(found, selection.baseline, choice.units, choice.language))
    has_range = all(column.other for column in found)
    one_mapper = "" if has_range else ONE_MAPPER.say(choice.language)
    words = one_mapper + APPROXIMATE.say(choice.language)
    st.html(markup.element("p", markup.text(words), "quiet"))
    pair.show(choice, selection.texts, selection.pair)
    tell_language(choice.language)


def _follow(choice: Choice, notices: list[str]) -> None:
    """Set the controls of this page from the address, where that says something new."""
    state = st.session_state
    params = extras.asked(PAGE, NAMES)
    if params is None and "compare-texts" in state:
        return
    wanted = read(params or {}, built.texts(), choice.proposal, notices)
    state["compare-texts"] = list(wanted.texts)
    state["compare-baseline"] = wanted.baseline
    state["compare-first"], state["compare-second"] = wanted.pair


def _texts(language: Language) -> tuple[str, ...]:
    named = titles(built.texts())
    return tuple(
        st.multiselect(
            label("Texts to compare", language),
            list(named),
            key="compare-texts",
            format_func=named.__getitem__,
            max_selections=MOST,
        )
    )


def _one(label: str, key: str, allowed: tuple[str, ...] | list[str]) -> str:
    """Ask for one of the compared texts; fall back to the first that is left."""
    named = titles(built.texts())
    if st.session_state.get(key) not in allowed:
        st.session_state[key] = allowed[0]
    return str(st.selectbox(label, allowed, key=key, format_func=named.__getitem__))


def _subtitle(choice: Choice, count: int) -> str:
    day = long_date(date.fromisoformat(choice.day), choice.language)
    return SAME_GROUND.say(choice.language).format(
        count=count,
        day=day,
        mapper=MAPPERS[choice.mapper],
        people=label(SURFACES[choice.people], choice.language),
    )
