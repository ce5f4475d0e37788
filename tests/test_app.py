"""The page as Streamlit runs it, without a browser."""

import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.errors import SourceError
from dashboard.output import assets
from dashboard.output.style import LINES
from dashboard.sources.proposals import load_proposals
from dashboard.views import cached, layers
from dashboard.views import map as map_view

APP = str(Path(__file__).parents[1] / "dashboard" / "pages.py")
DAY = "2025-11-19"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """No browser is there to give way to."""
    monkeypatch.setattr(map_view, "OPENING_S", 0)


def opened(**params):
    page = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"date": DAY, **params}.items():
        page.query_params[name] = value
    return page.run()


def written(page):
    """Everything that the page wrote as HTML."""
    return " ".join(block.proto.body for block in page.get("html"))


def plain(page):
    """The words that the page wrote, without the spans that keep numbers whole."""
    return written(page).replace('<span class="n">', "").replace("</span>", "")


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
        "units": "km2",
        "lang": "en",
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
    assert "18 November 2025" in plain(page)


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


def test_a_text_by_which_ukraine_leaves_nothing_names_no_range():
    page = opened(proposal="ua-1991-borders")

    assert "between two mappers" not in written(page)
    assert "No ground" in written(page)


def test_cards_call_a_trace_of_ground_none_as_tables_do():
    nothing = plain(opened(proposal="ua-1991-borders"))
    card = nothing[nothing.index("Ukraine leaves") :]
    assert card.startswith(
        'Ukraine leaves</dt><dd><span class="figure">none<span class="unit"></dd>'
    )
    assert '<tr><th scope="row">Ukraine leaves</th><td>none</td><td>none</td></tr>' in nothing


def test_ground_that_ukraine_holds_in_russia_is_shown_where_it_was_mapped():
    in_kursk = sent(opened(date="2024-09-01"))["feature_group"]

    assert ".json\\u0023ua" in in_kursk
    assert ".json\\u0023ua" not in sent(opened(date="2024-07-01"))["feature_group"]


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


@pytest.fixture
def embedded(monkeypatch):
    context = type(st.context)
    monkeypatch.setattr(context, "is_embedded", property(lambda _: True))


PAYLOADS = [
    "{{ 7 * 7 }}",
    "50 {% off",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "`${alert(1)}`",
    "'; alert(1); //",
    "\u202eright to left",
    "x" * 5_000,
]


def test_every_page_is_linked_with_what_is_chosen():
    page = opened(proposal="ua-20pt-dec-2025-b", variant="10km", units="mi2", since="2025-01-01")

    links = [link.proto for link in page.get("page_link")]
    assert [link.label for link in links] == [
        *("Map", "Proposals", "Compare", "Build", "Timeline", "Claims", "Data & method")
    ]
    for link in links:
        asked = dict(parse_qsl(link.query_string))
        assert (asked["variant"], asked["units"], asked["date"]) == ("10km", "mi2", DAY)
        assert "since" not in asked


def test_figures_follow_the_units():
    page = opened(units="mi2")

    assert "mi²" in written(page)
    assert "km²" not in written(page).split("What is uncertain")[0]
    assert "mi\\u00b2" in sent(page)["feature_group"]


def test_names_and_sentences_follow_the_language():
    page = opened(lang="uk")

    assert "Україна залишила б" in written(page)
    assert "Донецька область" in written(page)
    assert '"language":"uk"' in sent(page)["script"]


@pytest.mark.parametrize("more", [{}, {"since": "2025-01-01", "unit": "UA1416021"}])
def test_tables_and_labels_follow_the_language(more):
    page = opened(lang="uk", **more)

    named = re.findall(r"<(?:th scope=\"col\"|caption|dt)>([^<]+)<", written(page))
    assert len(named) >= 5
    assert [words for words in named if not re.search("[а-яі]", words)] == []


def test_the_day_is_summed_up_beside_the_finding():
    assert "19.2% of Ukraine" in plain(opened())


@pytest.mark.usefixtures("embedded")
def test_a_map_that_is_embedded_stands_alone():
    page = opened()

    assert not page.exception
    assert page.get("page_link") == page.get("selectbox") == []
    assert "Open the full version" in written(page)
    assert '"head":["Ukraine' in sent(page)["feature_group"]
    assert 'class="cards"' not in written(page)


def test_a_map_for_a_screenshot_stands_alone_and_leads_back():
    page = opened(shot="true", units="mi2")

    assert page.get("page_link") == page.get("selectbox") == []
    assert "shot=" not in written(page)
    assert "units=mi2" in written(page)


def test_an_earlier_day_shows_what_changed_instead_of_the_text():
    page = opened(since="2024-11-19")

    assert "passed to Russian-held" in plain(page)
    assert "Between 19 November 2024 and 19 November 2025" in plain(page)
    assert '"style":"to\\u005fru"' in sent(page)["feature_group"]
    assert "moves" not in sent(page)["feature_group"]
    assert "Donetsk Oblast" in written(page)


def test_choosing_an_earlier_day_is_written_into_the_address():
    page = opened()

    page.date_input(key="since").set_value(date(2024, 11, 19)).run()

    assert page.query_params["since"] == "2024-11-19"
    assert page.query_params["date"] == DAY


def test_a_place_that_is_found_is_marked_on_the_map():
    page = opened()

    page.text_input(key="find").set_value("Харьков").run()

    assert page.query_params["place"] == "UA6312027-Kharkiv"
    assert '"text":"Kharkiv","kind":"found"' in sent(page)["feature_group"]


def test_a_link_restores_the_place_and_the_unit():
    page = opened(place="UA1412021-Sloviansk", unit="UA1416021")

    assert page.text_input(key="find").value == "Sloviansk"
    assert "Pokrovska hromada" in written(page)
    assert page.query_params["unit"] == "UA1416021"


def test_closing_the_panel_takes_the_unit_out_of_the_address():
    page = opened(unit="UA1416021")

    page.button(key="close_unit").click().run()

    assert "Pokrovska hromada" not in written(page)
    assert "unit" not in page.query_params


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_is_typed_into_the_search_never_runs(text):
    page = opened()

    page.text_input(key="find").set_value(text[:60]).run()

    assert not page.exception
    assert text not in sent(page)["feature_group"] + sent(page)["script"]
    assert "<script" not in written(page)
    assert "<img" not in written(page)


@pytest.mark.parametrize("text", PAYLOADS)
@pytest.mark.parametrize("name", ["place", "unit", "since", "lang", "units"])
def test_what_a_link_says_never_runs(name, text):
    page = opened(**{name: text})

    assert not page.exception
    assert 'class="notice"' in written(page)
    assert text not in sent(page)["feature_group"] + sent(page)["script"]
    assert "<script" not in written(page)
    assert "<img" not in written(page)


def test_a_step_goes_on_by_a_month_and_the_last_day_is_the_end():
    page = opened(date="2022-05-01")

    page.button(key="step_on").click().run()

    assert page.query_params["date"] == "2022-05-31"
    assert 'class="notice"' not in written(page)


def test_play_can_be_stopped():
    page = opened(date="2022-05-01")

    page.button(key="play").click().run()
    assert page.button(key="play").label == "Stop"

    page.button(key="play").click().run()
    assert page.button(key="play").label == "Play"


def test_layers_of_people_sites_and_raions_can_be_shown():
    page = opened(show="people,sites,raions")

    state = sent(page)["feature_group"]
    assert '"style":"people\\u005f4"' in state
    assert "Kakhovka dam" in state
    assert '"style":"raion"' in state


def test_boundaries_of_hromadas_are_a_layer_of_their_own_in_a_small_file():
    page = opened(show="hromadas")

    assert '"style":"hromada"' in sent(page)["feature_group"]
    assert '"style":"raion"' not in sent(page)["feature_group"]
    shape = layers.hromada_shape()
    file = assets.STATIC / "layers" / shape.url.rpartition("/")[2]
    assert shape.is_line
    assert 100_000 < file.stat().st_size < 500_000


def test_boundaries_are_thinner_the_lower_their_level():
    widths = [LINES[name].strokes[0][1] for name in ("border", "oblast", "raion", "hromada")]

    assert widths == sorted(set(widths), reverse=True)


def test_an_error_of_ours_is_a_message_and_not_a_traceback(monkeypatch):
    def missing(_language, **_options):
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


def test_who_goes_back_by_a_day_finds_the_day_before_drawn(monkeypatch):
    wanted = []
    monkeypatch.setattr(cached, "ahead", lambda: SimpleNamespace(want=wanted.append, give_way=list))
    page = opened()

    page.slider(key="slider").set_value(date(2025, 11, 18)).run()

    assert wanted[0][0][1] == "2025-12-19"
    assert wanted[-1][0][1] == "2025-11-17"
