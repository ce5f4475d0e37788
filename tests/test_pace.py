"""Pace over stretches of days that may have gaps."""

import pandas as pd
import pytest

from dashboard.core.pace import Pace, monthly_gains, pace

# 2 km² a day from 1 January to 1 March 2026; no line on 31 January.
DATES = list(pd.date_range("2026-01-01", "2026-03-01").strftime("%Y-%m-%d"))
HELD = pd.Series([1000.0 + 2 * n for n in range(len(DATES))], index=DATES).drop("2026-01-31")


def test_a_steady_advance_has_its_own_pace():
    found = pace(HELD, "2026-03-01", 30)

    assert found.km2_per_month == pytest.approx(60)


def test_a_stretch_starts_on_the_last_day_before_it_that_has_a_line():
    found = pace(HELD, "2026-03-01", 29)

    assert (found.first, found.days, found.gained_km2) == ("2026-01-30", 30, 60.0)


def test_a_series_that_does_not_reach_back_has_no_pace():
    assert pace(HELD, "2026-03-01", 365) is None


def test_what_is_left_takes_as_long_as_the_pace_says():
    found = Pace("2025-03-01", "2026-03-01", 1000.0, 365)

    assert found.years_for(5000) == pytest.approx(5, rel=0.01)


@pytest.mark.parametrize("gained", [0.0, -3.0])
def test_a_line_that_does_not_advance_never_arrives(gained):
    assert Pace("2025-03-01", "2026-03-01", gained, 365).years_for(5000) is None


def test_gains_by_month_add_up_to_the_whole_gain():
    gains = monthly_gains(HELD)

    assert gains["gained_km2"].tolist() == [58.0, 2.0]
    assert gains["first"].tolist() == ["2026-01-30", "2026-02-28"]
    assert gains["last"].tolist() == ["2026-02-28", "2026-03-01"]
