"""The Timeline page as Streamlit runs it, without a browser."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import answers
from dashboard.output.words import number, share
from dashboard.sources.talks import load_talks

LINK = {"oblast": "UA14", "date": "2025-11-19", "proposal": "us-28pt-nov-2025"}


def page():
    from dashboard.views.timeline import timeline_page  # noqa: PLC0415  runs inside Streamlit

    timeline_page()


def opened(**params):
    app = AppTest.from_function(page, default_timeout=60)
    for name, value in {**LINK, **params}.items():
        app.query_params[name] = value
    return app.run()


def written(app):
    return " ".join(block.proto.body for block in app.get("html"))


def charts(app):
    return [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]


def test_the_page_opens_with_a_finding_three_charts_and_a_table_for_each():
    app = opened()

    assert not app.exception
    assert "Russia’s hold on Donetsk Oblast went from" in written(app)
    assert len(charts(app)) == 3
    assert [e.label.split(":")[0] for e in app.expander] == ["Table"] * 4
    assert written(app).count("<table>") == 5  # three charts, the talks, and the paces


def test_rounds_of_talks_stand_on_the_axis_and_in_a_table_with_their_sources():
    app = opened()

    chart = json.dumps(charts(app)[0], ensure_ascii=False)
    assert "Istanbul, 16 May 2025: Ukraine, Russia" in chart
    assert "Belarus, 28 February 2022" not in chart  # before the axis begins
    assert "Belarus" in written(app)
    assert all(f'href="{one.url}"' in written(app) for one in load_talks())


def test_the_figures_are_those_of_the_command_line():
    app = opened()

    held = {row["pcode"]: row for row in answers.held("2025-11-19")["oblasts"]}["UA14"]
    assert share(held["share"]) in written(app).replace('<span class="n">', "").replace(
        "</span>", ""
    )
    summary = answers.evaluate("us-28pt-nov-2025", "2026-08-22")["summary"]
    left = number(summary["ukraine_withdraws"]["area_km2"])
    assert f"Ukraine would leave {left}" in json.dumps(charts(app)[2], ensure_ascii=False)


def test_a_pace_is_said_to_be_no_forecast():
    assert "If the pace held, the rest of" in written(opened())
    assert "no forecast" in written(opened(oblast="UA"))
    assert "the rest of Donetsk Oblast" in written(opened(oblast="UA"))


def test_a_day_too_early_for_any_pace_says_so():
    app = opened(date="2022-04-10")

    assert not app.exception
    assert "There is no line a month or more before this day" in written(app)


def test_the_change_of_source_and_the_gaps_are_told():
    app = opened()

    assert "Source changes" in json.dumps(charts(app)[0])
    assert "not interpolated" in written(app)


def test_the_other_mapper_has_its_own_series():
    app = opened(mapper="owl")

    assert "Project Owl" in written(app)
    assert "Source changes" not in json.dumps(charts(app)[0])


@pytest.fixture
def few_months(monkeypatch):
    """Settle three months only: each takes a cut of its own."""
    from dashboard.views import dealt  # noqa: PLC0415  runs inside Streamlit

    days = ("2022-05-01", "2024-08-01", "2025-11-01")
    monkeypatch.setattr(dealt, "month_starts", lambda _: days)
    return days


@pytest.mark.parametrize("measure", ["area", "people"])
def test_a_zone_by_distance_is_settled_month_by_month(few_months, measure):
    app = opened(proposal="ua-20pt-dec-2025-b", variant="10km", measure=measure, mapper="deepstate")

    assert not app.exception
    assert "Computed for the first mapped day of every month" in written(app)
    assert "The first day of each month that has a line" in written(app)
    rows = [
        row
        for layer in layers(charts(app)[2])
        for row in layer.get("data", {}).get("values", [])
        if "r" in row
    ]
    for side in ("ukraine_withdraws", "russia_withdraws"):
        for day in few_months:
            total = answers.evaluate("ua-20pt-dec-2025-b", day, variant="10km")["summary"][side]
            shown = total["area_km2" if measure == "area" else "people"]
            assert (day, round(shown)) in {(row["d"], round(row["v"])) for row in rows}


def layers(spec):
    """Every layer of a chart, flat."""
    for layer in spec.get("layer", []):
        yield layer
        yield from layers(layer)


@pytest.mark.usefixtures("few_months")
def test_months_of_a_zone_are_points_with_nothing_drawn_between_them():
    app = opened(proposal="ua-20pt-dec-2025-b", variant="10km")

    kinds = {layer["mark"]["type"] for layer in layers(charts(app)[2]) if "mark" in layer}
    assert "point" in kinds
    assert not kinds & {"line", "area"}


def test_a_text_that_fixes_no_ground_says_so():
    app = opened(proposal="geneva-19pt-nov-2025")

    assert len(charts(app)) == 2
    assert "The text fixes no ground to measure" in written(app)


def test_people_by_hromada_have_no_series_but_areas_do():
    assert len(charts(opened(people="hromada"))) == 3

    app = opened(people="hromada", measure="people")

    assert len(charts(app)) == 2
    assert "are not recorded" in written(app)


def test_a_line_that_did_not_move_is_said_to_stand_still():
    app = opened(oblast="UA65", date="2026-08-22")

    assert "In none of these months did the line in Kherson Oblast move" in written(app)
    assert len(charts(app)) == 2


def test_a_claim_is_not_called_a_withdrawal():
    text = json.dumps(charts(opened(proposal="ru-annexation-2022"))[2])

    assert "Claimed, not held" in text
    assert "Ukraine would leave" not in text


def test_controls_are_written_into_the_address():
    app = opened()

    app.segmented_control(key="months").set_value("all").run()
    app.selectbox(key="oblast").select("UA23").run()

    assert not app.exception
    assert app.query_params["months"] in ("all", ["all"])
    assert app.query_params["oblast"] in ("UA23", ["UA23"])
    assert "Zaporizhzhia Oblast" in written(app)


def test_a_link_restores_the_controls():
    app = opened(oblast="UA63", months="all", measure="people")

    assert app.selectbox(key="oblast").value == "UA63"
    assert app.segmented_control(key="months").value == "all"
    assert app.segmented_control(key="measure").value == "people"


def test_a_screenshot_shows_the_oblast_of_the_link_without_asking_for_it():
    app = opened(oblast="UA63", shot="true")

    assert "Kharkiv Oblast" in written(app)
    assert "oblast" not in [box.key for box in app.selectbox]


def test_a_place_of_the_map_is_no_oblast():
    app = opened(oblast="UA23", place="UA1412021-Sloviansk")

    assert "Zaporizhzhia Oblast" in written(app)
    assert 'class="notice"' not in written(app)


@pytest.mark.parametrize(
    "params",
    [{"oblast": "UA99"}, {"months": "<script>"}, {"measure": "x" * 99}, {"date": "2025-11-26"}],
)
def test_a_bad_link_falls_back_with_a_notice(params):
    app = opened(**params)

    assert not app.exception
    assert 'class="notice"' in written(app)
    assert "<script" not in written(app)


def test_a_place_that_the_other_mapper_never_drew_falls_back_with_a_notice():
    missing = sorted(set(answers.held_places("deepstate")) - set(answers.held_places("owl")))
    if not missing:
        pytest.skip("both mappers drew the same oblasts")

    app = opened(oblast=missing[0], mapper="owl")

    assert not app.exception
    assert 'class="notice"' in written(app)


def test_areas_can_be_in_square_miles_and_names_in_ukrainian():
    app = opened(units="mi2", lang="uk")

    assert "кв. миль" in json.dumps(charts(app)[0], ensure_ascii=False)
    assert "Донецька область: Росія утримувала" in written(app)
    assert "Якби темп зберігся" in written(app)
