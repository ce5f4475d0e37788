"""Layers are what was recorded, or they are refused."""

import json
import shutil

import geopandas as gpd
import pytest
import shapely

from dashboard.errors import ChecksumError, CrsError, QueryError, SchemaError, SourceError
from dashboard.sources import catalog
from dashboard.sources.build.package import Description, write_layer, write_package
from dashboard.sources.contact_lines import days, load_observation
from dashboard.sources.populations import load_surface

DESCRIBED = Description(
    title="Squares",
    description="A square.",
    sources=({"title": "Nobody", "path": "https://example.org"},),
    licences=("None stated",),
    valid_on="2022-01-01",
    retrieved="2022-01-02",
    steps=("drawn by hand",),
)


def square(crs="EPSG:4326"):
    return gpd.GeoDataFrame({"name": ["a"]}, geometry=[shapely.box(30, 48, 31, 49)], crs=crs)


def package(directory, frame=None, **changes):
    record = write_layer(square() if frame is None else frame, "squares", DESCRIBED, directory)
    write_package([record | changes], directory)
    return directory


def test_a_layer_comes_with_its_source(tmp_path):
    layer = catalog.load("squares", package(tmp_path))

    assert layer.frame["name"].tolist() == ["a"]
    assert layer.source.producers == ("Nobody: https://example.org",)
    assert layer.source.valid_on == "2022-01-01"


def test_altered_bytes_are_refused(tmp_path):
    path = package(tmp_path) / "squares.parquet"
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(ChecksumError, match=r"squares.parquet has the checksum .* records"):
        catalog.load("squares", tmp_path)


def test_a_missing_file_is_named_with_the_way_to_mend_it(tmp_path):
    (package(tmp_path) / "squares.parquet").unlink()

    with pytest.raises(SourceError, match=r"is missing; datapackage\.json lists it\. Restore"):
        catalog.load("squares", tmp_path)


def test_a_missing_package_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"datapackage\.json is missing"):
        catalog.load("squares", tmp_path)


def test_a_broken_package_is_named(tmp_path):
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")

    with pytest.raises(SourceError, match="is not JSON"):
        catalog.load("squares", tmp_path)


def test_an_unknown_layer_is_answered_with_those_there_are(tmp_path):
    with pytest.raises(SourceError, match=r"no layer 'circles'.*\['squares'\]"):
        catalog.load("circles", package(tmp_path))


def test_a_wrong_row_count_is_refused(tmp_path):
    with pytest.raises(SchemaError, match=r"has 1 rows; datapackage\.json records 2"):
        catalog.load("squares", package(tmp_path, rows=2))


def test_unexpected_columns_are_refused(tmp_path):
    schema = {"fields": [{"name": "title"}, {"name": "geometry"}]}

    with pytest.raises(SchemaError, match=r"has the columns \['name', 'geometry'\]; expected"):
        catalog.load("squares", package(tmp_path, schema=schema))


def test_another_reference_system_is_refused(tmp_path):
    with pytest.raises(CrsError, match="expected EPSG:4326"):
        catalog.load("squares", package(tmp_path, square().to_crs("EPSG:3035")))


def test_an_invalid_shape_is_refused(tmp_path):
    bow = shapely.Polygon([(30, 48), (31, 49), (31, 48), (30, 49)])
    frame = square().set_geometry([bow], crs="EPSG:4326")

    with pytest.raises(SchemaError, match="1 invalid shapes, first in row 0"):
        catalog.load("squares", package(tmp_path, frame))


@pytest.mark.parametrize("name", sorted(catalog.resources()))
def test_every_layer_in_the_repository_is_as_recorded(name):
    layer = catalog.load(name)

    assert len(layer.frame) > 0
    assert layer.source.producers
    assert layer.source.licences
    assert layer.source.valid_on
    if isinstance(layer.frame, gpd.GeoDataFrame):
        assert layer.frame.geometry.is_valid.all()


def test_the_bundled_data_stay_below_fifteen_megabytes():
    assert sum(r["bytes"] for r in catalog.resources().values()) < 15e6


def test_every_file_beside_the_package_is_listed_in_it():
    listed = {record["path"] for record in catalog.resources().values()}

    assert {path.name for path in catalog.DATA.iterdir()} == listed | {catalog.PACKAGE}


def test_the_daily_line_covers_1517_days_and_lists_what_is_missing():
    record = catalog.record("lines_deepstate")

    assert len(days("deepstate")) == 1517
    assert (days("deepstate")[0], days("deepstate")[-1]) == ("2022-04-03", "2026-08-22")
    assert "2025-11-26" in record["missing"]
    assert not set(record["missing"]) & set(record["days"])


def test_held_ground_and_grey_zone_do_not_overlap():
    seen = load_observation("deepstate", "2022-10-10")

    assert seen.grey.area > 0
    shared = shapely.intersection(seen.held, seen.grey).area
    assert shared < 1e-5 * seen.grey.area  # rounding of the edges that both share


def test_a_day_before_the_grey_zone_ends_has_kursk_when_it_was_held():
    assert not load_observation("deepstate", "2024-09-10").ua_in_russia.is_empty


@pytest.mark.parametrize("as_of", ["2025-11-26", "2021-01-01", "tomorrow", ""])
def test_a_day_without_a_line_is_answered_with_the_nearest(as_of):
    with pytest.raises(QueryError, match=r"1517 days from 2022-04-03 to 2026-08-22\. Nearest: "):
        load_observation("deepstate", as_of)


def test_an_unknown_mapper_is_answered_with_those_there_are():
    with pytest.raises(QueryError, match="no mapper 'isw'; choose one of deepstate, owl"):
        days("isw")


def test_an_unknown_surface_is_answered_with_those_there_are():
    with pytest.raises(QueryError, match="no surface 'guess'; choose one of official, worldpop"):
        load_surface("guess", square())


def test_a_copy_of_the_data_elsewhere_loads_as_well(tmp_path):
    for name in ("datapackage.json", "oblasts.parquet"):
        shutil.copy(catalog.DATA / name, tmp_path)

    assert len(catalog.load("oblasts", tmp_path).frame) == 27


def test_the_package_says_what_a_frictionless_package_must():
    package_ = json.loads((catalog.DATA / "datapackage.json").read_text(encoding="utf-8"))

    for resource in package_["resources"]:
        assert {"name", "path", "bytes", "hash", "schema", "sources", "licenses"} <= set(resource)
        assert all({"title", "path"} <= set(made) for made in resource["sources"])
