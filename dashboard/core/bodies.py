"""Which ground hangs together: bodies of land, and the parts that a deal would cut off."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.core.geodesy import Geometries
from dashboard.core.joining import join_parcels
from dashboard.core.ledger import Ledger
from dashboard.core.prepared import prepared
from dashboard.core.proposal import Holder

_TOUCH_DEG = 2e-5
"""About 2 m: what is nearer than this touches, for cuts are rounded."""
_AT_BORDER_DEG = 0.02
"""About 2 km: how far the outline of a neighbour on the map can be from the border."""

Labels = npt.NDArray[np.intp]


def bodies(shapes: Geometries) -> Labels:
    """Tell by number which shapes form one body of land.

    Parameters
    ----------
    shapes : ndarray of Polygon, shape (n,), EPSG:4326
        Next to each other, not over each other.

    Returns
    -------
    ndarray of int, shape (n,)
        Equal for shapes that hang together.
    """
    if not len(shapes):
        return np.array([], dtype=np.intp)
    merged = shapely.get_parts(join_parcels(shapes))
    label = np.arange(len(merged))
    tree = shapely.STRtree(merged)
    one, other = tree.query(merged, predicate="dwithin", distance=_TOUCH_DEG)
    while True:
        lowest = label.copy()
        np.minimum.at(lowest, one, label[other])
        if (lowest == label).all():
            break
        label = lowest
    body, shape = shapely.STRtree(shapely.point_on_surface(shapes)).query(merged, "intersects")
    found = np.full(len(shapes), len(merged))
    found[shape] = label[body]
    return found


@dataclass(frozen=True, slots=True)
class Enclave:
    """Ground that one side would hold, cut off from the rest of what it would hold.

    Attributes
    ----------
    side
    area_km2, people
    shape : MultiPolygon, EPSG:4326
    """

    side: Holder
    area_km2: float
    people: float
    shape: shapely.Geometry


def enclaves(ledger: Ledger, russia: shapely.Geometry, at_least_km2: float) -> list[Enclave]:
    """Find the ground that a deal would cut off and that is not cut off now.

    Parameters
    ----------
    ledger : Ledger
    russia : Polygon or MultiPolygon, EPSG:4326
        What touches it is not cut off from Russia.
    at_least_km2 : float
        What is smaller is left out.

    Returns
    -------
    list of Enclave
        Largest first. An island that is as far from its side now is none.
    """
    parcels = ledger.parcels
    shapes = parcels.geometry.to_numpy()
    parts, owner = shapely.get_parts(shapes, return_index=True)
    share = shapely.area(parts) / shapely.area(shapes)[owner]
    figures = pd.DataFrame(
        {name: parcels[name].to_numpy()[owner] * share for name in ("area_km2", "people")}
    )
    found: list[Enclave] = []
    for side in Holder:
        before, after = (
            _cut_off(parts, (parcels[name] == side).to_numpy()[owner], side, russia)
            for name in ("holder", "holder_after")
        )
        for label in np.unique(after[(after >= 0) & (before < 0)]):
            here = (after == label) & (before < 0)
            area_km2, people = figures[here].sum()
            if area_km2 >= at_least_km2:
                shape = shapely.multipolygons(parts[here])
                found.append(Enclave(side, float(area_km2), float(people), shape))
    return sorted(found, key=lambda enclave: -enclave.area_km2)


def _cut_off(
    parts: Geometries, is_theirs: npt.NDArray[np.bool_], side: Holder, russia: shapely.Geometry
) -> Labels:
    """Give the body of every part that is cut off from the largest; -1 for all other parts."""
    label = np.full(len(parts), -1)
    label[is_theirs] = bodies(parts[is_theirs])
    if not is_theirs.any():
        return label
    sizes = np.bincount(label[is_theirs], shapely.area(parts[is_theirs]))
    joined = {int(np.argmax(sizes))}
    if side is Holder.RUSSIA:
        at_border = is_theirs & shapely.dwithin(prepared(russia), parts, _AT_BORDER_DEG)
        joined |= set(label[at_border].tolist())
    label[np.isin(label, list(joined))] = -1
    return label
