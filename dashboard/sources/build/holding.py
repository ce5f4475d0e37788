"""What Russia held of every base piece, day by day: the line's history without its geometry."""

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import Floats
from dashboard.core.ground import Ground, cut, lay_out

_STEP_KM2 = 0.005
"""Smaller changes of a piece are rounding of coordinates and not written down."""


def build_holding(
    lines: gpd.GeoDataFrame, units: gpd.GeoDataFrame, surfaces: dict[str, gpd.GeoDataFrame]
) -> pd.DataFrame:
    """Measure the held part of every base piece on every day and keep what changes.

    Parameters
    ----------
    lines : GeoDataFrame, EPSG:4326
        ``as_of``, ``category``, as :func:`dashboard.sources.build.lines.build_lines`.
    units : GeoDataFrame, shape (n,), EPSG:4326
    surfaces : dict
        Population surface by name: ``base``, ``people``, geometry.

    Returns
    -------
    DataFrame
        ``as_of``, ``base``, ``held_km2`` and one column of held people per surface: a row holds
        from its day until the next row of the same piece. All of it is 0 before the first row.
    """
    before = np.zeros((len(units), 1 + len(surfaces)))
    rows = []
    for as_of, held in _daily(lines, units, surfaces):
        changed = np.flatnonzero(np.abs(held - before)[:, 0] > _STEP_KM2)
        rows.append(pd.DataFrame(held[changed]).assign(as_of=as_of, base=changed.astype("int32")))
        before[changed] = held[changed]
    changes = pd.concat(rows, ignore_index=True)
    names = ["held_km2", *(f"people_{name}" for name in surfaces)]
    changes = changes.rename(columns=dict(enumerate(names))).round(dict.fromkeys(names, 3))
    return changes.sort_values(["base", "as_of"], ignore_index=True)[["base", "as_of", *names]]


def _daily(
    lines: gpd.GeoDataFrame, units: gpd.GeoDataFrame, surfaces: dict[str, gpd.GeoDataFrame]
) -> Iterator[tuple[str, Floats]]:
    homes = pd.concat([homes.assign(surface=n) for n, homes in enumerate(surfaces.values())])
    whole = lay_out(units, homes)
    whole = Ground(whole.parcels, whole.footprints.assign(surface=homes["surface"].to_numpy()))
    held = lines[lines["category"] == "held"].set_index("as_of").geometry.sort_index()
    for as_of, shape in held.items():
        yield as_of, _held(whole, shape, len(units), len(surfaces))


def _held(whole: Ground, shape: shapely.Geometry, pieces: int, surfaces: int) -> Floats:
    """Measure one day: held area, then held people on each surface, for every base piece."""
    ground = cut(whole, shape, "is_held")
    parcels = ground.parcels[ground.parcels["is_held"]]
    columns = [np.bincount(parcels["base"], parcels["area_km2"], minlength=pieces)]
    homes = ground.footprints[ground.parcels["is_held"].to_numpy()[ground.footprints["parcel"]]]
    base = ground.parcels["base"].to_numpy()[homes["parcel"]]
    for number in range(surfaces):
        of = (homes["surface"] == number).to_numpy()
        columns.append(np.bincount(base[of], homes["people"][of], minlength=pieces))
    return np.column_stack(columns)
