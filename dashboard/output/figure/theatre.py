"""What a map of the country shows: Ukraine from Kyiv to the east, with Crimea."""

import shapely

from dashboard.output.figure.content import Box
from dashboard.output.plane import to_plane


def _window(west: float, south: float, east: float, north: float) -> Box:
    corners = shapely.segmentize(shapely.box(west, south, east, north), 0.5)
    bounds: Box = to_plane(corners).bounds
    return bounds


THEATRE = _window(30.2, 44.25, 40.35, 52.1)
"""In km of the plane."""
FRONT = _window(30.4, 44.3, 40.3, 51.35)
"""The same with less of the north, for small maps."""
