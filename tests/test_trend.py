"""A series is taken as it is: gaps stay gaps, another source is another run, a pace is a range."""

import pandas as pd
import pytest

from dashboard import answers
from dashboard.core.pace import Pace
from dashboard.core.trend import month_ends, month_starts, paces, stretches
from dashboard.errors import QueryError
from dashboard.output.trend_words import hold_changed, if_the_pace_held, in_years

DAYS = ["2025-01-01", "2025-01-02", "2025-01-04", "2025-01-05"]


def gained(km2, days=365):
    return Pace("2024-11-19", "2025-11-19", km2, days)


# Runs of days


def test_the_first_day_of_a_month_is_the_first_that_has_a_line():
    assert month_starts(["2025-01-03", "2025-01-09", "2025-03-01", "2025-03-02"]) == (
        "2025-01-03",
        "2025-03-01",
    )


def test_days_that_follow_each_other_are_one_run():
    assert stretches(DAYS[:2]).tolist() == [0, 0]


def test_a_missing_day_ends_a_run():
    assert stretches(DAYS).tolist() == [0, 0, 1, 1]


def test_another_source_ends_a_run_though_no_day_is_missing():
    assert stretches(DAYS[:2], ["2025-01-02"]).tolist() == [0, 1]


def test_days_a_month_apart_are_each_alone():
    assert stretches(["2025-01-01", "2025-02-01", "2025-03-01"]).tolist() == [0, 1, 2]


def test_a_month_is_told_by_its_last_day_that_exists():
    series = pd.DataFrame({"held": [1, 2, 3]}, index=["2025-01-02", "2025-01-30", "2025-02-01"])

    assert month_ends(series).index.tolist() == ["2025-01-30", "2025-02-01"]


def test_a_stretch_that_reaches_back_too_far_has_no_pace():
    days = pd.date_range("2025-01-01", periods=100).strftime("%Y-%m-%d")
    held = pd.Series(range(100), index=days, dtype=float)

    found = paces(held, days[-1])

    assert list(found) == ["1 month", "3 months"]
    assert found["1 month"].gained_km2 == 30


# On the real series


def test_the_last_point_of_a_trend_is_the_held_area_of_that_day():
    found = answers.trend("UA14", "deepstate", "2025-11-19")

    held = {row["pcode"]: row["held_km2"] for row in answers.held("2025-11-19")["oblasts"]}
    assert found.held_km2["2025-11-19"] == pytest.approx(held["UA14"], abs=0.01)
    assert found.left_km2 == pytest.approx(found.area_km2 - held["UA14"], abs=0.01)


def test_the_daily_series_breaks_where_its_source_changes_and_at_every_missing_day():
    found = answers.trend("UA")

    change = list(found.held_km2.index).index("2024-07-08")
    gaps = pd.to_datetime(found.held_km2.index).to_series().diff().gt("1D").sum()
    assert found.stretch[change] == found.stretch[change - 1] + 1
    assert found.stretch[-1] == gaps + 1


def test_a_place_that_was_never_held_is_refused_with_those_that_were():
    with pytest.raises(QueryError, match=r"no series for 'UA46'.*UA14"):
        answers.trend("UA46")


def test_a_day_without_a_line_is_refused():
    with pytest.raises(QueryError, match="2025-11-26"):
        answers.trend("UA", "deepstate", "2025-11-26")


def test_land_and_water_add_up_to_the_oblast():
    areas = answers.land_areas()

    assert len(areas) == 27
    assert (areas["water_km2"] >= 0).all()
    assert (areas["land_km2"] + areas["water_km2"]).sum() == pytest.approx(areas["area_km2"].sum())
    assert areas["water_km2"].idxmax() == "UA65"  # Syvash, estuaries, and the Kakhovka reservoir


# Sentences


def test_a_hold_that_changed_is_told_by_first_and_last():
    assert hold_changed("Donetsk", 0.516, 0.801).endswith("went from 51.6% to 80.1%")
    assert hold_changed("Crimea", 1, 1) == "Russia’s hold on Crimea stayed at 100.0%"
    assert hold_changed("Донецька", 0.516, 0.801, "uk") == (
        "Донецька: Росія утримувала 51,6\u00a0%, утримує 80,1\u00a0%"
    )


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("km2", [[100.0], [100.0, 400.0], [100.0, -5.0], [-5.0], [0.1, 0.2]])
def test_a_pace_is_always_conditional_and_never_a_forecast(language, km2):
    stretches_ = dict(zip(["1 month", "12 months"], map(gained, km2), strict=False))

    said = if_the_pace_held("X", 1000, stretches_, language=language)

    assert ("If the pace" if language == "en" else "Якби") in said or max(km2) <= 0
    assert ("no forecast" if language == "en" else "не прогноз") in said
    assert "{" not in said


def test_the_range_runs_from_the_fastest_to_the_slowest_pace():
    found = {"1 month": gained(100.0), "12 months": gained(400.0)}

    said = if_the_pace_held("X", 1000, found)

    assert "from 2.5 years at the pace of the last 12 months" in said
    assert "to 10 years at the pace of the last month" in said


def test_a_stretch_without_gains_is_named():
    said = if_the_pace_held("X", 1000, {"1 month": gained(-3.0), "12 months": gained(400.0)})

    assert "At the pace of the last month it would never be taken" in said


def test_a_very_long_time_has_no_figure():
    assert in_years(135.2) == "more than 100 years"
    assert in_years(None) == "never"
    assert in_years(4.163) == "4.2 years"


def test_nothing_left_is_said_so():
    assert if_the_pace_held("X", 0.2, {}) == "Russia holds all of X on this line."
