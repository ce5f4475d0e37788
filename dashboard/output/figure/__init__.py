"""Pictures for print, slides and posts, drawn by matplotlib from the registry of the web map.

:func:`draw` makes the file. matplotlib is imported when the first picture is drawn, for that takes
a while and most readers never ask for one.
"""

from typing import Literal

from dashboard.output.figure.content import Content, Wording
from dashboard.output.figure.presets import PRESETS, Preset, custom

Style = Literal["light", "dark", "greyscale", "projector"]
Format = Literal["png", "svg", "pdf"]
STYLES: tuple[Style, ...] = ("light", "dark", "greyscale", "projector")
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf")

__all__ = [
    "FORMATS",
    "PRESETS",
    "STYLES",
    "Content",
    "Format",
    "Preset",
    "Style",
    "Wording",
    "custom",
    "draw",
]


def draw(
    content: Content, preset: Preset, style: Style = "light", fmt: Format = "png"
) -> bytes:
    """Draw a picture and give the bytes of its file; the same content gives the same bytes.

    Parameters
    ----------
    content : MapContent, CloseupContent, CompareContent or TimelineContent
        As made by :mod:`dashboard.pictures`.
    preset : Preset
        One of :data:`PRESETS`, or :func:`custom`.
    style : {"light", "dark", "greyscale", "projector"}
    fmt : {"png", "svg", "pdf"}

    Raises
    ------
    PictureError
        If a title is too long, the footer lacks ``{source}``, or words do not fit.
    """
    raise NotImplementedError
