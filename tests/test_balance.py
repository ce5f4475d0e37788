"""What each side gives and receives, on a country of four squares."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import toyland
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import union_all

from dashboard.core.area import area_column, drawn_area
from dashboard.core.balance import balance, ratio, totals
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

OTHER = {Holder.UKRAINE: Holder.RUSSIA, Holder.RUSSIA: Holder.UKRAINE}
UNITS = ["UA14", "UA63", "UA1402001", "UA1404001", "UA6302001", "UA6304001"]


def handover(giver, *, name="give", **where):
    """One side gives ground, the other receives it."""
    receiver = str(OTHER[giver])
    return Clause(
        id=name,
        says="",
        select=Select(holder=giver, **where),
        troops=Troops(receiver),
        administration=Administration(receiver),
        sovereignty=Sovereignty.DISPUTED,
        withdraws=Withdraws(str(giver)),
    )


def mirrored(clause):
    """The same clause with the sides exchanged."""
    return handover(OTHER[clause.select.holder], name=clause.id, units=clause.select.units)


def moved(ledger):
    return totals(balance(ledger))


def test_what_one_side_gives_the_other_receives_where_nothing_goes_to_a_third():
    swap = (
        handover(Holder.UKRAINE, name="a", units=frozenset({Pcode("UA1402001")})),
        handover(Holder.RUSSIA, name="b", units=frozenset({Pcode("UA6304001")})),
    )

    sums = moved(settle(swap, toyland.held_east_of(1)))

    assert sums["ukraine"]["gives_people"] == sums["russia"]["receives_people"] == 100
    assert sums["russia"]["gives_people"] == sums["ukraine"]["receives_people"] == 400
    assert ratio(sums, "people") == pytest.approx(0.25)


def test_ground_that_goes_to_neither_is_given_and_not_received():
    buffer = replace(
        handover(Holder.UKRAINE), troops=Troops.NONE, administration=Administration.UNSPECIFIED
    )

    sums = moved(settle((buffer,), toyland.held_east_of(1)))

    assert sums["ukraine"]["gives_people"] == pytest.approx(400)
    assert sums["russia"]["receives_people"] == 0
    assert ratio(sums) == np.inf


def test_where_nothing_moves_there_is_no_balance_and_no_ratio():
    ledger = settle((), toyland.held_east_of(1))

    assert balance(ledger).empty
    assert np.isnan(ratio(moved(ledger)))


def test_the_balance_is_given_by_oblast():
    flows = balance(settle((handover(Holder.UKRAINE),), toyland.held_east_of(1)))

    assert flows[["oblast", "side"]].to_numpy().tolist() == [
        ["UA14", "ukraine"],
        ["UA14", "russia"],
        ["UA63", "ukraine"],
        ["UA63", "russia"],
    ]
    assert flows["gives_people"].to_list() == [100, 0, 300, 0]


swaps = st.lists(
    st.builds(
        handover,
        st.sampled_from(Holder),
        units=st.frozensets(st.sampled_from(UNITS), min_size=1),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(swap=swaps, x=st.floats(0.1, 1.9))
def test_a_swap_and_its_mirror_image_balance_to_zero(swap, x):
    """Exchange the sides, on the ground and in the clauses: what was given is received."""
    ground = toyland.held_east_of(x)
    turned = replace(ground, parcels=ground.parcels.assign(is_held=~ground.parcels["is_held"]))

    here = moved(settle(tuple(swap), ground))
    there = moved(settle(tuple(map(mirrored, swap)), turned))

    for side in Holder:
        for figure in ("km2", "people"):
            net = [
                s[side][f"receives_{figure}"] - s[side][f"gives_{figure}"] for s in (here, there)
            ]
            assert sum(net) == pytest.approx(0, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(swap=swaps, x=st.floats(0.1, 1.9))
def test_a_swap_that_is_swapped_back_balances_to_zero(swap, x):
    ground = toyland.held_east_of(x)
    first = settle(tuple(swap), ground)
    is_held = first.parcels["holder_after"] == Holder.RUSSIA
    changed = (first.parcels["holder"] != first.parcels["holder_after"]).to_numpy()
    after = replace(ground, parcels=ground.parcels.assign(is_held=is_held, back=changed))

    back = settle((handover(Holder.UKRAINE, name="u"), handover(Holder.RUSSIA, name="r")), after)
    back = replace(back, number=np.where(changed, back.number, len(back.clauses)))

    one, other = balance(first), balance(back)
    net = pd.concat([one, other]).groupby("side")[["gives_km2", "receives_km2"]].sum()
    assert net["gives_km2"].to_numpy() == pytest.approx(net["receives_km2"].to_numpy())


spans = st.tuples(st.floats(0, 1.5), st.floats(0, 1.5), st.floats(0.05, 0.5), st.floats(0.05, 0.5))


@settings(max_examples=40, deadline=None)
@given(spans, spans)
def test_drawn_areas_add_up_as_sets_do(one, other):
    """area(A ∪ B) = area(A) + area(B) - area(A ∩ B), from drawing to ledger."""
    a, b = (
        drawn_area(name, toyland.square(x, y, x + w, y + h))
        for name, (x, y, w, h) in (("A", one), ("B", other))
    )
    ground = toyland.held_east_of(1)
    for area in {a.id: a, b.id: b}.values():
        ground = cut(ground, area.shape, area_column(area.id))

    def covered(*clauses):
        rows = settle(clauses, ground).rows()
        return rows.loc[rows["clause"] != "", ["area_km2", "people"]].sum().to_numpy()

    def inside(*areas):
        wanted = frozenset(area.id for area in areas)
        return replace(handover(Holder.UKRAINE), select=Select(areas=wanted))

    both = settle((inside(a), replace(inside(b), id="b")), ground)
    first, second = ground.parcels[area_column(a.id)], ground.parcels[area_column(b.id)]
    shared = ground.parcels.assign(people=ground.people)[first & second]
    shared = shared[["area_km2", "people"]].sum().to_numpy()
    union = covered(inside(a, b))
    assert union == pytest.approx(covered(inside(a)) + covered(inside(b)) - shared, abs=1e-9)
    assert union == pytest.approx(covered(*both.clauses), abs=1e-9)
    joined = drawn_area("A or B", union_all([a.shape, b.shape]))
    again = cut(toyland.held_east_of(1), joined.shape, "is_joined").parcels
    assert again.loc[again["is_joined"], "area_km2"].sum() == pytest.approx(union[0], rel=1e-3)
