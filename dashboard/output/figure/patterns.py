"""Patterns as true lines and dots clipped to a polygon, at the pitch of the registry.

matplotlib's own hatches are not used: their pitch follows the resolution, and they differ from the
web map. Marks are counted from the corner of the sheet, so that neighbouring shapes match.
"""

from dataclasses import replace

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from dashboard.core.prepared import prepared
from dashboard.output.figure.sheet import Sheet
from dashboard.output.style import FILLS
from dashboard.output.tokens import PATTERNS, Pattern

DOT_SEGMENTS = 3
"""Segments of a quarter of a dot."""


def draw_fill(
    sheet: Sheet, shape: BaseGeometry, name: str, clip: object = None, scale: float = 1.0
) -> None:
    """Fill a shape given in units as the registry says: colour, then marks, ``scale`` as large."""
    style = FILLS[name]
    sheet.fill(shape, style.colour, clip=clip, opacity=style.opacity)
    if style.pattern:
        draw_marks(sheet, shape, resized(PATTERNS[style.pattern], scale), clip)


def resized(pattern: Pattern, scale: float) -> Pattern:
    """Give a pattern for a map whose lines are thinner."""
    pitch_px, width_px = pattern.pitch_px * scale, pattern.width_px * scale
    return replace(pattern, pitch_px=pitch_px, width_px=width_px)


def draw_marks(sheet: Sheet, shape: BaseGeometry, pattern: Pattern, clip: object = None) -> None:
    """Draw the marks of a pattern inside a shape given in units."""
    if shape.is_empty:
        return
    if pattern.marks == "dots":
        sheet.fill(dots(shape, pattern), pattern.colour, clip=clip)
        return
    for angle_deg in (pattern.angle_deg,) if pattern.marks == "lines" else (0.0, 90.0):
        marks = lines(shape, pattern.pitch_px, angle_deg)
        sheet.stroke(marks, pattern.colour, pattern.width_px, clip=clip, cap="butt")


def lines(shape: BaseGeometry, pitch: float, angle_deg: float) -> BaseGeometry:
    """Rule a shape with lines at a pitch, ``angle_deg`` counter-clockwise as seen on the sheet."""
    level = affinity.rotate(shape, angle_deg, origin=(0, 0))
    left, top, right, bottom = level.bounds
    heights = np.arange(np.ceil(top / pitch), np.floor(bottom / pitch) + 1) * pitch
    ends = np.array([[(left - 1, y), (right + 1, y)] for y in heights])
    if not len(ends):
        return shapely.MultiLineString()
    cut = shapely.intersection(shapely.linestrings(ends), level)
    parts = shapely.get_parts(cut)
    ruled = shapely.multilinestrings(parts[shapely.get_dimensions(parts) == 1])
    return affinity.rotate(ruled, -angle_deg, origin=(0, 0))


def dots(shape: BaseGeometry, pattern: Pattern) -> BaseGeometry:
    """Sow a shape with staggered dots, cut off where they reach over its edge."""
    pitch, radius = pattern.pitch_px, pattern.width_px / 2
    left, top, right, bottom = shape.bounds
    rows = np.arange(np.floor(top / pitch), np.ceil(bottom / pitch) + 1)
    columns = np.arange(np.floor(left / pitch) - 1, np.ceil(right / pitch) + 1)
    x, row = np.meshgrid(columns, rows)
    points = shapely.points((x + (row % 2) / 2) * pitch, row * pitch)
    tested = prepared(shape)
    near = points[shapely.dwithin(tested, points, radius)].ravel()
    discs = shapely.buffer(near, radius, quad_segs=DOT_SEGMENTS)
    across = ~shapely.contains_properly(tested, discs)
    discs[across] = shapely.intersection(discs[across], shape)
    parts = shapely.get_parts(discs)
    return shapely.multipolygons(parts[shapely.get_dimensions(parts) == 2])  # noqa: PLR2004
