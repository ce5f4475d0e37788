"""The background of the maps: Ukraine's ground is never a neighbour's, and no sea is false."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC
from dashboard.sources.build.context import build_context, fill_gaps, read_waters, take_away
from dashboard.sources.build.places import build_sites

RAW = Path(__file__).parents[2] / "shared/raw"
UKRAINE = shapely.box(30, 46, 35, 50)
SEA = shapely.box(30, 43, 35, 46)

needs_raw = pytest.mark.skipif(not RAW.is_dir(), reason="the raw input files are not here")


def neighbour(*box):
    shape = shapely.box(*box)
    return gpd.GeoDataFrame({"name": ["Neighbour"]}, geometry=[shape], crs=GEOGRAPHIC)


def test_ground_of_ukraine_is_taken_out_of_a_neighbour():
    left = take_away(neighbour(34, 46, 38, 50), UKRAINE, SEA)

    assert left.geometry.item().equals(shapely.box(35, 46, 38, 50))


def test_a_country_that_is_nothing_but_ukraine_disappears():
    assert take_away(neighbour(31, 47, 32, 48), UKRAINE, SEA).empty


def test_a_gap_between_ukraine_and_its_neighbour_is_closed():
    rest = shapely.union_all([SEA, shapely.box(20, 40, 30, 60), shapely.box(30, 50, 45, 60)])
    rest = rest.union(shapely.box(35, 40, 45, 46)).union(shapely.box(38, 46, 45, 50))

    filled = fill_gaps(neighbour(35.05, 46, 38, 50), UKRAINE, rest)

    assert filled.geometry.item().symmetric_difference(shapely.box(35, 46, 38, 50)).area < 1e-9


def test_an_island_off_the_coast_is_given_to_no_neighbour():
    island = shapely.box(32, 44, 33, 45)
    around = shapely.box(20, 40, 45, 60).difference(island).difference(UKRAINE)

    filled = fill_gaps(neighbour(36, 46, 38, 50), UKRAINE, around)

    assert filled.geometry.item().equals(shapely.box(36, 46, 38, 50))


def test_every_site_has_both_names_and_says_where_its_position_is_from():
    sites = build_sites()

    assert sites["site"].is_unique
    assert (sites[["name_en", "name_uk", "note", "source"]] != "").all(axis=None)


@pytest.fixture(scope="module")
def ukraine():
    oblasts = gpd.read_parquet(RAW / "admin/ukr_adm1_oblast_osm.parquet").to_crs(EQUAL_AREA)
    country = oblasts.geometry.simplify(300).union_all()
    return gpd.GeoSeries([country], crs=EQUAL_AREA).to_crs(GEOGRAPHIC).item()


@pytest.fixture(scope="module")
def context(ukraine):
    return build_context(RAW, ukraine)


def at(context, lon, lat):
    return set(context["kind"][context.contains(shapely.Point(lon, lat))])


@needs_raw
@pytest.mark.raw
def test_no_neighbour_contains_crimea_or_other_ground_of_ukraine(context, ukraine):
    abroad = context[context["kind"] == "neighbour"].union_all()
    shared = gpd.GeoSeries([abroad.intersection(ukraine)], crs=GEOGRAPHIC).to_crs(EQUAL_AREA)

    assert "neighbour" not in at(context, 34.1, 44.95)
    assert shared.area.item() < 1e6


@needs_raw
@pytest.mark.raw
@pytest.mark.parametrize(
    ("place", "lon", "lat", "kind"),
    [
        ("Black Sea", 31.5, 44.0, {"sea"}),
        ("Sea of Azov", 36.6, 46.0, {"sea"}),
        ("Rostov-on-Don", 39.7, 47.25, {"neighbour"}),
        ("where the detailed coast ends in the east", 42.01, 49.0, {"neighbour"}),
        ("where it ends in the west", 25.99, 46.0, {"neighbour"}),
        ("Syvash", 34.8, 45.75, {"sea", "lake"}),
        ("Kakhovka reservoir", 34.3, 47.5, {"lake"}),
        ("Kramatorsk", 37.57, 48.73, set()),
    ],
)
def test_land_and_water_are_where_they_belong(context, place, lon, lat, kind):
    assert at(context, lon, lat) == kind, place


@needs_raw
@pytest.mark.raw
def test_waters_hold_the_lagoons_behind_the_line():
    assert read_waters(RAW).contains(shapely.Point(35.2, 46.25))
