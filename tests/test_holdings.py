"""The history by piece against days that are cut one by one."""

import random

import pytest

from dashboard import answers
from dashboard.errors import QueryError
from dashboard.sources.contact_lines import days
from dashboard.sources.holdings import load_history

DAYS = sorted(random.Random(24).sample(days("deepstate"), 6))  # noqa: S311


@pytest.mark.parametrize("as_of", DAYS)
def test_held_area_of_every_oblast_is_that_of_the_day_alone(as_of):
    series = answers.held_series("deepstate").loc[as_of]

    for row in answers.held(as_of)["oblasts"]:
        # a change of less than 0.005 km² in a piece is not written down
        assert series.get(row["pcode"], 0.0) == pytest.approx(row["held_km2"], abs=0.2)


@pytest.mark.parametrize("proposal", ["us-28pt-nov-2025", "putin-june-2024", "istanbul-2022"])
def test_the_same_deal_on_a_day_is_the_ledger_of_that_day(proposal):
    text = answers.proposal_named(proposal)

    series = answers.settled_series(text)

    for as_of in DAYS[:3]:
        for name, total in answers.evaluate(proposal, as_of)["summary"].items():
            found = series[name].loc[as_of]
            assert found["area_km2"] == pytest.approx(total["area_km2"], abs=1)
            assert found["people"] == pytest.approx(total["people"], abs=60)


def test_what_moved_between_two_days_is_the_change_of_held_area():
    moved = answers.change("deepstate", "2025-01-01", "2025-12-31")

    series = answers.held_series("deepstate")["UA"]
    assert moved.gained_km2 - moved.lost_km2 == pytest.approx(
        series["2025-12-31"] - series["2025-01-01"], abs=1
    )


def test_a_surface_without_a_history_is_refused():
    with pytest.raises(QueryError, match="choose one of official, worldpop"):
        load_history("deepstate", "hromada", 10)
