"""Names on the map: towns and villages with their people, and the sites that texts name."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.core.geodesy import GEOGRAPHIC, snap_to_grid
from dashboard.sources.build.footprints import share_people
from dashboard.sources.build.gazetteer import collect_places
from dashboard.sources.build.settlements import read_totals
from dashboard.sources.build.sites import build_sites

FEWEST_PEOPLE: Final = 500

_OBLAST_CENTRES: Final = (
    *("UA0116000", "UA0502003", "UA0708017", "UA1202001", "UA1408003", "UA1804019", "UA2110023"),
    *("UA2306007", "UA2604019", "UA3504021", "UA4406001", "UA4606025", "UA4806015", "UA5110027"),
    *("UA5308037", "UA5606047", "UA5908027", "UA6104049", "UA6312027", "UA6510015", "UA6804047"),
    *("UA7108049", "UA7306061", "UA7410039", "UA8000000", "UA8500000"),
)
_FRONT_CITIES: Final = ("UA1412009", "UA1412021", "UA1416021", "UA1414005")
"""Hromadas of Kramatorsk, Sloviansk, Pokrovsk and Mariupol."""

_OTHER_SPELLINGS: Final = {
    "Київ": "Kiev",
    "Харків": "Kharkov",
    "Одеса": "Odessa",
    "Дніпро": "Dnepr|Dnipropetrovsk|Dnepropetrovsk",
    "Запоріжжя": "Zaporizhia|Zaporozhye",
    "Миколаїв": "Nikolaev|Nikolayev",
    "Луганськ": "Lugansk",
    "Львів": "Lvov",
    "Чернігів": "Chernigov",
    "Рівне": "Rovno",
    "Житомир": "Zhitomir",
    "Вінниця": "Vinnitsa",
    "Кропивницький": "Kirovohrad|Kirovograd",
    "Кривий Ріг": "Krivoy Rog|Krivoi Rog",
    "Слов'янськ": "Slavyansk|Slaviansk",
    "Костянтинівка": "Konstantinovka|Kostyantynivka",
    "Дружківка": "Druzhkovka",
    "Покровськ": "Krasnoarmiisk|Krasnoarmeysk",
    "Мирноград": "Dymytrov|Dimitrov",
    "Бахмут": "Artemivsk|Artyomovsk",
    "Нью-Йорк": "New York|Novhorodske|Novgorodskoye",
    "Торецьк": "Dzerzhynsk|Dzerzhinsk",
    "Лиман": "Krasnyi Lyman|Krasny Liman",
    "Горлівка": "Gorlovka",
    "Макіївка": "Makeyevka|Makeevka",
    "Вугледар": "Ugledar",
    "Курахове": "Kurakhovo",
    "Сєвєродонецьк": "Severodonetsk|Siverskodonetsk",
    "Лисичанськ": "Lisichansk|Lysychansk",
    "Гуляйполе": "Gulyaypole|Hulyaipole",
    "Оріхів": "Orekhov",
    "Василівка": "Vasilyevka",
    "Енергодар": "Energodar",
    "Мелітополь": "Melitopol",
    "Куп'янськ": "Kupyansk",
    "Вовчанськ": "Volchansk",
    "Ізюм": "Izyum",
    "Нова Каховка": "Novaya Kakhovka",
    "Генічеськ": "Genichesk",
    "Севастополь": "Sebastopol",
    "Євпаторія": "Yevpatoria|Evpatoria",
    "Феодосія": "Feodosia|Theodosia",
}
"""Russian, former and later spellings, for search only."""

_RANKS: Final = ((100_000, 2), (40_000, 3), (10_000, 4))

__all__ = ["build_places", "build_sites", "label_ranks", "select_places"]

COLUMNS: Final = (
    *("unit", "oblast", "kind", "rank", "name_en", "name_uk", "name_search"),
    *("people", "basis", "geometry"),
)


def build_places(raw: Path) -> gpd.GeoDataFrame:
    """List the places that a map may name or a reader may look for.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.

    Returns
    -------
    GeoDataFrame of points, EPSG:4326
        ``unit``, ``oblast`` (P-codes); ``kind`` (city, town, village); ``rank`` for labels (1
        oblast centres and front cities, 2 over 100 000 people, 3 over 40 000, 4 over 10 000, 5 the
        rest); ``name_en`` (romanised from Ukrainian), ``name_uk`` (of early 2022), ``name_search``
        (other spellings, parted by ``|``, never to be shown); ``people`` (whole persons before
        February 2022) and ``basis`` (``official``; ``estimate``: share of its hromada's people
        outside towns by GeoNames weight; ``2014``: Crimea; ``unknown``); largest first.

    Notes
    -----
    All cities and towns, and villages with 500 people or more or with the seat of a hromada, where
    the Ukrainian name is known. A village whose people nobody states takes its share of the
    footprints but has no number here: it stays out, or, as a seat, has ``people`` 0.
    """
    every, _ = collect_places(raw)
    places = share_people(every, read_totals(raw)).dropna(subset="place")
    return select_places(places.set_geometry("geometry", crs=every.crs).to_crs(GEOGRAPHIC))


def select_places(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Choose, count and rank the places of :func:`build_places`.

    Parameters
    ----------
    places : GeoDataFrame of points, EPSG:4326
        As :func:`~dashboard.sources.build.footprints.share_people` returns.
    """
    people = places["people"].where(places["is_known"], 0.0).round().astype("int32")
    is_town = places["official"].notna()
    is_listed = is_town | places["is_centre"] | (people >= FEWEST_PEOPLE)
    basis = places["basis"].replace({"remainder": "estimate"}).where(places["is_known"], "unknown")
    places = places.assign(people=people, basis=basis, oblast=places["unit"].str[:4])
    places = places[is_listed & (places["name_uk"] != "")]
    places = places.sort_values(["people", "unit"], ascending=[False, True], ignore_index=True)
    places["rank"] = label_ranks(places["unit"], places["people"]).astype("int8")
    places["name_search"] = [
        _spellings(*names)
        for names in zip(places["name_uk"], places["place"], places["name_latin"], strict=True)
    ]
    places["geometry"] = snap_to_grid(places.geometry.to_numpy())
    return places.rename(columns={"place": "name_en"})[list(COLUMNS)]


def label_ranks(units: pd.Series, people: pd.Series) -> pd.Series:
    """Rank places for labels, the largest of an important unit first.

    Parameters
    ----------
    units : Series
        P-code of the unit of each place.
    people : Series, persons
        In descending order.

    Returns
    -------
    Series, 1 to 5
    """
    is_named = units.isin([*_OBLAST_CENTRES, *_FRONT_CITIES]) & ~units.duplicated()
    by_size = np.select([people > least for least, _ in _RANKS], [rank for _, rank in _RANKS], 5)
    return pd.Series(by_size, index=people.index).mask(is_named, 1)


def _spellings(name_uk: str, name_en: str, name_latin: str) -> str:
    """Join the spellings by which else a place may be looked for."""
    plain = name_latin.replace("’", "'")
    others = [plain, plain.replace("'", ""), *_OTHER_SPELLINGS.get(name_uk, "").split("|")]
    return "|".join(dict.fromkeys(name for name in others if name not in {"", name_en}))
