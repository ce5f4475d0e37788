"""The web map: what reaches the browser, and that none of it can run."""

import json
import os
import re
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from dashboard.core.geodesy import geodesic_area_km2
from dashboard.errors import ChecksumError
from dashboard.output import assets, third_party
from dashboard.output.basemap import base_shapes, towns
from dashboard.output.plane import STEP_KM, compact, to_degrees, to_plane
from dashboard.output.webmap import (
    PANES,
    Base,
    Geo,
    Mark,
    Shape,
    State,
    TerritoryMap,
    key_for,
    safe_json,
    state_group,
)

PAYLOADS = [
    "{{ 7 * 7 }}",
    "{{ ''.__class__.__mro__ }}",
    "50 {% off",
    "{# comment #}",
    "{% for x in y %}",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "`${alert(1)}`",
    "'; alert(1); //",
    '"); alert(1); ("',
    "\\u003cscript\\u003e",
    "\\",
    "\u2028\u2029",
    "\u202eright to left",
    "feature_group_0 map_div _abc",
    "x" * 100_000,
]


def decode(steps):
    return np.cumsum(np.array(steps).reshape(-1, 2), axis=0) * STEP_KM


@pytest.fixture
def static(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    return tmp_path


def state(text="x"):
    shape = Shape(url="a.json", style="contact", pane="contact")
    return State(
        shapes=(shape,),
        title=text,
        note=text,
        key=key_for(["ru"]),
        foot=(text,),
        label=text,
        marks=(Mark(x=0, y=0, text=text, kind="found"),),
        head=(text, text),
    )


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_survives_as_itself(text):
    assert json.loads(safe_json({"text": [text]})) == {"text": [text]}


@pytest.mark.parametrize("text", PAYLOADS)
def test_text_means_nothing_to_a_template_engine_or_an_html_parser(text):
    written = safe_json({"text": text})

    assert not re.search(r"\{\{|\{%|\{#|[<>&`$]|[^ -~]", written)
    assert Template(written).render() == written


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_text_survives_and_never_runs(content):
    written = safe_json(content)

    assert json.loads(written) == content
    assert Template(written).render() == written


@pytest.mark.parametrize("text", [text for text in PAYLOADS if not text.isalnum()])
def test_a_rendered_map_carries_no_live_text(text):
    base = Base(country_km=(0, 0, 1, 1), theatre_km=(0, 0, 1, 1), url="p.json")
    flat = TerritoryMap(base, "a.js")
    state_group(state(text)).add_to(flat)

    page = flat.get_root().render()

    assert text not in page or text == "\\"
    assert f'"title":{safe_json(text)}' in page


def test_a_state_is_handed_over_whole():
    handed = json.loads(Geo(state("Ukraine & Russia")).payload)

    assert handed["title"] == "Ukraine & Russia"
    assert handed["shapes"] == [
        {"url": "a.json", "pane": "contact", "style": "contact", "strokes": 2}
    ]


def test_the_map_asks_nobody_else_for_anything():
    base = Base(country_km=(0, 0, 1, 1), theatre_km=(0, 0, 1, 1), url="p.json")

    flat = TerritoryMap(base, "../../app/static/a.js")

    assert [url for _, url in (*flat.default_js, *flat.default_css)] == ["../../app/static/a.js"]
    assert "://" not in re.sub(r"https?://www\.w3\.org\S+", "", flat.payload)


def test_the_base_of_the_map_is_the_same_text_every_time():
    base = Base(country_km=(0, 0, 1, 1), theatre_km=(0, 0, 1, 1), url="p.json")

    payloads = {TerritoryMap(base, "a.js").payload for _ in range(2)}

    assert len(payloads) == 1


def test_the_key_lists_only_what_is_visible_in_a_fixed_order():
    key = key_for(["border", "claim", "ru", "leave_ua_dmz"])

    assert [entry.style for entry in key] == ["ru", "leave_ua_dmz", "claim", "border"]
    assert key[1].text == "Ukraine leaves: demilitarised"
    assert [entry.strokes for entry in key] == [0, 0, 0, 1]


def test_the_key_speaks_ukrainian():
    assert key_for(["ru"], "uk")[0].text == "Утримує Росія"


def test_panes_put_what_moves_over_what_stays():
    assert PANES.index("claims") < PANES.index("held") < PANES.index("moves")
    assert PANES.index("moves") < PANES.index("border") < PANES.index("contact")


def test_the_plane_keeps_areas():
    corners = np.array([box(34, 45, 34.1, 45.1), box(24.5, 51, 24.6, 51.1)])

    assert to_plane(corners[0]).area == pytest.approx(geodesic_area_km2(corners[:1])[0], rel=1e-4)
    assert to_plane(corners[1]).area == pytest.approx(geodesic_area_km2(corners[1:2])[0], rel=1e-4)


def test_a_shape_comes_back_to_within_ten_metres():
    square = Polygon([(0, 0), (10.004, 0), (10.004, 7.777), (0, 7.777)])

    (outer,) = compact(square)["polygons"][0]

    assert decode(outer) == pytest.approx(shapely.get_coordinates(square), abs=STEP_KM)


def test_holes_stay_holes():
    ring = box(0, 0, 10, 10).difference(box(4, 4, 6, 6))

    assert [len(rings) for rings in compact(ring)["polygons"]] == [2]


def test_what_is_smaller_than_a_step_is_dropped():
    specks = MultiPolygon([box(0, 0, 0.001, 0.001), box(5, 5, 6, 6)])

    assert len(compact(specks)["polygons"]) == 1
    assert compact(Point(0, 0)) == {"polygons": [], "lines": []}


def test_a_layer_is_numbers_only():
    written = compact(shapely.GeometryCollection([box(0, 0, 1, 1), LineString([(0, 0), (1, 1)])]))

    assert sorted(written) == ["lines", "polygons"]
    assert re.fullmatch(r"[\[\], \d-]+", json.dumps([*written.values()]))


def test_the_same_content_has_the_same_address_and_other_content_another(static):
    one, again = (assets.publish_json("held", {"lines": [[1]]}) for _ in range(2))
    other = assets.publish_json("held", {"lines": [[2]]})

    assert one == again
    assert one != other
    assert len(list((static / "layers").iterdir())) == 2


@pytest.mark.usefixtures("static")
def test_an_address_is_relative_so_that_any_base_path_works():
    assert assets.publish_json("held", {}).startswith("../../app/static/layers/held-")


def test_the_script_carries_leaflet_the_sheets_and_a_local_typeface(static):
    address = assets.publish_client()

    script = (static / address.removeprefix(assets.FROM_COMPONENT + "/")).read_text()
    assert "Leaflet 1.9.3" in script
    assert "window.territory" in script
    assert ".leaflet-pane" in script
    fonts = re.findall(r"\.\./\.\./app/static/(vendor/sans-[\w-]+\.woff2)", script)
    assert len(fonts) == len(assets.FONTS)
    assert all((static / font).is_file() for font in fonts)


@pytest.mark.usefixtures("static")
def test_a_changed_leaflet_is_refused(monkeypatch):
    altered = replace(third_party.FILES["leaflet.js"], sha256="0" * 64)
    monkeypatch.setitem(third_party.FILES, "leaflet.js", altered)

    with pytest.raises(ChecksumError, match=r"leaflet.js has the SHA-256 .* expected 0000"):
        assets.publish_client()


@pytest.fixture
def coast():
    """Two oblasts side by side, neighbours to the east and north, sea to the south."""
    oblasts = gpd.GeoDataFrame(
        {"pcode": ["A", "B"]}, geometry=[box(30, 47, 31, 48), box(31, 47, 32, 48)], crs=4326
    )
    drawn = [
        ("neighbour", box(32, 46, 34, 49)),
        ("neighbour", box(29, 49, 34, 50)),
        ("sea", box(29, 46, 32, 47)),
        ("lake", box(30.2, 47.2, 30.3, 47.3)),
        ("river", LineString([(30, 47.5), (31, 47.5)])),
    ]
    kinds, shapes = zip(*drawn, strict=True)
    context = gpd.GeoDataFrame({"kind": kinds}, geometry=list(shapes), crs=4326)
    return base_shapes(oblasts, context)


def test_the_border_is_where_a_neighbour_is_and_the_rest_is_coast(coast):
    east = to_plane(LineString([(32, 47.1), (32, 47.9)]))
    south = to_plane(LineString([(30.1, 47), (31.8, 47)]))

    assert coast["border"].distance(east) < 0.1
    assert coast["coast"].distance(south) < 1
    assert coast["border"].distance(Point(south.coords[0])) > 50


def test_an_oblast_boundary_is_inside_the_country(coast):
    assert coast["oblast"].length == pytest.approx(111, rel=0.02)


def test_the_edge_of_a_neighbour_is_not_drawn_where_its_layer_was_cut_off(coast):
    frame_corner = to_plane(Point(34, 48))

    assert coast["edge"].distance(frame_corner) > 50


def test_towns_come_in_the_order_of_their_rank_and_villages_not_at_all():
    places = gpd.GeoDataFrame(
        {
            "rank": [2, 1, 5, 1],
            "name_en": ["Kryvyi Rih", "Kyiv", "Village", "Front town"],
            "name_uk": ["Кривий Ріг", "Київ", "Село", "Місто"],
            "people": [600_000, 2_950_000, 900, 9_000],
        },
        geometry=[Point(30.5, 50.4)] * 4,
        crs=4326,
    )

    assert [(town["en"], town["rank"]) for town in towns(places)] == [
        ("Kyiv", 1),
        ("Front town", 1),
        ("Kryvyi Rih", 2),
    ]


def test_a_click_on_the_plane_is_a_place_on_earth():
    point = to_plane(Point(37.6, 48.85))

    assert to_degrees(point.x, point.y) == pytest.approx((37.6, 48.85), abs=1e-6)


def test_layers_of_earlier_runs_are_deleted_and_those_of_today_stay(static):
    kept = static / assets.publish_json("new", {"a": 1}).removeprefix("../../app/static/")
    old = static / assets.publish_json("old", {"a": 2}).removeprefix("../../app/static/")
    os.utime(old, (0, 0))

    assets.prune_layers()

    assert kept.exists()
    assert not old.exists()


@pytest.mark.usefixtures("static")
def test_what_was_made_once_is_read_back():
    made = [assets.publish_made("slow", ["a"], lambda: {"n": 1}) for _ in range(2)]

    again = assets.publish_made("slow", ["a"], lambda: pytest.fail("it was made again"))

    assert made[0] == made[1] == again
    assert again[1] == {"n": 1}


@pytest.mark.usefixtures("static")
@pytest.mark.parametrize("changed", ["the layers", "the code"])
def test_what_was_made_from_something_else_is_made_again(monkeypatch, changed):
    old, _ = assets.publish_made("slow", ["a"], lambda: {"n": 1})
    if changed == "the code":
        monkeypatch.setattr(assets, "_code", lambda: b"other")

    new, content = assets.publish_made(
        "slow", ["b" if changed == "the layers" else "a"], lambda: {"n": 2}
    )

    assert new != old
    assert content == {"n": 2}


def test_publishing_again_counts_as_use(static):
    address = assets.publish_json("old", {"a": 2})
    path = static / address.removeprefix("../../app/static/")
    os.utime(path, (0, 0))

    assets.publish_json("old", {"a": 2})
    assets.prune_layers()

    assert path.exists()
