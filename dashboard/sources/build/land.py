"""Land and water, and the laying of people's footprints on land, unit by unit."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC, GRID_DEG, Geometries, to_equal_area
from dashboard.errors import SourceError

_GRID_DEG: Final = 4 * GRID_DEG
"""Coordinates of footprints, about 3 m: finer than any outline here, and half the bytes."""

_SLIVER: Final = 1e-3
"""Parts of a shape below this share of it are left out; its other parts keep the people."""


def read_waters(raw: Path) -> gpd.GeoDataFrame:
    """Read sea, lagoons, lakes and reservoirs.

    Returns
    -------
    GeoDataFrame of polygons, EPSG:4326
        ``kind`` (sea or lake). GSHHG at full resolution (the sea with its lagoons; lakes, among
        them the reservoirs of the Dnipro as they were filled), and the Syvash of Natural Earth,
        for GSHHG takes its western part for land.
    """
    coast = gpd.read_file(raw / "context/gshhg_f_blacksea.gpkg")
    lakes = gpd.read_file(raw / "context/lakes_ne10m.gpkg")
    syvash = lakes.loc[lakes["name"] == "Syvash", ["geometry"]].assign(kind="lake")
    return pd.concat([coast[coast["kind"] != "land"], syvash], ignore_index=True)


def in_tiles(waters: gpd.GeoDataFrame) -> Geometries:
    """Cut waters into tiles of half a degree, which are quick to compare with.

    Returns
    -------
    ndarray of polygons, EPSG:3035
    """
    whole = waters.geometry.to_numpy()
    west, south = np.meshgrid(np.arange(21.0, 42.0, 0.5), np.arange(43.0, 54.0, 0.5))
    tiles = shapely.box(west, south, west + 0.5, south + 0.5).ravel()
    shape, tile = shapely.STRtree(tiles).query(whole, predicate="intersects")
    parts = only_polygons(shapely.intersection(whole[shape], tiles[tile]))
    flat = gpd.GeoSeries(parts[~shapely.is_empty(parts)], crs=GEOGRAPHIC).to_crs(EQUAL_AREA)
    return flat.to_numpy()


def land_of(pieces: gpd.GeoDataFrame, water: Geometries) -> gpd.GeoDataFrame:
    """Take the water out of base pieces.

    Parameters
    ----------
    pieces : GeoDataFrame, EPSG:3035
    water : ndarray of polygons, EPSG:3035
        As :func:`in_tiles`.

    Returns
    -------
    GeoDataFrame, EPSG:3035
        A piece that is all water stays as it is.
    """
    shapes = pieces.geometry.to_numpy()
    piece, tile = shapely.STRtree(water).query(shapes, predicate="intersects")
    wet = pd.Series(water[tile], dtype=object).groupby(piece).agg(shapely.union_all)
    dry = shapes.copy()
    dry[wet.index] = only_polygons(shapely.difference(shapes[wet.index], wet.to_numpy()))
    return pieces.set_geometry(np.where(shapely.is_empty(dry), shapes, dry), crs=EQUAL_AREA)


def settle(
    footprints: gpd.GeoDataFrame, pieces: gpd.GeoDataFrame, water: Geometries
) -> gpd.GeoDataFrame:
    """Cut footprints to the land of their own unit and split their people over its base pieces.

    Parameters
    ----------
    footprints : GeoDataFrame, EPSG:3035
        ``unit``, ``people``, ``basis``, ``place``; a missing shape means all land of the unit.
    pieces : GeoDataFrame, EPSG:3035
        Base pieces: ``base``, ``unit``.
    water : ndarray of polygons, EPSG:3035
        As :func:`in_tiles`.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``base``, ``people``, ``basis``, ``place``, one row for each footprint and base piece. What
        a footprint loses to water or a neighbour stays with its other parts. One that is all water
        stays as it is (shores are drawn less exactly than places); one that lies outside its unit
        leaves its people to all land of the unit.

    Raises
    ------
    SourceError
        If a footprint names a unit that has no base piece.
    """
    footprints = footprints.assign(row=np.arange(len(footprints)))
    land = land_of(pieces, water)
    dry = _cut(footprints, land)
    left = footprints[~footprints["row"].isin(dry["row"])]
    wet = _cut(left, pieces)
    astray = left[~left["row"].isin(wet["row"])]
    spread = _cut(astray.set_geometry(np.full(len(astray), None), crs=EQUAL_AREA), land)
    settled = pd.concat([dry, wet, spread])
    if away := sorted(set(footprints["unit"][~footprints["row"].isin(settled["row"])])):
        raise SourceError(
            f"Footprints of the units {away} have no ground to stand on; expected each unit among "
            "the base pieces. Build units and footprints from the same boundaries."
        )
    settled["people"] *= settled["area"] / settled.groupby("row")["area"].transform("sum")
    settled = settled.sort_values(["base", "row"], ignore_index=True)
    return settled[["base", "people", "basis", "place", "geometry"]]


def _cut(footprints: gpd.GeoDataFrame, ground: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Pair footprints with the base pieces of their unit; give what they share, and its area."""
    rows = pd.DataFrame(footprints[["row", "unit", "people", "basis", "place"]])
    rows["shape"] = footprints.geometry.to_numpy()
    pairs = rows.merge(pd.DataFrame(ground[["base", "unit", "geometry"]]), on="unit")
    shape, whole = pairs.pop("shape").to_numpy(), pairs.pop("geometry").to_numpy()
    shared = np.where(shapely.is_missing(shape), whole, shapely.intersection(shape, whole))
    flat = gpd.GeoSeries(only_polygons(shared), crs=EQUAL_AREA).to_crs(GEOGRAPHIC)
    stored = only_polygons(shapely.set_precision(flat.to_numpy(), _GRID_DEG))
    pairs = gpd.GeoDataFrame(pairs, geometry=stored, crs=GEOGRAPHIC)
    pairs["area"] = shapely.area(to_equal_area(stored))
    return pairs[pairs["area"] > _SLIVER * pairs.groupby("row")["area"].transform("sum")]


def only_polygons(shapes: Geometries) -> Geometries:
    """Leave out the points, lines and slivers that an overlay leaves beside polygons.

    Parameters
    ----------
    shapes : array of geometries, shape (n,)

    Returns
    -------
    ndarray of Polygon or MultiPolygon, shape (n,)
        Empty where a shape has no polygon.
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    parts, inner = shapely.get_parts(parts, return_index=True)  # collections of multipolygons
    owner, area = owner[inner], shapely.area(parts)
    total = np.bincount(owner, area, minlength=len(shapes))
    keep = (area > 0) & (area > _SLIVER * total[owner])
    number = np.bincount(owner[keep], minlength=len(shapes))
    single = np.full(len(shapes), shapely.MultiPolygon())
    first = number[owner[keep]] == 1
    single[owner[keep][first]] = parts[keep][first]
    many = np.flatnonzero(number > 1)
    position = np.searchsorted(many, owner[keep][~first])
    single[many] = shapely.multipolygons(parts[keep][~first], indices=position)
    return single
