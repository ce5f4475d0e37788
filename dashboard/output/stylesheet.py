"""The style registry for a browser: colours as CSS variables, patterns as SVG, one class each.

Both themes live in one sheet: ``light-dark()`` follows the ``color-scheme`` of the element, so a
change of theme redraws nothing.
"""

from math import sqrt

from dashboard.output.style import FILLS, LINES
from dashboard.output.tokens import COLOURS, HALO, PATTERNS, Pattern, scaled

MAP_WIDTH_PX = 1104
LINE_SCALE = 0.75  # lines stay a little stronger than patterns, as on the drawn targets


def colour_variables() -> str:
    """Write every colour as a CSS variable, light and dark, with a fallback for old browsers."""
    colours = {**COLOURS, "halo": HALO}.items()
    light = "".join(f"--{name}:{c.light};" for name, c in colours)
    dark = "".join(f"--{name}:{c.dark};" for name, c in colours)
    both = "".join(f"--{name}:light-dark({c.light},{c.dark});" for name, c in colours)
    return (
        f":root{{{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}"
    )


def fill_rules() -> str:
    """Write one CSS class per fill (``f-…``): a flat colour or a pattern."""
    return "".join(
        f".f-{name}{{fill:{f'url(#p-{name})' if fill.pattern else f'var(--{fill.colour})'}"
        f"{f';fill-opacity:{fill.opacity:g}' if fill.opacity < 1 else ''}}}"
        for name, fill in FILLS.items()
    )


def line_rules() -> str:
    """Write one CSS class per stroke of a line (``l-…-0`` is the lowest)."""
    rules = []
    for name, line in LINES.items():
        dash = " ".join(f"{length * LINE_SCALE:g}" for length in line.dash_px)
        for position, (colour, width_px) in enumerate(line.strokes):
            rules.append(
                f".l-{name}-{position}{{fill:none;stroke:var(--{colour});"
                f"stroke-width:{width_px * LINE_SCALE:g}px"
                f"{f';stroke-dasharray:{dash}' if dash else ''}}}"
            )
    return "".join(rules)


def patterns_svg() -> str:
    """Draw every patterned fill as one SVG ``<pattern>``, its own ground included."""
    drawn = "".join(
        pattern_svg(f"p-{name}", f"var(--{fill.colour})", PATTERNS[fill.pattern])
        for name, fill in FILLS.items()
        if fill.pattern
    )
    return (
        f'<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>{drawn}</defs></svg>'
    )


def pattern_svg(name: str, ground: str, pattern: Pattern, width_px: float = MAP_WIDTH_PX) -> str:
    """Draw one tile of a pattern on its ground.

    Parameters
    ----------
    name : str
        Id of the ``<pattern>``.
    ground : str
        CSS colour beneath the marks.
    pattern : Pattern
    width_px : float
        Width of the map that the pattern is for.
    """
    pitch = scaled(pattern.pitch_px, width_px)
    tile = round(pitch * (sqrt(2) if pattern.marks == "dots" else 1), 2)
    width = scaled(pattern.width_px, width_px)
    draw = {"dots": _dots, "lines": _lines, "grid": _grid}[pattern.marks]
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{tile:g}" height="{tile:g}"'
        f' patternTransform="rotate({-pattern.angle_deg:g})">'
        f'<rect width="{tile:g}" height="{tile:g}" style="fill:{ground}"/>'
        f"{draw(tile, width, f'var(--{pattern.colour})')}</pattern>"
    )


def _dots(tile: float, width: float, colour: str) -> str:
    """Two dots to a tile, the second half a tile on: a staggered field."""
    centres = ((tile / 4, tile / 4), (tile * 3 / 4, tile * 3 / 4))
    return "".join(
        f'<circle cx="{x:g}" cy="{y:g}" r="{width / 2:g}" style="fill:{colour}"/>'
        for x, y in centres
    )


def _lines(tile: float, width: float, colour: str) -> str:
    at = f'y="{(tile - width) / 2:g}" width="{tile:g}" height="{width:g}"'
    return f'<rect {at} style="fill:{colour}"/>'


def _grid(tile: float, width: float, colour: str) -> str:
    at = f'x="{(tile - width) / 2:g}" width="{width:g}" height="{tile:g}"'
    return _lines(tile, width, colour) + f'<rect {at} style="fill:{colour}"/>'
