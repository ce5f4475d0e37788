"""What Russia held, on one day and over time."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
import shapely

from dashboard.answers.layers import (
    MAPPER,
    PEOPLE,
    ground,
    line,
    oblasts,
    observation,
    recipe,
    sources,
    uncut,
    units,
)
from dashboard.core.geodesy import geodesic_area_km2, geodesic_length_km
from dashboard.core.history import History, held_over_time, settled_over_time
from dashboard.core.line import polygons
from dashboard.core.proposal import Proposal
from dashboard.sources.contact_lines import require_day
from dashboard.sources.holdings import load_history


def held(as_of: str, mapper: str = MAPPER, people: str = PEOPLE) -> dict[str, Any]:
    """Measure what Russia holds on a day, in all Ukraine and by oblast.

    Returns
    -------
    dict
        ``as_of``, ``mapper``, ``people``, ``recipe``, ``country``, ``oblasts``,
        ``line_of_contact_km``; areas in km², shares of area from 0 to 1, people in persons.

    Raises
    ------
    QueryError
        If the day, the mapper or the surface do not exist.
    """
    require_day(mapper, as_of)
    cut_ground = ground(mapper, as_of, people)
    parcels = cut_ground.parcels.assign(people=cut_ground.people)
    by_oblast = held_by(parcels, parcels["oblast"])
    names = oblasts().set_index("pcode")["name_en"]
    return {
        "as_of": as_of,
        "mapper": mapper,
        "people": people,
        "recipe": recipe(sources(mapper, people), "held", as_of, mapper, people),
        "country": held_by(parcels, pd.Series("", index=parcels.index)).to_dict("records")[0],
        "oblasts": [
            {"pcode": pcode, "name": names[pcode], **figures}
            for pcode, figures in by_oblast.to_dict("index").items()
        ],
        "line_of_contact_km": round(
            float(geodesic_length_km(np.array([line(mapper, as_of)]))[0]), 1
        ),
    }


def held_by(parcels: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Add up area and people, in all and held, by group.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
        ``area_km2``, ``people``, ``is_held``.
    group : Series, shape (n,)

    Returns
    -------
    DataFrame, one row per group
        ``area_km2``, ``held_km2``, ``share`` (of area, 0 to 1), ``people_total``, ``people_held``.
    """
    total = parcels.groupby(group)[["area_km2", "people"]].sum()
    taken = parcels[parcels["is_held"]].groupby(group)[["area_km2", "people"]].sum()
    taken = taken.reindex(total.index, fill_value=0.0)
    figures = {
        "area_km2": total["area_km2"].round(3),
        "held_km2": taken["area_km2"].round(3),
        "share": (taken["area_km2"] / total["area_km2"]).round(6),
        "people_total": total["people"].round(1),
        "people_held": taken["people"].round(1),
    }
    return pd.DataFrame(figures)


@lru_cache(maxsize=2)
def history(mapper: str = MAPPER, people: str = PEOPLE) -> History:
    """Read what was held of every base piece on every day."""
    return load_history(mapper, people, len(units()))


def held_series(mapper: str = MAPPER) -> pd.DataFrame:
    """Give the held area of every oblast on every day.

    Returns
    -------
    DataFrame, km²
        Indexed by ISO date; one column per oblast (P-code) that was ever held, and ``UA``.
    """
    by_oblast = held_over_time(history(mapper), units()["oblast"])
    return by_oblast.assign(UA=by_oblast.sum(axis=1))


def settled_series(
    text: Proposal, mapper: str = MAPPER, people: str = PEOPLE, variant: str = ""
) -> dict[str, pd.DataFrame]:
    """Settle a proposal on the line of every day: the same deal on any day.

    Returns
    -------
    dict of DataFrame
        The six totals by name, each with ``area_km2`` and ``people``, indexed by ISO date.

    Raises
    ------
    QueryError
        If the text names ground by its distance from the line, or the variant does not exist.
    """
    return settled_over_time(text.clauses_in(variant), uncut(people), history(mapper, people))


@dataclass(frozen=True, slots=True)
class Change:
    """What moved between two days of one mapper.

    Attributes
    ----------
    gained, lost
        Ground that Russia held on the second day only, and on the first only, EPSG:4326.
    gained_km2, lost_km2
        Their areas.
    """

    gained: shapely.MultiPolygon
    lost: shapely.MultiPolygon
    gained_km2: float
    lost_km2: float


@lru_cache(maxsize=8)
def change(mapper: str, first: str, last: str) -> Change:
    """Compare the lines of two days.

    Raises
    ------
    QueryError
        If a day or the mapper does not exist.
    """
    before, after = (observation(mapper, day).held for day in (first, last))
    gained, lost = polygons(after.difference(before)), polygons(before.difference(after))
    gained_km2, lost_km2 = geodesic_area_km2(np.array([gained, lost]))
    return Change(gained, lost, float(gained_km2), float(lost_km2))
