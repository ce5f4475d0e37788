"""Shapes to take away, opened by the library that GIS programs read them with."""

import io
import json

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from shapely.geometry import shape

from dashboard import answers
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.output.gis import DIGITS
from dashboard.output.kml import NO_PATTERNS
from dashboard.output.tokens import COLOURS
from tests.handed import DAY, TEXT, content, found

ATTRIBUTES = ["clause", "what", "area_km2", "people", "as_of", "source", "recipe"]


@pytest.fixture(scope="module")
def collection():
    return json.loads(content("geojson"))


@pytest.fixture(scope="module")
def layers(tmp_path_factory):
    """Layers of GeoPackage and KML by format and name, as GDAL reads them."""
    read = {}
    for fmt in ("gpkg", "kml"):
        path = tmp_path_factory.mktemp("gis") / f"made.{fmt}"
        path.write_bytes(content(fmt))
        names = [str(name) for name, _ in pyogrio.list_layers(path)]
        read[fmt] = {name: pyogrio.read_dataframe(path, layer=name) for name in names}
    return read


def test_gdal_reads_a_geojson_in_wgs_84():
    read = gpd.read_file(io.BytesIO(content("geojson")), engine="pyogrio")

    assert read.crs == "EPSG:4326"
    assert read.is_valid.all()
    assert set(ATTRIBUTES) <= set(read.columns)


def test_outer_rings_run_counter_clockwise_and_holes_clockwise(collection):
    shapes = [shape(feature["geometry"]) for feature in collection["features"]]
    polygons = [part for one in shapes for part in shapely.get_parts(one) if part.area]

    assert all(polygon.exterior.is_ccw for polygon in polygons)
    assert not any(hole.is_ccw for polygon in polygons for hole in polygon.interiors)
    assert any(polygon.interiors for polygon in polygons)


def test_coordinates_have_seven_digits_at_most(collection):
    shapes = np.array([shape(feature["geometry"]) for feature in collection["features"]])
    coordinates = shapely.get_coordinates(shapes)

    assert (coordinates == np.round(coordinates, DIGITS)).all()


def test_the_bounding_box_is_that_of_the_shapes(collection):
    shapes = np.array([shape(feature["geometry"]) for feature in collection["features"]])

    assert collection["bbox"] == pytest.approx(shapely.total_bounds(shapes).tolist())


def test_the_collection_says_what_it_shows_and_on_which_terms(collection):
    assert collection["as_of"] == DAY
    assert collection["recipe"] == answers.settled(TEXT, DAY).question.written
    assert "Open Database Licence" in collection["licence"]
    assert "does not endorse" in collection["disclaimer"]


def test_the_ground_is_all_of_ukraine_without_overlap(collection):
    ground = [f for f in collection["features"] if f["properties"]["layer"] == "ground"]
    shapes = np.array([shape(feature["geometry"]) for feature in ground])

    joined = shapely.union_all(shapes, grid_size=10.0**-DIGITS)
    areas_km2 = geodesic_area_km2(np.array([joined, *shapes]))
    assert areas_km2[0] == pytest.approx(areas_km2[1:].sum(), rel=1e-6)
    assert areas_km2[0] == pytest.approx(geodesic_area_km2([answers.country()])[0], rel=1e-6)


def test_the_area_of_every_shape_is_the_one_it_states(collection):
    ground = [f for f in collection["features"] if f["properties"]["layer"] == "ground"]
    measured = geodesic_area_km2(np.array([shape(feature["geometry"]) for feature in ground]))

    stated = [feature["properties"]["area_km2"] for feature in ground]
    assert np.allclose(measured, stated, rtol=1e-5, atol=0.01)


def test_a_geopackage_has_ground_lines_and_words(layers):
    layers = layers["gpkg"]

    about = layers["about"].set_index("name")["words"]
    assert set(layers) == {"ground", "lines", "about"}
    assert layers["ground"].crs == layers["lines"].crs == "EPSG:4326"
    assert layers["ground"].is_valid.all()
    assert set(ATTRIBUTES) <= set(layers["ground"].columns)
    assert about["recipe"] == found().head.recipe


def test_geopackage_and_geojson_have_the_same_ground(layers):
    ground = layers["gpkg"]["ground"]
    read = gpd.read_file(io.BytesIO(content("geojson")), engine="pyogrio")
    other = read[read["layer"] == "ground"].reset_index(drop=True)

    assert list(ground["area_km2"]) == list(other["area_km2"])
    assert ground.geometry.geom_equals(other.geometry).all()


def test_the_lines_have_the_lengths_of_the_page(layers):
    lines = layers["gpkg"]["lines"].set_index("style")["length_km"]
    figures = answers.line_figures(answers.settled(TEXT, DAY)).loc["length"]

    assert lines["contact"] == pytest.approx(figures["before"], abs=0.001)
    assert lines["frozen"] == pytest.approx(figures["after"], abs=0.001)


def test_kml_has_a_folder_for_every_kind_of_ground(layers):
    kinds = layers["gpkg"]["ground"]["what"].value_counts().to_dict()

    assert {name: len(layers["kml"][name]) for name in kinds} == kinds


def test_kml_has_the_colours_of_the_registry_and_says_what_it_cannot_draw():
    written = content("kml").decode()
    red, green, blue = (COLOURS["leave_ua"].light[k : k + 2].lower() for k in (1, 3, 5))

    assert f"{blue}{green}{red}</color>" in written
    assert NO_PATTERNS in written


def test_kml_carries_the_figures_of_every_shape(layers):
    ground = layers["gpkg"]["ground"]
    written = content("kml").decode()

    assert all(f"<value>{value!r}</value>" in written for value in ground["area_km2"])
