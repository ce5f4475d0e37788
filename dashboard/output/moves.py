"""From a settled ledger to what is drawn: which fill every parcel takes, and its shape."""

from collections.abc import Iterable
from functools import lru_cache

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.core.joining import join_parcels
from dashboard.core.proposal import Administration, Holder, Troops, Withdraws
from dashboard.output.plane import to_plane

FROZEN_REACH_KM = 0.5
SEEN_KM2 = (20.0, 2_000.0)
"""What is smaller is no finding; what is larger is seen without a callout."""
MOST_CALLOUTS = 6
SIDES = {Holder.UKRAINE: "ua", Holder.RUSSIA: "ru"}
Blocks = dict[int, BaseGeometry]
"""Ground of one day by oblast, zone and holder, each joined to one shape of the plane (km).

Most clauses name whole blocks, so that joining them again for another text takes no time."""
_THIRD = [Administration.JOINT, Administration.INTERNATIONAL]
_RUSSIAN = [Troops.RUSSIA, Troops.RUSSIAN_INTERNAL_SECURITY]


def fill_names(parcels: pd.DataFrame, *, is_annexation: bool = False) -> npt.NDArray[np.object_]:
    """Name the fill of every parcel that a text changes; ``""`` where it stays as it is.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
        ``holder`` and the outcomes ``troops``, ``administration``, ``withdraws``.
    is_annexation : bool
        The text claims ground by law: what Russia does not hold is drawn as a claim.

    Returns
    -------
    ndarray of str, shape (n,)
        Keys of ``style.FILLS``.
    """
    names = np.full(len(parcels), "", dtype=object)
    for holder, side in SIDES.items():
        is_held = (parcels["holder"] == holder).to_numpy()
        leaves = is_held & parcels["withdraws"].isin([holder, Withdraws.BOTH]).to_numpy()
        for what, mask in _status(parcels).items():
            names[is_held & mask] = f"{what}_{side}"
            names[leaves & mask] = f"leave_{side}_{what}"
        names[leaves & (_plain(parcels))] = f"leave_{side}"
    passes = (names == "leave_ua") & _goes_to_russia(parcels)
    names[passes] = "claim" if is_annexation else "leave_ua_claim"
    return names


def _status(parcels: pd.DataFrame) -> dict[str, npt.NDArray[np.bool_]]:
    third = parcels["administration"].isin(_THIRD) | (parcels["troops"] == Troops.THIRD_PARTY)
    dmz = (parcels["troops"] == Troops.NONE) & ~third
    return {"third": third.to_numpy(), "dmz": dmz.to_numpy()}


def _plain(parcels: pd.DataFrame) -> npt.NDArray[np.bool_]:
    return ~np.logical_or.reduce(list(_status(parcels).values()))


def _goes_to_russia(parcels: pd.DataFrame) -> npt.NDArray[np.bool_]:
    governs = parcels["administration"] == Administration.RUSSIA
    return (governs | parcels["troops"].isin(_RUSSIAN)).to_numpy()


def joined(
    parcels: gpd.GeoDataFrame, names: npt.NDArray[np.object_], blocks: Blocks
) -> dict[str, BaseGeometry]:
    """Join the parcels of each fill to one shape of the plane (km), leaving out unnamed ones.

    Parameters
    ----------
    parcels : GeoDataFrame, shape (n,), EPSG:4326
        ``oblast`` and ``zone`` (categorical), ``holder``; all that ``blocks`` goes with.
    names : ndarray of str, shape (n,)
        As :func:`fill_names`.
    blocks : dict
        What was joined before on the same line; new blocks are added.
    """
    shapes, number = parcels.geometry.to_numpy(), _blocks_of(parcels)
    sizes = np.bincount(number)
    named = pd.Series(np.arange(len(names))).groupby([names, number]).indices

    parts: dict[str, list[BaseGeometry]] = {}
    for (name, block), here in named.items():
        if name and len(here) < sizes[block]:
            parts.setdefault(name, []).append(to_plane(join_parcels(shapes[here])))
        elif name:
            if block not in blocks:
                blocks[block] = to_plane(join_parcels(shapes[here]))
            parts.setdefault(name, []).append(blocks[block])
    return {name: _together(found) for name, found in parts.items()}


def _together(shapes: list[BaseGeometry]) -> BaseGeometry:
    return shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)


def _blocks_of(parcels: gpd.GeoDataFrame) -> npt.NDArray[np.intp]:
    """Tell parcels by the number of their block: oblast, zone and holder."""
    oblast, zone = parcels["oblast"].cat, parcels["zone"].cat
    is_held = (parcels["holder"] == Holder.RUSSIA).to_numpy(np.intp)
    return (oblast.codes.to_numpy(np.intp) * len(zone.categories) + zone.codes) * 2 + is_held


def small_moves(
    parcels: gpd.GeoDataFrame, names: npt.NDArray[np.object_]
) -> list[tuple[str, str, float, shapely.Point]]:
    """Find ground that a side leaves and that is too small to be seen on a map of the country.

    Parameters
    ----------
    parcels : GeoDataFrame, shape (n,), EPSG:4326
        ``oblast``, ``area_km2``.
    names : ndarray of str, shape (n,)
        As :func:`fill_names`.

    Returns
    -------
    list of tuple
        Code of the oblast, colour of the side, area in km² and a point of the plane inside the
        largest part. Empty if there are more than a map can carry.
    """
    leaves = np.array([name.startswith("leave") for name in names], dtype=bool)
    by_side = parcels["oblast"].to_numpy()[leaves], parcels["holder"].to_numpy()[leaves]
    shapes, area_km2 = parcels.geometry.to_numpy()[leaves], parcels["area_km2"].to_numpy()[leaves]
    found = []
    for (oblast, holder), here in pd.Series(area_km2).groupby([*by_side]).indices.items():
        total_km2 = float(area_km2[here].sum())
        if SEEN_KM2[0] < total_km2 < SEEN_KM2[1]:
            largest = shapes[here][area_km2[here].argmax()]
            point = to_plane(shapely.point_on_surface(largest))
            found.append((str(oblast), f"leave_{SIDES[holder]}", total_km2, point))
    return found if len(found) <= MOST_CALLOUTS else []


def frozen_oblasts(parcels: pd.DataFrame) -> list[str]:
    """List the oblasts where a text holds both sides to the line: named, and nobody leaves."""
    is_frozen = (parcels["clause"] != "") & (parcels["withdraws"] == Withdraws.NONE)
    by_oblast = is_frozen.groupby(parcels["oblast"]).all()
    return sorted(by_oblast.index[by_oblast])


@lru_cache(maxsize=32)
def _reach(oblast: BaseGeometry) -> BaseGeometry:
    """Widen an oblast a little, in the plane, so that a line along its edge counts as inside."""
    return shapely.buffer(to_plane(oblast), FROZEN_REACH_KM)


def split_line(
    line: BaseGeometry, oblasts: gpd.GeoDataFrame, frozen: Iterable[str]
) -> dict[str, BaseGeometry]:
    """Part the line of contact into what a text freezes and the rest, in the plane (km).

    Parameters
    ----------
    line : MultiLineString, EPSG:4326
    oblasts : GeoDataFrame, EPSG:4326
        With ``pcode``.
    frozen : iterable of str
        Codes of the oblasts in which the text freezes the line.
    """
    flat = to_plane(line)
    wide = [_reach(shape) for shape in oblasts.geometry[oblasts["pcode"].isin(list(frozen))]]
    around = [shape for shape in wide if shapely.intersects(shape, flat)]
    within = shapely.union_all([shapely.intersection(flat, shape) for shape in around])
    rest = flat
    for shape in around:
        rest = shapely.difference(rest, shape)
    parts = {"contact": rest, "frozen": within}
    return {name: shapely.line_merge(part) for name, part in parts.items() if not part.is_empty}
