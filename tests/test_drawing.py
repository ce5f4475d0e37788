"""Ground that is drawn: from the browser and back, inside the state, in words and as a picture."""

import json
import re

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from dashboard.core.area import drawn_area
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.core.proposal import Holder, Select
from dashboard.errors import ChecksumError, QueryError
from dashboard.output import assets, third_party
from dashboard.output.layers import MOST_BYTES, fill_shapes
from dashboard.output.option_words import OTHER, READY, Outcome, ground_words, ready_name, says
from dashboard.output.plane import from_plane, to_plane
from dashboard.output.sketch import MOST_CORNERS, handles, is_handy, shapes_drawn
from dashboard.output.thumbnail import thumbnail
from dashboard.sources.proposals import load_proposals

NAMES = {"UA14": "Donetsk Oblast", "UA63": "Kharkiv Oblast", "UA1402": "Bakhmutskyi Raion"}
NOISE = np.random.default_rng(7)


def sent(*ring):
    return [{"id": "", "rings": [list(ring)]}]


@settings(deadline=None)  # the first projection loads its tables
@given(
    x=st.integers(-60_000, 60_000),
    y=st.integers(-40_000, 40_000),
    width=st.integers(200, 20_000),
    height=st.integers(200, 20_000),
)
def test_what_is_drawn_has_the_area_that_the_map_shows(x, y, width, height):
    ((_, shape),) = shapes_drawn(sent(x, y, width, 0, 0, height, -width, 0, 0, -height))

    area_km2 = geodesic_area_km2(np.array([shape]))[0]
    assert area_km2 == pytest.approx(width * height * 1e-4, rel=2e-3)


@settings(deadline=None)  # the first projection loads its tables
@given(
    x=st.integers(-60_000, 60_000),
    y=st.integers(-40_000, 40_000),
    width=st.integers(200, 20_000),
    height=st.integers(200, 20_000),
)
def test_the_handles_of_a_shape_are_where_it_was_drawn(x, y, width, height):
    ((_, shape),) = shapes_drawn(sent(x, y, width, 0, 0, height, -width, 0, 0, -height))

    area = drawn_area("a", shape)
    (handle,) = handles([(area.id, area.shape)])

    walked = np.cumsum(np.array(handle["rings"][0]).reshape(-1, 2), axis=0)
    corners = {(x, y), (x + width, y), (x + width, y + height), (x, y + height)}
    assert {tuple(corner) for corner in walked.tolist()} == corners


def ragged(corners):
    """A shape round the centre of the plane whose edge cannot be simplified away."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = 80 + 3 * NOISE.random(corners)
    ring = np.column_stack([np.cos(angles) * reach, np.sin(angles) * reach])
    return shapely.Polygon(ring).buffer(0)


def test_a_shape_with_very_many_corners_is_shown_without_handles():
    rough = from_plane(ragged(2 * MOST_CORNERS))

    assert not is_handy(rough)
    assert handles([("a", rough)]) == ()


@pytest.mark.parametrize("wrong", ["text", [3], [{"rings": [[1, 2, 3]]}], [{"rings": []}]])
def test_what_is_no_drawing_is_refused(wrong):
    with pytest.raises(QueryError, match="Draw it again"):
        shapes_drawn(wrong)


@settings(deadline=None)  # the first projection loads its tables
@given(st.floats(-900, 900), st.floats(-600, 600))
def test_the_way_to_degrees_leads_back_to_the_plane(x, y):
    back = to_plane(from_plane(Point(x, y)))

    assert back.distance(Point(x, y)) < 1e-6


def test_drawn_ground_stays_inside_the_state_and_is_small(monkeypatch):
    monkeypatch.setattr(assets, "publish", pytest.fail)
    (shape,) = fill_shapes({"leave_ua": ragged(20_000)}, "moves", is_private=True)

    assert len(json.dumps(shape.content)) <= MOST_BYTES
    assert "/" not in shape.url


def test_other_ground_is_published_as_a_file(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "STATIC", tmp_path)

    (shape,) = fill_shapes({"leave_ua": box(0, 0, 9, 9)}, "moves", is_private=False)

    assert shape.content is None
    assert (tmp_path / shape.url.removeprefix(assets.FROM_COMPONENT + "/")).is_file()


def test_only_the_script_of_the_build_page_has_the_tools(monkeypatch, tmp_path):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    plain, drawing = (
        (tmp_path / address.removeprefix(assets.FROM_COMPONENT + "/")).read_text()
        for address in (assets.publish_client(), assets.publish_client(draws=True))
    )

    assert "Leaflet.draw" not in plain
    assert "Leaflet.draw 1.0.4" in drawing
    assert "spritesheet" not in drawing
    assert "window.territory.drawing" in drawing


def test_a_changed_plugin_is_refused(monkeypatch):
    altered = third_party.File("django-leaflet", "0.34", "leaflet/__init__.py", "0" * 64)
    monkeypatch.setitem(third_party.FILES, "leaflet.draw.js", altered)

    with pytest.raises(ChecksumError, match=r"leaflet\.draw\.js has the SHA-256"):
        third_party.read("leaflet.draw.js")


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Select(), "All of Ukraine"),
        (Select(units=frozenset({"UA14", "UA63"})), "Donetsk Oblast and Kharkiv Oblast"),
        (
            Select(units=frozenset({"UA14"}), except_units=frozenset({"UA1402", "UA63"})),
            "Donetsk Oblast but Bakhmutskyi Raion",
        ),
        (
            Select(except_units=frozenset({"UA14"}), holder=Holder.RUSSIA),
            "What Russia holds of all of Ukraine but Donetsk Oblast",
        ),
        (
            Select(units=frozenset({"UA63"}), within_km=15),
            "Kharkiv Oblast, within 15 km of the line",
        ),
    ],
)
def test_ground_is_named_in_words(wanted, words):
    assert ground_words(wanted, NAMES, {}) == words


def test_drawn_ground_is_called_by_its_name():
    area = drawn_area("Drawn 1", box(37, 48, 37.5, 48.5))

    assert ground_words(Select(areas=frozenset({area.id})), NAMES, {area.id: area}) == "Drawn 1"


@pytest.mark.parametrize("name", READY)
def test_a_ready_outcome_is_known_by_its_name(name):
    clause = READY[name].given(load_proposals()["us-28pt-nov-2025"].clauses[0])

    assert ready_name(clause) == name
    assert says(clause, {"UA01": "Crimea", "UA85": "Sevastopol"}, {}).endswith(f": {name}.")


def test_what_is_no_ready_outcome_is_called_other():
    clause = load_proposals()["us-28pt-nov-2025"].clauses[0]

    assert ready_name(clause) == OTHER
    assert Outcome.of(clause).given(clause).recognised_by == ()


def test_a_picture_is_made_of_clipped_elements_and_says_what_it_shows():
    layers = {"rule": box(0, 0, 400, 300), "ru": box(200, 0, 400, 300)}

    drawn = thumbnail({**layers, "leave_ru": box(180, 100, 200, 120)}, 'A "pocket" <b>')

    assert len(re.findall(r"<i style=\"background:var\(--\w+\);clip-path:path\('M", drawn)) == 3
    assert 'aria-label="A &quot;pocket&quot; &lt;b&gt;"' in drawn
