"""The Proposals page as Streamlit runs it, without a browser."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import answers
from dashboard.output.words import number
from dashboard.sources.proposals import load_proposals

DAY = "2025-11-19"
TEXTS = load_proposals()


def script():
    from dashboard.views.proposals import proposals_page  # noqa: PLC0415  a script of its own

    proposals_page()


def opened(**params):
    page = AppTest.from_function(script, default_timeout=60)
    for name, value in {"date": DAY, "proposal": "us-28pt-nov-2025", **params}.items():
        page.query_params[name] = value
    return page.run()


def written(page):
    return " ".join(block.proto.body for block in page.get("html"))


def plain(page):
    """What is written, without marks of HTML."""
    return re.sub(r"<[^>]+>", "", written(page))


def state(page):
    """The state of the map, as the script of the page reads it."""
    sent = json.loads(page.get("component_instance")[0].proto.json_args)["feature_group"]
    return json.loads(re.search(r"territory\.show\((.*)\);", sent)[1])


def styles(page):
    return {shape["style"] for shape in state(page)["shapes"]}


@pytest.mark.parametrize("proposal", TEXTS)
def test_every_text_has_its_page(proposal):
    page = opened(proposal=proposal)

    assert not page.exception
    assert 'class="notice"' not in written(page)
    assert "Sources of the text" in written(page)
    has_figures = "Ukraine, all of it" in plain(page)
    assert has_figures == TEXTS[proposal].is_computable


def test_a_text_that_fixes_no_ground_shows_its_reason_and_all_but_figures():
    page = opened(proposal="geneva-19pt-nov-2025")

    text = TEXTS["geneva-19pt-nov-2025"]
    assert text.not_computable[:40] in plain(page)
    assert text.silent_on[0][:30] in plain(page)
    assert 'class="cards"' not in written(page)
    assert "contact" in styles(page)


def test_a_clause_card_keeps_troops_rule_law_and_withdrawal_apart():
    page = opened()

    bodies = (block.proto.body for block in page.get("html"))
    card = next(body for body in bodies if "neutral buffer" in body and 'class="clause"' in body)
    for pair in (
        "<dt>Troops</dt><dd>none: demilitarised</dd>",
        "<dt>Governed by</dt><dd>not stated</dd>",
        "<dt>Sovereignty</dt><dd>Russia's, by this text</dd>",
        "<dt>Who leaves</dt><dd>Ukraine's forces</dd>",
    ):
        assert pair in card
    assert 'href="https://report.az/' in card
    assert "s-leave_ua_dmz" in card
    assert "Unclear: " in card


def test_a_button_lights_up_the_ground_of_its_clause_and_the_link_says_so():
    page = opened()
    before = styles(page)

    page.button(key="light-21d").click().run()

    assert {"leave_ru", "leave_ua_dmz"} <= before
    assert "clause" in styles(page)
    assert "leave_ua_dmz" in styles(page)
    assert "leave_ru" not in styles(page)
    assert page.query_params["clause"] == "21d"
    assert "clause 21d" in state(page)["title"]


def test_the_same_button_puts_the_light_out():
    page = opened(clause="21d")

    page.button(key="light-21d").click().run()

    assert "clause" not in styles(page)
    assert page.query_params["clause"] == "none"


def test_another_text_puts_the_light_out():
    page = opened(clause="21d")

    page.selectbox(key="proposal").select("putin-june-2024").run()

    assert not page.exception
    assert page.query_params["clause"] == "none"


def test_the_ground_can_be_coloured_by_troops_and_by_sovereignty():
    by_troops, by_law = opened(colour="troops"), opened(colour="sovereignty")

    assert {"dmz_ua", "ru"} <= styles(by_troops)
    assert {"disputed", "ru"} <= styles(by_law)
    key = {entry["style"]: entry["text"] for entry in state(by_law)["key"]}
    assert key["disputed"] == "Disputed"
    assert key["ua"] == "Ukraine's, or not mentioned"


def test_choosing_a_colour_writes_it_into_the_address():
    page = opened()

    page.get("button_group")[-1].set_value("troops").run()

    assert page.query_params["colour"] == "troops"
    assert "dmz_ua" in styles(page)


@pytest.mark.parametrize(
    "params",
    [
        {"clause": "99z"},
        {"colour": "<script>alert(1)</script>"},
        {"proponent": "nobody"},
        {"year": "1812"},
        {"status": "secret"},
        {"computable": "perhaps"},
    ],
)
def test_a_bad_link_falls_back_with_a_notice_and_no_traceback(params):
    page = opened(**params)

    assert not page.exception
    assert "which does not exist here" in written(page)
    assert "<script" not in written(page)
    assert page.query_params["clause"] == "none"
    assert page.query_params["colour"] == "control"


def test_the_library_is_narrowed_down_by_the_link():
    page = opened(proponent="russia", year="2025", status="official")

    listed = page.radio(key="library").options
    assert "Russian memo 2025, option 1" in listed
    assert "US 28 points, Nov 2025" not in listed
    assert page.radio(key="library").value is None


def test_filters_that_nothing_fits_say_so():
    page = opened(proponent="europe", year="2014")

    assert "No text fits these filters." in [caption.value for caption in page.caption]


def test_a_filter_is_written_into_the_address():
    page = opened()

    page.selectbox(key="library-status").select("forecast").run()

    assert page.query_params["status"] == "forecast"
    assert page.radio(key="library").options == ["Quincy forecast 2026"]


def test_a_text_is_opened_from_the_library():
    page = opened()

    page.radio(key="library").set_value("putin-june-2024").run()

    assert page.query_params["proposal"] == "putin-june-2024"
    assert page.selectbox(key="proposal").value == "putin-june-2024"


def test_the_ticker_says_what_each_side_leaves_and_the_balance():
    summary = answers.settled("us-28pt-nov-2025", DAY).ledger.summary()

    said = plain(opened()).replace("\u00a0", " ")

    for name in ("ukraine_withdraws", "russia_withdraws"):
        assert f"leave {number(summary[name]['area_km2'])} km²" in said
    net = summary["ukraine_withdraws"]["area_km2"] - summary["russia_withdraws"]["area_km2"]
    assert f"net: Ukraine leaves {number(net)} km² more" in said


def test_figures_follow_the_units():
    said = plain(opened(units="mi2"))

    assert "mi²" in said
    assert "km²" not in re.sub(r"107 km²", "", said)


def test_ground_that_neither_side_would_hold_is_not_said_to_change_hands_to_one():
    said = plain(opened())

    assert "Kramatorsk, Donetsk Oblast" in said
    assert "lies in ground that would be held by neither" in said
    assert "lies in ground that Russia would hold" not in said


def test_a_claim_by_law_is_not_called_a_withdrawal():
    said = plain(opened(proposal="ru-annexation-2022"))

    assert "Claimed by Russia and not held" in said
    assert "lies in ground that Russia claims and does not hold" in said
    assert "would leave" not in said
    assert "Who leavesUkraine's forces" not in said


def test_a_site_beside_the_line_is_said_to_be_on_it():
    assert "on the line of contact" in plain(opened())


def test_the_line_is_told_before_and_after_for_six_cities():
    said = plain(opened())

    for words in ("Line of control that would result", "Length", "From Kharkiv", "From Sumy"):
        assert words in said


def test_names_follow_the_language():
    assert "Краматорськ" in plain(opened(lang="uk"))


@pytest.mark.parametrize("proposal", ["us-28pt-nov-2025", "ru-annexation-2022"])
def test_heads_and_captions_of_tables_follow_the_language(proposal):
    page = opened(lang="uk", proposal=proposal)

    heads = re.findall(r"<(?:th scope=\"col\"|caption)>([^<]+)<", written(page))
    assert len(heads) > 20
    assert [head for head in heads if not re.search("[а-яі]", head)] == []


def test_the_grey_zone_is_drawn_where_it_is_asked_for():
    assert "grey" in styles(opened(date="2024-06-14", show="grey"))
    assert "grey" not in styles(opened(date="2024-06-14", show="claims"))


def test_a_map_alone_carries_its_title_inside_the_frame():
    page = opened(shot="true", clause="21d")

    assert not page.exception
    assert state(page)["head"][0].startswith("Ukraine would leave")
    assert "Back to the page" in plain(page)
    assert 'class="cards"' not in written(page)
