"""Pictures for print, slides and posts, drawn by matplotlib from the registry of the web map.

:func:`draw` makes the file. matplotlib is imported when the first picture is drawn, for that takes
a while and most readers never ask for one.
"""

from collections.abc import Callable
from typing import Any, Literal

from dashboard.output.figure.closeup_figure import draw_closeup
from dashboard.output.figure.compare_figure import draw_comparison
from dashboard.output.figure.content import (
    CloseupContent,
    CompareContent,
    Content,
    MapContent,
    TimelineContent,
    Wording,
)
from dashboard.output.figure.files import alone, encode
from dashboard.output.figure.map_figure import draw_map
from dashboard.output.figure.presets import PRESETS, Preset, custom
from dashboard.output.figure.sheet import Sheet
from dashboard.output.figure.timeline_figure import draw_timeline
from dashboard.output.tokens import Look as Style

Format = Literal["png", "svg", "pdf"]
MOST_KEPT = 24
"""Files that are kept for whoever asks again, as a preview does before its download."""
_kept: dict[object, bytes] = {}
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
    "compose",
    "custom",
    "draw",
    "forget",
]


def draw(content: Content, preset: Preset, style: Style = "light", fmt: Format = "png") -> bytes:
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
    asked = (type(content), content.caption, preset, style, fmt)
    found = _kept.get(asked)
    if found is None:
        with alone(content.caption.recipe):
            found = encode(compose(content, preset, style), content.caption, fmt)
            if len(_kept) >= MOST_KEPT:
                del _kept[next(iter(_kept))]
            _kept[asked] = found
    return found


def forget() -> None:
    """Drop the files that are kept."""
    _kept.clear()


def compose(content: Content, preset: Preset, style: Style = "light") -> Sheet:
    """Lay a picture out without writing it, so that its words and their boxes can be looked at.

    Raises
    ------
    PictureError
        As :func:`draw`.
    """
    sheet = Sheet(preset, style)
    DRAWN_BY[type(content)](sheet, content)
    return sheet


DRAWN_BY: dict[type, Callable[[Sheet, Any], None]] = {
    MapContent: draw_map,
    CloseupContent: draw_closeup,
    CompareContent: draw_comparison,
    TimelineContent: draw_timeline,
}
