"""Towns, sites and distances: what a proposal means for places that people know."""

from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.answers.layers import country, line
from dashboard.answers.ledgers import Answer
from dashboard.core.geodesy import geodesic_length_km
from dashboard.core.joining import join_parcels
from dashboard.core.line import contact_line, distance_km
from dashboard.core.proposal import Holder
from dashboard.sources import catalog

CITIES = {
    "Kharkiv": "UA6312027",
    "Zaporizhzhia": "UA2306007",
    "Dnipro": "UA1202001",
    "Kherson": "UA6510015",
    "Mykolaiv": "UA4806015",
    "Sumy": "UA5908027",
}
"""Hromadas of the cities to which distances are given; the city is the largest place in each."""


@lru_cache(maxsize=1)
def places() -> gpd.GeoDataFrame:
    """Read towns and villages, largest first."""
    found = catalog.load("places").frame
    return found.sort_values("people", ascending=False, kind="stable", ignore_index=True)


def with_outcome(points: gpd.GeoDataFrame, answer: Answer) -> pd.DataFrame:
    """Tell for every point who holds it, who leaves it and who would hold it.

    Returns
    -------
    DataFrame
        Rows of ``points`` with ``holder``, ``holder_after``, ``clause``, ``troops`` and
        ``withdraws`` of the parcel that they lie on.
    """
    outcome = ["holder", "holder_after", "clause", "troops", "withdraws"]
    parcels = answer.ledger.parcels[[*outcome, "geometry"]]
    joined = points.sjoin(parcels, predicate="intersects").drop(columns="index_right")
    return pd.DataFrame(joined[~joined.index.duplicated()])


def towns_that_change(answer: Answer, at_least: int = 0) -> pd.DataFrame:
    """List towns whose holder would change or whose troops would leave, largest first.

    Parameters
    ----------
    answer : Answer
    at_least : int
        People before February 2022.

    Returns
    -------
    DataFrame
        As :func:`with_outcome`.
    """
    found = with_outcome(places()[places()["people"] >= at_least], answer)
    return found[found["holder"].astype(str) != found["holder_after"].astype(str)]


def sites_affected(answer: Answer) -> pd.DataFrame:
    """Tell the outcome for the key sites."""
    return with_outcome(catalog.load("sites").frame, answer)


def control_line(answer: Answer) -> shapely.Geometry:
    """Find the line that would part Russian-held ground from all other, EPSG:4326."""
    parcels = answer.ledger.parcels
    held = parcels.geometry[parcels["holder_after"] == Holder.RUSSIA]
    return contact_line(join_parcels(held.to_numpy()), country())


def line_figures(answer: Answer) -> pd.DataFrame:
    """Compare the line of contact with the line of control that would result.

    Returns
    -------
    DataFrame, km
        Columns ``before``, ``after``; rows ``length`` and the distance of each city.
    """
    lines = {"before": line(answer.mapper, answer.as_of), "after": control_line(answer)}
    points = {
        city: places().loc[places()["unit"] == unit].geometry.iloc[0]
        for city, unit in CITIES.items()
    }
    return pd.DataFrame(
        {
            name: {"length": float(geodesic_length_km(np.array([shape]))[0])}
            | {city: distance_km(shape, point) for city, point in points.items()}
            for name, shape in lines.items()
        }
    )
