"""Which fill a parcel takes."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import LineString, MultiLineString, box

from dashboard.output.moves import (
    fill_names,
    frozen_oblasts,
    joined,
    small_moves,
    split_line,
)
from dashboard.output.plane import to_plane
from dashboard.output.style import FILLS


def parcel(holder, withdraws="none", troops="holder", administration="holder"):
    return pd.DataFrame(
        {
            "holder": [holder],
            "withdraws": [withdraws],
            "troops": [troops],
            "administration": [administration],
        }
    )


@pytest.mark.parametrize(
    ("outcome", "fill"),
    [
        (("ukraine", "ukraine", "none", "unspecified"), "leave_ua_dmz"),
        (("ukraine", "ukraine", "none", "ukraine"), "leave_ua_dmz"),
        (("ukraine", "ukraine", "russia", "russia"), "leave_ua_claim"),
        (("ukraine", "ukraine", "russian-internal-security", "russia"), "leave_ua_claim"),
        (("ukraine", "ukraine", "third-party", "international"), "leave_ua_third"),
        (("ukraine", "ukraine", "none", "joint"), "leave_ua_third"),
        (("ukraine", "ukraine", "unspecified", "unspecified"), "leave_ua"),
        (("russia", "russia", "ukraine", "ukraine"), "leave_ru"),
        (("russia", "russia", "none", "russia"), "leave_ru_dmz"),
        (("russia", "both", "third-party", "unspecified"), "leave_ru_third"),
        (("ukraine", "none", "none", "ukraine"), "dmz_ua"),
        (("russia", "none", "holder", "international"), "third_ru"),
        (("russia", "ukraine", "russia", "russia"), ""),
        (("ukraine", "russia", "ukraine", "ukraine"), ""),
        (("ukraine", "none", "holder", "holder"), ""),
        (("russia", "", "", ""), ""),
    ],
)
def test_fill_says_who_leaves_and_pattern_what_follows(outcome, fill):
    assert fill_names(parcel(*outcome)).tolist() == [fill]
    assert fill in {"", *FILLS}


def test_ground_that_a_law_claims_is_drawn_as_a_claim():
    claimed = parcel("ukraine", "ukraine", "russia", "russia")

    assert fill_names(claimed, is_annexation=True).tolist() == ["claim"]


def four_squares():
    """Two oblasts of two parcels each, in a row; all held."""
    squares = [box(30 + number, 48, 31 + number, 49) for number in range(4)]
    return gpd.GeoDataFrame(
        {
            "oblast": pd.Categorical(["A", "A", "B", "B"]),
            "zone": pd.Categorical([""] * 4),
            "holder": ["russia"] * 4,
        },
        geometry=squares,
        crs=4326,
    )


def named(*names):
    return np.array(names, dtype=object)


def test_parcels_of_one_fill_become_one_shape():
    names = named("leave_ru", "leave_ru", "leave_ru", "")

    shapes = joined(four_squares(), names, {})

    assert list(shapes) == ["leave_ru"]
    assert shapes["leave_ru"].geom_type == "Polygon"


def test_what_stays_is_not_drawn_again():
    assert joined(four_squares(), named("", "", "", ""), {}) == {}


def test_only_whole_blocks_are_kept_for_the_next_text():
    blocks = {}

    first = joined(four_squares(), named("leave_ru", "leave_ru", "leave_ru", ""), blocks)

    again = joined(four_squares(), named("leave_ru", "leave_ru", "leave_ru", ""), blocks)
    assert [shape.geom_type for shape in blocks.values()] == ["Polygon"]
    assert blocks.popitem()[1].area == pytest.approx(first["leave_ru"].area * 2 / 3, rel=0.01)
    assert again["leave_ru"].equals(first["leave_ru"])


def test_a_line_is_frozen_where_a_text_names_both_sides_and_moves_neither():
    parcels = pd.DataFrame(
        {
            "oblast": ["A", "A", "B", "B", "C"],
            "clause": ["x", "x", "x", "y", ""],
            "withdraws": ["none", "none", "none", "ukraine", ""],
        }
    )

    assert frozen_oblasts(parcels) == ["A"]


def test_the_frozen_part_and_the_rest_are_the_whole_line():
    line = MultiLineString([LineString([(30.5, 48.2), (31.5, 48.2)])])
    oblasts = gpd.GeoDataFrame(
        {"pcode": ["A", "B"]}, geometry=[box(30, 48, 31, 49), box(31, 48, 32, 49)], crs=4326
    )

    parts = split_line(line, oblasts, ["A"])

    whole = split_line(line, oblasts, [])["contact"]
    assert set(parts) == {"contact", "frozen"}
    assert parts["contact"].length + parts["frozen"].length == pytest.approx(whole.length)
    assert parts["frozen"].length == pytest.approx(whole.length / 2, rel=0.03)


def pieces(areas_km2, holder="russia"):
    count = len(areas_km2)
    return gpd.GeoDataFrame(
        {
            "oblast": [f"UA{number:02}" for number in range(count)],
            "holder": [holder] * count,
            "area_km2": areas_km2,
        },
        geometry=[box(30 + number, 48, 30.1 + number, 48.1) for number in range(count)],
        crs=4326,
    )


def test_small_ground_that_a_side_leaves_gets_a_callout_on_it():
    parcels = pieces([150.0, 6_000.0, 3.0])

    found = small_moves(parcels, np.array(["leave_ru"] * 3, dtype=object))

    assert [(oblast, side, area) for oblast, side, area, _ in found] == [
        ("UA00", "leave_ru", 150.0)
    ]
    assert to_plane(parcels.geometry[0]).contains(found[0][3])


def test_ground_that_nobody_leaves_gets_no_callout():
    assert small_moves(pieces([150.0]), np.array([""], dtype=object)) == []


def test_more_callouts_than_a_map_can_carry_are_left_out():
    parcels = pieces([150.0] * 9)

    assert small_moves(parcels, np.array(["leave_ru"] * 9, dtype=object)) == []
