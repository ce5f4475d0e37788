"""Population surfaces: nobody is lost or invented on the way from counts to shapes."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC
from dashboard.errors import SourceError
from dashboard.sources.build.comparison import on_grid, people_within
from dashboard.sources.build.footprints import build_footprints, draw_footprints, share_people
from dashboard.sources.build.land import land_of, only_polygons, settle
from dashboard.sources.build.outlines import UNKNOWN_WEIGHT, town_outlines, village_outlines
from dashboard.sources.build.people import compare_footprints, spread_by_area
from dashboard.sources.build.places import label_ranks, select_places
from dashboard.sources.build.romanise import english_name, in_ukrainian, romanise
from dashboard.sources.build.settlements import read_totals
from dashboard.sources.build.units import build_units, read_units, read_zones
from dashboard.sources.build.worldpop import share_cells

RAW = Path(__file__).parents[2] / "shared/raw"
KM = 1_000.0
X, Y = 5_500 * KM, 2_900 * KM  # somewhere in Ukraine
NO_WATER = np.array([shapely.box(0, 0, 1, 1)])

needs_raw = pytest.mark.skipif(not RAW.is_dir(), reason="the raw input files are not here")


def square(x, y, width=10.0, height=10.0):
    return shapely.box(X + x * KM, Y + y * KM, X + (x + width) * KM, Y + (y + height) * KM)


def pieces(*squares, units=None):
    units = units or [f"UA050200{number}" for number in range(len(squares))]
    return gpd.GeoDataFrame(
        {"base": np.arange(len(squares)), "unit": units}, geometry=list(squares), crs=EQUAL_AREA
    )


def footprints(*shapes, people=100.0, unit="UA0502000"):
    columns = {"unit": unit, "people": people, "basis": "official", "place": "Town"}
    return gpd.GeoDataFrame(
        columns, index=range(len(shapes)), geometry=list(shapes), crs=EQUAL_AREA
    )


def places(**columns):
    frame = {"unit": "UA0502001", "group": "UA0502001", "place": "", "official": np.nan}
    return pd.DataFrame(frame | {"weight": 0.0} | columns)


def test_a_town_keeps_its_count_and_villages_share_the_rest_by_weight():
    hromada = places(official=[600.0, np.nan, np.nan], weight=[0.0, 300.0, 100.0])

    shared = share_people(hromada, pd.Series({"UA0502001": 1_000.0}))

    assert shared["people"].tolist() == [600.0, 300.0, 100.0]
    assert shared["basis"].tolist() == ["official", "remainder", "remainder"]


def test_a_hromada_without_villages_keeps_its_remainder_for_its_land():
    hromada = places(official=[600.0])

    shared = share_people(hromada, pd.Series({"UA0502001": 1_000.0}))

    assert shared["people"].tolist() == [600.0, 400.0]
    assert shared["basis"].tolist() == ["official", "remainder-even"]


def test_crimea_shares_the_total_of_2014_over_all_its_raions_and_says_so():
    crimea = places(unit=["UA0102000", "UA0120000"], group="UA01", weight=[1.0, 3.0])

    shared = share_people(crimea, pd.Series({"UA01": 1_000.0}))

    assert shared["people"].tolist() == [250.0, 750.0]
    assert set(shared["basis"]) == {"2014"}


def test_towns_with_more_people_than_their_hromada_are_refused():
    hromada = places(official=[1_200.0])

    with pytest.raises(SourceError, match="UA0502001"):
        share_people(hromada, pd.Series({"UA0502001": 1_000.0}))


def test_a_village_without_an_outline_becomes_a_disc_of_typical_density():
    village = pd.DataFrame({"people": [500.0], "geometry": [shapely.Point(X, Y)]})
    nowhere = gpd.GeoSeries([None], crs=EQUAL_AREA)

    (disc,) = draw_footprints(village, nowhere)

    assert shapely.area(disc) == pytest.approx(500 / 250 * KM**2)
    assert shapely.get_num_coordinates(disc) == 13


def test_an_outline_is_preferred_to_a_disc():
    village = pd.DataFrame({"people": [500.0], "geometry": [shapely.Point(X, Y)]})
    outline = gpd.GeoSeries([square(0, 0, 1, 1)], crs=EQUAL_AREA)

    (drawn,) = draw_footprints(village, outline)

    assert drawn.equals(outline[0])


def test_a_footprint_stays_inside_its_own_hromada():
    hromadas = pieces(square(0, 0), square(10, 0))
    disc = shapely.Point(X + 9.5 * KM, Y + 5 * KM).buffer(2 * KM)

    settled = settle(footprints(disc), hromadas, NO_WATER)

    assert settled["base"].tolist() == [0]
    assert settled["people"].tolist() == [100.0]
    assert settled.to_crs(EQUAL_AREA).total_bounds[2] == pytest.approx(X + 10 * KM, abs=5)


def test_a_footprint_that_a_zone_cuts_splits_its_people_by_area():
    halves = pieces(square(0, 0), square(10, 0), units=["UA0502000", "UA0502000"])

    settled = settle(footprints(square(9, 0, 4, 1)), halves, NO_WATER)

    assert settled.set_index("base")["people"].to_dict() == pytest.approx({0: 25, 1: 75}, rel=1e-2)


def test_people_keep_to_the_shore():
    lake = np.array([square(5, 0)])

    settled = settle(footprints(square(4, 4, 2, 2)), pieces(square(0, 0)), lake)

    assert settled["people"].tolist() == [100.0]
    assert settled.to_crs(EQUAL_AREA).area.item() == pytest.approx(2 * KM**2, rel=1e-2)


def test_a_place_that_the_map_puts_into_the_water_keeps_its_footprint():
    lake = np.array([square(5, 0)])

    settled = settle(footprints(square(7, 4, 1, 1)), pieces(square(0, 0)), lake)

    assert settled["people"].tolist() == [100.0]
    assert settled.to_crs(EQUAL_AREA).area.item() == pytest.approx(KM**2, rel=1e-2)


def test_a_place_outside_its_hromada_leaves_its_people_to_all_land_of_it():
    settled = settle(footprints(square(50, 50, 1, 1)), pieces(square(0, 0)), NO_WATER)

    assert settled["people"].tolist() == [100.0]
    assert settled.to_crs(EQUAL_AREA).area.item() == pytest.approx(100 * KM**2, rel=1e-2)


def test_a_footprint_without_ground_is_refused():
    with pytest.raises(SourceError, match="UA9999999"):
        settle(footprints(square(0, 0), unit="UA9999999"), pieces(square(0, 0)), NO_WATER)


def test_overlapping_footprints_both_keep_their_people():
    same = footprints(square(1, 1), square(1, 1))

    settled = settle(same, pieces(square(0, 0, 20, 20)), NO_WATER)

    assert settled["people"].sum() == 200.0


def test_a_base_piece_that_is_all_water_stays_as_it_is():
    pond = pieces(square(0, 0))

    land = land_of(pond, np.array([square(-5, -5, 30, 30)]))

    assert land.geometry[0].equals(pond.geometry[0])


def test_only_polygons_are_left_of_an_overlay():
    line = shapely.LineString([(0, 0), (1, 1)])
    mixed = shapely.GeometryCollection([shapely.box(0, 0, 1, 1), line])

    kept = only_polygons(np.array([mixed, line]))

    assert kept[0].equals(shapely.box(0, 0, 1, 1))
    assert kept[1].is_empty


def villages(*points, names, known=np.nan):
    columns = {"unit": "UA0502001", "name_uk": names, "name_latin": "", "is_centre": False}
    shapes = [shapely.Point(X + x * KM, Y + y * KM) for x, y in points]
    columns["known_people"] = known
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=EQUAL_AREA)


def outlines(*squares, names, mapped_people=np.nan, unit="UA0502001"):
    columns = {"unit": unit, "name_uk": names, "mapped_people": mapped_people}
    return gpd.GeoDataFrame(columns, geometry=list(squares), crs=EQUAL_AREA)


def test_a_village_takes_the_outline_of_its_name_nearby():
    both = outlines(square(0, 0, 1, 1), square(1, 0, 1, 1), names=["Ясне", "Лісове"])

    found, around = village_outlines(villages((0.9, 0.5), names=["Лісове"]), both.iloc[[1]])

    assert len(found) == 1
    assert around[0].equals(both.geometry[1])


def test_a_village_that_only_has_an_outline_is_added():
    drawn = outlines(square(5, 5, 1, 1), names=["Ясне"], mapped_people=320.0)

    found, _ = village_outlines(villages((0, 0), names=["Лісове"]), drawn)

    assert found["name_uk"].tolist() == ["Лісове", "Ясне"]
    assert found["weight"].tolist() == [UNKNOWN_WEIGHT, 320.0]
    assert found["is_known"].tolist() == [False, True]


def test_a_namesake_in_another_hromada_is_another_place():
    drawn = outlines(square(0, 0, 1, 1), names=["Лісове"], unit="UA0502003")

    found, around = village_outlines(villages((0.5, 0.5), names=["Лісове"]), drawn)

    assert len(found) == 2
    assert around[0] is None


@pytest.mark.parametrize(("people", "is_used"), [(2_000.0, True), (2.0, False), (90_000.0, False)])
def test_an_outline_of_unlikely_density_is_not_believed(people, is_used):
    town = {"unit": "UA0502001", "kind": "town", "official": people, "osm_id": "relation/1"}
    towns = gpd.GeoDataFrame([town], geometry=[shapely.Point(X, Y)], crs=EQUAL_AREA)
    drawn = outlines(square(0, 0, 2, 2), names=["Ясне"]).assign(osm_id="relation/1", kind="town")

    found = town_outlines(towns, drawn)

    assert found.notna().tolist() == [is_used]


def test_districts_make_the_outline_of_a_city_that_has_none():
    city = {"unit": "UA0502001", "kind": "city", "official": 20_000.0, "osm_id": None}
    point = shapely.Point(X + 0.5 * KM, Y + 0.5 * KM)
    cities = gpd.GeoDataFrame([city], geometry=[point], crs=EQUAL_AREA)
    halves = outlines(square(0, 0, 2, 5), square(2, 0, 2, 5), names=["", ""])

    found = town_outlines(cities, halves.assign(osm_id=["a", "b"], kind="borough"))

    assert found[0].area == pytest.approx(20 * KM**2)


def test_a_count_is_spread_over_the_pieces_of_its_hromada_by_area():
    shapes = [shapely.box(30, 48, 31, 49), shapely.box(31, 48, 32, 49), shapely.box(32, 48, 33, 49)]
    codes = {"unit": ["UA0502001", "UA0502001", "UA0500000"], "oblast": "UA05"}
    units = gpd.GeoDataFrame({"base": [0, 1, 2], **codes}, geometry=shapes, crs=GEOGRAPHIC)

    spread = spread_by_area(units, pd.Series({"UA0502001": 900.0}))

    assert spread["people"].tolist() == pytest.approx([450.0, 450.0, 0.0])


def cell_at_the_border():
    squares = gpd.GeoDataFrame({"people": [400.0]}, geometry=[shapely.box(30, 48, 34, 49)])
    ground = {"base": [7], "geometry": [shapely.box(30, 48, 31, 49)]}
    return squares.set_crs(GEOGRAPHIC), gpd.GeoDataFrame(ground, crs=GEOGRAPHIC)


def test_a_cell_at_the_border_leaves_the_neighbour_its_share():
    cells, land = cell_at_the_border()

    shared = share_cells(cells, land, np.array([shapely.box(31, 48, 34, 49)]))

    assert shared["base"].tolist() == [7]
    assert shared["people"].tolist() == pytest.approx([100.0])


def test_a_cell_at_the_coast_gives_all_its_people_to_the_land():
    cells, land = cell_at_the_border()

    shared = share_cells(cells, land, np.array([shapely.box(50, 48, 51, 49)]))

    assert shared["people"].tolist() == pytest.approx([400.0])


def test_a_grid_counts_everybody_once():
    surface = footprints(square(1, 1, 13, 7), square(3, 2, 1, 1)).to_crs(GEOGRAPHIC)

    cells = on_grid(surface)

    assert cells.sum() == pytest.approx(200.0)
    assert len(cells) > 5


def test_people_within_half_a_footprint_are_half_its_people():
    surface = gpd.GeoDataFrame({"people": [80.0]}, geometry=[shapely.box(30, 48, 32, 49)])

    found = people_within(surface.set_crs(GEOGRAPHIC), shapely.box(31, 40, 40, 60))

    assert found == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Київ", "Kyiv"),
        ("Слов'янськ", "Sloviansk"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Гуляйполе", "Huliaipole"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
        ("Розгін", "Rozghin"),
        ("Єнакієве", "Yenakiieve"),
        ("Яни Капу", "Yany Kapu"),
    ],
)
def test_names_are_romanised_by_the_rules_of_2010(ukrainian, latin):
    assert romanise(ukrainian) == latin


def test_a_russian_name_in_crimea_is_put_into_ukrainian():
    assert in_ukrainian("Чистенькое") == "Чистеньке"
    assert in_ukrainian("Яни Капу") == "Яни Капу"


def test_a_place_without_a_ukrainian_name_loses_its_soft_signs():
    assert english_name("", "Dub’je") == "Dubje"


def listed(**columns):
    frame = {"unit": "UA0502001", "place": "Yasne", "name_uk": "Ясне", "name_latin": "Yasnoye"}
    frame |= {"kind": "village", "is_centre": False, "official": np.nan, "is_known": True}
    frame |= {"basis": "remainder", **columns}
    return gpd.GeoDataFrame(frame, index=[0], geometry=[shapely.Point(30, 48)], crs=GEOGRAPHIC)


@pytest.mark.parametrize(
    ("columns", "count"),
    [
        ({"people": 700.0}, 1),
        ({"people": 300.0}, 0),
        ({"people": 700.0, "is_known": False}, 0),
        ({"people": 300.0, "official": 300.0}, 1),
        ({"people": 700.0, "name_uk": ""}, 0),
    ],
)
def test_places_are_towns_and_villages_with_a_known_number(columns, count):
    assert len(select_places(listed(**columns))) == count


def test_the_seat_of_a_hromada_is_listed_without_a_guess_at_its_people():
    seat = select_places(listed(people=700.0, is_known=False, is_centre=True))

    assert seat["people"].tolist() == [0]
    assert seat["basis"].tolist() == ["unknown"]


def test_other_spellings_are_for_search_and_the_name_itself_is_not_among_them():
    assert select_places(listed(people=700.0))["name_search"].tolist() == ["Yasnoye"]


def test_front_cities_and_oblast_centres_rank_before_larger_cities():
    units = pd.Series(["UA1206017", "UA1416021", "UA1416021", "UA0502001"])

    ranks = label_ranks(units, pd.Series([603_904, 60_127, 9_850, 45_000]))

    assert ranks.tolist() == [2, 1, 5, 3]


@pytest.fixture(scope="module")
def built():
    fine = read_units(RAW)
    units = build_units(fine, read_zones(RAW, fine))
    return units, build_footprints(RAW, units)


@needs_raw
@pytest.mark.raw
def test_every_official_total_is_met(built):
    units, surface = built
    codes = units.set_index("base").loc[surface["base"], ["unit", "oblast"]]
    group = codes["unit"].where(~codes["oblast"].isin(["UA01", "UA85"]), codes["oblast"])

    people = surface["people"].groupby(group.to_numpy()).sum()

    totals = read_totals(RAW)
    assert totals.drop(["UA01", "UA85"]).sum() == 41_167_335
    assert totals["UA01"] == 1_958_504
    assert totals["UA85"] == 383_896
    assert (people - totals[totals > 0]).abs().max() < 1e-6


@needs_raw
@pytest.mark.raw
def test_every_footprint_is_a_valid_shape_with_people(built):
    _, surface = built

    assert surface.is_valid.all()
    assert not surface.is_empty.any()
    assert (surface["people"] > 0).all()


@needs_raw
@pytest.mark.raw
def test_donetsk_oblast_outside_the_line_agrees_with_the_older_model(built):
    units, surface = built

    compared = compare_footprints(surface, units, RAW)

    assert compared["largest_difference_of_a_hromada"] < 1
    assert compared["donetsk_outside_ours"] == pytest.approx(733_000, rel=0.02)
    assert compared["correlation_5km"] > 0.9
