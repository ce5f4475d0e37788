"""How a hold changed over time, how fast, and how much of a place is land."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.answers.holdings import held_series
from dashboard.answers.layers import MAPPER, latest_day, oblasts, units
from dashboard.answers.recipes import COUNTRY, Question
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.core.pace import Pace, monthly_gains
from dashboard.core.trend import paces, stretches
from dashboard.errors import QueryError
from dashboard.sources import catalog
from dashboard.sources.contact_lines import require_day

SOURCE_CHANGES = {"deepstate": ("2024-07-08",), "owl": ()}
"""First days of another source within one mapper's series."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The hold on one place over time.

    Attributes
    ----------
    place, name
        P-code of an oblast or ``UA``, and its name.
    held_km2 : Series
        Held area, indexed by ISO date.
    stretch
        Number of the run of days that each day is in; see :func:`~dashboard.core.trend.stretches`.
    area_km2, before_km2
        Area of the place, and of what was held in it on 23 February 2022.
    gains : DataFrame
        As :func:`~dashboard.core.pace.monthly_gains`.
    paces
        By stretch, up to ``as_of``.
    as_of
        The day asked for.
    recipe, sources
        Hash of the question and of the data it was answered from; their credits.
    """

    place: str
    name: str
    held_km2: pd.Series
    stretch: npt.NDArray[np.int_]
    area_km2: float
    before_km2: float
    gains: pd.DataFrame
    paces: dict[str, Pace]
    as_of: str
    recipe: str
    sources: tuple[catalog.Source, ...]

    @property
    def left_km2(self) -> float:
        """Area that Russia did not hold on the day asked for."""
        return self.area_km2 - float(self.held_km2[self.as_of])


@lru_cache(maxsize=4)
def _held(mapper: str) -> pd.DataFrame:
    return held_series(mapper)


def held_places(mapper: str = MAPPER) -> dict[str, str]:
    """List the places of which Russia ever held ground: Ukraine first, then oblasts by name."""
    names = oblasts().set_index("pcode")["name_en"]
    held = names[names.index.isin(_held(mapper).columns)].sort_values()
    return {COUNTRY: "Ukraine", **held.to_dict()}


def trend(place: str, mapper: str = MAPPER, as_of: str = "") -> Trend:
    """Follow the hold on a place over all days of a mapper.

    Parameters
    ----------
    place : str
        P-code of an oblast, or ``UA``.
    mapper : str
    as_of : str
        Day to which paces are counted and that the rest is measured on; the last one if empty.

    Raises
    ------
    QueryError
        If mapper or day do not exist, or Russia never held ground there by this mapper.
    """
    known = held_places(mapper)
    if place not in known:
        raise QueryError(
            f"There is no series for {place!r}; this mapper has {', '.join(known)}. "
            "Choose one of these."
        )
    as_of = as_of or latest_day(mapper)
    require_day(mapper, as_of)
    held_km2 = _held(mapper)[place]
    pieces = units() if place == COUNTRY else units()[units()["oblast"] == place]
    credited = tuple(catalog.source(name) for name in ("units", f"holding_{mapper}"))
    return Trend(
        place=place,
        name=known[place],
        held_km2=held_km2,
        stretch=stretches(held_km2.index, SOURCE_CHANGES[mapper]),
        area_km2=float(pieces["area_km2"].sum()),
        before_km2=float(pieces.loc[pieces["zone"] == "held-before-2022", "area_km2"].sum()),
        gains=monthly_gains(held_km2),
        paces=paces(held_km2, as_of),
        as_of=as_of,
        recipe=Question(about=place, as_of=as_of, mapper=mapper).hash,
        sources=credited,
    )


@lru_cache(maxsize=1)
def land_areas() -> pd.DataFrame:
    """Take the waters of the map's background off the area of every oblast.

    Returns
    -------
    DataFrame, km²
        Indexed by P-code: ``name_en``, ``area_km2``, ``water_km2``, ``land_km2``.

    Notes
    -----
    The background is simplified for small scales and knows no small lakes, ponds or rivers, and it
    shows the Kakhovka reservoir as it was before June 2023: read the figures as good to a few per
    cent of the water.
    """
    context, ground = catalog.load("context").frame, oblasts()
    waters = context.loc[context["kind"].isin(["sea", "lake"]), "geometry"]
    wet = shapely.intersection(ground.geometry.to_numpy(), shapely.union_all(waters.to_numpy()))
    figures = ground[["pcode", "name_en", "area_km2"]].assign(water_km2=geodesic_area_km2(wet))
    land = figures.assign(land_km2=figures["area_km2"] - figures["water_km2"])
    return pd.DataFrame(land.set_index("pcode"))
