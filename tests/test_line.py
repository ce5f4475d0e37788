"""Held ground and the line of contact on a country of two squares with a bay."""

import numpy as np
import pytest
import shapely
import toyland

from dashboard.core.geodesy import geodesic_area_km2, geodesic_length_km
from dashboard.core.line import contact_line, distance_km, enclosed, held_ground

COUNTRY = toyland.square(0, 0, 2, 2)
NOTHING = shapely.MultiPolygon()


def km2(shape):
    return geodesic_area_km2(np.array([shape]))[0]


def test_ground_over_the_border_is_clipped_away():
    drawn = toyland.square(1, -1, 3, 3)

    held = held_ground(drawn, COUNTRY, NOTHING)

    assert km2(held) == pytest.approx(km2(toyland.square(1, 0, 2, 2)), rel=1e-4)


def test_a_known_gap_behind_the_line_goes_to_the_side_around_it():
    bay = toyland.square(1.5, 0.5, 1.9, 0.9)
    drawn = toyland.square(1, -1, 3, 3).difference(bay)

    held = held_ground(drawn, COUNTRY, bay)

    assert held.contains(bay.centroid)


def test_a_besieged_town_stays_with_the_side_that_holds_it():
    town = toyland.square(1.3, 0.5, 1.7, 0.9)
    drawn = toyland.square(1, -1, 3, 3).difference(town)

    held = held_ground(drawn, COUNTRY, NOTHING)

    assert not held.intersects(town.centroid)


def test_a_strip_along_the_border_goes_to_the_side_around_it():
    drawn = toyland.square(1, 0, 1.95, 2).union(toyland.square(1.9, -1, 3, 0.5))
    drawn = drawn.union(toyland.square(1.9, 1.5, 3, 3))

    held = held_ground(drawn, COUNTRY, NOTHING)

    assert held.intersects(toyland.square(1.96, 1, 1.99, 1.01).centroid)


def test_an_island_off_the_coast_stays_with_the_nearer_side():
    island = toyland.square(-0.5, 1, -0.4, 1.1)
    country = COUNTRY.union(island)

    cut_off = enclosed(toyland.square(1, -1, 3, 3), country)

    assert len(cut_off) == 0


def test_a_day_without_held_ground_holds_nothing():
    assert held_ground(NOTHING, COUNTRY, NOTHING).is_empty


def test_a_day_on_which_all_is_held_holds_all():
    held = held_ground(toyland.square(-1, -1, 3, 3), COUNTRY, NOTHING)

    assert km2(held) == pytest.approx(km2(COUNTRY))


def test_the_line_runs_where_the_sides_meet_and_not_along_the_border():
    held = held_ground(toyland.square(1, -1, 3, 3), COUNTRY, NOTHING)

    line = contact_line(held, COUNTRY)

    expected = shapely.LineString([(36.1, 48.0), (36.1, 48.2)])
    assert geodesic_length_km([line])[0] == pytest.approx(geodesic_length_km([expected])[0])
    assert shapely.hausdorff_distance(line, expected) < 1e-9


def test_an_islet_is_not_a_front():
    held = shapely.multipolygons([toyland.square(0.5, 0.5, 0.52, 0.52)])

    assert contact_line(held, COUNTRY).is_empty


def test_no_line_is_infinitely_far_away():
    assert distance_km(shapely.MultiLineString(), shapely.Point(36, 50)) == float("inf")
