"""A country of unit squares, small enough to know every answer by heart.

::

    2 +-------+-------+
      |  C 3  |  D 4  |      squares of 0.1°, hromadas A-D, of which A and B form oblast UA14
    1 +-------+-------+      and C and D form UA63; base pieces 0-3 in that order;
      |  A 1  |  B 2  |      100, 200, 300 and 400 people live evenly on each.
    0 +-------+-------+
      0       1       2
"""

import geopandas as gpd
import numpy as np
from shapely import MultiPoint, box, segmentize

from dashboard.core.geodesy import geodesic_area_km2
from dashboard.core.ground import Ground, cut, lay_out

SIDE = 0.1
WEST, SOUTH = 36.0, 48.0
PEOPLE = (100.0, 200.0, 300.0, 400.0)


def square(x0, y0, x1, y1):
    """A rectangle in squares of the sketch, with a vertex about every kilometre as on real maps.

    A cut sets a vertex on an edge that is straight in degrees; the geodesic through it is straight
    on the ellipsoid. On short edges the two agree to a millionth.
    """
    shape = box(WEST + x0 * SIDE, SOUTH + y0 * SIDE, WEST + x1 * SIDE, SOUTH + y1 * SIDE)
    return segmentize(shape, SIDE / 10)


def points(corners):
    """Points given in squares of the sketch."""
    return MultiPoint([(WEST + x * SIDE, SOUTH + y * SIDE) for x, y in corners])


def units():
    shapes = [square(0, 0, 1, 1), square(1, 0, 2, 1), square(0, 1, 1, 2), square(1, 1, 2, 2)]
    codes = ["UA1402001", "UA1404001", "UA6302001", "UA6304001"]
    return gpd.GeoDataFrame(
        {
            "base": range(4),
            "unit": codes,
            "raion": [code[:6] for code in codes],
            "oblast": [code[:4] for code in codes],
            "zone": ["", "held-before-2022", "", ""],
            "area_km2": geodesic_area_km2(np.array(shapes)),
        },
        geometry=shapes,
        crs="EPSG:4326",
    )


def footprints():
    """People of each square on its middle half, so that ground and people do not go together."""
    shapes = [shape.buffer(-SIDE / 4, join_style="mitre") for shape in units().geometry]
    return gpd.GeoDataFrame({"base": range(4), "people": PEOPLE}, geometry=shapes, crs="EPSG:4326")


def ground() -> Ground:
    return lay_out(units(), footprints())


def held_east_of(x) -> Ground:
    """Ground of which Russia holds what lies east of ``x`` squares."""
    return cut(ground(), square(x, -1, 3, 3), "is_held")
