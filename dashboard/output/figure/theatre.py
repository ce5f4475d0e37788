"""What a map of the country shows: Ukraine from Kyiv to the east, with Crimea."""

import shapely

from dashboard.output.figure.content import Box
from dashboard.output.plane import to_plane

_CORNERS_DEG = shapely.box(30.2, 44.25, 40.35, 52.1)
THEATRE: Box = to_plane(shapely.segmentize(_CORNERS_DEG, 0.5)).bounds
"""In km of the plane."""
