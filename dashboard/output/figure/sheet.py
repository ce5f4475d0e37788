"""The sheet that a picture is drawn on: shapes, lines and words in units, y downwards.

It keeps the box of everything written, so that a test can ask whether two labels overlap and
whether all stands inside the frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.output.figure.fonts import Face, properties, width_of
from dashboard.output.figure.paths import path_of
from dashboard.output.figure.presets import Preset
from dashboard.output.style import LINES
from dashboard.output.tokens import Look, shade

POINTS_PER_INCH = 72
ASCENT, DESCENT = 0.72, 0.22
"""Height of letters above and below the line they stand on, in sizes of the type."""
HALO_SHARE, HALO_OPACITY = 0.3, 0.8
CONTRAST = {"projector": 1.25}
"""How much wider lines are in a look."""

Anchor = Literal["left", "center", "right"]
Rect: TypeAlias = tuple[float, float, float, float]
"""``(left, top, right, bottom)`` in units."""


@dataclass(frozen=True, slots=True)
class Written:
    """Words on the sheet, and the box that they fill."""

    words: str
    box: Rect
    kind: str


class Sheet:
    """A picture in the making.

    Parameters
    ----------
    preset : Preset
    look : Look
    """

    def __init__(self, preset: Preset, look: Look) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415  see the package

        self.preset, self.look = preset, look
        inches = (preset.width_px / preset.dpi, preset.height_px / preset.dpi)
        self.figure = Figure(figsize=inches, dpi=preset.dpi, facecolor=self.colour("paper"))
        self.axes = self.figure.add_axes((0, 0, 1, 1), frameon=False)
        self.axes.set(xlim=(0, preset.width), ylim=(preset.height, 0), xticks=[], yticks=[])
        self.axes.set_axis_off()
        self.written: list[Written] = []
        self._points = preset.unit_px * POINTS_PER_INCH / preset.dpi
        self._order = 0

    def colour(self, name: str) -> str:
        """Give a colour of the registry in this look."""
        return shade(name, self.look)

    def fill(
        self, shape: BaseGeometry, colour: str, *, clip: Any = None, opacity: float = 1.0
    ) -> None:
        """Fill polygons given in units."""
        if not shape.is_empty:
            self._patch(shape, clip, facecolor=self.colour(colour), alpha=opacity, linewidth=0)

    def stroke(  # noqa: PLR0913  all that a line can be
        self,
        shape: BaseGeometry,
        colour: str,
        width: float,
        *,
        dash: Sequence[float] = (),
        clip: Any = None,
        opacity: float = 1.0,
        cap: str = "round",
    ) -> None:
        """Draw lines given in units; ``dash`` as in the registry."""
        if shape.is_empty:
            return
        solid = {"capstyle": cap, "joinstyle": "round"}
        pattern = (0, [length / width for length in dash]) if dash else "solid"
        self._patch(
            shape,
            clip,
            fill=False,
            edgecolor=self.colour(colour),
            alpha=opacity,
            linewidth=width * CONTRAST.get(self.look, 1) * self._points,
            linestyle=pattern,
            **(solid if not dash else {"capstyle": "butt"}),
        )

    def line(
        self,
        shape: BaseGeometry,
        name: str,
        *,
        clip: Any = None,
        scale: float = 1.0,
        cap: str = "round",
    ) -> None:
        """Draw a line of the registry, stroke on stroke."""
        style = LINES[name]
        dash = [length * scale for length in style.dash_px]
        for colour, width in style.strokes:
            self.stroke(shape, colour, width * scale, dash=dash, clip=clip, cap=cap)

    def rect(self, box: Rect, colour: str, *, opacity: float = 1.0) -> None:
        """Fill a rectangle."""
        self.fill(shapely.box(*box), colour, opacity=opacity)

    def outline(self, box: Rect, colour: str, width: float = 1.0) -> None:
        """Draw the edge of a rectangle."""
        self.stroke(shapely.boundary(shapely.box(*box)), colour, width, cap="butt")

    def rule(self, left: float, right: float, y: float, colour: str, width: float = 1.0) -> None:
        """Draw a horizontal line."""
        line = shapely.LineString([(left, y), (right, y)])
        self.stroke(line, colour, width, cap="butt")

    def text(  # noqa: PLR0913  all that a word can be
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        face: Face = "regular",
        colour: str = "ink",
        anchor: Anchor = "left",
        halo: str = "",
        kind: str = "text",
    ) -> Rect:
        """Write one line of words standing on ``y``, and give its box.

        Parameters
        ----------
        halo
            Name of the colour around the letters; empty for none.
        kind
            What the words are, for whoever reads the layout.
        """
        from matplotlib.text import Text  # noqa: PLC0415  see the package

        box = text_box(x, y, words, size, face, anchor)
        self.written.append(Written(words, box, kind))
        if halo:
            self._halo(box[0], y, words, size, face, halo)
        letters = Text(
            x,
            y,
            words,
            fontproperties=properties(face, size * self._points),
            color=self.colour(colour),
            ha=anchor,
            va="baseline",
            parse_math=False,
            zorder=self._next(),
        )
        self._add(letters)
        return box

    def _halo(  # noqa: PLR0913, PLR0917  as above
        self, left: float, y: float, words: str, size: float, face: Face, name: str
    ) -> None:
        """Draw the letters' outlines in a wide soft line, so that words stay words in an SVG."""
        from matplotlib.patches import PathPatch  # noqa: PLC0415  see the package
        from matplotlib.textpath import TextPath  # noqa: PLC0415
        from matplotlib.transforms import Affine2D  # noqa: PLC0415

        outlines = TextPath((0, 0), words, size=size, prop=properties(face, size))
        moved = outlines.transformed(Affine2D().scale(1, -1).translate(left, y))
        around = PathPatch(
            moved,
            facecolor="none",
            edgecolor=self.colour(name),
            linewidth=HALO_SHARE * size * self._points,
            alpha=HALO_OPACITY,
            joinstyle="round",
            zorder=self._next(),
        )
        self._add(around)

    def clip(self, box: Rect) -> Any:
        """Make a frame that shapes can be clipped to."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415  see the package

        left, top, right, bottom = box
        frame = Rectangle((left, top), right - left, bottom - top)
        frame.set_transform(self.axes.transData)
        return frame

    def _patch(self, shape: BaseGeometry, clip: Any, **style: Any) -> None:
        from matplotlib.patches import PathPatch  # noqa: PLC0415  see the package

        patch = PathPatch(path_of(shape), zorder=self._next(), **style)
        self._add(patch)
        if clip is not None:
            patch.set_clip_path(clip)

    def _add(self, artist: Any) -> None:
        self.axes.add_artist(artist)

    def _next(self) -> int:
        self._order += 1
        return self._order


def text_box(  # noqa: PLR0913, PLR0917  as a word
    x: float, y: float, words: str, size: float, face: Face = "regular", anchor: Anchor = "left"
) -> Rect:
    """Give the box of a line of words standing on ``y``."""
    width = width_of(words, face, size)
    left = x - {"left": 0.0, "center": width / 2, "right": width}[anchor]
    return left, y - ASCENT * size, left + width, y + DESCENT * size
