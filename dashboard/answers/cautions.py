"""What a reader should know of a settled proposal before believing its figures."""

from functools import lru_cache

import shapely

from dashboard.answers.layers import country
from dashboard.answers.ledgers import Answer
from dashboard.answers.places import places
from dashboard.core.bodies import Enclave, enclaves
from dashboard.core.cautions import Caution, Kind, area_cautions, clause_cautions
from dashboard.sources import catalog

ENCLAVE_KM2 = 10.0
TOWN_PEOPLE = 5_000
NAMED_TOWNS = 3


@lru_cache(maxsize=1)
def _russia() -> shapely.Geometry:
    """Take Russia from the background of the map, as far as it is near Ukraine."""
    context = catalog.load("context").frame
    shape = shapely.union_all(context.loc[context["name_en"] == "Russia", "geometry"].to_numpy())
    return shapely.clip_by_rect(shape, *shapely.box(*country().bounds).buffer(1).bounds)


def cautions(answer: Answer) -> tuple[Caution, ...]:
    """List what there is to know: on clauses, on drawn areas, on ground and towns cut off.

    Returns
    -------
    tuple of Caution
        In the order of the clauses and areas; enclaves largest first, each with its towns.
    """
    ledger, areas = answer.ledger, answer.proposal.areas_in(answer.variant)
    found = [*clause_cautions(ledger), *area_cautions(ledger, areas)]
    for enclave in enclaves(ledger, _russia(), ENCLAVE_KM2):
        found.append(
            Caution(
                kind=Kind.ENCLAVE,
                side=enclave.side,
                area_km2=enclave.area_km2,
                people=enclave.people,
                shape=enclave.shape,
            )
        )
        found += _towns(enclave)
    return tuple(found)


def _towns(enclave: Enclave) -> list[Caution]:
    """Name the largest towns in an enclave, if there are any."""
    towns = places()[places()["people"] >= TOWN_PEOPLE]
    inside = towns[shapely.intersects(enclave.shape, towns.geometry.to_numpy())]
    if inside.empty:
        return []
    return [
        Caution(
            kind=Kind.CUT_OFF_TOWNS,
            name=", ".join(inside["name_en"].head(NAMED_TOWNS)),
            name_uk=", ".join(inside["name_uk"].head(NAMED_TOWNS)),
            side=enclave.side,
            people=float(inside["people"].sum()),
            more=max(len(inside) - NAMED_TOWNS, 0),
            shape=shapely.multipoints(inside.geometry.to_numpy()),
        )
    ]
