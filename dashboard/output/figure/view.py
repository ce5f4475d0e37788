"""A window of the plane laid into a rectangle of the sheet."""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure.content import Box
from dashboard.output.figure.sheet import Rect

MARGIN = 8.0
"""What is drawn reaches this many units over the frame, so that no edge shows inside it."""
DETAIL = 0.7
"""Detail smaller than this many units is left out."""


@dataclass(frozen=True, slots=True)
class View:
    """A map of one scale.

    Attributes
    ----------
    frame
        Where it stands on the sheet.
    west_km, north_km
        The plane's coordinates of the frame's upper left corner.
    scale
        Units per kilometre.
    """

    frame: Rect
    west_km: float
    north_km: float
    scale: float

    @property
    def window(self) -> Box:
        """What the frame shows, in km of the plane."""
        left, top, right, bottom = self.frame
        width_km, height_km = (right - left) / self.scale, (bottom - top) / self.scale
        east_km, south_km = self.west_km + width_km, self.north_km - height_km
        return self.west_km, south_km, east_km, self.north_km

    @property
    def area(self) -> float:
        """Square units of the frame."""
        left, top, right, bottom = self.frame
        return (right - left) * (bottom - top)

    def at(self, x_km: float, y_km: float) -> tuple[float, float]:
        """Place a point of the plane on the sheet."""
        left, top, *_ = self.frame
        return left + (x_km - self.west_km) * self.scale, top + (self.north_km - y_km) * self.scale

    def shows(self, shape: BaseGeometry) -> bool:
        """Tell whether anything of a shape of the plane lies in the frame."""
        return not shapely.clip_by_rect(shape, *self.window).is_empty

    def shape(self, shape: BaseGeometry) -> BaseGeometry:
        """Place a shape of the plane on the sheet: cut to the frame, without unseen detail."""
        reach = MARGIN / self.scale
        west, south, east, north = self.window
        near = (west - reach, south - reach, east + reach, north + reach)
        seen = shapely.clip_by_rect(shape, *near)
        plain = shapely.simplify(seen, DETAIL / self.scale, preserve_topology=False)
        return shapely.make_valid(shapely.transform(plain, self._place), method="structure")

    def _place(self, points: np.ndarray) -> np.ndarray:
        left, top, *_ = self.frame
        x = left + (points[:, 0] - self.west_km) * self.scale
        return np.column_stack([x, top + (self.north_km - points[:, 1]) * self.scale])


def fitted(window: Box, frame: Rect, *, lean: float = 0.5) -> View:
    """Show at least a window in a frame.

    Parameters
    ----------
    window : Box
    frame : Rect
    lean : float
        Share of spare width that goes to the west of the window.
    """
    west, south, east, north = window
    left, top, right, bottom = frame
    scale = min((right - left) / (east - west), (bottom - top) / (north - south))
    spare_x = (right - left) / scale - (east - west)
    spare_y = (bottom - top) / scale - (north - south)
    return View(frame, west - spare_x * lean, north + spare_y / 2, scale)
