"""How a shape gets to the browser: as a public file, or inside the state where it must not be one.

What a user drew or uploaded is not published: ``static/`` is open to everyone. Such shapes travel
with the state, and so that a click sends little, they are simplified until they are small.
"""

import hashlib
import json
from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.assets import HASH_LENGTH, publish_json
from dashboard.output.plane import compact, to_plane
from dashboard.output.webmap import Shape

MOST_BYTES = 9_000
TOLERANCES_KM = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2)
"""How far an edge may be moved on the map of an option with drawn ground; figures stay exact."""


def public_shape(stem: str, style: str, pane: str, flat: BaseGeometry) -> Shape:
    """Publish a shape of the plane (km) as a file."""
    return Shape(url=publish_json(stem, compact(flat)), style=style, pane=pane)


def public_shapes(
    stem: str, flat: Mapping[str, BaseGeometry], panes: Mapping[str, str]
) -> tuple[Shape, ...]:
    """Publish shapes that are drawn together as one file: a browser fetches six at a time.

    Parameters
    ----------
    stem : str
        Readable part of the file's name.
    flat, panes : mapping of str
        Shapes of the plane (km) and their panes by name of their style.
    """
    url = publish_json(stem, {style: compact(shape) for style, shape in flat.items()})
    return tuple(Shape(url=f"{url}#{style}", style=style, pane=panes[style]) for style in flat)


def ground_shape(stem: str, style: str, pane: str, ground: BaseGeometry) -> Shape:
    """Publish a shape in degrees as a file."""
    return public_shape(stem, style, pane, to_plane(ground))


def fill_shapes(
    fills: Mapping[str, BaseGeometry], pane: str, *, is_private: bool
) -> tuple[Shape, ...]:
    """Give one shape for each fill.

    Parameters
    ----------
    fills : mapping of str to geometry
        Shapes of the plane (km) by name of their style.
    pane : str
    is_private : bool
        They show what a user drew: put them inside the state instead of publishing them.
    """
    if not is_private:
        return tuple(public_shape(name, name, pane, flat) for name, flat in fills.items())
    for tolerance_km in TOLERANCES_KM:
        shapes = tuple(_inside(name, pane, flat, tolerance_km) for name, flat in fills.items())
        if sum(len(json.dumps(shape.content)) for shape in shapes) <= MOST_BYTES:
            break
    return shapes


def _inside(style: str, pane: str, flat: BaseGeometry, tolerance_km: float) -> Shape:
    """Simplify a shape and put it inside the state, named by its content."""
    parts = shapely.get_parts(flat)
    is_seen = (shapely.area(parts) > tolerance_km**2) | (shapely.get_dimensions(parts) == 1)
    seen = shapely.simplify(parts[is_seen], tolerance_km)
    content = compact(shapely.geometrycollections(seen))
    digest = hashlib.sha256(json.dumps(content).encode()).hexdigest()[:HASH_LENGTH]
    return Shape(url=f"{style}-{digest}", style=style, pane=pane, content=content)
