"""Charts start at zero, keep gaps, name what they draw, and take colours from the registry."""

import json
import re

import altair as alt
import pytest

from dashboard.output.chart_labels import Mark, place
from dashboard.output.charts import Frame, Level, Series, over_time
from dashboard.output.month_chart import by_month
from dashboard.output.tokens import COLOURS

DAYS = ["2025-01-01", "2025-01-02", "2025-01-04", "2025-01-05", "2025-01-07"]
RUNS = [0, 0, 1, 1, 2]


def series(**changes):
    given = {
        "words": "",
        "colour": "claim",
        "fill": "ru",
        "days": DAYS,
        "values": [10.0, 11.0, 12.0, 13.0, 14.0],
        "stretches": RUNS,
        "told": [DAYS[0], DAYS[-1]],
    }
    return Series(**(given | changes))


def frame(**changes):
    given = {
        "first": "2025-01-01",
        "last": "2025-01-07",
        "top": 20.0,
        "unit": " km²",
        "description": "Held area by day.",
    }
    return Frame(**(given | changes))


def drawn(chart):
    """A chart as Vega-Lite reads it, every layer flat."""
    spec = chart

    def flat(layers, given):
        for layer in layers:
            whole = {"data": given, **layer}
            yield from flat(layer["layer"], whole["data"]) if "layer" in layer else [whole]

    return spec, list(flat(spec["layer"], spec.get("data")))


def marks_of(layers, kind):
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def texts(spec, layers):
    written = [row["t"] for layer in marks_of(layers, "text") for row in values(spec, layer)]
    return list(dict.fromkeys(written))


def values(spec, layer):
    data = layer["data"]
    return data["values"] if "values" in data else spec["datasets"][data["name"]]


# Over time


def test_values_start_at_zero():
    _, layers = drawn(over_time([series()], frame()))

    domains = [
        layer["encoding"]["y"]["scale"]["domain"]
        for layer in layers
        if layer["mark"]["type"] in {"line", "area"}
    ]
    assert domains == [[0, 20.0]] * 2


def test_a_line_is_drawn_within_a_run_and_areas_are_not_stacked_over_gaps():
    _, layers = drawn(over_time([series()], frame()))

    for layer in [*marks_of(layers, "line"), *marks_of(layers, "area")]:
        assert layer["encoding"]["detail"] == {"field": "r", "type": "nominal"}
        assert layer["encoding"]["y"]["stack"] is None


def test_a_day_alone_is_a_dot_since_no_line_reaches_it():
    spec, layers = drawn(over_time([series()], frame()))

    (dots,) = [layer for layer in marks_of(layers, "point") if "transform" in layer]
    assert dots["transform"] == [{"filter": "datum.alone"}]
    assert [row["d"] for row in values(spec, dots) if row["alone"]] == DAYS[-1:]


def test_days_are_sent_once_however_many_layers_show_them():
    assert json.dumps(over_time([series()], frame())).count('"r": 2') == 1


def test_days_far_apart_are_dots_only():
    _, layers = drawn(over_time([series(stretches=[0, 1, 2, 3, 4])], frame()))

    assert not marks_of(layers, "line")
    assert not marks_of(layers, "area")


def test_first_and_last_value_stand_beside_the_line_with_their_unit():
    spec, layers = drawn(over_time([series()], frame()))

    assert texts(spec, layers) == ["10 km²", "14 km²"]


def test_two_series_are_named_at_their_ends_and_differ_by_more_than_hue():
    two = [series(words="One", fill=""), series(words="Other", fill="", is_dashed=True)]

    spec, layers = drawn(over_time(two, frame()))

    assert {"One 14 km²", "Other 14 km²"} <= set(texts(spec, layers))
    assert [line["mark"]["strokeDash"] for line in marks_of(layers, "line")] == [[1, 0], [5, 3]]


def test_levels_breaks_and_marks_are_named():
    given = frame(
        levels=[Level(5, "Held before")],
        breaks=[("2025-01-04", "Source changes")],
        marks=[Mark("2025-01-05", "A text", is_chosen=True)],
    )

    spec, layers = drawn(over_time([series()], given))

    assert {"Held before", "Source changes", "A text"} <= set(texts(spec, layers))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_comes_from_the_registry(scheme):
    known = {getattr(colour, scheme) for colour in COLOURS.values()}
    charts = [
        over_time([series()], frame(marks=[Mark("2025-01-05", "A text")]), scheme),
        by_month(["2025-01", "2025-02"], [3.0, -4.0], "Gains.", scheme),
    ]

    for chart in charts:
        spec = json.dumps(chart)
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", spec)) <= known


def test_a_chart_is_as_wide_as_the_page_and_described_in_words():
    spec, _ = drawn(over_time([series()], frame()))

    assert spec["width"] == "container"
    assert spec["description"] == "Held area by day."
    assert "http" not in json.dumps({k: v for k, v in spec.items() if k != "$schema"})


def test_a_chart_is_valid_vega_lite():
    marked = frame(marks=[Mark("2025-01-05", "A text")], levels=[Level(5, "Held before")])

    for spec in (
        over_time([series()], marked),
        by_month(["2025-01", "2025-02"], [3.0, -4.0], "Gains.", "light"),
    ):
        alt.Chart.from_dict(spec)  # raises where a name or a value is not of the schema


# By month


def test_a_loss_is_hollow_and_named_below_the_zero_line():
    spec, layers = drawn(by_month(["2025-01", "2025-02"], [3.0, -4.0], "Gains.", "light"))

    bars = marks_of(layers, "bar")[0]["encoding"]["color"]
    assert bars["condition"]["value"] == COLOURS["paper"].light
    assert texts(spec, layers) == ["−4"]
    assert [layer["mark"]["dy"] > 0 for layer in marks_of(layers, "text")] == [False, True]


# Names beneath the axis


def placed(days_px, *, chosen=None, width=860.0):
    marks = [
        Mark(f"2025-01-{k + 1:02}", "A name of a text", is_chosen=k == chosen)
        for k in range(len(days_px))
    ]
    return place(marks, days_px, width)


def test_a_name_with_room_stands_right_of_its_leader_in_the_first_row():
    (one,) = placed([100.0])

    assert (one.row, one.is_left) == (0, False)


def test_a_name_near_the_end_stands_left_of_its_leader():
    (one,) = placed([850.0])

    assert one.is_left


def test_names_never_overlap_and_no_leader_runs_through_one():
    names = placed([*range(20, 860, 35)])

    assert len(names) > 8
    for one in names:
        for other in names:
            if one is other:
                continue
            (a, b), (c, d) = one.span_px, other.span_px
            assert one.row != other.row or b <= c or d <= a
            assert other.row <= one.row or not a < other.x_px < b or other.x_px == one.x_px


def test_the_chosen_name_always_stands():
    crowd = [float(x) for x in range(400, 440, 2)]

    for chosen in range(len(crowd)):
        assert any(one.mark.is_chosen for one in placed(crowd, chosen=chosen))
