"""What every reader of uploaded files gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely

from dashboard.core.geodesy import Geometries
from dashboard.errors import UploadError


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as a file has them.

    Attributes
    ----------
    polygons : ndarray of Polygon or MultiPolygon, shape (n,)
        In ``crs``; not yet known to be valid.
    others
        Number of shapes that are no polygons.
    crs
        Reference system that the file states.
    """

    polygons: Geometries
    others: int
    crs: pyproj.CRS


def polygon(rings: Sequence[Any]) -> shapely.Polygon:
    """Make a polygon of rings of positions, of which only the first two numbers count.

    Raises
    ------
    UploadError
        If a ring is no list of at least three positions with finite numbers.
    """
    try:
        plane = [np.array([place[:2] for place in ring], dtype=float) for ring in rings]
    except (TypeError, ValueError, OverflowError, KeyError) as error:
        raise _refused() from error
    is_ring = [p.ndim == 2 and p.shape[1] == 2 and len(p) > 2 for p in plane]  # noqa: PLR2004
    if not plane or not all(is_ring) or not all(np.isfinite(p).all() for p in plane):
        raise _refused()
    return shapely.Polygon(plane[0], plane[1:])


def _refused() -> UploadError:
    return UploadError(
        "A polygon in the file is no list of rings with at least three positions of two finite "
        "numbers each. Save the file again from the program that made it."
    )


def crs_named(stated: str, *, where: str) -> pyproj.CRS:
    """Understand a reference system: a code such as ``EPSG:3857``, or well-known text.

    Raises
    ------
    UploadError
        If it is neither, or not known.
    """
    try:
        return pyproj.CRS.from_user_input(stated)
    except pyproj.exceptions.CRSError as error:
        raise UploadError(
            f"The reference system stated in {where} is not known. Save the shapes in WGS 84 "
            "(EPSG:4326)."
        ) from error
