"""Uploads: formats give the same ground; what is no ground, or hostile, gets one sentence."""

import io
import json
import sqlite3
import time
import zipfile

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, MultiPolygon, Point, Polygon, box, force_3d

from dashboard.core.area import drawn_area
from dashboard.errors import UploadError
from dashboard.sources.option_checks import MOST_VERTICES
from dashboard.sources.upload import MOST_BYTES, read_upload

SQUARE = box(37.0, 48.0, 37.5, 48.5)
HOLE = SQUARE.difference(box(37.1, 48.1, 37.2, 48.2))
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark><name>{{name}}</name>
<Polygon><outerBoundaryIs><LinearRing><coordinates>
37.0,48.0,0 37.5,48.0,0 37.5,48.5,0 37.0,48.5,0 37.0,48.0,0
</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>
37.1,48.1 37.2,48.1 37.2,48.2 37.1,48.2 37.1,48.1
</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark></Folder></Document></kml>"""


def layer(*shapes, crs="EPSG:4326"):
    return gpd.GeoDataFrame(
        {"name": ["<script>"] * len(shapes)}, geometry=[*shapes], crs=4326
    ).to_crs(crs)


def geojson(*shapes, **more):
    features = [
        {"type": "Feature", "properties": {"name": "{{7*7}}"}, "geometry": s.__geo_interface__}
        for s in shapes
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def polygon_of(*rings):
    return json.dumps({"type": "Polygon", "coordinates": rings}).encode()


@pytest.fixture
def saved(tmp_path):
    """Save a layer in a format, as desktop programs do, and give the bytes."""

    def save(frame, driver):
        if driver == "GPKG":
            frame.to_file(tmp_path / "a.gpkg", driver="GPKG", layer="drawn")
            return (tmp_path / "a.gpkg").read_bytes()
        frame.to_file(tmp_path / "a.shp", driver="ESRI Shapefile")
        return zipped({p.name: p.read_bytes() for p in tmp_path.glob("a.*")})

    return save


def zipped(members, **how):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def unzipped(found):
    with zipfile.ZipFile(io.BytesIO(found)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# Ground


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:32637", "EPSG:3857", "EPSG:5561"])
def test_ground_in_any_reference_system_comes_back_in_degrees(saved, driver, crs):
    upload = read_upload(saved(layer(HOLE, crs=crs), driver), "zone.bin")

    expected = drawn_area("zone", HOLE)
    assert upload.area.shape.symmetric_difference(expected.shape).area < 1e-5
    assert upload.area.name == "zone"
    assert upload.notices == ()


@pytest.mark.parametrize(
    "found",
    [
        geojson(HOLE),
        geojson(force_3d(HOLE)),
        b"\xef\xbb\xbf " + geojson(HOLE),
        json.dumps(HOLE.__geo_interface__).encode(),
        json.dumps({"type": "GeometryCollection", "geometries": [HOLE.__geo_interface__]}).encode(),
        KML.encode(),
        KML.replace("<Polygon", "<k:Polygon")
        .replace("</Polygon", "</k:Polygon")
        .replace("<kml ", '<kml xmlns:k="http://www.opengis.net/kml/2.2" ')
        .encode(),
    ],
    ids=["geojson", "with heights", "with mark", "geometry", "collection", "kml", "prefixed kml"],
)
def test_text_formats_give_the_same_ground(found):
    assert read_upload(found, "zone.txt").area == drawn_area("zone", HOLE)


def test_geojson_of_the_older_kind_may_state_its_reference_system():
    flat = layer(SQUARE, crs="EPSG:3857").geometry.iloc[0]
    stated = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}

    upload = read_upload(geojson(flat, crs=stated), "zone.geojson")

    assert upload.area.shape.symmetric_difference(SQUARE).area < 1e-5


def test_several_polygons_become_one_area_and_the_rest_is_left_out():
    found = geojson(SQUARE, box(38, 48, 38.5, 48.5), Point(37, 48), LineString([(1, 1), (2, 2)]))

    upload = read_upload(found, "zone.geojson")

    assert upload.area.shape.area == pytest.approx(0.5)
    assert upload.notices == (
        "2 points, lines or empty shapes were left out.",
        "2 polygons were joined to one area.",
    )


def test_a_small_crossing_is_mended_and_said():
    loop = [(38, 49), (37.01, 49), (36.99, 48.98), (36.99, 49), (37.01, 48.98)]
    tail = polygon_of([(37, 48), (38, 48), *loop, (37, 48)])

    upload = read_upload(tail, "zone.geojson")

    assert upload.area.shape.is_valid
    assert "crossed itself and was taken apart; this changed the area by 0.0" in upload.notices[0]


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("../../etc/passwd.geojson", "passwd"),
        ("C:\\temp\\zone A.zip", "zone A"),
        ("{{7*7}}<script>alert(1)</script>.kml", "script"),
        ("a\u202egnp.geojson", "a gnp"),
        ("Донецька область (1).gpkg", "Донецька область (1)"),
        ("", "Uploaded area"),
        ("=cmd|'!A1.json", "cmd A1"),
        ("x" * 500 + ".json", "x" * 60),
    ],
)
def test_only_plain_letters_of_a_file_name_are_kept(file_name, name):
    assert read_upload(geojson(SQUARE), file_name).area.name == name


@pytest.mark.parametrize("driver", ["GPKG", "ESRI Shapefile"])
def test_no_attribute_leaves_the_reader(saved, driver):
    upload = read_upload(saved(layer(SQUARE), driver), "zone.zip")

    assert "script" not in repr(upload)


def test_nothing_is_written_to_disk(saved, monkeypatch, tmp_path):
    found = saved(layer(SQUARE), "GPKG"), saved(layer(SQUARE), "ESRI Shapefile")
    before = sorted(tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    for file in found:
        read_upload(file, "zone")

    assert sorted(tmp_path.iterdir()) == before


# Hostile and broken files


def sqlite(*statements):
    base = sqlite3.connect(":memory:")
    for statement in statements:
        base.execute(statement)
    base.commit()
    return base.serialize()


def ring(count, *, noise=0.0):
    turn = np.linspace(0, 2 * np.pi, count)
    far = 1 + noise * np.random.default_rng(1).random(count)
    return np.column_stack([37 + far * np.cos(turn), 48 + far * np.sin(turn)]).round(5).tolist()


POLYGON = b'{"type":"Polygon","coordinates":'
ENDLESS = (
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, x AS geom FROM c"
)
FILE = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml>&x;</kml>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<!DOCTYPE k [<!ENTITY l0 "ha">{LAUGHS}]><kml>&l9;</kml>'
TEXTS = {
    "empty": (b"", "is empty"),
    "another kind": (b"%PDF-1.7", "of another kind"),
    "too large": (b" " * (MOST_BYTES + 1), "5.0 MB; at most 5 MB"),
    "no json": (b"{nothing", "cannot be read"),
    "no utf-8": (b'{"type": "\xff"}', "cannot be read"),
    "deep json": (b'{"a":' * 100_000, "cannot be read"),
    "deep coordinates": (POLYGON + b"[" * 900 + b"]" * 900 + b"}", "list of rings"),
    "long number": (POLYGON + b"[[[" + b"1" * 5_000 + b"]]]}", "cannot be read"),
    "nan": (b'{"type":"Polygon","coordinates":[[[NaN,1],[2,2],[3,1]]]}', "cannot be read"),
    "infinite": (polygon_of([(37, 48), (38, 48), (38, 49)]).replace(b"38", b"1e999"), "finite"),
    "huge": (polygon_of([(37, 48), (1e300, 48), (38, 1e300)]), "longitudes"),
    "metres": (polygon_of([(4e6, 6e6), (5e6, 6e6), (5e6, 7e6)]), "longitudes"),
    "texts": (polygon_of([("a", "b"), ("c", "d"), ("e", "f")]), "finite"),
    "objects": (polygon_of([{"0": 1}] * 4), "finite"),
    "ragged": (polygon_of([(1,), (2, 3), (4, 5)]), "finite"),
    "no coordinates": (b'{"type":"MultiPolygon"}', "no coordinates"),
    "empty polygon": (b'{"type":"Polygon","coordinates":[]}', "list of rings|no polygons"),
    "empty multipolygon": (b'{"type":"MultiPolygon","coordinates":[]}', "no polygons"),
    "only points": (geojson(Point(37, 48)), "no polygons"),
    "no features": (b'{"type":"FeatureCollection","features":null}', "no polygons"),
    "line": (polygon_of([(37, 48), (38, 48), (37, 48)]), "crosses itself|encloses no ground"),
    "bow": (polygon_of([(36, 48), (37, 49), (37, 48), (36, 49)]), "crosses itself"),
    "vertices": (polygon_of(ring(MOST_VERTICES + 1)), "100,001 vertices; at most 100,000"),
    "spikes": (polygon_of(ring(50_000, noise=0.9)), "longer than 500 degrees"),
    "unknown crs": (geojson(SQUARE, crs={"properties": {"name": "EPSG:999999"}}), "not known"),
    "hostile crs": (geojson(SQUARE, crs={"properties": {"name": "http://a.b/c"}}), "not known"),
    "odd crs": (geojson(SQUARE, crs=[1]), "not known"),
    "html": (b"<html><script>alert(1)</script></html>", "no KML"),
    "vrt": (b"<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>", "no KML"),
    "broken xml": (b"<kml><Polygon>", "cannot be read"),
    "other encoding": (KML.encode("utf-16"), "of another kind|cannot be read"),
    "deep kml": (b"<kml>" + b"<a>" * 100_000, "no KML"),
    "entity": (FILE.encode(), "document type"),
    "laughs": (LAUGHS.encode(), "document type"),
    "kml words": (KML.replace("37.5,48.0,0", "{{x}},y").encode(), "finite"),
    "kml nan": (KML.replace("37.5,48.0,0", "nan,inf").encode(), "finite"),
    "kml points": (b"<kml><Point><coordinates>1,2</coordinates></Point></kml>", "no polygons"),
    "no zip": (b"PK\x03\x04" + b"x" * 100, "damaged"),
    "zip without": (zipped({"a.kml": KML}), "0 shapefiles"),
    "zip outside": (zipped({"../a.shp": b""}), "outside itself"),
    "zip absolute": (zipped({"/etc/a.shp": b""}), "outside itself"),
    "zip backslash": (zipped({"..\\a.shp": b""}), "outside itself"),
    "zip two": (zipped({"a.shp": b"", "b.shp": b""}), "2 shapefiles; expected one"),
    "zip many": (zipped({f"{n}.txt": b"" for n in range(101)}), "unfolds"),
    "zip bomb": (zipped({"a.shp": bytes(60_000_000)}), "unfolds"),
    "zip no prj": (zipped({"a.shp": b"x", "a.shx": b"x", "a.dbf": b"x"}), "reference system"),
    "zip no shp": (zipped({"a.shp": b"x", "a.shx": b"x", "a.prj": b"x"}), "no shapefile"),
    "sqlite": (sqlite("CREATE TABLE a (b)"), "no GeoPackage"),
    "no sqlite": (b"SQLite format 3\x00" + b"\xff" * 5_000, "no GeoPackage"),
    "endless contents": (sqlite(f"CREATE VIEW gpkg_contents AS {ENDLESS}"), "no GeoPackage"),
    "endless layer": (
        sqlite(
            "CREATE TABLE gpkg_contents (table_name, data_type)",
            "INSERT INTO gpkg_contents VALUES ('v', 'features')",
            f"CREATE VIEW v AS {ENDLESS}",
        ),
        "no plain table",
    ),
    "generated": (
        sqlite(
            "CREATE TABLE gpkg_contents (table_name, data_type)",
            "INSERT INTO gpkg_contents VALUES ('g', 'features')",
            "CREATE TABLE g (a, geom AS (zeroblob(900000000)))",
        ),
        "no plain table",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence_and_at_once(case):
    found, said = TEXTS[case]

    began = time.process_time()
    with pytest.raises(UploadError, match=said) as refused:
        read_upload(found, "zone")

    assert time.process_time() - began < 2
    assert len(str(refused.value)) < 300


def test_a_million_vertices_are_refused_at_once():
    short = [[round(x, 1), round(y, 1)] for x, y in ring(300_000)]
    found = polygon_of(short)[:MOST_BYTES]

    began = time.process_time()
    with pytest.raises(UploadError, match="far more than 100,000"):
        read_upload(found, "zone")

    assert time.process_time() - began < 2


def test_a_shapefile_with_a_million_vertices_is_refused(saved):
    turn = np.linspace(0, 2 * np.pi, 1_000_000)
    many = Polygon(np.column_stack([37 + np.cos(turn), 48 + np.sin(turn)]).round(3))
    found = saved(layer(many), "ESRI Shapefile")

    with pytest.raises(UploadError, match=r"vertices|MB"):
        read_upload(found, "zone.zip")


@pytest.mark.parametrize("part", [".shp", ".shx", ".prj"])
def test_a_shapefile_with_damaged_parts_is_refused(saved, part):
    members = unzipped(saved(layer(SQUARE), "ESRI Shapefile"))
    broken = {n: c[:40] + b"\xff" * 60 if n.endswith(part) else c for n, c in members.items()}

    with pytest.raises(UploadError):
        read_upload(zipped(broken), "zone.zip")


def test_what_else_is_in_the_archive_is_not_looked_at(saved):
    members = unzipped(saved(layer(SQUARE), "ESRI Shapefile"))
    evil = {"a.vrt": b"<OGRVRTDataSource/>", "a.dbf": b"\xff" * 10, "a.cpg": b"rot13"}

    upload = read_upload(zipped(members | evil), "zone.zip")

    assert upload.area == drawn_area("zone", SQUARE)


def test_a_geopackage_that_was_left_open_is_read(saved):
    found = saved(layer(SQUARE), "GPKG")

    assert read_upload(found[:18] + b"\x02\x02" + found[20:], "zone").area == drawn_area(
        "zone", SQUARE
    )


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_geopackage_without_a_reference_system_is_refused(saved):
    with pytest.raises(UploadError, match=r"no reference system|not known"):
        read_upload(saved(layer(SQUARE).set_crs(None, allow_override=True), "GPKG"), "zone")


def test_a_damaged_geopackage_is_refused(saved):
    found = saved(layer(SQUARE), "GPKG")

    with pytest.raises(UploadError):
        read_upload(found[: len(found) // 3], "zone")


def test_parts_that_touch_and_overlap_count_once():
    both = MultiPolygon([box(37, 48, 38, 49), box(37.5, 48, 38.5, 49)])

    assert read_upload(geojson(*both.geoms), "zone").area.shape.area == pytest.approx(1.5)
