"""Read cities, towns and villages: official counts, points of GeoNames, outlines of OpenStreetMap.

Everything is laid out in EPSG:3035, in metres.
"""

from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, GEOGRAPHIC
from dashboard.sources.build.romanise import in_ukrainian, is_ukrainian

_LARGEST_VILLAGE: Final = 30_000
"""GeoNames rows outside towns with more people than this are parts of cities, or mistakes."""

_OUTLINE_TOLERANCE_M: Final = 30.0
CRIMEA: Final = ("UA01", "UA85")
KYIV: Final = "UA8000000"


def read_totals(raw: Path) -> pd.Series:
    """Read how many people each group of places has together.

    Returns
    -------
    Series, persons
        By hromada and ``UA8000000`` (Kyiv): present people on 1 January 2022. By ``UA01`` and
        ``UA85``: residents on 1 January 2014; Sevastopol's is a difference, Crimea with
        Sevastopol (a rounded figure) less Crimea.
    """
    folder = raw / "population"
    hromadas = pd.read_csv(folder / "pop_2022_adm3_hromada.csv").set_index("adm3_pcode")["pop_2022"]
    oblasts = pd.read_csv(folder / "pop_2022_adm1_oblast.csv").set_index("adm1_pcode")
    crimea = pd.read_csv(folder / "pop_crimea_sources.csv").set_index(["date", "adm1_pcode"])
    in_2014 = crimea.loc["2014-01-01", "value"]
    others = {
        KYIV: oblasts.loc["UA80", "present_2022"],
        "UA01": in_2014["UA01"],
        "UA85": in_2014["UA01+UA85"] - in_2014["UA01"],
    }
    return pd.concat([hromadas, pd.Series(others)]).astype(float).rename("people")


def read_outlines(raw: Path) -> gpd.GeoDataFrame:
    """Read settlement outlines and city districts of OpenStreetMap.

    Returns
    -------
    GeoDataFrame, EPSG:3035
        ``osm_id``, ``name_uk``, ``kind`` (``borough`` for a city district), ``unit``,
        ``mapped_people`` (persons, NaN for unknown).
    """
    outlines = gpd.read_parquet(raw / "settlements/ukr_settlement_polygons_osm_partial.parquet")
    outlines = outlines.rename(columns={"adm3_pcode": "unit", "place": "kind"}).to_crs(EQUAL_AREA)
    outlines["mapped_people"] = pd.to_numeric(outlines["population"], errors="coerce")
    simpler = shapely.simplify(outlines.geometry.to_numpy(), _OUTLINE_TOLERANCE_M)
    outlines["geometry"] = shapely.make_valid(simpler, method="structure")
    return outlines[["osm_id", "name_uk", "kind", "unit", "mapped_people", "geometry"]]


def read_towns(raw: Path) -> gpd.GeoDataFrame:
    """Read every city and urban-type settlement but Kyiv, with its count of 1 January 2022.

    Returns
    -------
    GeoDataFrame of points, EPSG:3035
        ``unit``, ``name_uk``, ``kind`` (city or town), ``official`` (persons), ``osm_id`` (of its
        outline, missing where nobody drew one).
    """
    table = pd.read_csv(raw / "population/urban_settlements_2022.csv")
    towns = gpd.GeoDataFrame(
        {
            "unit": table["hromada_katottg"].str[:9],
            "name_uk": table["name_uk"].str.replace(r" \(.*\)", "", regex=True),  # a former name
            "kind": table["kind"].map({"M": "city", "T": "town"}),
            "official": table["pop_2022"].astype(float),
            "osm_id": table["osm"],
        },
        geometry=gpd.points_from_xy(table["lon"], table["lat"], crs=GEOGRAPHIC),
    )
    return towns.to_crs(EQUAL_AREA)


def read_capital(raw: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoSeries]:
    """Read Kyiv, which is a unit and a city at once: its row among the towns, and its outline.

    Returns
    -------
    town : GeoDataFrame of one point, EPSG:3035
        As :func:`read_towns`.
    outline : GeoSeries of one shape, EPSG:3035
    """
    path, only = raw / "admin/ukr_adm3_full_osm.parquet", [("adm3_pcode", "==", KYIV)]
    outline = gpd.read_parquet(path, columns=["geometry"], filters=only).geometry
    row = {"unit": KYIV, "name_uk": "Київ", "kind": "city", "official": read_totals(raw)[KYIV]}
    centre = gpd.points_from_xy([30.5234], [50.4501], crs=GEOGRAPHIC)
    town = gpd.GeoDataFrame([row], geometry=centre).to_crs(EQUAL_AREA)
    return town, outline.to_crs(EQUAL_AREA)


def read_points(raw: Path) -> gpd.GeoDataFrame:
    """Read the places of GeoNames that are not parts of a city.

    Returns
    -------
    GeoDataFrame of points, EPSG:3035
        ``unit``, ``oblast``, ``name_uk`` (``""`` where it is not Ukrainian), ``name_latin`` (its
        spelling in GeoNames), ``is_town``, ``is_centre``, ``known_people`` (persons, NaN for
        unknown; of mixed dates).
    """
    points = gpd.read_parquet(raw / "settlements/ukr_settlements_geonames_pop2022.parquet")
    points = points.rename(
        columns={"adm3_pcode": "unit", "adm1_pcode": "oblast", "name_en": "name_latin"}
    )
    names = points["name_uk"].fillna("")
    points["name_uk"] = names.where(names.map(is_ukrainian), "")
    is_crimean = points["oblast"].isin(CRIMEA)
    points.loc[is_crimean, "name_uk"] = points.loc[is_crimean, "name_uk"].map(in_ukrainian)
    points["is_town"] = points["type"].notna()
    points["is_centre"] = points["fcode"].isin(["PPLC", "PPLA", "PPLA2", "PPLA3"])
    known = points["geonames_pop"].astype(float)
    is_part = ~points["is_town"] & ~is_crimean & (known > _LARGEST_VILLAGE)
    points["known_people"] = known.where((known > 0) & ~is_part)
    columns = ["unit", "oblast", "name_uk", "name_latin", "is_town", "is_centre", "known_people"]
    kept = points.loc[points["fcode"] != "PPLX", [*columns, "geometry"]]
    return kept.to_crs(EQUAL_AREA).reset_index(drop=True)
