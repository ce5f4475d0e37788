"""Colours in both themes and the patterns made of them; no colour is written anywhere else.

Sizes are pixels on a picture 1920 px wide; :func:`scaled` turns them into those of another width.
"""

from dataclasses import dataclass
from typing import Literal

PICTURE_WIDTH_PX = 1920
SMALLEST_SCALE = 0.6


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour in both themes, as ``#RRGGBB``."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Marks repeated over a fill.

    Attributes
    ----------
    marks
        Dots (staggered), lines, or a grid of two sets of lines.
    colour
        Name of the colour of the marks.
    pitch_px, width_px
        Distance between marks; width of a line or diameter of a dot.
    angle_deg
        Direction of the lines, counter-clockwise from the horizontal.
    """

    marks: Literal["dots", "lines", "grid"]
    colour: str
    pitch_px: float
    width_px: float
    angle_deg: float = 0.0


COLOURS: dict[str, Colour] = {
    "ua": Colour("#FFFDF7", "#26251F"),
    "ru": Colour("#A793BA", "#7E6A96"),
    "ru22": Colour("#8A779F", "#5A4870"),
    "leave_ua": Colour("#F3C14F", "#C9962B"),
    "dmz": Colour("#4A3A12", "#1B1606"),
    "claim": Colour("#6A4C8C", "#B79BD6"),
    "passes": Colour("#6A4C8C", "#3A2456"),
    "leave_ru": Colour("#14665F", "#6FC3B8"),
    "leave_ru_lines": Colour("#FFFFFF", "#0E2B28"),
    "grey": Colour("#C9C7C1", "#4A4945"),
    "grey_dots": Colour("#6E6C66", "#8D8A83"),
    "contact": Colour("#141417", "#F2F0EA"),
    "casing": Colour("#FFFFFF", "#000000"),
    "border": Colour("#3A3A42", "#C9C6BE"),
    "oblast": Colour("#B9B4A8", "#5D5A52"),
    "sea": Colour("#DCE6EB", "#16212A"),
    "water": Colour("#466677", "#7FA0B0"),
    "river": Colour("#B4CBD6", "#2C4453"),
    "land": Colour("#EFEDE8", "#1B1C20"),
    "land_edge": Colour("#C9C5BC", "#3C3D42"),
    "people": Colour("#2A211A", "#F4E9DC"),
    "ink": Colour("#1D1D22", "#ECEAE4"),
    "ink2": Colour("#55555E", "#B4B1AA"),
    "ink3": Colour("#7B7B85", "#8A8781"),
    "paper": Colour("#FFFFFF", "#141518"),
    "rule": Colour("#D8D6D0", "#34353A"),
}

HALO = Colour("#FFFFFFC7", "#000000B3")
"""Around labels of the map, so that they can be read on any fill; as ``#RRGGBBAA``."""

PATTERNS: dict[str, Pattern] = {
    "dmz": Pattern(marks="dots", colour="dmz", pitch_px=11, width_px=4),
    "claim": Pattern(marks="lines", colour="claim", pitch_px=12, width_px=2, angle_deg=45),
    "passes": Pattern(marks="lines", colour="passes", pitch_px=12, width_px=2.6, angle_deg=45),
    "leave_ru": Pattern(marks="lines", colour="leave_ru_lines", pitch_px=8, width_px=1.5),
    "grey": Pattern(marks="dots", colour="grey_dots", pitch_px=7, width_px=2.4),
    "dmz_ru": Pattern(marks="dots", colour="leave_ru_lines", pitch_px=11, width_px=4),
    "third": Pattern(marks="lines", colour="ink", pitch_px=12, width_px=2, angle_deg=90),
    "third_ru": Pattern(
        marks="lines", colour="leave_ru_lines", pitch_px=12, width_px=2, angle_deg=90
    ),
    "to_ru": Pattern(marks="lines", colour="leave_ua", pitch_px=9, width_px=4, angle_deg=-45),
    "to_ua": Pattern(marks="lines", colour="leave_ru", pitch_px=9, width_px=4, angle_deg=-45),
    "buffer": Pattern(marks="grid", colour="ink", pitch_px=14, width_px=1.2),
    "buffer_light": Pattern(marks="grid", colour="leave_ru_lines", pitch_px=14, width_px=1.2),
    "disputed": Pattern(marks="lines", colour="ink3", pitch_px=12, width_px=1.5, angle_deg=-45),
}


def scaled(size_px: float, width_px: float) -> float:
    """Turn a size on the 1920 px picture into one on a picture of another width.

    Small pictures keep at least six tenths of the size, else patterns close up.
    """
    return size_px * max(width_px / PICTURE_WIDTH_PX, SMALLEST_SCALE)
