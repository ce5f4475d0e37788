"""Administrative units, cut by the named zones and simplified as one coverage."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import (
    EQUAL_AREA,
    GEOGRAPHIC,
    Geometries,
    geodesic_area_km2,
    snap_to_grid,
)
from dashboard.core.line import held_ground
from dashboard.errors import GeometryError

TOLERANCE_M = 110.0
"""Triangles smaller than the square of this vanish from edges (Visvalingam-Whyatt)."""

_SLIVER = 0.001
"""A zone that covers less than this share of a unit, or all but this share, does not cut it."""

_KINDS = {
    "hromada": "hromada",
    "hromada (derived from gap)": "hromada",
    "raion": "raion",
    "city": "city",
    "unassigned": "unassigned",
}


def read_units(raw: Path) -> gpd.GeoDataFrame:
    """Read the finest administrative units in full detail.

    Returns
    -------
    GeoDataFrame, shape (1494,), EPSG:4326
        ``unit``, ``raion``, ``oblast`` (P-codes), ``kind``, ``name_uk``, ``name_en``.
    """
    units = gpd.read_parquet(raw / "admin/ukr_adm3_full_osm.parquet")
    units["kind"] = units["unit"].map(_KINDS)
    codes = {"adm3_pcode": "unit", "adm2_pcode": "raion", "adm1_pcode": "oblast"}
    units = units.drop(columns="unit").rename(columns=codes).sort_values("unit", ignore_index=True)
    return units[["unit", "raion", "oblast", "kind", "name_uk", "name_en", "geometry"]]


def read_zones(raw: Path, units: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    """Draw the named areas that clauses need, each within the units it belongs to.

    Returns
    -------
    dict
        Zone id to its ground, EPSG:4326; the zones do not overlap.
    """
    of_oblast = units.dissolve("oblast").geometry
    line_2022 = gpd.read_file(raw / "front/reference_2022-02-23_line_of_control.geojson")
    ordlo = line_2022.set_index("category").geometry["ordlo"]
    sliver = gpd.read_file(raw / "front/annexed_mykolaiv_sliver_approx.geojson")
    claimed = sliver.set_index("category").geometry
    codes = units.set_index("unit").geometry
    donbas, crimea = of_oblast[["UA14", "UA44"]].union_all(), of_oblast[["UA01", "UA85"]]
    spit = codes["UA4806025"].intersection(shapely.box(31.3, 46.3, 32.0, 46.585))
    waters = codes["UA4806000"].intersection(claimed["kinburn"])
    return {
        "held-before-2022": held_ground(ordlo, donbas, donbas).union(crimea.union_all()),
        "snihurivka": claimed["snihurivka_side"].intersection(of_oblast["UA48"]),
        "kinburn": spit.union(waters),
        "enerhodar": codes["UA2304011"],
        "kharkiv-north": of_oblast["UA63"].intersection(shapely.box(30.0, 49.98, 45.0, 55.0)),
    }


def build_units(units: gpd.GeoDataFrame, zones: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    """Cut units by zones and simplify all pieces together, so that no shared edge opens.

    Parameters
    ----------
    units : GeoDataFrame, shape (n,), EPSG:4326
        As :func:`read_units`.
    zones : dict
        As :func:`read_zones`.

    Returns
    -------
    GeoDataFrame, shape (m,), EPSG:4326
        The columns of ``units`` and ``base`` (0, 1, …), ``zone`` (``""`` for none), ``area_km2``.

    Raises
    ------
    GeometryError
        If the simplified pieces overlap or leave gaps between them.
    """
    pieces = units.assign(zone="")
    for zone, ground in zones.items():
        pieces = _split(pieces, zone, ground)
    pieces = pieces.set_geometry(
        _simplified(pieces.geometry.to_crs(EQUAL_AREA).to_numpy()), crs=EQUAL_AREA
    )
    pieces = pieces.to_crs(GEOGRAPHIC)
    pieces["geometry"] = snap_to_grid(pieces.geometry.to_numpy())
    pieces = pieces[~pieces.geometry.is_empty].sort_values(["unit", "zone"], ignore_index=True)
    shapes = pieces.geometry.to_numpy()
    if not shapely.coverage_is_valid(shapes):
        raise GeometryError("The simplified units overlap or part; choose another tolerance.")
    pieces.insert(0, "base", np.arange(len(pieces), dtype="int32"))
    return pieces.assign(area_km2=geodesic_area_km2(shapes))


def _split(pieces: gpd.GeoDataFrame, zone: str, ground: shapely.Geometry) -> gpd.GeoDataFrame:
    shapes = pieces.geometry.to_numpy()
    inside = shapely.intersection(shapes, ground)
    share = shapely.area(inside) / shapely.area(shapes)
    whole, parted = share > 1 - _SLIVER, (share > _SLIVER) & (share <= 1 - _SLIVER)
    pieces.loc[whole, "zone"] = zone
    halves = [pieces[~parted], pieces[parted].assign(zone=zone), pieces[parted]]
    halves[1] = halves[1].set_geometry(_polygonal(inside[parted]), crs=GEOGRAPHIC)
    outside = shapely.difference(shapes[parted], ground)
    halves[2] = halves[2].set_geometry(_polygonal(outside), crs=GEOGRAPHIC)
    return pd.concat(halves, ignore_index=True)


def _polygonal(shapes: Geometries) -> Geometries:
    parts, owner = shapely.get_parts(shapes, return_index=True)
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return shapely.multipolygons(parts[is_area], indices=owner[is_area])


def _simplified(shapes: Geometries) -> Geometries:
    clean = shapely.coverage_clean(shapes, snapping_distance=0.5)
    return shapely.coverage_simplify(clean, TOLERANCE_M)


def read_names(raw: Path, level: str) -> pd.DataFrame:
    """Read the names of raions or oblasts.

    Returns
    -------
    DataFrame
        ``pcode``, ``name_uk``, ``name_en``.
    """
    files = {"raion": "ukr_adm2_raion_osm.parquet", "oblast": "ukr_adm1_oblast_osm.parquet"}
    codes = {"raion": "adm2_pcode", "oblast": "adm1_pcode"}
    columns = [codes[level], "name_uk", "name_en"]
    names = pd.read_parquet(raw / "admin" / files[level], columns=columns)
    return names.rename(columns={codes[level]: "pcode"}).drop_duplicates("pcode")


def dissolve(units: gpd.GeoDataFrame, level: str, names: pd.DataFrame) -> gpd.GeoDataFrame:
    """Join base pieces to raions or oblasts along their shared edges.

    Parameters
    ----------
    units : GeoDataFrame, EPSG:4326
        As :func:`build_units`.
    level : {"raion", "oblast"}
    names : DataFrame
        ``pcode``, ``name_uk``, ``name_en``.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``pcode``, ``name_uk``, ``name_en``, ``area_km2``.
    """
    joined = units[[level, "area_km2", "geometry"]].dissolve(
        level, aggfunc="sum", method="coverage"
    )
    layer = joined.rename_axis("pcode").reset_index().merge(names, on="pcode", validate="1:1")
    return layer[["pcode", "name_uk", "name_en", "area_km2", "geometry"]]
