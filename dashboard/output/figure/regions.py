"""Names of what has no dot: countries, seas, Crimea, oblasts; each where it is free."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.basemap import NAMES
from dashboard.output.figure.base import neighbours
from dashboard.output.figure.fonts import Face, width_of
from dashboard.output.figure.mapping import Drawn
from dashboard.output.figure.sheet import Rect, Sheet, text_box
from dashboard.output.plane import to_plane
from dashboard.output.style import Language
from dashboard.output.words import THIN_SPACE

SHIFTS = tuple(
    (x, y) for y in (0, -30, 30, -60, 60, -90, 90) for x in (0, 50, -50, 100, -100, 150, -150)
)
"""Ways by which the name of a country or sea may be moved to be free, in units."""
OBLAST_SIZE = 20.0
STEPS = 9
"""Places tried along each side of an oblast."""


def draw_regions(
    sheet: Sheet, drawn: Drawn, language: Language, kinds: Sequence[str], scale: float = 1.0
) -> None:
    """Write the names of some kinds, of countries, Crimea and seas, where they are free."""
    for kind, english, ukrainian, lon, lat in NAMES:
        if kind not in kinds:
            continue
        point = to_plane(shapely.Point(lon, lat))
        x, y = drawn.view.at(point.x, point.y)
        words = english if language == "en" else ukrainian
        is_sea = kind == "sea"
        spaced = words if is_sea else THIN_SPACE.join(words)
        size = (24.0 if is_sea else 22.0) * scale
        face: Face = "italic" if is_sea else "medium"
        halo = "casing" if kind == "region" else ""
        colour = "water" if is_sea else "ink" if kind == "region" else "ink3"
        half = width_of(spaced, face, size) / 2
        at = [
            (x + dx, y + dy)
            for dx, dy in SHIFTS
            if _is_own(drawn, kind, english, _centred(x + dx, y + dy, half, size))
        ]
        _write(sheet, drawn, spaced, at, size, face, colour, halo)


def _is_own(drawn: Drawn, kind: str, english: str, box: Rect) -> bool:
    """Tell whether a name would stand on what it names."""
    if kind == "region":
        return True
    ground = (
        drawn.sea
        if kind == "sea"
        else neighbours(drawn.country, drawn.view).get(english, drawn.land)
    )
    return bool(shapely.contains(ground, shapely.box(*box)))


def draw_oblasts(sheet: Sheet, drawn: Drawn, language: Language) -> None:
    """Write the names of oblasts where they are free."""
    frame = shapely.box(*drawn.view.frame)
    lines = drawn.room.lines
    for oblast in drawn.country.oblasts.itertuples():
        shape = drawn.view.shape(to_plane(oblast.geometry))
        seen = shapely.intersection(shape, frame)
        words = getattr(oblast, f"name_{language}").replace(" Oblast", " oblast")
        half = width_of(words, "italic", OBLAST_SIZE) / 2
        inner = shapely.buffer(seen, -OBLAST_SIZE)
        inside = [
            (x, y)
            for x, y in _grid(inner)
            if shapely.contains(seen, box := shapely.box(*_centred(x, y, half, OBLAST_SIZE)))
            and not shapely.intersects(lines, box)
        ]
        _write(sheet, drawn, words, inside, OBLAST_SIZE, "italic", "ink2", "casing")


def _grid(shape: BaseGeometry) -> list[tuple[float, float]]:
    """List places inside a shape, the most central first."""
    if shape.is_empty:
        return []
    left, top, right, bottom = shape.bounds
    x, y = np.meshgrid(np.linspace(left, right, STEPS), np.linspace(top, bottom, STEPS))
    is_in = shapely.contains_xy(shape, x.ravel(), y.ravel())
    points = np.column_stack([x.ravel()[is_in], y.ravel()[is_in]])
    middle = np.array(shapely.get_coordinates(shapely.centroid(shape))[0])
    order = np.argsort(((points - middle) ** 2).sum(axis=1), kind="stable")
    return [(float(points[k, 0]), float(points[k, 1])) for k in order]


def _write(  # noqa: PLR0913, PLR0917  what is written, where it may stand, and how
    sheet: Sheet,
    drawn: Drawn,
    words: str,
    at: Iterable[tuple[float, float]],
    size: float,
    face: Face,
    colour: str,
    halo: str,
) -> None:
    """Write words in the first free place."""
    half = width_of(words, face, size) / 2
    boxes = (((x, y), _centred(x, y, half, size)) for x, y in at)
    free = next((found for found in boxes if drawn.room.is_free(found[1])), None)
    if free:
        (x, y), box = free
        drawn.room.take(box)
        style: dict[str, Any] = {"face": face, "colour": colour, "halo": halo}
        sheet.text(x, y, words, size, anchor="center", kind="label", **style)


def _centred(x: float, y: float, half: float, size: float) -> Rect:
    _, top, _, bottom = text_box(x, y, "", size)
    return x - half, top, x + half, bottom
