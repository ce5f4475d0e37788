"""A series of days as it is: with gaps, with changes of source, and with several paces."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.pace import DAYS_OF, Pace, pace


def stretches(days: Sequence[str], source_changes: Sequence[str] = ()) -> npt.NDArray[np.int_]:
    """Give every day the number of its run: days without a gap, from one source.

    Parameters
    ----------
    days : sequence of str, shape (d,)
        ISO dates, ascending.
    source_changes : sequence of str
        First days of another source.

    Returns
    -------
    ndarray of int, shape (d,)
        From 0; a line is drawn within a run and never from one run to the next.
    """
    dates = pd.to_datetime(pd.Index(days))
    is_gap = np.diff(dates.to_numpy()) > np.timedelta64(1, "D")
    is_change = np.isin(np.asarray(days)[1:], list(source_changes))
    return np.concatenate([[0], np.cumsum(is_gap | is_change)]).astype(int)


def month_ends(series: pd.DataFrame) -> pd.DataFrame:
    """Keep the last day of every month that has one.

    Parameters
    ----------
    series : DataFrame
        Indexed by ISO date, ascending.
    """
    return series[~series.index.str[:7].duplicated(keep="last")]


def month_starts(days: Sequence[str]) -> tuple[str, ...]:
    """Keep the first day of every month that has one.

    Parameters
    ----------
    days : sequence of str
        ISO dates, ascending.
    """
    index = pd.Index(days)
    return tuple(index[~index.str[:7].duplicated(keep="first")])


def paces(held_km2: pd.Series, last: str) -> dict[str, Pace]:
    """Measure the pace over every stretch of :data:`~dashboard.core.pace.DAYS_OF`.

    Parameters
    ----------
    held_km2 : Series, shape (d,), km²
        Indexed by ISO date, ascending.
    last : str
        Day to count back from; must be in the index.

    Returns
    -------
    dict of str to Pace
        By the words for the stretch; those that reach back too far are left out.
    """
    measured = {words: pace(held_km2, last, days) for words, days in DAYS_OF.items()}
    return {words: found for words, found in measured.items() if found is not None}
