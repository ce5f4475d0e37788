"""How fast the line moved, and what that would mean if the pace held.

A pace is an average over a stretch of days. It forecasts nothing: the sentence that uses it says
"if the pace held", and gives the range over several stretches.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

DAYS_OF = {"1 month": 30, "3 months": 91, "6 months": 182, "12 months": 365}
"""Stretches of days before the last one, for which a pace is given."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Ground gained by Russia over one stretch of days.

    Attributes
    ----------
    first, last
        ISO dates of the two lines compared; both exist.
    gained_km2
        Held on the last day minus held on the first; negative if ground was lost.
    days
        Between the two.
    """

    first: str
    last: str
    gained_km2: float
    days: int

    @property
    def km2_per_month(self) -> float:
        """Average over the stretch, in km² per 30 days."""
        return self.gained_km2 / self.days * 30

    def years_for(self, left_km2: float) -> float | None:
        """Say how many years an area would take at this pace; None if it never would."""
        if self.gained_km2 <= 0:
            return None
        return left_km2 / self.gained_km2 * self.days / 365.25


def pace(held_km2: pd.Series, last: str, days: int) -> Pace | None:
    """Measure the pace over the days before a day.

    Parameters
    ----------
    held_km2 : Series, shape (d,), km²
        Held area, indexed by ISO date, ascending; days may be missing.
    last : str
        Day to count back from; must be in the index.
    days : int
        Length of the stretch. It starts on the last day that has a line at least so long before.

    Returns
    -------
    Pace or None
        None where the series does not reach back so far.
    """
    dates = pd.to_datetime(held_km2.index)
    end = pd.Timestamp(last)
    earlier = np.flatnonzero(dates <= end - pd.Timedelta(days=days))
    if not len(earlier):
        return None
    start = earlier[-1]
    gained = float(held_km2[last] - held_km2.iloc[start])
    return Pace(str(held_km2.index[start]), last, gained, (end - dates[start]).days)


def monthly_gains(held_km2: pd.Series) -> pd.DataFrame:
    """Measure gains from month to month, from the last line of a month to the last of the next.

    Parameters
    ----------
    held_km2 : Series, shape (d,), km²
        Indexed by ISO date, ascending.

    Returns
    -------
    DataFrame
        Indexed by month (``YYYY-MM``): ``gained_km2``, ``first``, ``last`` (ISO dates compared).
        The last month may be incomplete; ``last`` says so.
    """
    month = held_km2.index.str[:7]
    ends = pd.DataFrame({"held": held_km2, "last": held_km2.index}).groupby(month).last()
    gains = pd.DataFrame(
        {
            "gained_km2": ends["held"].diff(),
            "first": ends["last"].shift(),
            "last": ends["last"],
        }
    )
    return gains.iloc[1:].rename_axis("month")
