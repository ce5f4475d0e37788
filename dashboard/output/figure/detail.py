"""Which part of a map deserves to be drawn larger: ground where most people lived, if compact."""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure.content import Box, Detail, Piece, Scene, Wording
from dashboard.output.figure.theatre import THEATRE
from dashboard.output.style import FILLS
from dashboard.output.words import area, quantity

SMALLEST_KM2, WIDEST_SHARE = 500.0, 0.28
"""Ground that is smaller, or that is wider than this share of the map, gets no detail."""
TOGETHER_KM = 15.0
"""Parts nearer than this are shown together."""
PADDING_SHARE = 0.1


def detail_of(scene: Scene, pieces: Sequence[Piece], wording: Wording) -> Detail | None:
    """Choose the detail of a map, if there is ground for one."""
    fills = sorted({piece.fill for piece in pieces if piece.fill.startswith("leave")})
    if not fills:
        return None
    lived = {fill: sum(p.people for p in pieces if p.fill == fill) for fill in fills}
    fill = max(fills, key=lived.__getitem__)
    area_km2 = sum(piece.area_km2 for piece in pieces if piece.fill == fill)
    window = padded(_main_part(scene.fills[fill]).bounds)
    widest = max(window[2] - window[0], window[3] - window[1])
    if area_km2 < SMALLEST_KM2 or widest > WIDEST_SHARE * (THEATRE[2] - THEATRE[0]):
        return None
    ground = area(area_km2, wording.units, wording.language)
    people = quantity(lived[fill], "people", wording.language)
    return Detail(
        window=window,
        heading=FILLS[fill].words.say(wording.language),
        figures=f"{ground} · {people}, 2022",
    )


def _main_part(shape: BaseGeometry) -> BaseGeometry:
    """Give the largest part of a shape with whatever lies near it."""
    near = shapely.get_parts(shapely.buffer(shape, TOGETHER_KM))
    main = near[shapely.area(near).argmax()]
    return shapely.intersection(shape, main)


def padded(window: Box) -> Box:
    """Widen a window a little on all sides."""
    west, south, east, north = window
    x, y = PADDING_SHARE * (east - west), PADDING_SHARE * (north - south)
    return west - x, south - y, east + x, north + y
