"""The page as Streamlit runs it, without a browser."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import SourceError
from dashboard.sources.proposals import load_proposals
from dashboard.views import cached

APP = str(Path(__file__).parents[1] / "dashboard" / "app.py")
DAY = "2025-11-19"


def opened(**params):
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"date": DAY, **params}.items():
        page.query_params[name] = value
    return page.run()


def written(page):
    """Everything that the page wrote as HTML."""
    return " ".join(block.proto.body for block in page.get("html"))


def sent(page):
    """What the page hands to the map component."""
    return json.loads(page.get("component_instance")[0].proto.json_args)


def test_the_page_opens_with_a_finding_a_map_and_its_sources():
    page = opened()

    assert not page.exception
    assert "Ukraine would leave" in written(page)
    assert "laid on the line of contact of" in written(page)
    assert "Line: DeepState, " in written(page)
    assert "Parts add up to the whole: checked" in written(page)
    assert "window.territory.show(" in sent(page)["feature_group"]


def test_the_map_asks_only_this_server():
    asked = sent(opened())

    assert [url.split("map-")[0] for url in asked["js_links"]] == ["../../app/static/vendor/"]
    assert asked["css_links"] == []


def test_another_proposal_changes_the_state_of_the_map_but_not_its_base():
    page = opened()
    before = sent(page)

    after = sent(page.selectbox(key="proposal").select("putin-june-2024").run())

    assert before["script"] == after["script"]
    assert before["feature_group"] != after["feature_group"]


def test_what_is_chosen_is_written_into_the_address():
    page = opened()

    page.selectbox(key="proposal").select("putin-june-2024").run()

    assert dict(page.query_params) == {
        "proposal": "putin-june-2024",
        "date": DAY,
        "mapper": "deepstate",
        "people": "official",
        "show": "claims,before",
    }


def test_a_link_restores_the_controls():
    page = opened(
        proposal="ua-20pt-dec-2025-b", variant="10km", mapper="owl", people="worldpop", show="grey"
    )

    assert page.selectbox(key="proposal").value == "ua-20pt-dec-2025-b"
    assert page.selectbox(key="variant-ua-20pt-dec-2025-b").value == "10km"
    assert page.selectbox(key="people").value == "worldpop"
    assert page.checkbox(key="show_grey").value
    assert not page.checkbox(key="show_claims").value
    assert "Line: Project Owl, " in written(page)


@pytest.mark.parametrize(
    "params",
    [
        {"proposal": "no-such-text"},
        {"mapper": "nobody"},
        {"people": "<script>alert(1)</script>"},
        {"date": "yesterday"},
        {"show": "everything"},
        {"proposal": "ua-20pt-dec-2025-b", "variant": "99km"},
    ],
)
def test_a_bad_link_falls_back_with_a_notice_and_no_traceback(params):
    page = opened(**params)

    assert not page.exception
    assert 'class="notice"' in written(page)
    assert "<script" not in written(page)


def test_a_day_without_a_line_shows_the_last_one_before():
    page = opened(mapper="owl", date="2025-11-18")

    assert "There is no line for" in written(page)
    assert "18 November 2025" in written(page).replace('<span class="n">', "").replace(
        "</span>", ""
    )


def test_moving_the_slider_moves_the_date_and_the_figures():
    page = opened()
    before = written(page)

    page.slider(key="slider").set_value(date(2022, 4, 3)).run()

    assert page.date_input(key="day").value == page.slider(key="slider").value
    assert page.query_params["date"] == "2022-04-03"
    assert written(page) != before


def test_a_text_that_fixes_no_ground_gives_its_reason_and_still_a_map():
    page = opened(proposal="geneva-19pt-nov-2025")

    assert "the text fixes no ground to measure" in written(page)
    assert load_proposals()["geneva-19pt-nov-2025"].not_computable[:40] in written(page)
    assert 'class="cards"' not in written(page)
    assert sent(page)["feature_group"]


def test_a_claim_is_not_called_a_withdrawal():
    page = opened(proposal="ru-annexation-2022")

    assert "Russia claims" in written(page)
    assert "Claimed, not held" in written(page)
    assert "Ukraine leaves" not in written(page)


def test_what_a_text_does_not_mention_is_shown():
    page = opened()

    assert "Not mentioned: stays as it is held" in written(page)
    assert "What the text does not mention" in written(page)


def test_layers_can_be_switched_off():
    page = opened()
    with_claims = sent(page)["feature_group"]

    without = sent(page.checkbox(key="show_claims").uncheck().run())["feature_group"]

    assert "claims-" in with_claims
    assert "claims-" not in without


def test_an_error_of_ours_is_a_message_and_not_a_traceback(monkeypatch):
    def missing():
        raise SourceError("data/geo/units.parquet is missing.")

    monkeypatch.setattr(cached, "base", missing)

    page = opened()

    assert not page.exception
    assert "data/geo/units.parquet is missing." in written(page)


@pytest.mark.parametrize("proposal", load_proposals())
def test_every_proposal_has_its_page(proposal):
    page = opened(proposal=proposal)

    assert not page.exception
    assert 'class="notice"' not in written(page)
    assert 'class="finding"' in written(page)
