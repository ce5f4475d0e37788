"""Units, zones, lines and holdings: built from raw input as they are in the repository."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
import toyland

from dashboard import answers
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.errors import SourceError
from dashboard.sources import catalog
from dashboard.sources.build.lines import build_lines, find_gaps, read_deepstate, read_owl
from dashboard.sources.build.package import read_descriptions, write_layer
from dashboard.sources.build.run import build
from dashboard.sources.build.units import build_units, dissolve, read_units, read_zones
from dashboard.sources.proposals import ZONES, load_proposals

RAW = Path(__file__).parents[2] / "shared/raw"
raw = [
    pytest.mark.raw,
    pytest.mark.skipif(not RAW.is_dir(), reason="the raw input files are not here"),
]

COUNTRY = toyland.square(0, 0, 2, 2)
EAST = toyland.square(1, -1, 3, 3)
BAY = toyland.square(1.4, 0.4, 1.8, 0.8)


@pytest.fixture(scope="module")
def fine():
    return read_units(RAW)


@pytest.fixture(scope="module")
def pieces(fine):
    return build_units(fine, read_zones(RAW, fine))


class TestRaw:
    pytestmark = raw

    def test_no_oblast_moves_by_more_than_a_fiftieth_of_a_per_cent(self, fine, pieces):
        before = fine.assign(area=geodesic_area_km2(fine.geometry.to_numpy()))
        before = before.groupby("oblast")["area"].sum()

        after = pieces.groupby("oblast")["area_km2"].sum()

        assert (after / before - 1).abs().max() < 0.0002

    def test_no_shared_edge_opens(self, pieces):
        assert shapely.coverage_is_valid(pieces.geometry.to_numpy())

    def test_no_unit_is_lost(self, fine, pieces):
        assert set(pieces["unit"]) == set(fine["unit"])

    def test_the_build_gives_the_same_bytes_again(self, pieces, tmp_path):
        record = write_layer(pieces, "units", read_descriptions()["units"], tmp_path)

        assert record["hash"] == catalog.record("units")["hash"]

    def test_the_line_of_a_day_is_built_as_it_is_in_the_repository(self, pieces):
        drawn = read_deepstate(RAW)
        days = ["2022-04-20", "2025-11-19"]
        country = shapely.coverage_union_all(pieces.geometry.to_numpy())
        gaps = catalog.load("drawing_gaps").frame.geometry.iloc[0]

        built = build_lines(drawn[drawn["as_of"].isin(days)], country, gaps)

        stored = catalog.load("lines_deepstate").frame
        stored = stored[stored["as_of"].isin(days)].reset_index(drop=True)
        assert built.geometry.geom_equals_exact(stored.geometry, 0).all()
        assert built["category"].tolist() == stored["category"].tolist()

    def test_the_second_mapper_keeps_its_categories_apart(self):
        drawn = read_owl(RAW)

        assert set(drawn["category"]) == {"held", "ua_in_russia"}
        assert drawn.loc[drawn["category"] == "held", "as_of"].is_unique


def test_a_zone_cuts_only_the_units_it_crosses_and_keeps_their_area():
    units = toyland.units().drop(columns=["base", "zone", "area_km2"]).assign(kind="hromada")

    cut = build_units(units, {"north": toyland.square(-1, 1.5, 3, 3)})

    assert sorted(cut["zone"]) == ["", "", "", "", "north", "north"]
    whole = geodesic_area_km2(units.geometry.to_numpy()).sum()
    assert cut["area_km2"].sum() == pytest.approx(whole, rel=1e-3)


def test_units_join_to_oblasts_without_gaps():
    names = toyland.units()[["oblast"]].drop_duplicates().rename(columns={"oblast": "pcode"})

    joined = dissolve(toyland.units(), "oblast", names.assign(name_uk="", name_en=""))

    assert joined["pcode"].tolist() == ["UA14", "UA63"]
    assert shapely.coverage_is_valid(joined.geometry.to_numpy())


def test_a_bay_that_stays_undrawn_for_months_is_a_gap():
    drawn = [EAST.difference(BAY)] * 200

    assert find_gaps(drawn, COUNTRY, shapely.MultiPolygon()).contains(BAY.centroid)


def test_a_bay_drawn_a_little_differently_halfway_is_still_a_gap():
    other = toyland.square(1.45, 0.4, 1.85, 0.8)
    drawn = [EAST.difference(BAY)] * 80 + [EAST.difference(other)] * 80

    assert find_gaps(drawn, COUNTRY, shapely.MultiPolygon()).contains(BAY.centroid)


def test_a_siege_of_some_weeks_is_no_gap():
    drawn = [EAST.difference(BAY)] * 50 + [EAST] * 300

    assert find_gaps(drawn, COUNTRY, shapely.MultiPolygon()).is_empty


def test_the_grey_zone_ends_where_held_ground_begins():
    drawn = gpd.GeoDataFrame(
        {"as_of": "2022-10-10", "category": ["held", "grey"]},
        geometry=[EAST, toyland.square(0.5, -1, 1.5, 3)],
        crs="EPSG:4326",
    )

    grey, held = build_lines(drawn, COUNTRY, shapely.MultiPolygon()).geometry

    assert shapely.area(shapely.intersection(grey, held)) == 0
    assert geodesic_area_km2(np.array([grey]))[0] > 0


def test_every_zone_that_proposals_may_name_is_on_the_map():
    assert set(answers.units()["zone"]) == {"", *ZONES}


def test_every_unit_that_proposals_name_is_on_the_map():
    known = {code for level in ("unit", "raion", "oblast") for code in answers.units()[level]}
    named = {
        code
        for text in load_proposals().values()
        for clause in text.clauses
        for code in clause.select.units | clause.select.except_units
    }
    assert named <= known


def test_a_directory_without_raw_input_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"has no front/deepstate_daily"):
        build(tmp_path, tmp_path / "out")
