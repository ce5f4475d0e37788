"""The option on the desk: what is built, which clause is edited, and every change to them.

All controls of the page are set from here before they are shown, and change nothing themselves:
they call a function of this module. So undo and redo need no more than another state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import streamlit as st

from dashboard.core.area import Area
from dashboard.core.choosing import toggled
from dashboard.core.draft import (
    Draft,
    free_clause_id,
    moved_clause,
    with_clause,
    without_clause,
)
from dashboard.core.proposal import Clause, Pcode, Proposal, Select
from dashboard.errors import DashboardError
from dashboard.output.option_words import says
from dashboard.views import built, cached

DRAFT, EDITED, PENDING = "draft", "clause-edited", "clause-pending"
"""Names in the session: the draft; the id of the clause that is edited; one without ground yet."""
REFUSED = "build-refused"


def draft() -> Draft:
    """Give the draft of this session; it begins empty."""
    state = st.session_state
    found: Draft = state.setdefault(DRAFT, Draft(built.empty()))
    return found


def lay_out() -> None:
    """Make the desk ready on a first visit: with the option that a link brought, or a new one."""
    if DRAFT not in st.session_state:
        begin(next(iter(built.options_here().values()), built.empty()))
        st.session_state[DRAFT] = Draft(option())
    elif edited() is None and not option().clauses:
        add()


def option() -> Proposal:
    """Give the option as it is now."""
    return draft().present


def edited() -> Clause | None:
    """Give the clause whose ground and outcome are edited."""
    pending: Clause | None = st.session_state.get(PENDING)
    wanted = st.session_state.get(EDITED, "")
    if pending is not None and pending.id == wanted:
        return pending
    return next((clause for clause in option().clauses if clause.id == wanted), None)


def is_pending() -> bool:
    """Tell whether the clause that is edited has no ground yet."""
    pending: Clause | None = st.session_state.get(PENDING)
    return pending is not None and pending.id == st.session_state.get(EDITED)


def change(changed: Proposal) -> bool:
    """Go on to another state of the option; say so if it cannot be, and stay.

    Returns
    -------
    bool
        Whether the option is now as it was to be.
    """
    try:
        st.session_state[DRAFT] = draft().changed(built.finished(changed))
    except DashboardError as error:
        refuse(error)
        return False
    return True


def refuse(error: DashboardError) -> None:
    """Keep what to say of something that could not be taken, for the next run."""
    st.session_state[REFUSED] = str(error)


def refused() -> tuple[str, ...]:
    """Say what could not be taken; once."""
    said = st.session_state.pop(REFUSED, "")
    return (said,) if said else ()


def begin(start: Proposal) -> None:
    """Put another option on the desk; the one that was there can be had back by undoing."""
    if not change(start):
        return
    st.session_state[PENDING] = None
    edit(start.clauses[0].id if start.clauses else "")
    if not start.clauses:
        add()


def undo() -> None:
    """Go one step back."""
    st.session_state[DRAFT] = draft().undone()
    _keep_edited()


def redo() -> None:
    """Go one step forward again."""
    st.session_state[DRAFT] = draft().redone()
    _keep_edited()


def edit(clause: str) -> None:
    """Choose the clause that is edited, and the way to change its ground that fits it."""
    state = st.session_state
    state[EDITED] = clause
    if (found := edited()) is None or is_pending():
        return
    if found.select.areas:
        state["way"] = "draw"
    elif state.get("way") not in {"list", "map"}:
        state["way"] = "list"


def add() -> None:
    """Begin a clause; it becomes part of the option with its first ground."""
    new = replace(built.NEW_CLAUSE, id=free_clause_id(option()))
    st.session_state[PENDING] = new
    edit(new.id)


def remove(clause: str) -> None:
    """Take a clause out."""
    if is_pending():
        st.session_state[PENDING] = None
    change(without_clause(option(), clause))
    _keep_edited()


def move(clause: str, by: int) -> None:
    """Move a clause in the order."""
    change(moved_clause(option(), clause, by))


def put(clause: Clause, areas: Iterable[Area] = ()) -> None:
    """Put a changed clause into the option, with new areas that it names."""
    known = {area.id: area for area in (*option().areas, *areas)}
    said = says(clause, _names(), known)
    changed = replace(option(), areas=tuple(known.values()))
    if change(with_clause(changed, replace(clause, says=said))):
        st.session_state[PENDING] = None


def put_or_pend(clause: Clause) -> None:
    """Change a clause that may have no ground yet."""
    if is_pending():
        st.session_state[PENDING] = clause
    else:
        put(clause)


def set_areas(clause: Clause, areas: Iterable[Area]) -> None:
    """Let areas be all the ground of a clause, narrowed as before by side and distance."""
    found = {area.id: area for area in areas}
    if not found:
        if clause.select.areas:
            lay_aside(clause)
        return
    narrowed = Select(holder=clause.select.holder, within_km=clause.select.within_km)
    put(replace(clause, select=replace(narrowed, areas=frozenset(found))), found.values())


def lay_aside(clause: Clause) -> None:
    """Take a clause that has no ground any more out of the option, and go on editing it."""
    empty = Select(holder=clause.select.holder, within_km=clause.select.within_km)
    st.session_state[PENDING] = replace(clause, select=empty)
    change(without_clause(option(), clause.id))


def toggle(code: str) -> None:
    """Choose a unit for the clause that is edited, or leave it out."""
    clause = edited()
    if clause is None:
        return
    before = clause.select
    if is_pending() or before.areas:
        new = Select(
            units=frozenset({Pcode(code)}), holder=before.holder, within_km=before.within_km
        )
        put(replace(clause, select=new))
        return
    after = toggled(before, code, cached.division_names("en"))
    if before.units and not after.units:
        lay_aside(clause)
    else:
        put(replace(clause, select=after))


def _keep_edited() -> None:
    """Edit a clause that is still there."""
    st.session_state[PENDING] = None
    if edited() is None:
        clauses = option().clauses
        edit(clauses[-1].id if clauses else "")


def _names() -> Mapping[str, str]:
    return cached.division_names("en")
