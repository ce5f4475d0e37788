"""A ledger told in several ways, on a country of four squares."""

import pytest
import toyland
from test_ledger import DONBAS, KHARKIV, TOTAL, clause, give_back, handover

from dashboard.core import breakdown
from dashboard.core.difference import difference
from dashboard.core.ledger import settle
from dashboard.core.proposal import Administration, Holder, Troops, Withdraws

ZONE = clause(
    "zone",
    troops=Troops.NONE,
    administration=Administration.UNDECIDED,
    withdraws=Withdraws.UKRAINE,
    units=DONBAS,
    holder=Holder.UKRAINE,
)
SWAP = (handover(units=DONBAS), give_back(units=KHARKIV, holder=Holder.RUSSIA))


@pytest.fixture
def ground():
    return toyland.held_east_of(0.5)


def test_the_clauses_and_what_none_mentions_add_up_to_the_country(ground):
    sums = breakdown.by_clause(settle((ZONE,), ground))

    assert list(sums.index) == ["zone", ""]
    assert sums["people"].sum() == pytest.approx(TOTAL)


def test_a_clause_that_a_later_one_overrides_has_zeros(ground):
    sums = breakdown.by_clause(settle((clause("early"), clause("late")), ground))

    assert sums.loc["early"].tolist() == [0, 0]


def test_the_oblasts_add_up_to_the_totals(ground):
    ledger = settle(SWAP, ground)

    sums = breakdown.by_oblast(ledger).sum()

    for name in ("ukraine_withdraws", "russia_withdraws", "russian_held_after"):
        assert sums[f"{name}_km2"] == pytest.approx(ledger.summary()[name]["area_km2"])


def test_changes_of_hands_add_up_to_the_country(ground):
    changes = breakdown.by_change(settle(SWAP, ground))

    assert changes["people"].sum() == pytest.approx(TOTAL)
    assert changes.loc[("ukraine", "russia"), "people"] == pytest.approx(50)
    assert changes.loc[("russia", "ukraine"), "people"] == pytest.approx(550)


def test_what_neither_side_would_hold_is_a_figure_of_its_own(ground):
    figures = breakdown.figures(settle((ZONE,), ground))

    assert figures["held_by_neither"]["people"] == pytest.approx(50)
    after = ("russian_held_after", "ukrainian_held_after", "held_by_neither")
    assert sum(figures[name]["people"] for name in after) == pytest.approx(TOTAL)


def test_silence_is_measured_by_side(ground):
    ledger = settle((clause(units=DONBAS),), ground)

    whole = ground.parcels.loc[ground.parcels["oblast"] == "UA63"]
    held = whole.loc[whole["is_held"], "area_km2"].sum()
    assert breakdown.unmentioned_km2(ledger, Holder.RUSSIA) == pytest.approx(held)


def test_every_total_of_two_texts_differs_by_what_the_pieces_add_up_to(ground):
    a, b = settle((ZONE,), ground), settle(SWAP, ground)

    table = breakdown.reconciled(a, b, difference(a, b).pieces())

    assert len(table) == 12
    assert table["pieces"].tolist() == pytest.approx(table["delta"].tolist())
    assert table["delta"].abs().max() > 100


def test_a_lost_piece_is_seen(ground):
    a, b = settle((ZONE,), ground), settle(SWAP, ground)

    table = breakdown.reconciled(a, b, difference(a, b).pieces().iloc[1:])

    assert table["pieces"].tolist() != pytest.approx(table["delta"].tolist())


def test_silence_and_leaving_all_as_it_is_are_the_same_in_effect(ground):
    silent = settle((), ground)
    frozen = settle((clause(troops=Troops.HOLDER, administration=Administration.HOLDER),), ground)
    found = difference(silent, frozen)

    assert len(found.parcels) == len(ground.parcels)
    left = breakdown.in_effect(found).parcels
    assert set(left["sovereignty_b"]) == {"disputed"}


def test_ground_that_a_side_must_leave_differs_in_effect_only_where_that_side_holds_it(ground):
    everywhere = settle((clause(withdraws=Withdraws.UKRAINE),), ground)
    nobody = settle((clause(),), ground)

    left = breakdown.in_effect(difference(everywhere, nobody)).parcels

    assert set(left["holder"]) == {"ukraine"}


def test_what_is_left_out_as_alike_does_not_change_the_sums(ground):
    a, b = settle((ZONE,), ground), settle((clause(),), ground)

    pieces = breakdown.in_effect(difference(a, b)).pieces()

    table = breakdown.reconciled(a, b, pieces)
    assert table["pieces"].tolist() == pytest.approx(table["delta"].tolist())
