"""WorldPop's gridded people of 2020, brought onto base pieces: a cross-check of the footprints.

WorldPop shares census projections by machine-learnt weights from satellite pictures; it knows
neither the official counts of 2022 nor the outlines used by the footprints.
"""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC, GRID_DEG, Geometries, to_equal_area
from dashboard.sources.build.land import in_tiles, land_of, only_polygons, read_waters

_TOLERANCE_M: Final = 300.0
_GRID_DEG: Final = 16 * GRID_DEG
"""Coordinates of the shapes, about 13 m; they serve for shares only."""


def read_cells(raw: Path) -> gpd.GeoDataFrame:
    """Read the cells of the raster that have people.

    Returns
    -------
    GeoDataFrame of squares of 5 arc-minutes, EPSG:4326
        ``people`` (persons). The raster reaches into the neighbouring countries.
    """
    import rasterio  # noqa: PLC0415  # needed to build the data, not to use them

    with rasterio.open(raw / "population/worldpop_ppp_2020_5arcmin_UA.tif") as raster:
        people, grid = raster.read(1).astype(float), raster.transform
    row, column = np.nonzero(people > 0)
    west, north = grid.c + column * grid.a, grid.f + row * grid.e
    squares = shapely.box(west, north + grid.e, west + grid.a, north)
    return gpd.GeoDataFrame({"people": people[row, column]}, geometry=squares, crs=GEOGRAPHIC)


def read_abroad(raw: Path, units: gpd.GeoDataFrame) -> Geometries:
    """Read the land of the countries around, without any ground of Ukraine.

    Returns
    -------
    ndarray of polygons, EPSG:4326
        Natural Earth counts Crimea to Russia; the base pieces of Ukraine are taken out.
    """
    countries = gpd.read_file(raw / "context/neighbours_ne10m.gpkg")
    west, south, east, north = units.total_bounds
    frame = shapely.box(west - 0.2, south - 0.2, east + 0.2, north + 0.2)
    land = shapely.intersection(countries.loc[countries["iso_n3"] != "804"].geometry, frame)
    ukraine = shapely.coverage_union_all(units.geometry.to_numpy())
    abroad = shapely.difference(land.to_numpy(), ukraine)
    return abroad[~shapely.is_empty(abroad)]


def build_worldpop(raw: Path, units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Build the WorldPop surface.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.
    units : GeoDataFrame, EPSG:4326
        Base pieces: ``base``, ``unit``.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``base``, ``people`` (persons in 2020), one row for each cell and base piece. Shapes are
        generalised to some 300 m; they serve for shares of people, not for drawing.
    """
    land = land_of(units.to_crs(EQUAL_AREA), in_tiles(read_waters(raw))).to_crs(GEOGRAPHIC)
    shared = share_cells(read_cells(raw), land, read_abroad(raw, units))
    simple = units.geometry.to_crs(EQUAL_AREA).to_numpy()
    simple = shapely.coverage_simplify(simple, _TOLERANCE_M)
    shapes = gpd.GeoSeries(simple, units["base"], crs=EQUAL_AREA).to_crs(GEOGRAPHIC)
    coarse = _stored(shared["cell"].to_numpy(), shapes.reindex(shared["base"]).to_numpy())
    fine = shapely.set_precision(shared.geometry.to_numpy(), GRID_DEG)
    stored = np.where(shapely.is_empty(coarse), only_polygons(fine), coarse)
    surface = gpd.GeoDataFrame(shared[["base", "people"]], geometry=stored, crs=GEOGRAPHIC)
    return surface.sort_values("base", kind="stable", ignore_index=True)


def share_cells(
    cells: gpd.GeoDataFrame, land: gpd.GeoDataFrame, abroad: Geometries
) -> gpd.GeoDataFrame:
    """Share the people of each cell over the land in it, by area.

    Parameters
    ----------
    cells : GeoDataFrame, EPSG:4326
        ``people`` (persons); the cells do not overlap.
    land : GeoDataFrame, EPSG:4326
        ``base``: the land of base pieces.
    abroad : ndarray of polygons, EPSG:4326
        Land of other countries, which takes its share of a border cell.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``base``, ``people``, ``cell`` (the whole cell); the shape is the land that the two share.

    Notes
    -----
    Areal interpolation [1]_: people are taken to be spread evenly over the land of a cell. Sea gets
    nobody.

    References
    ----------
    .. [1] Goodchild, M. F. & Lam, N. S.-N. (1980). Areal interpolation: a variant of the
       traditional spatial problem. *Geo-Processing*, 1, 297-312.
    """
    squares, grounds = cells.geometry.to_numpy(), land.geometry.to_numpy()
    cell, ground = shapely.STRtree(grounds).query(squares, predicate="intersects")
    pieces = only_polygons(shapely.intersection(squares[cell], grounds[ground]))
    here = np.unique(cell)
    outer, country = shapely.STRtree(abroad).query(squares[here], predicate="intersects")
    outer = here[outer]
    foreign = shapely.intersection(squares[outer], abroad[country])
    area = _area_by(cell, pieces, len(cells)) + _area_by(outer, foreign, len(cells))
    has_land = shapely.area(pieces) > 0
    cell, ground, pieces = cell[has_land], ground[has_land], pieces[has_land]
    share = shapely.area(to_equal_area(pieces)) / area[cell]
    frame = {
        "base": land["base"].to_numpy()[ground],
        "people": cells["people"].to_numpy()[cell] * share,
        "cell": squares[cell],
    }
    return gpd.GeoDataFrame(pd.DataFrame(frame), geometry=pieces, crs=GEOGRAPHIC)


def _area_by(owner: np.ndarray, shapes: Geometries, length: int) -> np.ndarray:
    """Add up the equal areas of shapes by the number of their cell."""
    return np.bincount(owner, shapely.area(to_equal_area(shapes)), minlength=length)


def _stored(cells: Geometries, ground: Geometries) -> Geometries:
    """Cut whole cells to simplified ground; empty where nothing is left of it."""
    shared = shapely.intersection(cells, ground)
    return only_polygons(shapely.set_precision(only_polygons(shared), _GRID_DEG))
