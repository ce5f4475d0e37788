"""One answer on the ground: its fills, its lines, and the names of places around them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure.base import (
    draw_edges,
    draw_ground,
    draw_waters,
    prepared,
)
from dashboard.output.figure.content import Country, Scene
from dashboard.output.figure.fonts import Face
from dashboard.output.figure.labels import Name, Placed, Room, place
from dashboard.output.figure.patterns import draw_fill
from dashboard.output.figure.sheet import Sheet
from dashboard.output.figure.view import View
from dashboard.output.plane import to_plane

NEAR_LINE_KM, NEAR_LINE_WEIGHT = 60.0, 3.0
"""A town this near to the line counts as if it had so many times its people."""
MOVED_WEIGHT = 5.0
"""So does one on ground that a side leaves."""
PEOPLE_BY_SCALE = ((1.6, 250_000), (0.8, 100_000), (0.3, 40_000), (0.0, 9_000))
"""Kilometres per unit, and the people from which a town is named on such a map."""
DENSEST = 4.5e-5
"""Towns on a square unit of map."""
APART = 26.0
"""Units that dots are apart at least."""
TYPES: tuple[tuple[int, float, Face], ...] = (
    (240_000, 22.0, "semibold"),
    (90_000, 20.0, "medium"),
    (0, 18.0, "regular"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map with what its names have taken; land, sea and ground that a side leaves, in units."""

    view: View
    room: Room
    land: BaseGeometry
    sea: BaseGeometry
    moving: BaseGeometry
    country: Country


def draw_scene(
    sheet: Sheet, country: Country, scene: Scene, view: View, *, scale: float = 1.0
) -> Drawn:
    """Draw ground, fills and lines of an answer, without names."""
    clip = sheet.clip(view.frame)
    draw_ground(sheet, country, view, scale=scale)
    fills = {name: view.shape(shape) for name, shape in scene.fills.items()}
    for name, shape in fills.items():
        draw_fill(sheet, shape, name, clip, scale)
    draw_waters(sheet, country, view, scale=scale)
    draw_edges(sheet, country, view, scale=scale)
    lines = {name: view.shape(shape) for name, shape in scene.lines.items()}
    for name, line in lines.items():
        sheet.line(line, name, clip=clip, scale=scale)
    sheet.outline(view.frame, "land_edge", 1.2)
    whole = shapely.union_all([*lines.values(), prepared(country, view)["border"]])
    moving = shapely.union_all([fills[name] for name in fills if name.startswith("leave")])
    layers = prepared(country, view)
    room = Room(view.frame, whole, layers["coast"])
    return Drawn(view, room, layers["ua"], layers["sea"], moving, country)


def towns(
    country: Country, scene: Scene, view: View, language: str, scale: float = 1.0
) -> list[Name]:
    """Choose the towns that a map of this scale can carry, the most important first."""
    shown = _in_window(country, view)
    fewest = next(people for km, people in PEOPLE_BY_SCALE if 1 / view.scale > km)
    shown = shown[shown["people"] >= fewest]
    front = [line for name, line in scene.lines.items() if name in {"contact", "frozen"}]
    moves = [shape for name, shape in scene.fills.items() if name.startswith("leave")]
    near = shapely.dwithin(shapely.union_all(front), shown["at"].to_numpy(), NEAR_LINE_KM)
    moved = shapely.intersects(shapely.union_all(moves), shown["at"].to_numpy())
    weight = shown["people"] * np.where(near, NEAR_LINE_WEIGHT, 1.0)
    weight *= np.where(moved, MOVED_WEIGHT, 1.0)
    names: list[Name] = []
    for town in shown.loc[weight.sort_values(ascending=False, kind="stable").index].itertuples():
        x, y = view.at(town.at.x, town.at.y)
        if all((x - n.x) ** 2 + (y - n.y) ** 2 > APART**2 for n in names):
            names.append(_name(getattr(town, f"name_{language}"), town.people, x, y, scale))
    return names[: round(view.area * DENSEST)]


def _in_window(country: Country, view: View) -> gpd.GeoDataFrame:
    west, south, east, north = view.window
    flat = _flat(country)
    x, y = shapely.get_x(flat["at"]), shapely.get_y(flat["at"])
    return flat[(west < x) & (x < east) & (south < y) & (y < north)]


@lru_cache(maxsize=2)
def _flat(country: Country) -> gpd.GeoDataFrame:
    """Lay the towns that any map could name on the plane."""
    places = country.places
    large = places[places["people"] >= PEOPLE_BY_SCALE[-1][1]]
    return large.assign(at=to_plane(large.geometry.to_numpy()))


def _name(words: str, people: float, x: float, y: float, scale: float) -> Name:
    size, face = next((size, face) for fewest, size, face in TYPES if people >= fewest)
    written = words.replace("'", "’")
    return Name(
        words=written, size=size * scale, face=face, x=x, y=y, radius=4.2 * scale, people=people
    )


def draw_towns(sheet: Sheet, names: list[Name], room: Room) -> list[Placed]:
    """Place and write the names of towns, with their dots."""
    placed = place(names, room)
    for one in placed:
        draw_name(sheet, one)
    return placed


def draw_name(sheet: Sheet, placed: Placed, halo: str = "casing") -> None:
    """Write a name beside its dot."""
    name = placed.name
    dot = shapely.Point(name.x, name.y)
    sheet.fill(dot.buffer(name.radius + 1.6), halo, opacity=0.85)
    sheet.fill(dot.buffer(name.radius), "ink")
    if name.face == "regular":
        sheet.fill(dot.buffer(name.radius * 0.55), "casing")
    style: dict[str, Any] = {"anchor": placed.anchor, "halo": halo, "kind": "label"}
    sheet.text(placed.x, placed.y, name.words, name.size, face=name.face, **style)
    if name.note:
        under = placed.y + name.size
        sheet.text(placed.x, under, name.note, name.size * 0.9, **style)
