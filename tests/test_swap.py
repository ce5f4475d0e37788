"""Sums that come near: exact among the pieces, and ground that hangs together."""

import itertools
import time

import numpy as np
import pytest
import toyland
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box, union_all

from dashboard import answers
from dashboard.answers.swaps import HELD_OUTSIDE, find_swaps, swap_pieces
from dashboard.core.bodies import bodies, enclaves
from dashboard.core.ground import cut
from dashboard.core.ledger import settle
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
from dashboard.core.swap import MOST_PIECES, nearest_sums
from dashboard.errors import QueryError

DAY = "2025-11-19"
DONETSK_UA = Select(units=frozenset({Pcode("UA14")}), holder=Holder.UKRAINE)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1_000), min_size=1, max_size=9),
    st.floats(1, 4_000),
)
def test_no_set_of_that_many_pieces_is_nearer(amounts, wanted):
    found = nearest_sums(np.array(amounts), wanted)

    for candidate in found:
        size = len(candidate.members)
        sums = [sum(members) for members in itertools.combinations(amounts, size)]
        gaps = sorted(abs(total - wanted) for total in sums)
        assert candidate.total == pytest.approx(sum(amounts[k] for k in candidate.members))
        assert any(candidate.gap == pytest.approx(gap) for gap in gaps[:2])
    best = min(
        abs(sum(m) - wanted)
        for n in range(1, len(amounts) + 1)
        for m in itertools.combinations(amounts, n)
    )
    assert found[0].gap <= best + 0.001 * wanted + 1e-9


def test_candidates_are_distinct_and_nearest_first():
    found = nearest_sums(np.arange(1.0, 13.0), 30.5)

    assert len({candidate.members for candidate in found}) == len(found)
    assert [c.gap for c in found] == sorted(c.gap for c in found)


def test_the_most_pieces_are_searched_while_a_reader_waits():
    amounts = np.random.default_rng(7).random(MOST_PIECES) * 500

    began = time.process_time()
    found = nearest_sums(amounts, 2_000)

    assert time.process_time() - began < 2
    assert found[0].gap < 1


def test_shapes_that_touch_are_one_body():
    shapes = np.array([box(0, 0, 1, 1), box(1, 0, 2, 1), box(3, 0, 4, 1)])

    label = bodies(shapes)

    assert label[0] == label[1] != label[2]


def test_there_may_be_no_shapes():
    assert bodies(np.array([], dtype=object)).size == 0


# On the real ground


@pytest.fixture(scope="module", params=["pocket", "hromada"])
def pieces(request):
    return swap_pieces(HELD_OUTSIDE, DAY, by=request.param)


def test_pieces_add_up_to_the_ground_they_part(pieces):
    whole = answers.settled("us-28pt-nov-2025", DAY).ledger.summary()["russia_withdraws"]

    assert sum(piece.area_km2 for piece in pieces) == pytest.approx(whole["area_km2"])
    assert sum(piece.people for piece in pieces) == pytest.approx(whole["people"])
    assert [p.area_km2 for p in pieces] == sorted((p.area_km2 for p in pieces), reverse=True)


def test_no_two_pieces_share_a_hromada(pieces):
    units = [unit for piece in pieces for unit in piece.units]

    assert len(units) == len(set(units))


@pytest.mark.parametrize(("wanted", "measure"), [(1_000, "area_km2"), (20_000, "people")])
def test_a_candidate_selects_its_ground(pieces, wanted, measure):
    best = find_swaps(wanted, HELD_OUTSIDE, pieces, measure)[0]

    again = swap_pieces(best.select, DAY, by="hromada")
    assert sum(piece.area_km2 for piece in again) == pytest.approx(best.area_km2)
    assert sum(piece.people for piece in again) == pytest.approx(best.people)
    assert abs(getattr(best, measure) - wanted) == pytest.approx(best.gap)
    assert best.shape.area == pytest.approx(sum(p.shape.area for p in best.pieces), rel=1e-6)


def test_hromadas_match_a_thousand_square_kilometres_closely():
    pieces = swap_pieces(HELD_OUTSIDE, DAY, by="hromada")

    assert find_swaps(1_000, HELD_OUTSIDE, pieces)[0].gap < 1


def test_the_other_side_can_be_asked_as_well():
    pieces = swap_pieces(DONETSK_UA, DAY, by="hromada")

    best = find_swaps(1_933, DONETSK_UA, pieces)[0]

    assert best.gap < 10
    assert best.select.holder is Holder.UKRAINE


@pytest.mark.parametrize("wanted", [0, -5, float("inf"), float("nan")])
def test_an_amount_must_be_above_zero(wanted):
    with pytest.raises(QueryError, match="above 0"):
        find_swaps(wanted, HELD_OUTSIDE, ())


@pytest.mark.parametrize(
    "where",
    [
        Select(),
        Select(holder=Holder.RUSSIA, within_km=5),
        Select(holder=Holder.RUSSIA, areas=frozenset({"a"})),
    ],
    ids=["no holder", "distance", "area"],
)
def test_ground_for_a_swap_is_named_by_units_and_holder(where):
    with pytest.raises(QueryError, match="holder"):
        swap_pieces(where, DAY)


# Enclaves, on a country of four squares

FAR = box(0, 0, 1, 1)


def handover(**where):
    """Ukraine leaves, Russia governs."""
    return Clause(
        id="handover",
        says="",
        select=Select(**where),
        troops=Troops.RUSSIA,
        administration=Administration.RUSSIA,
        sovereignty=Sovereignty.DISPUTED,
        withdraws=Withdraws.UKRAINE,
    )


def held_with_an_island():
    """Russia holds the east, and a small square in the middle of A."""
    return cut(
        toyland.ground(),
        union_all([toyland.square(1.5, 0, 2, 2), toyland.square(0.3, 0.3, 0.7, 0.7)]),
        "is_held",
    )


def test_ground_that_is_cut_off_already_is_no_enclave_of_a_deal():
    assert enclaves(settle((), held_with_an_island()), FAR, 1) == []


def test_ground_that_a_deal_cuts_off_is_an_enclave():
    ring = settle((handover(units=frozenset({Pcode("UA1402001")})),), toyland.held_east_of(1.5))

    (found,) = enclaves(ring, FAR, 1)

    assert (found.side, found.people) == (Holder.RUSSIA, pytest.approx(100))


def test_ground_beside_russia_is_not_cut_off_from_russia():
    beside = toyland.square(-1, 0, 0, 1)

    ledger = settle((handover(units=frozenset({Pcode("UA1402001")})),), toyland.held_east_of(1.5))

    assert enclaves(ledger, beside, 1) == []


def test_a_small_enclave_is_left_out():
    ledger = settle((handover(units=frozenset({Pcode("UA1402001")})),), toyland.held_east_of(1.5))

    assert enclaves(ledger, FAR, 1_000) == []
