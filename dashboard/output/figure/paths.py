"""Shapes as matplotlib draws them: one path for all parts, holes and lines of a shape."""

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def path_of(shape: BaseGeometry) -> Any:
    """Turn a shape into one compound path; points are left out.

    Parameters
    ----------
    shape : BaseGeometry
        Polygons or lines.
    """
    from matplotlib.path import Path  # noqa: PLC0415  see the package

    parts = shapely.get_parts(shape)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings = shapely.get_rings(parts[is_polygon])
    lines = parts[shapely.get_dimensions(parts) == 1]
    strands = np.concatenate([rings, lines])
    points, strand = shapely.get_coordinates(strands, return_index=True)
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    starts = np.flatnonzero(np.diff(strand, prepend=-1))
    codes[starts] = Path.MOVETO
    ends = np.append(starts[1:], len(points)) - 1
    codes[ends[: len(rings)]] = Path.CLOSEPOLY
    return Path(points, codes)
