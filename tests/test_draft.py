"""An option under way: every step can be undone, and clauses keep their order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core import draft as drafting
from dashboard.core.draft import Draft, free_clause_id, moved_clause, with_clause, without_clause
from dashboard.sources.proposals import load_proposals

TEXT = load_proposals()["us-28pt-nov-2025"]
IDS = [clause.id for clause in TEXT.clauses]


def named(name):
    return replace(TEXT, short=name)


def test_undo_and_redo_lead_back_and_forth():
    draft = Draft(named("a")).changed(named("b")).changed(named("c"))

    assert draft.undone().present.short == "b"
    assert draft.undone().undone().present.short == "a"
    assert draft.undone().undone().redone().redone() == draft


def test_the_ends_of_the_history_are_safe():
    draft = Draft(named("a"))

    assert draft.undone() is draft
    assert draft.redone() is draft


def test_a_change_after_an_undo_forgets_what_was_undone():
    draft = Draft(named("a")).changed(named("b")).undone().changed(named("c"))

    assert draft.redone() is draft
    assert [step.short for step in draft.past] == ["a"]


def test_a_change_that_changes_nothing_is_no_step():
    draft = Draft(named("a"))

    assert draft.changed(named("a")) is draft


def test_old_steps_are_forgotten(monkeypatch):
    monkeypatch.setattr(drafting, "MOST_STEPS", 3)
    draft = Draft(named("0"))
    for step in range(1, 6):
        draft = draft.changed(named(str(step)))

    assert [step.short for step in draft.past] == ["2", "3", "4"]


def test_a_clause_takes_the_place_of_the_one_with_its_id():
    changed = replace(TEXT.clauses[2], says="Another sentence.")

    after = with_clause(TEXT, changed)

    assert [clause.id for clause in after.clauses] == IDS
    assert after.clauses[2].says == "Another sentence."


def test_a_new_clause_comes_last_and_overrides_the_others():
    new = replace(TEXT.clauses[0], id=free_clause_id(TEXT))

    assert with_clause(TEXT, new).clauses[-1] == new


def test_a_clause_can_be_left_out():
    assert [c.id for c in without_clause(TEXT, IDS[1]).clauses] == [IDS[0], *IDS[2:]]


@pytest.mark.parametrize(("place", "by"), [(0, 1), (3, -2), (0, -1), (6, 1), (2, 99)])
def test_a_clause_moves_and_the_others_keep_their_order(place, by):
    after = [clause.id for clause in moved_clause(TEXT, IDS[place], by).clauses]

    assert after.index(IDS[place]) == min(max(place + by, 0), len(IDS) - 1)
    assert [name for name in after if name != IDS[place]] == [
        name for name in IDS if name != IDS[place]
    ]


def test_an_unknown_clause_moves_nothing():
    assert moved_clause(TEXT, "nothing", 1) == TEXT


@given(st.integers(0, 5))
def test_a_free_id_is_free(count):
    option = replace(TEXT, clauses=())
    for _ in range(count):
        option = with_clause(option, replace(TEXT.clauses[0], id=free_clause_id(option)))

    assert free_clause_id(option) not in {clause.id for clause in option.clauses}
    assert len(option.clauses) == count
