"""The Build page as Streamlit runs it, without a browser: every way to make an option."""

import io
import json
import re
import zipfile
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from shapely import Point
from streamlit.testing.v1 import AppTest

from dashboard import answers
from dashboard.core.balance import balance, totals
from dashboard.core.draft import Draft
from dashboard.output.plane import to_plane
from dashboard.output.words import number
from dashboard.sources.option_links import option_from_link, option_to_link
from dashboard.sources.options import option_from_toml, option_to_toml
from dashboard.takeaway.links import link

DAY = "2025-11-19"
BOARD = "territory-build-en"
SQUARE = [0, 0, 2000, 0, 0, 2000, -2000, 0, 0, -2000]
"""Twenty kilometres from the centre of the plane to the east and to the north."""
HOSTILE = [
    "{{ 7 * 7 }}",
    "50 {% off",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "`rm -rf`",
    "${7*7}",
    "$x^2$",
    "![](https://example.org/x.png)",
    "[a](javascript:alert(1))",
    ":material/home: :red[x]",
]
UNSEEN = ["\u202eright to left", "a\x00b", "a\x1b[31mb", "zero\u200bwidth"]


def script():
    import streamlit as st  # noqa: PLC0415  a script of its own

    from dashboard.views import takeaway  # noqa: PLC0415
    from dashboard.views.build.page import build_page  # noqa: PLC0415

    build_page()
    takeaway.button(st.container(), "en")


def opened(**params):
    page = AppTest.from_function(script, default_timeout=60)
    for name, value in {"date": DAY, **params}.items():
        page.query_params[name] = value
    return page.run()


def written(page):
    return " ".join(block.proto.body for block in page.get("html"))


def plain(page):
    return re.sub(r"<[^>]+>", "", written(page)).replace("\u2009", " ").replace("\u00a0", " ")


def sent(page):
    """The state that the map of the page gets."""
    group = json.loads(page.get("component_instance")[0].proto.json_args)["feature_group"]
    return json.loads(re.search(r"territory\.show\((.*)\);", group)[1])


def option(page):
    return page.session_state["draft"].present


def figures(page):
    return answers.settled(answers.shelf.put(option(page)), DAY).ledger.summary()


def drawn(page, *rings, turn=1, of="clause-1"):
    """Let the browser say that shapes were drawn."""
    shapes = [{"id": "", "rings": [ring]} for ring in rings]
    page.session_state[BOARD] = {
        "all_drawings": [{"of": of, "turn": turn, "shapes": shapes}],
        "last_clicked": None,
    }
    return page.run()


def clicked(page, lon, lat):
    point = to_plane(Point(lon, lat))
    page.session_state[BOARD] = {
        "all_drawings": None,
        "last_clicked": {"lat": point.y, "lng": point.x},
    }
    return page.run()


def donetsk(page):
    """Let Ukraine leave what it holds of Donetsk Oblast."""
    page.checkbox(key="tick-UA14").check().run()
    page.segmented_control(key="side").set_value("ukraine").run()
    return page.selectbox(key="outcome").set_value("Ukraine leaves, demilitarised").run()


def test_the_page_begins_with_a_clause_that_waits_for_ground():
    page = opened()

    assert not page.exception
    assert "Build an option" in plain(page)
    assert option(page).clauses == ()
    assert page.session_state["clause-edited"] == "clause-1"


def test_a_tick_makes_a_clause_and_figures():
    page = donetsk(opened())

    assert option(page).clauses[0].says == (
        "What Ukraine holds of Donetsk Oblast: Ukraine leaves, demilitarised."
    )
    assert f"{number(6_211)} km²".replace("\u2009", " ") in plain(page)
    assert "leave_ua_dmz" in {shape["style"] for shape in sent(page)["shapes"]}


def test_the_whole_is_what_the_28_points_say_of_the_same_ground():
    page = donetsk(opened())
    page.button(key="add-clause").click().run()
    page.radio(key="scope").set_value("all").run()
    for oblast in ("UA01", "UA14", "UA23", "UA44", "UA65", "UA85"):
        page.checkbox(key=f"tick-{oblast}").uncheck().run()
    page.segmented_control(key="side").set_value("russia").run()
    page.selectbox(key="outcome").set_value("Russia leaves, Ukraine governs").run()

    ours = answers.settled(answers.shelf.put(option(page)), DAY).ledger.rows()
    theirs = answers.settled("us-28pt-nov-2025", DAY).ledger.rows()
    pieces = ["oblast", "zone", "holder", "area_km2", "people"]
    for clause, same in (("clause-1", "21d"), ("clause-2", "21c")):
        built = ours.loc[ours["clause"] == clause, pieces].reset_index(drop=True)
        read = theirs.loc[theirs["clause"] == same, pieces].reset_index(drop=True)
        assert built.to_dict() == read.to_dict()


def test_a_hromada_can_be_left_out_of_its_oblast():
    page = opened()
    page.checkbox(key="tick-UA14").check().run()
    page.selectbox(key="tick-oblast").set_value("UA14").run()
    page.selectbox(key="tick-raion").set_value("UA1412").run()
    page.checkbox(key="tick-UA1412021").uncheck().run()

    assert option(page).clauses[0].select.except_units == {"UA1412021"}


def test_a_place_leads_to_its_hromada():
    page = opened()
    page.text_input(key="tick-find").input("Sloviansk").run()

    assert page.checkbox(key="tick-UA1412021").label.startswith("Slovianska hromada")


def test_the_last_unit_taken_out_leaves_no_clause_that_covers_everything():
    page = opened()
    page.checkbox(key="tick-UA14").check().run()
    page.checkbox(key="tick-UA14").uncheck().run()

    assert option(page).clauses == ()
    assert page.session_state["clause-edited"] == "clause-1"


def test_a_click_on_the_map_chooses_the_hromada_there_and_a_second_leaves_it_out():
    page = opened(way="map")
    clicked(page, 37.61, 48.85)
    first = option(page).clauses[0].select.units
    clicked(page, 37.62, 48.85)

    assert first == {"UA1412021"}
    assert option(page).clauses == ()


def test_what_is_drawn_is_the_ground_and_is_measured():
    page = drawn(opened(way="draw"), SQUARE)
    page.selectbox(key="outcome").set_value("Ukraine leaves, demilitarised").run()

    assert figures(page)["ukraine_withdraws"]["area_km2"] == pytest.approx(400, rel=1e-3)
    assert sent(page)["drawing"]["shapes"][0]["rings"] != []


def test_what_is_drawn_comes_back_with_its_handles_where_they_were():
    page = drawn(opened(way="draw"), SQUARE)

    ring = sent(page)["drawing"]["shapes"][0]["rings"][0]
    corners = {(0, 0), (2000, 0), (2000, 2000), (0, 2000)}
    walked, found = (0, 0), set()
    for dx, dy in zip(ring[::2], ring[1::2], strict=True):
        walked = (walked[0] + dx, walked[1] + dy)
        found.add(walked)
    assert found == corners


def test_a_drawing_for_another_clause_or_seen_before_changes_nothing():
    page = drawn(opened(way="draw"), SQUARE, of="clause-9")
    nothing = option(page).clauses
    drawn(page, SQUARE, turn=2)
    page.button(key="undo").click().run()
    page.run()

    assert nothing == ()
    assert option(page).clauses == ()


def test_the_shape_of_a_drawing_is_in_no_public_file(monkeypatch):
    published = []
    for module in ("output.layers", "output.assets"):
        monkeypatch.setattr(
            f"dashboard.{module}.publish_json",
            lambda stem, content: published.append(content) or f"../../app/static/layers/{stem}",
        )
    page = drawn(opened(way="draw"), [4321, 8765, 2222, 0, 0, 1111, -2222, 0, 0, -1111])
    page.selectbox(key="outcome").set_value("Ukraine leaves, demilitarised").run()

    inside = [shape["content"] for shape in sent(page)["shapes"] if "content" in shape]
    assert inside
    assert not any(content in published for content in inside)


def test_the_message_of_an_option_with_drawn_ground_is_small():
    page = donetsk(opened())
    page.button(key="add-clause").click().run()
    page.segmented_control(key="way").set_value("draw").run()
    drawn(page, SQUARE, of="clause-2")

    group = json.loads(page.get("component_instance")[0].proto.json_args)["feature_group"]
    assert len(group) <= 15_000


@pytest.mark.parametrize(
    "shapes",
    [
        "text",
        [1],
        [{"rings": "text"}],
        [{"rings": [[0, 0]]}],
        [{"rings": [[0, 0, 1e9, 0, 0, 1, 0, 0]]}],
        [{"rings": [[0.5] * 8]}],
        [{"rings": [[10**9] * 8]}],
        [{"rings": [[0] * 8]}],
        [{"rings": [[0, 0, 5, 5, 5, 5, -10, -10]]}],
        [{"rings": [[0, 0] + [1, 1] * 9_000]}],
        [{"rings": [SQUARE]}] * 99,
        None,
    ],
)
def test_a_drawing_that_is_none_is_refused_and_the_session_lives_on(shapes):
    page = opened(way="draw")
    page.session_state[BOARD] = {"all_drawings": [{"of": "clause-1", "turn": 1, "shapes": shapes}]}
    page.run()
    after = drawn(page, SQUARE, turn=2)

    assert not page.exception
    assert len(option(after).clauses) == 1


@pytest.mark.parametrize("crossed", [[0, 0, 2000, 2000, -2000, 0, 2000, -2000, -2000, 0]])
def test_edges_that_cross_are_taken_apart(crossed):
    page = drawn(opened(way="draw"), crossed)

    assert option(page).areas[0].shape.is_valid


def test_steps_are_undone_and_redone():
    page = donetsk(opened())
    page.button(key="undo").click().run()
    held = page.selectbox(key="outcome").value
    page.button(key="redo").click().run()

    assert held == "Stays as held"
    assert page.selectbox(key="outcome").value == "Ukraine leaves, demilitarised"


def test_a_band_along_the_line_narrows_the_ground():
    page = donetsk(opened())
    page.checkbox(key="is-near").check().run()
    page.number_input(key="within").set_value(5.0).run()

    assert option(page).clauses[0].select.within_km == 5.0
    assert 0 < figures(page)["ukraine_withdraws"]["area_km2"] < 6_000


def test_clauses_are_moved_and_removed():
    page = opened()
    page.checkbox(key="tick-UA14").check().run()
    page.button(key="add-clause").click().run()
    page.checkbox(key="tick-UA63").check().run()
    page.button(key="clause-up").click().run()
    order = [clause.id for clause in option(page).clauses]
    page.button(key="clause-remove").click().run()

    assert order == ["clause-2", "clause-1"]
    assert [clause.id for clause in option(page).clauses] == ["clause-1"]


def test_a_copy_of_a_text_gives_the_same_figures_as_the_text():
    page = opened()
    page.selectbox(key="start-from").set_value("us-28pt-nov-2025").run()
    page.button(key="start").click().run()

    assert figures(page) == answers.settled("us-28pt-nov-2025", DAY).ledger.summary()
    assert option(page).short.startswith("Copy of US 28 points")


def test_the_address_carries_the_option_to_a_session_that_does_not_know_it():
    page = donetsk(opened())
    carried = option_to_link(option(page))

    again = opened(option=carried)

    assert carried in page.query_params["option"]
    assert option(again) == option(page)


@pytest.mark.parametrize("payload", ["%%%", "A" * 1800, "eNpjYGBg", "x" * 99_999, "..", "ÄÖÜ"])
def test_a_link_that_holds_no_option_is_refused_with_a_notice(payload):
    page = opened(option=payload)

    assert not page.exception
    if payload.strip("."):
        assert "cannot be opened" in plain(page)
    assert page.checkbox(key="tick-UA14").check().run().session_state["draft"].present.clauses


def test_a_link_to_an_option_that_nobody_knows_says_what_to_do():
    page = opened(proposal="option-0123456789abcdef")

    assert "Open its file on the Build page" in plain(page)


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_is_typed_is_shown_as_it_stands_and_runs_nowhere(words):
    page = donetsk(opened())
    page.text_input(key="name").input(words[:32]).run()
    page.text_input(key="author").input(words).run()
    page.text_area(key="note").input(words).run()
    page.text_input(key="tick-find").input(words).run()

    assert not page.exception
    assert (option(page).short, option(page).proponent) == (words[:32], words)
    assert "<script" not in written(page)
    assert "<img" not in written(page)
    assert "alert(1)<" not in page.get("component_instance")[0].proto.json_args
    assert option_from_toml(option_to_toml(option(page))) == option(page)


@pytest.mark.parametrize("words", UNSEEN)
@pytest.mark.parametrize("field", ["name", "author"])
def test_signs_that_cannot_be_seen_are_refused_with_a_message(words, field):
    page = donetsk(opened())
    page.text_input(key=field).input(words).run()

    assert "unseen character" in plain(page)
    assert option(page).short == "My option"


def test_an_empty_name_is_refused_with_a_message():
    page = donetsk(opened())
    page.text_input(key="name").input("   ").run()

    assert "found" in plain(page)
    assert option(page).short == "My option"


def test_what_was_drawn_far_away_is_still_an_option_that_can_be_saved():
    page = drawn(opened(way="draw"), [90_000, 90_000, 100, 0, 0, 100, -100, 0, 0, -100])

    assert not page.exception
    assert option_from_toml(option_to_toml(option(page))) == option(page)


def uploaded(page, content, name="zone.geojson", key="upload-clause-1"):
    return page.file_uploader(key=key).upload(name, content).run()


def geojson(*corners, crs=None):
    ring = {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
    return json.dumps(ring | ({"crs": crs} if crs else {})).encode()


GROUND = geojson((37.0, 48.5), (37.3, 48.5), (37.3, 48.8), (37.0, 48.8))


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def test_ground_is_uploaded_and_measured():
    page = uploaded(opened(way="upload"), GROUND)
    page.selectbox(key="outcome").set_value("Ukraine leaves, demilitarised").run()

    assert option(page).areas[0].name == "zone"
    assert option(page).clauses[0].says == "Zone: Ukraine leaves, demilitarised."
    assert figures(page)["ukraine_withdraws"]["area_km2"] > 500


def test_what_was_mended_is_said():
    crossed = geojson((37.0, 48.5), (37.3, 48.8), (37.3, 48.5), (37.001, 48.801), (37.0, 48.79))

    page = uploaded(opened(way="upload"), crossed)

    assert "crosse" in plain(page)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.geojson"),
        (b"\x00" * 100, "nothing.gpkg"),
        (b"{{ 7 * 7 }}", "a.json"),
        (b'<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "b">]><kml>&a;</kml>', "a.kml"),
        (zipped(**{"../../evil.shp": b"x"}), "a.zip"),
        (zipped(**{"bomb.shp": b"\x00" * 80_000_000}), "a.zip"),
        (geojson((1e300, 48), (37, 1e300), (38, 48)), "a.json"),
        (b'{"type":"Polygon","coordinates":[[[NaN,48],[37,NaN],[38,48],[NaN,48]]]}', "a.json"),
        (geojson((37, 48), (38, 48), (38, 49), crs={"properties": {"name": "EPSG:0"}}), "a.json"),
        (geojson(*((37 + k / 1e6, 48 + (k % 2) / 9) for k in range(110_000))), "many.json"),
        (b"\xff\xfe\xfd", "a.kml"),
        (b"SQLite format 3\x00broken", "a.gpkg"),
    ],
    ids=range(12),
)
def test_a_file_that_is_no_ground_gets_a_message_and_the_session_lives_on(content, name):
    page = uploaded(opened(way="upload"), content, name)
    after = uploaded(page, GROUND)

    assert not page.exception
    assert 'class="notice"' in written(page) or option(after).clauses
    assert len(option(after).clauses) == 1


def test_a_saved_file_is_opened_as_the_same_option():
    page = donetsk(opened())
    page.text_input(key="name").input("Half of <it>").run()
    saved = option_to_toml(option(page)).encode()

    again = uploaded(opened(), saved, "option.toml", key="open")

    assert option(again) == option(page)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{{ 7 * 7 }}",
        b"a = " + b"[" * 9_000,
        b"schema = 1\nstatus = 'option'\n",
        b"!!python/object/apply:os.system ['true']",
        b"x" * 4_000_000,
    ],
    ids=range(7),
)
def test_a_file_that_is_no_option_gets_a_message_and_the_desk_stays(content):
    page = donetsk(opened())
    before = option(page)
    uploaded(page, content, "option.toml", key="open")

    assert not page.exception
    assert 'class="notice"' in written(page)
    assert option(page) == before


def test_the_balance_says_what_each_side_gives():
    page = opened()
    page.selectbox(key="start-from").set_value("us-28pt-nov-2025").run()
    page.button(key="start").click().run()

    found = balance(answers.settled("us-28pt-nov-2025", DAY).ledger)
    gives = totals(found)["ukraine"]["gives_km2"]
    assert number(gives).replace("\u2009", " ") in plain(page)
    assert "For each km² that Russia gives" in plain(page)


def test_clauses_that_overlap_are_named_in_their_order():
    page = donetsk(opened())
    page.button(key="add-clause").click().run()
    page.checkbox(key="tick-UA14").check().run()

    assert "Clause 1 has no effect" in plain(page)
    assert "later clauses (Clause 2)" in plain(page)


def test_a_candidate_for_a_swap_becomes_a_clause_and_gives_what_it_says():
    page = opened()
    page.checkbox(key="tick-UA14").check().run()
    page.segmented_control(key="side").set_value("ukraine").run()
    page.selectbox(key="outcome").set_value("Ukraine leaves, Russia governs").run()
    page.toggle(key="is-swap").set_value(True).run()
    said = re.search(r"<b>(.*?)</b>", written(page))[1]
    page.button(key="swap-add-0").click().run()

    russia = figures(page)["russia_withdraws"]["area_km2"]
    assert number(russia) in re.sub(r"<[^>]+>", "", said)
    assert option(page).clauses[1].says.endswith("Russia leaves, Ukraine governs.")


def test_nothing_is_looked_for_before_something_is_given():
    page = opened()
    page.checkbox(key="tick-UA63").check().run()
    page.toggle(key="is-swap").set_value(True).run()

    assert "gives nothing yet" in page.caption[-1].value


def test_more_clauses_than_can_be_settled_are_refused_with_a_message():
    page = donetsk(opened())
    clause = option(page).clauses[0]
    many = tuple(replace(clause, id=f"c-{k}") for k in range(40))
    page.session_state["draft"] = Draft(replace(option(page), clauses=many))
    page.button(key="add-clause").click().run()
    page.checkbox(key="tick-UA63").check().run()

    assert not page.exception
    assert "at most 40" in plain(page)
    assert len(option(page).clauses) == 40


def test_alone_there_is_the_map_of_the_option_and_nothing_to_upload():
    carried = option_to_link(option(donetsk(opened())))

    alone = opened(option=carried, shot="true", proposal="us-28pt-nov-2025")

    assert not alone.exception
    assert len(alone.get("component_instance")) == 1
    assert len(alone.file_uploader) == 0
    assert len(alone.text_input) == 0


@pytest.mark.parametrize("click", ["text", {"lat": "x", "lng": None}, {"lat": 1e300, "lng": 1}, {}])
def test_a_click_that_is_none_chooses_nothing(click):
    page = opened(way="map")
    page.session_state[BOARD] = {"all_drawings": None, "last_clicked": click}
    page.run()

    assert not page.exception
    assert option(page).clauses == ()


def test_a_shape_that_is_changed_keeps_its_name_and_the_others_stay_as_they_are():
    page = drawn(opened(way="draw"), SQUARE, [5000, 0, 900, 0, 0, 900, -900, 0, 0, -900])
    first, second = option(page).areas
    shapes = [dict(shape) for shape in sent(page)["drawing"]["shapes"]]
    for shape in shapes:
        if shape["id"] == first.id:
            shape["rings"] = [[0, 0, 3000, 0, 0, 2000, -3000, 0, 0, -2000]]
    page.session_state[BOARD] = {
        "all_drawings": [{"of": "clause-1", "turn": 2, "shapes": shapes}],
        "last_clicked": None,
    }
    page.run()

    after = {area.name: area for area in option(page).areas}
    assert set(after) == {"Drawn 1", "Drawn 2"}
    assert after[second.name] == second
    assert after[first.name].id != first.id


def test_an_option_without_ground_has_nothing_to_take_away():
    page = opened()

    assert [button for button in page.button if button.key == "take-away"] == []


def test_the_drawer_opens_with_the_option_on_the_desk():
    page = donetsk(opened())
    page.session_state["take-part"] = "Recipe"
    page.button(key="take-away").click().run()

    asked = answers.settled(option(page).id, DAY).question
    assert not page.exception
    assert page.code[0].value == asked.written


def test_a_link_from_the_drawer_works_where_nobody_knows_the_option():
    page = donetsk(opened())
    asked = link(answers.settled(option(page).id, DAY).question)

    params = dict(parse_qsl(urlsplit(asked).query))

    assert params["proposal"] == option(page).id
    assert option_from_link(params["option"]) == option(page)
