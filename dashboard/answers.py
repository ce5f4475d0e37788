"""The questions that people ask, put to core with the layers that sources verified.

The command line and the pages both call these functions, so a number is the same everywhere.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import buffer_km, geodesic_length_km
from dashboard.core.ground import Ground, cut, lay_out
from dashboard.core.ledger import Ledger, distance_column, settle
from dashboard.core.line import contact_line
from dashboard.core.proposal import Proposal, depths_km
from dashboard.errors import QueryError
from dashboard.sources import catalog
from dashboard.sources.contact_lines import Observation, days, load_observation, require_day
from dashboard.sources.populations import load_surface
from dashboard.sources.proposals import DIRECTORY, load_proposal, load_proposals, proposal_ids

MAPPER = "deepstate"
PEOPLE = "official"


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal settled on one day's line, with everything it rests on.

    Attributes
    ----------
    proposal, variant, as_of, mapper, people
        The question.
    ledger
        The parcels and their outcome.
    area_error_km2, people_error
        How far the parts are from the whole: country and population surface.
    recipe
        Hash of the question and of the data it was answered from.
    sources
        Credits of every layer used.
    """

    proposal: Proposal
    variant: str
    as_of: str
    mapper: str
    people: str
    ledger: Ledger
    area_error_km2: float
    people_error: float
    recipe: str
    sources: tuple[catalog.Source, ...]


def latest_day(mapper: str = MAPPER) -> str:
    """Give the last day for which a mapper has a line."""
    return days(mapper)[-1]


@lru_cache(maxsize=1)
def units() -> gpd.GeoDataFrame:
    """Read the base pieces of Ukraine."""
    return catalog.load("units").frame


@lru_cache(maxsize=1)
def country() -> shapely.Geometry:
    """Join all base pieces: Ukraine within its recognised border."""
    return shapely.coverage_union_all(units().geometry.to_numpy())


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


@lru_cache(maxsize=8)
def ground(mapper: str, as_of: str, people: str = PEOPLE, depths: tuple[float, ...] = ()) -> Ground:
    """Cut Ukraine by one day's line, and by distances from it.

    Parameters
    ----------
    mapper, as_of, people
        Which line and which population surface.
    depths
        Distances from the line in km, ascending.

    Returns
    -------
    Ground
        With the columns ``is_held``, ``is_grey`` and one per distance.
    """
    seen = observation(mapper, as_of)
    parcels = cut(cut(uncut(people), seen.held, "is_held"), seen.grey, "is_grey")
    for depth in depths:
        parcels = cut(parcels, buffer_km(line(mapper, as_of), depth), distance_column(depth))
    return parcels


def proposal_named(proposal: str) -> Proposal:
    """Find a proposal by its id.

    Raises
    ------
    QueryError
        If there is none of that name.
    """
    known = proposal_ids()
    if proposal not in known:
        raise QueryError(f"There is no proposal {proposal!r}; there are {', '.join(known)}.")
    return load_proposal(DIRECTORY / f"{proposal}.toml")


def settled(
    proposal: str, as_of: str, mapper: str = MAPPER, people: str = PEOPLE, variant: str = ""
) -> Answer:
    """Settle a proposal on one day's line.

    Raises
    ------
    QueryError
        If proposal, variant, day, mapper or surface do not exist, or the text fixes no ground.
    """
    text = proposal_named(proposal)
    require_day(mapper, as_of)
    if not text.is_computable:
        raise QueryError(f"{proposal} cannot be computed: {text.not_computable}")
    chosen = text.variant_named(variant)
    clauses = text.clauses_in(chosen)
    parcels = ground(mapper, as_of, people, depths_km(clauses))
    ledger = settle(clauses, parcels)
    whole = uncut(people)
    credited = sources(mapper, people)
    return Answer(
        proposal=text,
        variant=chosen,
        as_of=as_of,
        mapper=mapper,
        people=people,
        ledger=ledger,
        area_error_km2=_error(ledger.parcels["area_km2"], whole.parcels["area_km2"]),
        people_error=_error(ledger.parcels["people"], whole.footprints["people"]),
        recipe=recipe(credited, proposal, chosen, as_of, mapper, people),
        sources=credited,
    )


def sources(mapper: str, people: str) -> tuple[catalog.Source, ...]:
    """Credit the layers that every answer rests on: units, line, people."""
    return tuple(catalog.source(n) for n in ("units", f"lines_{mapper}", f"people_{people}"))


def _error(parts: pd.Series, whole: pd.Series) -> float:
    return float(parts.sum() - whole.sum())


def recipe(credited: tuple[catalog.Source, ...], *question: str) -> str:
    """Hash a question and the data it is answered from, so that a figure can be traced.

    Returns
    -------
    str
        Ten hexadecimal digits.
    """
    stated = json.dumps([question, [layer.sha256 for layer in credited]])
    return hashlib.sha256(stated.encode()).hexdigest()[:10]


def evaluate(
    proposal: str, as_of: str, mapper: str = MAPPER, people: str = PEOPLE, variant: str = ""
) -> dict[str, Any]:
    """Settle a proposal and give its ledger as plain values.

    Returns
    -------
    dict
        ``proposal``, ``as_of``, ``mapper``, ``people``, ``recipe``, ``rows``, ``summary``,
        ``balance``; areas in km², people in persons.

    Raises
    ------
    QueryError
        As :func:`settled`.
    """
    answer = settled(proposal, as_of, mapper, people, variant)
    rows = answer.ledger.rows().replace({"": None}).round({"area_km2": 3, "people": 1})
    return {
        "proposal": proposal,
        "as_of": as_of,
        "mapper": mapper,
        "people": people,
        "recipe": answer.recipe,
        "rows": rows.to_dict("records"),
        "summary": {
            name: {"area_km2": round(total["area_km2"], 3), "people": round(total["people"], 1)}
            for name, total in answer.ledger.summary().items()
        },
        "balance": {
            "area_error_km2": round(answer.area_error_km2, 6),
            "people_error": round(answer.people_error, 6),
        },
    }


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
    by_oblast = _held_by(parcels, parcels["oblast"])
    names = catalog.load("oblasts").frame.set_index("pcode")["name_en"]
    return {
        "as_of": as_of,
        "mapper": mapper,
        "people": people,
        "recipe": recipe(sources(mapper, people), "held", as_of, mapper, people),
        "country": _held_by(parcels, pd.Series("", index=parcels.index)).to_dict("records")[0],
        "oblasts": [
            {"pcode": pcode, "name": names[pcode], **figures}
            for pcode, figures in by_oblast.to_dict("index").items()
        ],
        "line_of_contact_km": round(
            float(geodesic_length_km(np.array([line(mapper, as_of)]))[0]), 1
        ),
    }


def _held_by(parcels: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Add up area and people, in all and held, by group."""
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


def listing() -> list[dict[str, Any]]:
    """List all proposals with what can be asked of them."""
    return [
        {
            "id": text.id,
            "title": text.title,
            "date": text.date,
            "proponent": text.proponent,
            "status": str(text.status),
            "computable": text.is_computable,
            "not_computable": text.not_computable,
            "variants": [variant.id for variant in text.variants],
            "clauses": [clause.id for clause in text.clauses],
        }
        for text in load_proposals().values()
    ]
