"""Texts of the library and options that this session knows: the one place to look a text up.

An option that is built, opened from a file or carried by a link is kept in the session, and put on
the shelf of the server so that every answer finds it by its id. Links carry it in ``option``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from dashboard.answers import shelf
from dashboard.core.draft import Draft
from dashboard.core.option import ID_PREFIX, built_option, copied_option
from dashboard.core.proposal import (
    Administration,
    Clause,
    Proposal,
    Select,
    Sovereignty,
    Status,
    Troops,
    Withdraws,
)
from dashboard.errors import DashboardError
from dashboard.sources.option_links import (
    PARAMETER,
    PARTED,
    option_from_link,
    option_to_link,
)
from dashboard.sources.options import option_from_toml, option_to_toml
from dashboard.views import cached
from dashboard.views.address import Choice, Options

MOST_KEPT = 4
"""So many options a session knows beside the one on the desk; the oldest gives way."""
LONGEST_LINKS = 4_000
"""Of the options of a session together; what does not fit is not carried."""
NEW_CLAUSE = Clause(
    id="clause-1",
    says="Not written yet.",
    select=Select(),
    troops=Troops.HOLDER,
    administration=Administration.HOLDER,
    sovereignty=Sovereignty.UNSPECIFIED,
    withdraws=Withdraws.NONE,
)
NAMED_IN = ("proposal", "texts", "baseline", "pair")
"""Parameters that may name an option."""
KEPT = "options-kept"


def texts() -> dict[str, Proposal]:
    """List all texts by id: options of this session first, then the library."""
    return {**options_here(), **cached.proposals()}


def proposal(wanted: str) -> Proposal:
    """Give a text by its id."""
    here = options_here()
    return here[wanted] if wanted in here else cached.proposals()[wanted]


def options_here() -> dict[str, Proposal]:
    """List the options of this session that have ground, the one on the desk first."""
    draft: Draft | None = st.session_state.get("draft")
    on_desk = [draft.present] if draft and draft.present.clauses else []
    here = {option.id: option for option in (*on_desk, *_kept())}
    for option in here.values():
        if shelf.get(option.id) is None:  # new, or it had to give way to others
            shelf.put(option)
    return here


def choices() -> Options:
    """List what can be asked for, options included."""
    library = cached.options()
    here = {key: [v.id for v in text.variants] for key, text in options_here().items()}
    return replace(library, variants={**here, **library.variants}) if here else library


def empty() -> Proposal:
    """Give an option without ground, to start from."""
    return built_option("My option", (), date=_today())


def copied(wanted: str, variant: str) -> Proposal:
    """Give a copy of a text, or an option itself, to go on from."""
    text = proposal(wanted)
    return text if text.status is Status.OPTION else copied_option(text, variant, date=_today())


def _today() -> str:
    return datetime.now(tz=UTC).date().isoformat()


def finished(option: Proposal) -> Proposal:
    """Check an option, leave out areas that nothing names, and give it the id of its content.

    Raises
    ------
    ProposalError
        If there is anything in it that could not be saved and opened again.
    """
    named = {area for clause in option.clauses for area in clause.select.areas}
    kept = replace(option, areas=tuple(area for area in option.areas if area.id in named))
    if kept.clauses:
        return option_from_toml(option_to_toml(kept))
    checked = option_from_toml(option_to_toml(replace(kept, clauses=(NEW_CLAUSE,))))
    return replace(checked, id="", clauses=())


def keep(option: Proposal) -> None:
    """Keep an option for this session, beside the one on the desk."""
    others = [known for known in _kept() if known.id != option.id]
    st.session_state[KEPT] = [option, *others][:MOST_KEPT]


def _kept() -> list[Proposal]:
    kept: list[Proposal] = st.session_state.get(KEPT, [])
    return kept


def admit(params: Mapping[str, str]) -> tuple[str, ...]:
    """Take in the options that an address carries or names; say which could not be opened."""
    notices = [said for link in _parted(params.get(PARAMETER, "")) if (said := _open(link))]
    for name in _named(params):
        if name not in options_here() and (known := shelf.get(name)):
            keep(known)
    return tuple(notices)


def _named(params: Mapping[str, str]) -> tuple[str, ...]:
    words = ",".join(params.get(name, "") for name in NAMED_IN).split(",")
    ids = (word.partition(":")[0] for word in words)
    return tuple(sorted({name for name in ids if name.startswith(ID_PREFIX)}))


def _parted(links: str) -> Sequence[str]:
    return [link for link in links[:LONGEST_LINKS].split(PARTED) if link][:MOST_KEPT]


def _open(link: str) -> str:
    """Keep the option that a link carries; give a notice if it cannot be read."""
    try:
        option = option_from_link(link)
    except DashboardError as error:
        return f"The option in the link cannot be opened. {error}"
    if option.id not in options_here():
        keep(option)
    return ""


def carried(choice: Choice) -> Choice:
    """Let a choice carry the options of this session, so that links to any page work."""
    here = options_here().values()
    links = [link for option in here if (link := _link(option.id, option))]
    while len(PARTED.join(links)) > LONGEST_LINKS:
        links.pop()
    return replace(choice, option=PARTED.join(links))


@st.cache_data(show_spinner=False, max_entries=256)
def _link(option: str, _of: Proposal) -> str:  # noqa: ARG001  the id is what is remembered
    """Write an option for a link, once for each id; nothing if it is too large."""
    return option_to_link(_of) or ""
