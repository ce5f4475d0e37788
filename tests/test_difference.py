"""Comparing two proposals on the same ground."""

import pytest
import toyland
from test_ledger import DONBAS, KHARKIV, clause, give_back, handover

from dashboard.core.difference import difference
from dashboard.core.ledger import settle
from dashboard.core.proposal import Holder
from dashboard.errors import QueryError

GIVE = (handover(units=DONBAS),)
SWAP = (*GIVE, give_back(units=KHARKIV, holder=Holder.RUSSIA))


@pytest.fixture
def ground():
    return toyland.held_east_of(0.5)


def test_a_proposal_does_not_differ_from_itself(ground):
    assert difference(settle(SWAP, ground), settle(SWAP, ground)).pieces().empty


def test_only_ground_treated_differently_is_listed(ground):
    pieces = difference(settle(GIVE, ground), settle(SWAP, ground)).pieces()

    assert set(pieces["oblast"]) == {"UA63"}
    assert pieces["people"].sum() == pytest.approx(550)


def test_the_pieces_sum_to_the_difference_of_the_totals(ground):
    a, b = settle(GIVE, ground), settle(SWAP, ground)

    pieces = difference(a, b).pieces()

    moved = pieces[(pieces["holder_after_a"] == "russia") & (pieces["holder_after_b"] == "ukraine")]
    held = [ledger.summary()["russian_held_after"]["area_km2"] for ledger in (a, b)]
    assert moved["area_km2"].sum() == pytest.approx(held[0] - held[1])


def test_a_against_b_is_b_against_a_with_the_sides_changed(ground):
    a, b = settle(GIVE, ground), settle(SWAP, ground)

    there, back = difference(a, b).pieces(), difference(b, a).pieces()

    assert there["area_km2"].tolist() == pytest.approx(back["area_km2"].tolist())
    assert there["troops_a"].tolist() == back["troops_b"].tolist()


def test_ledgers_of_different_days_are_not_compared(ground):
    other = settle((clause(),), toyland.held_east_of(1))

    with pytest.raises(QueryError, match="settled on different ground"):
        difference(settle(GIVE, ground), other)
