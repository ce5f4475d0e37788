"""The laws of the ledger, on a country of four squares."""

import itertools

import pytest
import toyland
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.geodesy import buffer_km
from dashboard.core.ground import cut
from dashboard.core.ledger import distance_column, settle
from dashboard.core.line import contact_line
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)
from dashboard.errors import QueryError

TOTAL = sum(toyland.PEOPLE)
DONBAS, KHARKIV = frozenset({Pcode("UA14")}), frozenset({Pcode("UA63")})


def clause(
    name="all",
    *,
    troops=Troops.HOLDER,
    administration=Administration.HOLDER,
    withdraws=Withdraws.NONE,
    **where,
):
    return Clause(
        id=name,
        says="",
        select=Select(**where),
        troops=troops,
        administration=administration,
        sovereignty=Sovereignty.DISPUTED,
        withdraws=withdraws,
    )


def handover(name="handover", **where):
    """Ukraine leaves, Russia governs."""
    return clause(
        name,
        troops=Troops.RUSSIA,
        administration=Administration.RUSSIA,
        withdraws=Withdraws.UKRAINE,
        **where,
    )


def give_back(name="return", **where):
    """Russia leaves, Ukraine governs."""
    return clause(
        name,
        troops=Troops.UKRAINE,
        administration=Administration.UKRAINE,
        withdraws=Withdraws.RUSSIA,
        **where,
    )


def people(ledger):
    return {name: total["people"] for name, total in ledger.summary().items()}


def test_silence_moves_nothing_and_is_reported_as_silence():
    ledger = settle((), toyland.held_east_of(1))

    assert people(ledger) == {
        "ukraine_withdraws": 0,
        "russia_withdraws": 0,
        "demilitarised": 0,
        "russian_held_after": 600,
        "ukrainian_held_after": 400,
        "not_mentioned": 1000,
    }


def test_a_freeze_moves_nothing_and_mentions_everything():
    ledger = settle((clause(),), toyland.held_east_of(1))

    assert people(ledger) == {
        "ukraine_withdraws": 0,
        "russia_withdraws": 0,
        "demilitarised": 0,
        "russian_held_after": 600,
        "ukrainian_held_after": 400,
        "not_mentioned": 0,
    }


def test_a_handover_counts_only_what_the_leaving_side_holds():
    ledger = settle((handover(units=DONBAS),), toyland.held_east_of(1))

    assert people(ledger)["ukraine_withdraws"] == 100
    assert people(ledger)["russian_held_after"] == 700


def test_demilitarised_ground_without_a_named_government_is_held_by_neither():
    empty = clause(
        "zone",
        units=DONBAS,
        holder=Holder.UKRAINE,
        troops=Troops.NONE,
        administration=Administration.UNSPECIFIED,
        withdraws=Withdraws.UKRAINE,
    )

    figures = people(settle((empty,), toyland.held_east_of(1)))

    assert figures["demilitarised"] == 100
    assert figures["ukrainian_held_after"] + figures["russian_held_after"] == TOTAL - 100


@pytest.mark.parametrize(
    ("troops", "administration", "expected"),
    [
        (Troops.NONE, Administration.UKRAINE, "ukraine"),
        (Troops.RUSSIAN_INTERNAL_SECURITY, Administration.RUSSIA, "russia"),
        (Troops.RUSSIAN_INTERNAL_SECURITY, Administration.UNSPECIFIED, "russia"),
        (Troops.HOLDER, Administration.UNSPECIFIED, "ukraine"),
        (Troops.HOLDER, Administration.DEFERRED, "ukraine"),
        (Troops.THIRD_PARTY, Administration.UNSPECIFIED, ""),
        (Troops.NONE, Administration.JOINT, ""),
        (Troops.RUSSIA, Administration.UNDECIDED, ""),
        (Troops.UNSPECIFIED, Administration.UNSPECIFIED, ""),
    ],
)
def test_who_holds_afterwards_is_who_governs_or_else_whose_troops_are_there(
    troops, administration, expected
):
    ground = toyland.held_east_of(5)

    ledger = settle((clause(troops=troops, administration=administration),), ground)

    assert set(ledger.parcels["holder_after"]) == {expected}


def test_a_later_clause_overrides_an_earlier_one():
    ledger = settle((clause(), handover(units=DONBAS)), toyland.held_east_of(1))

    assert people(ledger)["ukraine_withdraws"] == 100
    assert ledger.idle == ()


def test_a_clause_that_is_wholly_overridden_is_reported():
    ledger = settle((handover(units=DONBAS), clause()), toyland.held_east_of(1))

    assert ledger.idle == ("handover",)


def test_a_clause_that_selects_nothing_is_reported():
    ledger = settle((give_back(units=KHARKIV, holder=Holder.RUSSIA),), toyland.held_east_of(2))

    assert ledger.idle == ("return",)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"units": DONBAS}, 300),
        ({"units": frozenset({Pcode("UA1402")})}, 100),
        ({"units": frozenset({Pcode("UA6304001"), Pcode("UA1402")})}, 500),
        ({"except_units": DONBAS}, 700),
        ({"holder": Holder.RUSSIA}, 600),
        ({"zones": frozenset({"held-before-2022"})}, 200),
        ({"except_zones": frozenset({"held-before-2022"}), "holder": Holder.RUSSIA}, 400),
        ({"units": KHARKIV, "holder": Holder.UKRAINE}, 300),
    ],
)
def test_every_field_of_a_selection_narrows_it(where, expected):
    ledger = settle((clause(**where),), toyland.held_east_of(1))

    assert TOTAL - people(ledger)["not_mentioned"] == expected


def test_ground_near_the_line_is_found_on_both_sides():
    held = toyland.square(1, 0, 2, 2)
    line = contact_line(held, toyland.square(0, 0, 2, 2))
    ground = cut(toyland.held_east_of(1), buffer_km(line, 2), distance_column(2))

    ledger = settle((clause(within_km=2),), ground)

    near = ledger.parcels[ledger.parcels["clause"] == "all"]
    assert near.groupby("holder")["area_km2"].sum().tolist() == pytest.approx([44.5] * 2, rel=0.01)


def test_a_distance_that_the_ground_was_not_cut_by_is_refused():
    with pytest.raises(QueryError, match="within 7 km"):
        settle((clause(within_km=7),), toyland.held_east_of(1))


@settings(deadline=None, max_examples=30)
@given(x=st.floats(0.1, 1.9), chosen=st.sets(st.sampled_from(["give", "keep", "back", "silent"])))
def test_the_parts_add_up_to_the_country(x, chosen):
    texts = {
        "give": handover(units=DONBAS),
        "keep": clause(holder=Holder.UKRAINE),
        "back": give_back(holder=Holder.RUSSIA, units=KHARKIV),
    }
    ground = toyland.held_east_of(x)

    rows = settle(tuple(texts[name] for name in sorted(chosen - {"silent"})), ground).rows()

    assert rows["people"].sum() == pytest.approx(TOTAL)
    assert rows["area_km2"].sum() == pytest.approx(ground.parcels["area_km2"].sum())


@settings(deadline=None, max_examples=30)
@given(x=st.floats(0.1, 1.9))
def test_held_by_one_and_held_by_the_other_are_all(x):
    ledger = settle((), toyland.held_east_of(x))

    figures = people(ledger)
    assert figures["russian_held_after"] + figures["ukrainian_held_after"] == pytest.approx(TOTAL)


def test_the_order_of_unrelated_clauses_does_not_matter():
    unrelated = (
        handover("give", units=DONBAS, holder=Holder.UKRAINE),
        give_back("back", units=KHARKIV, holder=Holder.RUSSIA),
        clause("keep", units=DONBAS, holder=Holder.RUSSIA),
    )
    ground = toyland.held_east_of(0.7)

    summaries = [settle(order, ground).summary() for order in itertools.permutations(unrelated)]

    assert all(summary == summaries[0] for summary in summaries)


def test_a_swap_and_its_mirror_image_move_the_same_ground():
    ground = toyland.held_east_of(1)
    swap = (handover(units=DONBAS), give_back(units=KHARKIV))

    figures = people(settle(swap, ground))

    assert figures["ukraine_withdraws"] == 100
    assert figures["russia_withdraws"] == 400
    assert figures["russian_held_after"] == 600 + 100 - 400
