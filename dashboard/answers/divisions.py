"""Oblasts, raions and hromadas as one tree, with how much of each is held; and finding them."""

from functools import lru_cache

import pandas as pd

from dashboard.answers.gazetteer import find_places
from dashboard.answers.holdings import held_by
from dashboard.answers.layers import MAPPER, PEOPLE, ground, oblasts, units
from dashboard.sources import catalog
from dashboard.sources.contact_lines import require_day

MOST_FOUND = 20
LEVELS = ("oblast", "raion", "unit")


@lru_cache(maxsize=4)
def divisions(as_of: str, mapper: str = MAPPER, people: str = PEOPLE) -> pd.DataFrame:
    """List all units of all levels on one day's line.

    Returns
    -------
    DataFrame, indexed by P-code
        ``level`` (:data:`LEVELS`), ``parent`` (P-code; ``""`` for an oblast), ``name_en``,
        ``name_uk``, ``area_km2``, ``people``, ``held_km2``, ``share_held`` (0 to 1); by name.

    Raises
    ------
    QueryError
        If the day, the mapper or the surface do not exist.
    """
    require_day(mapper, as_of)
    cut_ground = ground(mapper, as_of, people)
    parcels = cut_ground.parcels.assign(people=cut_ground.people)
    figures = pd.concat([held_by(parcels, parcels[level].astype(str)) for level in LEVELS])
    named = _names()
    return named.assign(
        area_km2=figures["area_km2"],
        people=figures["people_total"],
        held_km2=figures["held_km2"],
        share_held=figures["share"],
    ).sort_values("name_en", kind="stable")


@lru_cache(maxsize=1)
def _names() -> pd.DataFrame:
    """Name all units of all levels, each under the one that it belongs to."""
    names, pieces = ["name_en", "name_uk"], units()
    first = oblasts().set_index("pcode")[names].assign(level="oblast", parent="")
    second = catalog.load("raions").frame.set_index("pcode")[names]
    over = pieces.drop_duplicates("raion").set_index("raion")["oblast"]
    second = second.assign(level="raion", parent=over)
    third = pieces.drop_duplicates("unit").set_index("unit")
    third = third[names].assign(level="unit", parent=third["raion"])
    return pd.DataFrame(pd.concat([first, second, third]))


def find_divisions(asked: str) -> list[str]:
    """Find units of any level by name, or by a place in them.

    Parameters
    ----------
    asked : str
        A name or a part of one, in either language.

    Returns
    -------
    list of str
        At most twenty P-codes: those with a place of that name first, then larger units first.
    """
    wanted = asked.strip().casefold()
    if not wanted:
        return []
    named = _names()
    holds = (named["name_en"] + "\n" + named["name_uk"]).str.casefold()
    by_name = named.index[holds.str.contains(wanted, regex=False)]
    with_place = [place.unit for place in find_places(asked)]
    return list(dict.fromkeys([*with_place, *by_name]))[:MOST_FOUND]
