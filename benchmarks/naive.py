"""The same ledger the naive way: one ``geopandas.overlay`` after another, clause by clause.

For every clause: overlay its units with the held ground, with its zone along the line, and with the
ground of every later clause; then lay people's footprints and the result out equal-area and overlay
them. What no clause covers is one more clause, the first. Nothing is shared between clauses.
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, buffer_km, geodesic_area_km2
from dashboard.core.line import contact_line
from dashboard.core.proposal import Clause, Select

LEVELS = {4: "oblast", 6: "raion", 9: "unit"}
KEYS = ["clause", "oblast", "zone", "holder"]


def settle_naively(
    clauses: tuple[Clause, ...],
    units: gpd.GeoDataFrame,
    footprints: gpd.GeoDataFrame,
    held: shapely.Geometry,
    country: shapely.Geometry,
) -> pd.DataFrame:
    """Settle clauses by overlays.

    Returns
    -------
    DataFrame, indexed by clause, oblast, zone and holder
        ``area_km2``, ``people``.
    """
    grounds = [_ground("", Select(), units, held, country)]
    grounds += [_ground(clause.id, clause.select, units, held, country) for clause in clauses]
    rows = []
    for number, ground in enumerate(grounds):
        for later in grounds[number + 1 :]:
            if ground.empty:
                break
            ground = gpd.overlay(ground, later, how="difference", keep_geom_type=True)  # noqa: PLW2901
        if ground.empty:
            continue
        area_km2 = geodesic_area_km2(ground.geometry.to_numpy())
        area = ground.assign(area_km2=area_km2).groupby(KEYS)["area_km2"].sum()
        rows.append(pd.DataFrame({"area_km2": area, "people": _people(footprints, ground)}))
    return pd.concat(rows).fillna(0.0)


def _ground(name, wanted, units, held, country):
    """Find the ground that a clause names, parted by who holds it."""
    sides = gpd.GeoDataFrame({"holder": ["russia"]}, geometry=[held], crs=units.crs)
    ground = gpd.overlay(units[_named(units, wanted)], sides, how="identity", keep_geom_type=True)
    ground = ground.assign(holder=ground["holder"].fillna("ukraine"), clause=name)
    if wanted.holder:
        ground = ground[ground["holder"] == wanted.holder]
    if wanted.within_km:
        near = buffer_km(contact_line(held, country), wanted.within_km)
        strip = gpd.GeoDataFrame(geometry=[near], crs=units.crs)
        ground = gpd.overlay(ground, strip, how="intersection", keep_geom_type=True)
    return ground[[*KEYS, "geometry"]]


def _named(units, wanted):
    chosen = np.ones(len(units), dtype=bool)
    if wanted.units:
        chosen &= _in(units, wanted.units)
    if wanted.except_units:
        chosen &= ~_in(units, wanted.except_units)
    if wanted.zones:
        chosen &= units["zone"].isin(wanted.zones)
    if wanted.except_zones:
        chosen &= ~units["zone"].isin(wanted.except_zones)
    return chosen


def _in(units, codes):
    return np.logical_or.reduce(
        [units[level].isin([c for c in codes if len(c) == n]) for n, level in LEVELS.items()]
    )


def _people(footprints, ground):
    """Interpolate by area as a textbook does: lay both layers out equal-area and overlay them."""
    homes, ground = footprints.to_crs(EQUAL_AREA), ground.to_crs(EQUAL_AREA)
    homes = homes.set_geometry(homes.make_valid(method="structure"))
    ground = ground.set_geometry(ground.make_valid(method="structure"))
    homes = homes.assign(whole=homes.area)
    living = gpd.overlay(homes, ground, how="intersection", keep_geom_type=True)
    share = living.area / living["whole"]
    return living.assign(people=living["people"] * share).groupby(KEYS)["people"].sum()
