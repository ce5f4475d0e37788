"""One list of all places, each once, with what the sources know of its name and people."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.core.geodesy import EQUAL_AREA
from dashboard.sources.build.outlines import town_outlines, village_outlines
from dashboard.sources.build.romanise import english_name
from dashboard.sources.build.settlements import (
    CRIMEA,
    KYIV,
    read_capital,
    read_outlines,
    read_points,
    read_towns,
)

CRIMEAN_CITIES: Final = frozenset(
    (
        *("Севастополь", "Сімферополь", "Керч", "Євпаторія", "Ялта", "Феодосія", "Джанкой"),
        *("Алушта", "Саки", "Бахчисарай", "Армянськ", "Судак", "Білогірськ", "Щолкіне", "Алупка"),
        *("Інкерман", "Яни Капу", "Старий Крим"),
    )
)
_FEWEST_IN_TOWN: Final = 3_000
_NEAR_M: Final = 2_000.0
_HEART_M: Final = 1_500.0
_SMALLEST_OUTLINE_M2: Final = 50_000.0


def collect_places(raw: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoSeries]:
    """Bring official counts, GeoNames and OpenStreetMap together.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.

    Returns
    -------
    places : GeoDataFrame of points, EPSG:3035
        ``unit``; ``group`` (whose total it shares in: the unit, in Crimea the region); ``place``
        (name in English), ``name_uk``, ``name_latin`` (as in GeoNames); ``kind`` (city, town,
        village); ``is_centre`` (of an oblast, raion or hromada, outside towns); ``official``
        (persons, NaN for villages); ``weight``; ``is_known`` (whether the weight is a figure).
    outlines : GeoSeries, EPSG:3035
        Under the index of ``places``; None where there is none, or none that can be believed.

    Notes
    -----
    In Crimea the places are those of which GeoNames knows the people; elsewhere also the others.
    """
    mapped, points, towns = read_outlines(raw), read_points(raw), read_towns(raw)
    drawn = town_outlines(towns, mapped)
    free = mapped[(mapped["kind"] != "borough") & ~mapped["osm_id"].isin(towns["osm_id"].dropna())]
    free = free[free.area > _SMALLEST_OUTLINE_M2]
    capital, outline = read_capital(raw)
    towns = pd.concat([towns, capital], ignore_index=True)
    drawn = pd.concat([drawn, outline], ignore_index=True)
    towns = _with_spelling(towns, points[points["is_town"]])
    villages = _outside_towns(points[~points["is_town"] & (points["unit"] != KYIV)], towns, drawn)
    is_used = ~villages["oblast"].isin(CRIMEA) | villages["known_people"].notna()
    villages, around = village_outlines(villages[is_used].reset_index(drop=True), free)
    villages = villages.assign(kind=_kinds(villages), official=np.nan)
    places = pd.concat([towns.drop(columns="osm_id"), villages], ignore_index=True)
    return _grouped(places), pd.concat([drawn, around], ignore_index=True)


def _with_spelling(towns: gpd.GeoDataFrame, points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Give each town the GeoNames spelling of the nearest town point, if one is near."""
    nearest = towns.sjoin_nearest(points[["name_latin", "geometry"]], max_distance=_NEAR_M)
    latin = nearest["name_latin"][~nearest.index.duplicated()].reindex(towns.index)
    return towns.assign(name_latin=latin.fillna(""), is_centre=False, weight=0.0, is_known=True)


def _outside_towns(
    points: gpd.GeoDataFrame, towns: gpd.GeoDataFrame, drawn: gpd.GeoSeries
) -> gpd.GeoDataFrame:
    """Leave out points in the outline or the heart of a town: they are its parts or old names."""
    heart = drawn.where(drawn.notna(), towns.buffer(_HEART_M))
    ground = gpd.GeoDataFrame({"unit": towns["unit"]}, geometry=heart, crs=EQUAL_AREA)
    inside = points.sjoin(ground, predicate="within")
    return points.drop(inside.index[inside["unit_left"] == inside["unit_right"]].unique())


def _kinds(villages: gpd.GeoDataFrame) -> pd.Series:
    """Tell Crimea's cities by name and its towns by size; official counts name the others."""
    is_crimean = villages["unit"].str[:4].isin(CRIMEA)
    is_town = is_crimean & villages["is_known"] & (villages["weight"] >= _FEWEST_IN_TOWN)
    is_city = is_town & villages["name_uk"].isin(CRIMEAN_CITIES)
    kinds = np.select([is_city, is_town], ["city", "town"], "village")
    return pd.Series(kinds, index=villages.index)


def _grouped(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Name the places in English and the group whose people they share."""
    spellings = zip(places["name_uk"], places["name_latin"], strict=True)
    oblast = places["unit"].str[:4]
    return places.assign(
        place=[english_name(*both) for both in spellings],
        group=places["unit"].where(~oblast.isin(CRIMEA), oblast),
    )
