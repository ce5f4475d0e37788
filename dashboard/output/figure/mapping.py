"""One answer on the ground: its fills, its lines, and the names of places around them."""

from dataclasses import dataclass

import numpy as np
import shapely

from dashboard.output.basemap import NAMES
from dashboard.output.figure.base import draw_edges, draw_ground, draw_waters, prepared
from dashboard.output.figure.content import Country, Scene
from dashboard.output.figure.fonts import Face, width_of
from dashboard.output.figure.labels import Name, Placed, Room, best, place
from dashboard.output.figure.patterns import draw_fill
from dashboard.output.figure.sheet import Rect, Sheet, text_box
from dashboard.output.figure.view import View
from dashboard.output.plane import to_plane
from dashboard.output.words import THIN_SPACE

NEAR_LINE_KM, NEAR_LINE_WEIGHT = 60.0, 3.0
"""A town this near to the line counts as if it had so many times its people."""
PEOPLE_BY_SCALE = ((1.6, 250_000), (0.8, 100_000), (0.3, 40_000), (0.0, 9_000))
"""Kilometres per unit, and the people from which a town is named on such a map."""
APART = 26.0
"""Units that dots are apart at least."""
TYPES: tuple[tuple[int, float, Face], ...] = (
    (240_000, 22.0, "semibold"),
    (90_000, 20.0, "medium"),
    (0, 18.0, "regular"),
)
HOLLOW_FROM = 18.0
SHIFTS = tuple((x, y) for y in (0, -40, 40, -80, 80) for x in (0, -50, 50, -100, 100, -150, 150))
"""Ways by which the name of a country or sea may be moved to be free, in units."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map with what its names have taken."""

    view: View
    room: Room


def draw_scene(
    sheet: Sheet, country: Country, scene: Scene, view: View, *, scale: float = 1.0
) -> Drawn:
    """Draw ground, fills and lines of an answer, without names."""
    clip = sheet.clip(view.frame)
    draw_ground(sheet, country, view, scale=scale)
    for name, shape in scene.fills.items():
        draw_fill(sheet, view.shape(shape), name, clip)
    draw_waters(sheet, country, view, scale=scale)
    draw_edges(sheet, country, view, scale=scale)
    lines = {name: view.shape(shape) for name, shape in scene.lines.items()}
    for name, line in lines.items():
        sheet.line(line, name, clip=clip, scale=scale)
    sheet.outline(view.frame, "land_edge", 1.2)
    whole = shapely.union_all([*lines.values(), prepared(country, view)["border"]])
    return Drawn(view, Room(view.frame, whole, prepared(country, view)["coast"]))


def towns(country: Country, scene: Scene, view: View, language: str, scale: float) -> list[Name]:
    """Choose the towns that a map of this scale can carry, the most important first."""
    shown = _in_window(country, view)
    fewest = next(people for km, people in PEOPLE_BY_SCALE if 1 / view.scale > km)
    shown = shown[shown["people"] >= fewest]
    front = [line for name, line in scene.lines.items() if name in {"contact", "frozen"}]
    near = shapely.dwithin(shapely.union_all(front), shown["at"].to_numpy(), NEAR_LINE_KM)
    weight = shown["people"] * np.where(near, NEAR_LINE_WEIGHT, 1.0)
    names: list[Name] = []
    for town in shown.loc[weight.sort_values(ascending=False, kind="stable").index].itertuples():
        x, y = view.at(town.at.x, town.at.y)
        if all((x - n.x) ** 2 + (y - n.y) ** 2 > APART**2 for n in names):
            names.append(_name(getattr(town, f"name_{language}"), town.people, x, y, scale))
    return names


def _in_window(country: Country, view: View):
    west, south, east, north = view.window
    places = country.places
    large = places[places["people"] >= PEOPLE_BY_SCALE[-1][1]]
    flat = large.assign(at=to_plane(large.geometry.to_numpy()))
    x, y = shapely.get_x(flat["at"]), shapely.get_y(flat["at"])
    return flat[(west < x) & (x < east) & (south < y) & (y < north)]


def _name(words: str, people: float, x: float, y: float, scale: float) -> Name:
    size, face = next((size, face) for fewest, size, face in TYPES if people >= fewest)
    written = words.replace("'", "’")
    return Name(words=written, size=size * scale, face=face, x=x, y=y, radius=4.2 * scale)


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
    style = {"anchor": placed.anchor, "halo": halo, "kind": "label"}
    sheet.text(placed.x, placed.y, name.words, name.size, face=name.face, **style)
    if name.note:
        under = placed.y + name.size
        sheet.text(placed.x, under, name.note, name.size * 0.9, **style)


def draw_regions(sheet: Sheet, drawn: Drawn, language: str, scale: float = 1.0) -> None:
    """Write the names of countries, Crimea and seas where they are free."""
    for kind, english, ukrainian, lon, lat in NAMES:
        point = to_plane(shapely.Point(lon, lat))
        x, y = drawn.view.at(point.x, point.y)
        words = english if language == "en" else ukrainian
        is_sea = kind == "sea"
        spaced = words if is_sea else THIN_SPACE.join(words)
        size = (24.0 if is_sea else 22.0) * scale
        face: Face = "italic" if is_sea else "medium"
        half = width_of(spaced, face, size) / 2
        options = (
            Placed(_nowhere(spaced), x + dx, y + dy, "center", _centred(x + dx, y + dy, half, size))
            for dx, dy in SHIFTS
        )
        free = next((option for option in options if drawn.room.is_free(option.box)), None)
        if free:
            drawn.room.take(free.box)
            halo = "casing" if kind == "region" else ""
            colour = "water" if is_sea else "ink" if kind == "region" else "ink3"
            style = {"face": face, "colour": colour, "anchor": "center", "halo": halo}
            sheet.text(free.x, free.y, spaced, size, kind="label", **style)


def _nowhere(words: str) -> Name:
    return Name(words=words, size=0, face="regular", x=0, y=0, radius=0)


def _centred(x: float, y: float, half: float, size: float) -> Rect:
    _, top, _, bottom = text_box(x, y, "", size)
    return x - half, top, x + half, bottom
