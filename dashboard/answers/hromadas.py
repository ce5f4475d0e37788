"""One unit of the map at a time: where it is, who lived there, how much is held, when it moved."""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.answers.holdings import history
from dashboard.answers.layers import MAPPER, PEOPLE, ground, uncut, units
from dashboard.core.history import days_of_change
from dashboard.errors import QueryError
from dashboard.sources.contact_lines import require_day

NOTICED_KM2 = 0.5
"""Ground that moves by less than this in a day is an edge of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hromada:
    """A unit on one day's line: usually a hromada; in Crimea a raion.

    Attributes
    ----------
    code, name_en, name_uk, raion, oblast
        P-code and names; codes of what it belongs to.
    area_km2, people
        All of it; persons before February 2022.
    held_km2, people_held
        The part that Russia holds.
    first_change, last_change
        ISO dates on which held ground in it first appeared or last moved; empty if never.
    """

    code: str
    name_en: str
    name_uk: str
    raion: str
    oblast: str
    area_km2: float
    people: float
    held_km2: float
    people_held: float
    first_change: str
    last_change: str

    @property
    def share_held(self) -> float:
        """Share of the area that Russia holds, 0 to 1."""
        return self.held_km2 / self.area_km2


def unit_at(lon: float, lat: float) -> str:
    """Give the code of the unit at a place, or ``""`` outside Ukraine."""
    pieces = units()
    found = pieces.sindex.query(shapely.Point(lon, lat), predicate="intersects")
    return str(pieces["unit"].iloc[found[0]]) if len(found) else ""


def hromada(code: str, as_of: str, mapper: str = MAPPER, people: str = PEOPLE) -> Hromada:
    """Describe one unit on one day's line.

    Raises
    ------
    QueryError
        If the unit, the day, the mapper or the surface do not exist.
    """
    require_day(mapper, as_of)
    is_here = (units()["unit"] == code).to_numpy()
    if not is_here.any():
        raise QueryError(f"There is no unit {code!r}; expected a P-code such as UA1402001.")
    first = units()[is_here].iloc[0]
    cut_ground = ground(mapper, as_of, people)
    parcels = cut_ground.parcels.assign(people=cut_ground.people)
    parcels = parcels[parcels["unit"] == code]
    held = parcels[parcels["is_held"]]
    moved = days_of_change(history(mapper), is_here, NOTICED_KM2)
    return Hromada(
        code=code,
        name_en=first["name_en"],
        name_uk=first["name_uk"],
        raion=first["raion"],
        oblast=first["oblast"],
        area_km2=float(parcels["area_km2"].sum()),
        people=float(parcels["people"].sum()),
        held_km2=float(held["area_km2"].sum()),
        people_held=float(held["people"].sum()),
        first_change=moved[0] if moved else "",
        last_change=moved[-1] if moved else "",
    )


def outline(code: str) -> shapely.Geometry:
    """Join the base pieces of a unit, EPSG:4326."""
    pieces = units()
    return shapely.coverage_union_all(pieces.geometry[pieces["unit"] == code].to_numpy())


@lru_cache(maxsize=3)
def density(people: str = PEOPLE) -> gpd.GeoDataFrame:
    """Give people per km² of every unit before February 2022.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        The base pieces with ``people_per_km2`` of the whole unit that they belong to.
    """
    whole = uncut(people)
    counted = pd.DataFrame(
        {
            "unit": whole.parcels["unit"],
            "people": whole.people,
            "area_km2": whole.parcels["area_km2"],
        }
    )
    by_unit = counted.groupby("unit")[["people", "area_km2"]].sum()
    per_km2 = by_unit["people"] / by_unit["area_km2"]
    return units().assign(people_per_km2=units()["unit"].map(per_km2))
