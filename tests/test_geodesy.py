"""Areas and lengths against values known by heart."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.geodesy import (
    GRID_DEG,
    buffer_km,
    geodesic_area_km2,
    geodesic_length_km,
    require_crs,
    snap_to_grid,
    to_equal_area,
)
from dashboard.errors import CrsError

EARTH_KM2 = 510_065_622  # WGS 84

lon, lat = st.floats(22.0, 39.0), st.floats(44.0, 52.0)
side = st.floats(0.001, 0.2)


def test_the_whole_earth_has_its_known_area_in_both_measures():
    octant = np.array([shapely.box(0, 0, 90, 90)])

    by_equal_area = shapely.area(to_equal_area(octant))[0] * 6378.137**2

    assert by_equal_area == pytest.approx(EARTH_KM2 / 8, rel=1e-6)


def test_a_square_of_a_tenth_degree_at_the_equator_is_about_123_km2():
    square = np.array([shapely.box(0, 0, 0.1, 0.1)])

    assert geodesic_area_km2(square)[0] == pytest.approx(11.132 * 11.0574, rel=1e-4)


def test_a_hole_is_taken_off_and_parts_are_added():
    outer, inner = shapely.box(30, 48, 30.2, 48.2), shapely.box(30.05, 48.05, 30.1, 48.1)
    other = shapely.box(31, 48, 31.1, 48.1)
    shapes = np.array([outer, inner, other, shapely.union(outer.difference(inner), other)])

    whole, hole, part, both = geodesic_area_km2(shapes)

    assert both == pytest.approx(whole - hole + part)


def test_nothing_has_no_area():
    empty = np.array([shapely.Polygon(), shapely.LineString([(30, 48), (31, 49)])])

    assert geodesic_area_km2(empty).tolist() == [0.0, 0.0]


@given(x=lon, y=lat, width=side, height=side)
def test_ring_direction_does_not_matter(x, y, width, height):
    there = shapely.box(x, y, x + width, y + height, ccw=True)
    back = shapely.box(x, y, x + width, y + height, ccw=False)

    one, other = geodesic_area_km2(np.array([there, back]))

    assert one == pytest.approx(other, rel=1e-12)


@given(x=lon, y=lat, width=side, height=side)
def test_equal_area_agrees_with_geodesic_area(x, y, width, height):
    shape = np.array([shapely.segmentize(shapely.box(x, y, x + width, y + height), 0.01)])

    equal_area_km2 = shapely.area(to_equal_area(shape))[0] * 6378.137**2

    assert equal_area_km2 == pytest.approx(geodesic_area_km2(shape)[0], rel=1e-4)


def test_a_degree_of_latitude_at_48_north_is_111_km():
    line = np.array([shapely.LineString([(30, 47.5), (30, 48.5)])])

    assert geodesic_length_km(line)[0] == pytest.approx(111.19, abs=0.02)


@given(x=lon, y=lat, km=st.floats(1, 50))
def test_the_ground_near_a_line_is_a_strip_with_round_ends(x, y, km):
    line = shapely.segmentize(shapely.LineString([(x, y), (x, y + 0.5)]), 0.001)
    length_km = geodesic_length_km(np.array([line]))[0]

    strip = geodesic_area_km2(np.array([buffer_km(line, km)]))[0]

    assert strip == pytest.approx(np.pi * km**2 + 2 * km * length_km, rel=0.01)


@given(x=lon, y=lat)
def test_the_grid_moves_no_point_by_more_than_half_a_step(x, y):
    snapped = snap_to_grid(np.array([shapely.Point(x, y)]))[0]

    assert abs(snapped.x - x) <= GRID_DEG / 2
    assert abs(snapped.y - y) <= GRID_DEG / 2


def test_another_reference_system_is_refused_by_name():
    with pytest.raises(CrsError, match="towns is in EPSG:3857; expected EPSG:4326"):
        require_crs("EPSG:3857", "EPSG:4326", name="towns")


def test_a_missing_reference_system_is_refused():
    with pytest.raises(CrsError, match="no stated CRS"):
        require_crs(None, "EPSG:4326", name="towns")
