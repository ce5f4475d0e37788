"""Match settlements with the outlines that OpenStreetMap has of them."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA
from dashboard.sources.build.romanise import is_ukrainian, romanise

UNKNOWN_WEIGHT: Final = 200.0
"""Weight of a village whose people nobody states; most of these are small."""

_NEAR_M: Final = 2_000.0
_OWN_FACTOR: Final = 6.0
_DISTRICTS_FACTOR: Final = 2.5

_DENSITY: Final = pd.Series(
    {0: 250.0, 2_000: 650.0, 5_000: 770.0, 10_000: 1_130.0, 20_000: 1_430.0}
    | {50_000: 1_780.0, 100_000: 2_600.0}
)


def typical_density(people: pd.Series) -> pd.Series:
    """Give the density at which a place of a size is usually settled.

    Parameters
    ----------
    people : Series, persons

    Returns
    -------
    Series, persons per km²
        Medians by size over the places of Ukraine that have an outline in OpenStreetMap and a
        count there or in official statistics: 465 towns and some 2,300 villages.
    """
    step = np.searchsorted(_DENSITY.index.to_numpy(), people.to_numpy(), side="right") - 1
    return pd.Series(_DENSITY.to_numpy()[step], index=people.index)


def town_outlines(towns: gpd.GeoDataFrame, mapped: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Find the outline of each town.

    Parameters
    ----------
    towns : GeoDataFrame of points, EPSG:3035
        ``unit``, ``kind``, ``official`` (persons), ``osm_id``.
    mapped : GeoDataFrame, EPSG:3035
        ``osm_id``, ``unit``, ``kind`` (``borough`` for a city district).

    Returns
    -------
    GeoSeries, EPSG:3035
        Under the index of ``towns``: its own outline; else, for a city, its districts when its
        point is in one; else None.

    Notes
    -----
    Some outlines show a part of a town, or a town with the villages that it administers. An outline
    counts when its density is within a factor of six of the typical one, districts within 2.5.
    """
    numbered = mapped.dropna(subset="osm_id").set_index("osm_id").geometry
    own = numbered.reindex(towns["osm_id"]).set_axis(towns.index)
    districts = mapped[mapped["kind"] == "borough"].dissolve("unit").geometry
    joined = districts.reindex(towns["unit"]).set_axis(towns.index)
    joined = joined.where(joined.contains(towns.geometry) & (towns["kind"] == "city"))
    own = _believable(own, towns["official"], _OWN_FACTOR)
    return own.where(own.notna(), _believable(joined, towns["official"], _DISTRICTS_FACTOR))


def _believable(drawn: gpd.GeoSeries, people: pd.Series, factor: float) -> gpd.GeoSeries:
    ratio = people / (drawn.area / 1e6) / typical_density(people)
    return drawn.where(ratio.between(1 / factor, factor))


def village_outlines(
    villages: gpd.GeoDataFrame, mapped: gpd.GeoDataFrame
) -> tuple[gpd.GeoDataFrame, gpd.GeoSeries]:
    """Match villages with outlines, and add the villages that only have an outline.

    Parameters
    ----------
    villages : GeoDataFrame of points, EPSG:3035
        ``unit``, ``name_uk``, ``name_latin``, ``is_centre``, ``known_people``.
    mapped : GeoDataFrame, EPSG:3035
        ``unit``, ``name_uk``, ``mapped_people``; outlines that are no town's.

    Returns
    -------
    villages : GeoDataFrame of points, EPSG:3035
        With ``weight``: the people of GeoNames, else of OpenStreetMap, else
        :data:`UNKNOWN_WEIGHT`; ``is_known`` tells the last from the others.
    outlines : GeoSeries, EPSG:3035
        Under the index of ``villages``; None for most.

    Notes
    -----
    A point and an outline are one place when both are in one unit and either share a name within
    2 km of each other, or, when their names find no match, the point is inside the outline.
    """
    mapped = mapped.reset_index(drop=True)
    match = _by_name(villages, mapped)
    rest = villages.drop(match.index), mapped.drop(match.to_numpy())
    match = pd.concat([match, _by_place(*rest)])
    alone = mapped.drop(match.to_numpy())
    names = alone["name_uk"].fillna("")
    extra = gpd.GeoDataFrame(
        {"unit": alone["unit"], "name_uk": names.where(names.map(is_ukrainian), "")},
        geometry=alone.representative_point(),
        crs=EQUAL_AREA,
    ).assign(name_latin="", is_centre=False, known_people=np.nan)
    every = pd.concat([villages[extra.columns], extra], ignore_index=True)
    number = np.r_[match.reindex(villages.index), alone.index.astype(float)]
    outlines = mapped.geometry.reindex(number).set_axis(every.index)
    stated = mapped["mapped_people"].reindex(number).set_axis(every.index)
    people = every.pop("known_people").fillna(stated).where(lambda values: values > 0)
    return every.assign(weight=people.fillna(UNKNOWN_WEIGHT), is_known=people.notna()), outlines


def _by_name(villages: gpd.GeoDataFrame, mapped: gpd.GeoDataFrame) -> pd.Series:
    """Give the number of the outline of the same name and unit nearby, by village."""
    left = villages.assign(key=_key(villages["name_uk"]), village=villages.index)
    right = mapped.assign(key=_key(mapped["name_uk"].fillna("")), outline=mapped.index)
    pairs = left[left["key"] != ""].merge(right, on=["unit", "key"], suffixes=("", "_mapped"))
    pairs["away_m"] = shapely.distance(
        pairs["geometry"].to_numpy(), pairs["geometry_mapped"].to_numpy()
    )
    pairs = pairs[pairs["away_m"] <= _NEAR_M].sort_values("away_m")
    pairs = pairs.drop_duplicates("village").drop_duplicates("outline")
    return pairs.set_index("village")["outline"].rename_axis(None)


def _by_place(villages: gpd.GeoDataFrame, mapped: gpd.GeoDataFrame) -> pd.Series:
    """Give the number of the outline around it, by village; an outline goes to the largest."""
    ground = mapped[["unit", "geometry"]].assign(outline=mapped.index)
    pairs = villages.sjoin(ground, predicate="within")
    pairs = pairs[pairs["unit_left"] == pairs["unit_right"]]
    pairs = pairs[~pairs.index.duplicated()].sort_values("known_people", ascending=False)
    return pairs.drop_duplicates("outline")["outline"]


def _key(names: pd.Series) -> pd.Series:
    return names.map(lambda name: romanise(name).lower())
