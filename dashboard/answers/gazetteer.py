"""Find a place by a name as people type it: Ukrainian, English, or another spelling."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.answers.places import places

LONGEST_QUERY = 60
MOST_FOUND = 8

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = (
    *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r"),
    *("s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
)
_TABLE = str.maketrans(dict(zip(_RUSSIAN, _LATIN, strict=True)))
_SAME = {"eevka": "ivka", "ovka": "ivka", "yo": "e", "kh": "h", "y": "i", "ii": "i", "w": "v"}
_SILENT = str.maketrans(dict.fromkeys("'’ʼ`\"-") | {" ": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town or village.

    Attributes
    ----------
    id
        Unit and English name: stable in a link.
    name_en, name_uk, unit, oblast
        Names; codes of what it lies in.
    people
        Persons before February 2022.
    lon, lat
        Degrees.
    """

    id: str
    name_en: str
    name_uk: str
    unit: str
    oblast: str
    people: float
    lon: float
    lat: float


def find_places(asked: str) -> list[Place]:
    """Find places whose name, in whatever spelling, is or begins with what was asked.

    Returns
    -------
    list of Place
        At most eight: exact names before beginnings, larger places before smaller ones.
    """
    wanted = _keys(asked[:LONGEST_QUERY])
    spelled = _spellings()
    is_exact = spelled["key"].isin(wanted)
    begins = spelled["key"].str.startswith(tuple(wanted)) if wanted else is_exact
    hits = spelled[begins].assign(is_exact=is_exact[begins])
    best = hits.sort_values(["is_exact", "row"], ascending=[False, True], kind="stable")
    rows = best["row"].drop_duplicates().head(MOST_FOUND)
    return [_place(places().iloc[row]) for row in rows]


def place_named(place_id: str) -> Place | None:
    """Find a place by its id."""
    unit, _, name = place_id.partition("-")
    found = places()
    here = found[(found["unit"] == unit) & (found["name_en"] == name)]
    return _place(here.iloc[0]) if len(here) else None


def _keys(name: str) -> set[str]:
    """Write a name without what people leave out or spell in several ways."""
    plain = name.casefold().translate(_SILENT)
    latin = plain.translate(_TABLE)
    for spelling, one in _SAME.items():
        latin = latin.replace(spelling, one)
    return {key for key in (plain, latin) if key}


@lru_cache(maxsize=1)
def _spellings() -> pd.DataFrame:
    """List every spelling with the row of its place, largest place first."""
    found = places()
    columns = zip(found["name_en"], found["name_uk"], found["name_search"], strict=True)
    rows = [
        (key, row)
        for row, (english, ukrainian, others) in enumerate(columns)
        for spelling in (english, ukrainian, *str(others or "").split("|"))
        for key in _keys(spelling)
    ]
    return pd.DataFrame(rows, columns=["key", "row"])


def _place(found: "pd.Series[Any]") -> Place:
    return Place(
        id=f"{found['unit']}-{found['name_en']}",
        name_en=found["name_en"],
        name_uk=found["name_uk"],
        unit=found["unit"],
        oblast=found["oblast"],
        people=float(found["people"]),
        lon=found["geometry"].x,
        lat=found["geometry"].y,
    )
