"""What lies around and between: neighbours, sea, lakes and rivers, simplified for small scales."""

from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC, GRID_DEG, Geometries
from dashboard.sources.build import land

FRAME: Final = shapely.box(15.0, 42.5, 46.0, 56.0)
_DETAILED: Final = shapely.box(26.0, 43.0, 42.0, 53.5)
"""GSHHG covers this; beyond, land is what Natural Earth draws as land."""

_TOLERANCE_M: Final = 220.0
_TOUCH_DEG: Final = 0.002
_GRID_DEG: Final = 8 * GRID_DEG
_NARROW_M: Final = 250.0
_SMALLEST_WATER_M2: Final = 15e6

_RIVERS: Final = {
    "Dnipro (Dnieper)": ("Dnipro", "Дніпро"),
    "Donets": ("Siverskyi Donets", "Сіверський Донець"),
    "Seversky Donets": ("Siverskyi Donets", "Сіверський Донець"),
    "Oskol": ("Oskil", "Оскіл"),
    "Pivd. Buh": ("Southern Buh", "Південний Буг"),
    "Dniester": ("Dniester", "Дністер"),
    "Desna": ("Desna", "Десна"),
    "Pripyat": ("Prypiat", "Прип'ять"),
    "Prypyat": ("Prypiat", "Прип'ять"),
    "Danube": ("Danube", "Дунай"),
    "Bratul Chillia": ("Danube", "Дунай"),
    "Don": ("Don", "Дон"),
}
_COUNTRIES: Final = {
    "Russia": "Росія",
    "Belarus": "Білорусь",
    "Poland": "Польща",
    "Slovakia": "Словаччина",
    "Hungary": "Угорщина",
    "Romania": "Румунія",
    "Moldova": "Молдова",
    "Bulgaria": "Болгарія",
    "Lithuania": "Литва",
    "Georgia": "Грузія",
}
_WATERS: Final = {
    ("Dnipro reservoirs", "Дніпровські водосховища"): (34.3, 47.5),
    ("Kyiv Reservoir", "Київське водосховище"): (30.5, 50.8),
    ("Syvash", "Сиваш"): (34.8, 45.75),
    ("Dniester Estuary", "Дністровський лиман"): (30.3, 46.25),
    ("Dnipro–Buh Estuary", "Дніпровсько-Бузький лиман"): (32.0, 46.6),
    ("Molochnyi Estuary", "Молочний лиман"): (35.36, 46.5),
}


def read_waters(raw: Path) -> shapely.Geometry:
    """Read all water that matters for the country, as one shape: sea, lagoons, lakes.

    Returns
    -------
    MultiPolygon, EPSG:4326
    """
    return shapely.union_all(land.read_waters(raw).geometry.to_numpy())


def build_context(raw: Path, ukraine: shapely.Geometry) -> gpd.GeoDataFrame:
    """Build the background of the maps.

    Parameters
    ----------
    raw : Path
        Folder of the raw inputs.
    ukraine : Polygon or MultiPolygon, EPSG:4326
        The country within its recognised border, Crimea with it.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``kind`` (``sea``, ``neighbour``, ``lake``, ``river``), ``name_en``, ``name_uk`` (``""`` for
        most). The sea runs on beneath Ukraine's coast; neighbours share no ground with Ukraine and
        leave no gap to it; lakes hold the lagoons and reservoirs inside Ukraine, the Kakhovka
        reservoir as it was before June 2023.
    """
    countries = gpd.read_file(raw / "context/neighbours_ne10m.gpkg").clip(FRAME)
    waters = land.read_waters(raw)
    wide = waters.loc[waters["kind"] == "sea", "geometry"].union_all()
    sea = wide.union(FRAME.difference(_DETAILED).difference(countries.union_all()))
    abroad = countries.loc[countries["iso_n3"] != "804", ["name", "geometry"]]
    abroad = fill_gaps(take_away(abroad, ukraine, sea), ukraine, sea)
    banks = _DETAILED.difference(shapely.union_all([ukraine, sea, *abroad.geometry]))
    sea = sea.union(banks)
    layers = [
        _layer("sea", shapely.get_parts(sea), "", ""),
        _layer(
            "neighbour", _beside(abroad, ukraine), abroad["name"], abroad["name"].map(_COUNTRIES)
        ),
        _lakes(raw, waters, ukraine),
        _rivers(raw),
    ]
    layers[0]["geometry"] = _simplified(layers[0].geometry)
    layers[2]["geometry"] = _simplified(layers[2].geometry)
    context = pd.concat(layers, ignore_index=True)
    stored = shapely.set_precision(context.geometry.to_numpy(), _GRID_DEG)
    return context.set_geometry(stored, crs=GEOGRAPHIC)[~shapely.is_empty(stored)]


def take_away(
    countries: gpd.GeoDataFrame, ukraine: shapely.Geometry, sea: shapely.Geometry
) -> gpd.GeoDataFrame:
    """Take Ukraine, Crimea with it, and the sea out of countries; EPSG:4326.

    Natural Earth counts Crimea to Russia.
    """
    left = countries.geometry.difference(ukraine).difference(sea)
    rest = countries.set_geometry(land.only_polygons(left.to_numpy()), crs=countries.crs)
    return rest[~rest.is_empty]


def fill_gaps(
    countries: gpd.GeoDataFrame, ukraine: shapely.Geometry, sea: shapely.Geometry
) -> gpd.GeoDataFrame:
    """Give ground between countries, Ukraine and the sea to the country that it touches.

    Parameters
    ----------
    countries : GeoDataFrame, EPSG:4326
        As :func:`take_away`.
    ukraine, sea : geometry, EPSG:4326

    Returns
    -------
    GeoDataFrame, EPSG:4326
        What touches no country, as a sandbank off Ukraine's coast, stays out; it is drawn as sea.
    """
    near = _DETAILED.difference(shapely.union_all([ukraine, sea, *countries.geometry]))
    gaps = shapely.get_parts(near)
    shapes = countries.geometry.to_numpy()
    gap, country = shapely.STRtree(shapes).query_nearest(
        gaps, max_distance=_TOUCH_DEG, all_matches=False
    )
    filled = shapes.copy()
    for number in np.unique(country):
        filled[number] = shapely.union_all([shapes[number], *gaps[gap[country == number]]])
    return countries.set_geometry(filled, crs=countries.crs)


def _beside(countries: gpd.GeoDataFrame, ukraine: shapely.Geometry) -> Geometries:
    """Simplify countries, but not along the border of Ukraine, so that none overlaps it."""
    shapes = gpd.GeoSeries([ukraine, *countries.geometry], crs=GEOGRAPHIC).to_crs(EQUAL_AREA)
    clean = shapely.coverage_clean(shapes.to_numpy(), snapping_distance=1.0)
    simple = shapely.coverage_simplify(clean, _TOLERANCE_M)
    strip = shapely.buffer(shapely.simplify(clean[0], _TOLERANCE_M), 3 * _TOLERANCE_M)
    exact = shapely.union(simple[1:], shapely.intersection(clean[1:], strip))
    beside = gpd.GeoSeries(exact, crs=EQUAL_AREA).to_crs(GEOGRAPHIC).to_numpy()
    return land.only_polygons(shapely.difference(beside, ukraine))


def _simplified(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Simplify shapes that share no edges."""
    return shapes.to_crs(EQUAL_AREA).simplify(_TOLERANCE_M).to_crs(GEOGRAPHIC)


def _layer(kind: str, shapes: Geometries, name_en: Any, name_uk: Any) -> gpd.GeoDataFrame:
    layer = gpd.GeoDataFrame(
        {"kind": kind}, index=range(len(shapes)), geometry=shapes, crs=GEOGRAPHIC
    )
    layer["name_en"], layer["name_uk"] = np.asarray(name_en), np.asarray(name_uk)
    return layer.fillna({"name_uk": ""})[["kind", "name_en", "name_uk", "geometry"]]


def _lakes(raw: Path, waters: gpd.GeoDataFrame, ukraine: shapely.Geometry) -> gpd.GeoDataFrame:
    """Gather lakes, and the lagoons and reservoirs inside Ukraine; leave out narrow water."""
    drawn = gpd.read_file(raw / "context/lakes_ne10m.gpkg").geometry
    inland = waters.geometry[waters["kind"] == "lake"]
    missed = drawn[~drawn.intersects(waters.union_all())]
    lagoons = waters.geometry[waters["kind"] == "sea"].intersection(ukraine)
    joined = shapely.union_all([*inland, *missed, *lagoons])
    flat = gpd.GeoSeries([joined], crs=GEOGRAPHIC).to_crs(EQUAL_AREA)
    opened = flat.buffer(-_NARROW_M).buffer(_NARROW_M).explode(ignore_index=True)
    large = opened[opened.area > _SMALLEST_WATER_M2].to_crs(GEOGRAPHIC).to_numpy()
    layer = _layer("lake", large, "", "")
    for (name_en, name_uk), point in _WATERS.items():
        layer.loc[layer.contains(shapely.Point(point)), ["name_en", "name_uk"]] = name_en, name_uk
    return layer


def _rivers(raw: Path) -> gpd.GeoDataFrame:
    """Gather the great rivers, each as one line with its stretches through reservoirs."""
    rivers = gpd.read_file(raw / "context/rivers_ne10m.gpkg")
    rivers = rivers[rivers["name"].isin(_RIVERS)]
    joined = rivers.geometry.groupby(rivers["name"].map(_RIVERS)).agg(shapely.union_all)
    lines = _simplified(gpd.GeoSeries(joined.map(shapely.line_merge), crs=GEOGRAPHIC))
    names_en, names_uk = zip(*joined.index, strict=True)
    return _layer("river", lines.to_numpy(), names_en, names_uk)
