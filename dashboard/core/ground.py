"""Ukraine cut into parcels, and the one geometric operation there is: to cut them further.

Every answer is a sum over parcels. A parcel lies wholly on one side of everything it was cut by:
unit, zone, line of contact, distance from the line, drawn area. People live on footprints; each
footprint lies on one parcel and is cut with it, so that nobody is lost or counted twice.
"""

from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.core.geodesy import (
    GEOGRAPHIC,
    Floats,
    Geometries,
    geodesic_area_km2,
    require_crs,
    to_equal_area,
)
from dashboard.core.line import polygons
from dashboard.core.prepared import prepared

_SLIVER = 1e-6
"""A cut that takes less than this share of a shape is rounding, not a cut."""
_TILE_DEG = 0.5
"""Shapes are cut tile by tile, so that each meets a short stretch of the cutting edge."""
_MARGIN = np.array([-0.05, -0.05, 0.05, 0.05])


@dataclass(frozen=True)
class Ground:
    """All of a country in parcels, with the people on them.

    Attributes
    ----------
    parcels : GeoDataFrame, shape (n,), EPSG:4326
        ``base``, ``unit``, ``raion``, ``oblast``, ``zone``, ``area_km2`` (geodesic), and one
        boolean column for each cut made.
    footprints : GeoDataFrame, shape (m,), EPSG:4326
        Where people live: ``parcel`` (row number in ``parcels``), ``people`` (extensive), geometry.
        A footprint may reach over the edge of its parcel; only its people count.
    """

    parcels: gpd.GeoDataFrame
    footprints: gpd.GeoDataFrame

    @cached_property
    def people(self) -> Floats:
        """Count people on each parcel, shape (n,)."""
        where, counts = self.footprints["parcel"], self.footprints["people"]
        return np.bincount(where, counts, minlength=len(self.parcels)).astype(float)


def lay_out(units: gpd.GeoDataFrame, footprints: gpd.GeoDataFrame) -> Ground:
    """Make the uncut ground from units and a population surface.

    Parameters
    ----------
    units : GeoDataFrame, shape (n,), EPSG:4326
        ``base`` = 0, 1, … in order, ``unit``, ``raion``, ``oblast``, ``zone``, ``area_km2``.
    footprints : GeoDataFrame, shape (m,), EPSG:4326
        ``base``, ``people``.

    Raises
    ------
    CrsError
        If either layer is in another reference system.
    """
    require_crs(units.crs, GEOGRAPHIC, name="units")
    require_crs(footprints.crs, GEOGRAPHIC, name="footprints")
    columns = ["base", "unit", "raion", "oblast", "zone", "area_km2", "geometry"]
    labels = units[columns[1:5]].astype("category")
    parcels = units[columns].assign(**labels).reset_index(drop=True)
    placed = footprints.rename(columns={"base": "parcel"})[["parcel", "people", "geometry"]]
    return Ground(parcels, placed.reset_index(drop=True))


def cut(ground: Ground, by: shapely.Geometry, column: str) -> Ground:
    """Cut the ground along the edge of a shape and mark what lies inside it.

    Parameters
    ----------
    ground : Ground
    by : Polygon or MultiPolygon, EPSG:4326
    column : str
        Name of the boolean column to add to the parcels.

    Returns
    -------
    Ground
        Parcels that ``by`` does not cross keep their row; of a crossed one, the inner part takes
        its row and the outer part is added at the end. Areas are measured anew; people follow the
        share of the footprint's area [1]_.

    References
    ----------
    .. [1] Goodchild, M. F. & Lam, N. S.-N. (1980). Areal interpolation: a variant of the
       traditional spatial problem. *Geo-Processing*, 1, 297-312.
    """
    if by.is_empty:
        return Ground(ground.parcels.assign(**{column: False}), ground.footprints)
    shapes = ground.parcels.geometry.to_numpy()
    is_inside, crossed, inner, outer = _divide(shapes, by)
    is_inside[crossed] = True
    inside = ground.parcels.assign(**{column: is_inside})
    geometry, area_km2 = shapes.copy(), inside["area_km2"].to_numpy(copy=True)
    geometry[crossed], area_km2[crossed] = inner, geodesic_area_km2(inner)
    inside = inside.assign(area_km2=area_km2, geometry=geometry)
    outside = ground.parcels.iloc[crossed].assign(
        area_km2=geodesic_area_km2(outer), geometry=outer, **{column: False}
    )
    parcels = _stack(inside, outside)
    return Ground(parcels, _cut_footprints(ground.footprints, by, crossed, len(shapes)))


def _cut_footprints(
    footprints: gpd.GeoDataFrame, by: shapely.Geometry, crossed: npt.NDArray[np.intp], parcels: int
) -> gpd.GeoDataFrame:
    """Move what lies outside ``by`` to the new outer parcels; split what lies across."""
    outer_row = np.full(parcels, -1)
    outer_row[crossed] = parcels + np.arange(len(crossed))
    at_stake = np.flatnonzero(outer_row[footprints["parcel"]] >= 0)
    is_inside, split, inner, outer = _divide(footprints.geometry.to_numpy()[at_stake], by)
    is_inside[split] = True
    parcel = footprints["parcel"].to_numpy(copy=True)
    parcel[at_stake[~is_inside]] = outer_row[parcel[at_stake[~is_inside]]]
    kept, across = footprints.assign(parcel=parcel), at_stake[split]
    share = _equal_area(inner) / (_equal_area(inner) + _equal_area(outer))
    people, geometry = kept["people"].to_numpy(copy=True), kept.geometry.to_numpy().copy()
    beyond = kept.iloc[across].assign(
        parcel=outer_row[parcel[across]], people=people[across] * (1 - share), geometry=outer
    )
    people[across], geometry[across] = people[across] * share, inner
    kept = kept.assign(people=people, geometry=geometry)
    return _stack(kept, beyond)


def _stack(above: gpd.GeoDataFrame, below: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put one layer below another of the same reference system, without comparing the two.

    To compare them takes as long as the cut, in every thread anew.
    """
    layers = above, below
    columns = [pd.DataFrame(layer.drop(columns="geometry")) for layer in layers]
    geometry = np.concatenate([layer.geometry.to_numpy() for layer in layers])
    stacked = pd.concat(columns, ignore_index=True)
    return gpd.GeoDataFrame(stacked, geometry=geometry, crs=above.crs)


def _divide(
    shapes: Geometries, by: shapely.Geometry
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.intp], Geometries, Geometries]:
    """Tell which shapes lie inside, which are crossed, and the two parts of each of those."""
    tested = prepared(by)
    is_inside = shapely.covers(tested, shapes)
    crossed = np.flatnonzero(~is_inside & shapely.intersects(tested, shapes))
    inner, outer = _parts(shapes[crossed], by)
    share = shapely.area(inner) / np.maximum(shapely.area(shapes[crossed]), 1e-300)
    is_inside[crossed[share > 1 - _SLIVER]] = True
    is_real = (share >= _SLIVER) & (share <= 1 - _SLIVER)
    return is_inside, crossed[is_real], inner[is_real], outer[is_real]


def _parts(shapes: Geometries, by: shapely.Geometry) -> tuple[Geometries, Geometries]:
    """Give the parts of shapes inside and outside ``by``, looking only at what is near them."""
    inner, outer = shapes.copy(), shapes.copy()
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    _, tile = np.unique(np.floor(middles / _TILE_DEG), axis=0, return_inverse=True)
    for number in range(tile.max(initial=-1) + 1):
        here = tile.ravel() == number
        bounds = shapely.total_bounds(shapes[here]) + _MARGIN
        near = shapely.clip_by_rect(by, *bounds)
        near = near if near.is_valid else shapely.intersection(by, shapely.box(*bounds))
        inner[here] = shapely.intersection(shapes[here], near)
        outer[here] = shapely.difference(shapes[here], near)
    return _only_polygons(inner), _only_polygons(outer)


def _only_polygons(shapes: Geometries) -> Geometries:
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    shapes[mixed] = [polygons(shape) for shape in shapes[mixed]]
    return shapes


def _equal_area(shapes: Geometries) -> Floats:
    return shapely.area(to_equal_area(shapes))
