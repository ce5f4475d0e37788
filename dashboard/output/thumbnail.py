"""A small picture of ground in its country, in the colours of the registry, without a script.

Each layer is an element clipped by a path, so its colour follows the theme of the reader.
"""

from collections.abc import Mapping
from html import escape

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

WIDTH_PX = 168
COARSE_KM = 3.0
"""Half a pixel or so: what is smaller is not seen in so small a picture."""
WIDER_KM = 4.0
"""What the picture is of is drawn so much wider on every side, so that it is seen at all."""


def thumbnail(layers: Mapping[str, BaseGeometry], label: str) -> str:
    """Draw ground in its country.

    Parameters
    ----------
    layers : mapping of str to geometry
        Shapes of the plane (km) from bottom to top, by name of their colour. The first gives the
        frame; the last is what the picture is of.
    label : str
        What a screen reader says.
    """
    *_, shown = layers
    west, south, east, north = next(iter(layers.values())).bounds
    scale = WIDTH_PX / (east - west)
    corner, height = np.array([west, north]), round((north - south) * scale)
    parts = [
        f'<i style="background:var(--{colour});clip-path:path('
        f"'{_path(_coarse(shape, is_shown=colour == shown), corner, scale)}')\"></i>"
        for colour, shape in layers.items()
    ]
    return (
        f'<div class="thumbnail" role="img" aria-label="{escape(label)}" '
        f'style="width:{WIDTH_PX}px;height:{height}px">{"".join(parts)}</div>'
    )


def _coarse(shape: BaseGeometry, *, is_shown: bool) -> BaseGeometry:
    coarse = shapely.simplify(shape, COARSE_KM)
    return shapely.buffer(coarse, WIDER_KM, quad_segs=1) if is_shown else coarse


def _path(shape: BaseGeometry, corner: np.ndarray, scale: float) -> str:
    return "".join(
        _ring(np.round((shapely.get_coordinates(part.exterior) - corner) * (scale, -scale), 1))
        for part in shapely.get_parts(shape)
        if part.area > COARSE_KM**2
    )


def _ring(corners: np.ndarray) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"
