"""Shapes indexed for many tests, for one thread alone."""

from typing import TypeVar

import shapely
from shapely.geometry.base import BaseGeometry

Shape = TypeVar("Shape", bound=BaseGeometry)


def prepared(shape: Shape) -> Shape:
    """Copy a shape and index the copy, so that testing it many times is quick.

    GEOS builds parts of the index while the first tests run; two threads that test one prepared
    shape at once crash the process [1]_. Shapes are shared by all threads of the server, so only a
    copy that nobody else knows may be prepared, and it must not be kept in a cache.

    Parameters
    ----------
    shape : Geometry

    Returns
    -------
    Geometry
        Equal to ``shape``, prepared.

    References
    ----------
    .. [1] https://github.com/libgeos/geos/issues/825
    """
    own: Shape = shapely.force_2d(shape)
    shapely.prepare(own)
    return own
