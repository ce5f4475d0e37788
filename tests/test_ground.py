"""Cutting the ground: conservation above all."""

import pytest
import shapely
import toyland
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.core.ground import Ground, cut, lay_out
from dashboard.errors import CrsError

edge = st.floats(0.05, 1.95)
corner = st.tuples(st.floats(-0.5, 2.5), st.floats(-0.5, 2.5))


def area(ground):
    return ground.parcels["area_km2"].sum()


def test_the_uncut_ground_has_one_parcel_a_unit():
    ground = toyland.ground()

    assert len(ground.parcels) == 4
    assert ground.people.tolist() == list(toyland.PEOPLE)


def test_a_cut_touches_only_what_it_crosses():
    ground = cut(toyland.ground(), toyland.square(0.5, -1, 3, 3), "is_held")

    assert len(ground.parcels) == 6
    assert ground.parcels["is_held"].tolist() == [True, True, True, True, False, False]
    assert ground.parcels["base"].tolist() == [0, 1, 2, 3, 0, 2]


def test_a_cut_along_an_edge_crosses_nothing():
    ground = cut(toyland.ground(), toyland.square(1, -1, 3, 3), "is_held")

    assert len(ground.parcels) == 4
    assert ground.parcels["is_held"].tolist() == [False, True, False, True]


def test_people_follow_their_footprint_and_not_the_area():
    ground = cut(toyland.ground(), toyland.square(0.75, -1, 1, 3), "is_held")

    held = ground.people[ground.parcels["is_held"]]

    assert held.sum() == 0
    assert ground.parcels.loc[ground.parcels["is_held"], "area_km2"].sum() > 0


def test_half_a_footprint_holds_half_its_people():
    ground = cut(toyland.ground(), toyland.square(0.5, -1, 3, 3), "is_held")

    assert ground.people[4] == pytest.approx(50)


@settings(deadline=None)
@given(first=edge, second=edge)
def test_cutting_moves_nobody_and_no_ground_out_of_the_country(first, second):
    whole = toyland.ground()

    ground = cut(whole, toyland.square(first, -1, 3, 3), "is_held")
    ground = cut(ground, toyland.square(-1, second, 3, 3), "is_grey")

    assert ground.people.sum() == pytest.approx(sum(toyland.PEOPLE))
    assert area(ground) == pytest.approx(area(whole), rel=1e-6)


@settings(deadline=None)
@given(corners=st.lists(corner, min_size=3, max_size=8))
def test_any_polygon_splits_the_country_without_loss(corners):
    shape = shapely.convex_hull(toyland.points(corners))
    whole = toyland.ground()

    ground = cut(whole, shape, "is_held")

    assert ground.people.sum() == pytest.approx(sum(toyland.PEOPLE))
    assert area(ground) == pytest.approx(area(whole), rel=1e-6)


@settings(deadline=None)
@given(small=edge, large=edge)
def test_more_ground_never_holds_fewer_people(small, large):
    small, large = sorted([small, large])

    inner, outer = toyland.held_east_of(large), toyland.held_east_of(small)

    held = [g.people[g.parcels["is_held"]].sum() for g in (inner, outer)]
    assert held[0] <= held[1] + 1e-9


@settings(deadline=None)
@given(first=edge, second=edge)
def test_the_order_of_two_cuts_does_not_matter(first, second):
    east, north = toyland.square(first, -1, 3, 3), toyland.square(-1, second, 3, 3)

    one = cut(cut(toyland.ground(), east, "is_held"), north, "is_grey")
    other = cut(cut(toyland.ground(), north, "is_grey"), east, "is_held")

    assert _by_label(one) == pytest.approx(_by_label(other))


def _by_label(ground: Ground):
    people = ground.parcels.assign(people=ground.people)
    return people.groupby(["base", "is_held", "is_grey"])["people"].sum().to_dict()


def test_a_footprint_that_reaches_over_its_parcel_still_counts_whole():
    wide = toyland.footprints()
    wide.geometry = [shape.buffer(toyland.SIDE) for shape in wide.geometry]

    ground = cut(lay_out(toyland.units(), wide), toyland.square(0.5, -1, 3, 3), "is_held")

    assert ground.people.sum() == pytest.approx(sum(toyland.PEOPLE))


def test_a_footprint_on_both_banks_is_parted_by_a_line_that_touches_neither():
    banks = toyland.footprints()
    both = shapely.union(toyland.square(0.1, 0.4, 0.2, 0.6), toyland.square(0.8, 0.4, 0.9, 0.6))
    banks.loc[0, "geometry"] = both

    ground = cut(lay_out(toyland.units(), banks), toyland.square(0.5, -1, 3, 3), "is_held")

    assert ground.people[4] == pytest.approx(50)


def test_an_empty_shape_cuts_nothing():
    ground = cut(toyland.ground(), shapely.MultiPolygon(), "is_grey")

    assert not ground.parcels["is_grey"].any()
    assert len(ground.parcels) == 4


def test_units_in_another_reference_system_are_refused():
    with pytest.raises(CrsError, match="units"):
        lay_out(toyland.units().to_crs("EPSG:3035"), toyland.footprints())
