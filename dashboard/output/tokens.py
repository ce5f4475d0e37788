"""Colours in every look and the patterns made of them; no colour is written anywhere else.

The web has two looks, light and dark; pictures have two more: greyscale for print, which is the
light one without its hue, and projector, which is the light one with more contrast.

Sizes are pixels on a picture 1920 px wide; :func:`scaled` turns them into those of another width.
"""

from dataclasses import dataclass
from typing import Literal

Look = Literal["light", "dark", "greyscale", "projector"]

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
    "dmz_held": Colour("#4A3A12", "#E2DAC2"),
    "claim": Colour("#6A4C8C", "#B79BD6"),
    "passes": Colour("#6A4C8C", "#3A2456"),
    "leave_ru": Colour("#14665F", "#9ADDD2"),
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

PROJECTOR: dict[str, str] = {
    "ru": "#9479AE",
    "ru22": "#67507F",
    "leave_ua": "#F2B01E",
    "leave_ru": "#0B554F",
    "claim": "#4E2F73",
    "passes": "#4E2F73",
    "dmz": "#2E2305",
    "dmz_held": "#2E2305",
    "grey": "#B7B4AC",
    "grey_dots": "#45433E",
    "oblast": "#8F897B",
    "sea": "#C6DAE4",
    "water": "#33566A",
    "river": "#8DB2C6",
    "land": "#E2DED5",
    "land_edge": "#A9A498",
    "ink2": "#3A3A42",
    "ink3": "#5B5B65",
    "rule": "#B4B1A9",
}
"""Colours that a weak projector would wash out; the others are as in light."""

PATTERNS: dict[str, Pattern] = {
    "dmz": Pattern(marks="dots", colour="dmz", pitch_px=11, width_px=4),
    "dmz_held": Pattern(marks="dots", colour="dmz_held", pitch_px=11, width_px=4),
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


def shade(name: str, look: Look = "light") -> str:
    """Give a colour of the registry in one look, as ``#RRGGBB``."""
    found = COLOURS[name]
    if look == "dark":
        return found.dark
    if look == "projector":
        return PROJECTOR.get(name, found.light)
    return grey_of(found.light) if look == "greyscale" else found.light


def grey_of(colour: str) -> str:
    """Give the grey of the same luminance (sRGB, IEC 61966-2-1).

    Parameters
    ----------
    colour : str
        ``#RRGGBB``.
    """
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004
    luminance = sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    is_dark = luminance <= 0.0031308  # noqa: PLR2004
    encoded = 12.92 * luminance if is_dark else 1.055 * luminance ** (1 / 2.4) - 0.055
    return "#" + f"{round(encoded * 255):02X}" * 3
