"""Sizes of pictures: all is laid out in units, and a preset says how large a unit is."""

from dataclasses import dataclass
from typing import Literal

from dashboard.errors import PictureError

SCREEN_DPI = 96
PRINT_DPI = 300
SMALLEST_PX, LARGEST_PX = 480, 6_000
UPRIGHT = 1.2
"""A picture less wide than this times its height has its key and table beneath the map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The size of a picture.

    Attributes
    ----------
    name
        Key in :data:`PRESETS`, or ``custom``.
    width_px, height_px
        Of the PNG.
    unit_px
        Pixels per unit. A label is 20 units high, the title 52, as on a slide 1920 px wide.
    dpi
        Pixels per inch, which give SVG and PDF their size on paper.
    is_bare
        Without title and sources, for a slide that has these as words of its own.
    """

    name: str
    width_px: int
    height_px: int
    unit_px: float
    dpi: int = SCREEN_DPI
    is_bare: bool = False

    @property
    def width(self) -> float:
        """Width in units."""
        return self.width_px / self.unit_px

    @property
    def height(self) -> float:
        """Height in units."""
        return self.height_px / self.unit_px

    @property
    def arrangement(self) -> Literal["beside", "beneath"]:
        """Where key and table stand, seen from the map."""
        return "beneath" if self.width_px < UPRIGHT * self.height_px else "beside"


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(name="social", width_px=1200, height_px=675, unit_px=0.68),
        Preset(name="slide", width_px=1920, height_px=1080, unit_px=1.0),
        Preset(name="square", width_px=1080, height_px=1080, unit_px=0.9),
        Preset(name="a4-portrait", width_px=2480, height_px=3508, unit_px=1.75, dpi=PRINT_DPI),
        Preset(name="a4-landscape", width_px=3508, height_px=2480, unit_px=1.75, dpi=PRINT_DPI),
    )
}


IN_SLIDE = Preset(name="in-slide", width_px=1920, height_px=830, unit_px=1.0, is_bare=True)
"""The picture on a slide whose title and sources stay words."""


def custom(width_px: int, height_px: int) -> Preset:
    """Make a preset of any size.

    Raises
    ------
    PictureError
        If a side is too short for words or too long for memory, or the shape is a strip.
    """
    sides = (width_px, height_px)
    if min(sides) < SMALLEST_PX or max(sides) > LARGEST_PX or max(sides) > 2 * min(sides):
        raise PictureError(
            f"A picture of {width_px} × {height_px} px was asked for; sides of {SMALLEST_PX} to "
            f"{LARGEST_PX} px, one at most twice the other, were expected. Choose another size."
        )
    shape = Preset(name="custom", width_px=width_px, height_px=height_px, unit_px=1.0)
    full = (1920, 1080) if shape.arrangement == "beside" else (1200, 1200)
    unit_px = min(width_px / full[0], height_px / full[1])
    return Preset(name="custom", width_px=width_px, height_px=height_px, unit_px=unit_px)
