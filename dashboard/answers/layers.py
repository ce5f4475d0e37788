"""What every answer rests on: verified layers, and Ukraine cut by a day's line; kept in memory."""

import hashlib
import json
from functools import lru_cache

import geopandas as gpd
import shapely

from dashboard.core.area import Area, area_column
from dashboard.core.geodesy import buffer_km
from dashboard.core.ground import Ground, cut, lay_out
from dashboard.core.ledger import distance_column
from dashboard.core.line import contact_line
from dashboard.sources import catalog
from dashboard.sources.contact_lines import Observation, days, load_observation
from dashboard.sources.populations import load_surface

MAPPER = "deepstate"
PEOPLE = "official"
CLAIMED_OBLASTS = ("UA14", "UA23", "UA44", "UA65")
CLAIMED_ZONES = ("snihurivka", "kinburn")


def latest_day(mapper: str = MAPPER) -> str:
    """Give the last day for which a mapper has a line."""
    return days(mapper)[-1]


@lru_cache(maxsize=1)
def units() -> gpd.GeoDataFrame:
    """Read the base pieces of Ukraine."""
    return catalog.load("units").frame


@lru_cache(maxsize=1)
def oblasts() -> gpd.GeoDataFrame:
    """Read the oblasts, with Crimea, Kyiv and Sevastopol."""
    return catalog.load("oblasts").frame


@lru_cache(maxsize=2)
def oblast_names(language: str) -> dict[str, str]:
    """Read the names of oblasts in ``en`` or ``uk``, by P-code."""
    return dict(zip(oblasts()["pcode"], oblasts()[f"name_{language}"], strict=True))


@lru_cache(maxsize=1)
def country() -> shapely.Geometry:
    """Join all oblasts: Ukraine within its recognised border."""
    return shapely.coverage_union_all(oblasts().geometry.to_numpy())


@lru_cache(maxsize=1)
def claimed() -> shapely.Geometry:
    """Join the ground on the mainland that Russia claims by its law of 2022, held or not."""
    is_claimed = units()["oblast"].isin(CLAIMED_OBLASTS) | units()["zone"].isin(CLAIMED_ZONES)
    return shapely.coverage_union_all(units().geometry[is_claimed].to_numpy())


@lru_cache(maxsize=1)
def held_before() -> shapely.Geometry:
    """Join the ground that Russia held on 23 February 2022."""
    was_held = units()["zone"] == "held-before-2022"
    return shapely.coverage_union_all(units().geometry[was_held].to_numpy())


@lru_cache(maxsize=4)
def uncut(people: str = PEOPLE) -> Ground:
    """Lay out the ground with one population surface, before any line."""
    return lay_out(units(), load_surface(people, units()).frame)


@lru_cache(maxsize=8)
def observation(mapper: str, as_of: str) -> Observation:
    """Read one day's line."""
    return load_observation(mapper, as_of)


@lru_cache(maxsize=8)
def line(mapper: str, as_of: str) -> shapely.Geometry:
    """Find the line of contact of one day, EPSG:4326."""
    return contact_line(observation(mapper, as_of).held, country())


def ground(
    mapper: str,
    as_of: str,
    people: str = PEOPLE,
    depths: tuple[float, ...] = (),
    areas: tuple[Area, ...] = (),
) -> Ground:
    """Cut Ukraine by one day's line, by distances from it, and by drawn areas.

    Parameters
    ----------
    mapper, as_of, people
        Which line and which population surface.
    depths
        Distances from the line in km, ascending.
    areas
        Drawn areas, by id ascending.

    Returns
    -------
    Ground
        With the columns ``is_held`` and one per distance and area.
    """
    return _ground(mapper, as_of, people, depths, areas)  # the cache tells a default from its value


@lru_cache(maxsize=8)
def _ground(
    mapper: str, as_of: str, people: str, depths: tuple[float, ...], areas: tuple[Area, ...]
) -> Ground:
    if areas:
        *earlier, last = areas  # who draws one more waits for one cut
        parcels = _ground(mapper, as_of, people, depths, tuple(earlier))
        return cut(parcels, last.shape, area_column(last.id))
    if depths:
        *nearer, farthest = depths
        parcels = _ground(mapper, as_of, people, tuple(nearer), ())
        near = buffer_km(line(mapper, as_of), farthest)
        return cut(parcels, near, distance_column(farthest))
    return cut(uncut(people), observation(mapper, as_of).held, "is_held")


def sources(mapper: str, people: str) -> tuple[catalog.Source, ...]:
    """Credit the layers that every answer rests on: units, line, people."""
    return tuple(catalog.source(n) for n in ("units", f"lines_{mapper}", f"people_{people}"))


def all_sources() -> tuple[catalog.Source, ...]:
    """Credit every layer of the data package."""
    return tuple(map(catalog.source, catalog.resources()))


def recipe(credited: tuple[catalog.Source, ...], *question: str) -> str:
    """Hash a question and the data it is answered from, so that a figure can be traced.

    Returns
    -------
    str
        Ten hexadecimal digits.
    """
    stated = json.dumps([question, [layer.sha256 for layer in credited]])
    return hashlib.sha256(stated.encode()).hexdigest()[:10]
