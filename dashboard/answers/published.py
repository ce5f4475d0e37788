"""Published figures beside ours."""

from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.answers.layers import ground, observation
from dashboard.core.findings import Finding, Scene, check
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.sources.figures import load_claims


@lru_cache(maxsize=64)
def scene(mapper: str, as_of: str, people: str) -> Scene:
    """Measure one day for claims: parcels without their shapes, and ground held in Russia."""
    cut_ground = ground(mapper, as_of, people)
    parcels = pd.DataFrame(cut_ground.parcels.drop(columns="geometry"))
    in_russia_km2 = geodesic_area_km2(np.array([observation(mapper, as_of).ua_in_russia]))[0]
    return Scene(parcels.assign(people=cut_ground.people), float(in_russia_km2))


@lru_cache(maxsize=1)
def findings() -> tuple[Finding, ...]:
    """Compare every published figure with ours; the first call takes a while."""
    return tuple(check(claim, scene) for claim in load_claims().values())
