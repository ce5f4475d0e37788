"""Fills of the registry as CSS backgrounds, for tables and cards where no SVG can stand."""

from dashboard.output.style import FILLS, Fill
from dashboard.output.tokens import PATTERNS, Pattern, scaled

CARD_WIDTH_PX = 1104
"""Width of the map beside which the swatches stand: marks have the same size on both."""


def swatch_rules() -> str:
    """Write one CSS class per fill (``s-…``): the colour and the marks on it."""
    return "".join(f".s-{name}{{background:{background(fill)}}}" for name, fill in FILLS.items())


def background(fill: Fill) -> str:
    """Write the layers of a background, from the top mark down to the colour."""
    marks = _marks(PATTERNS[fill.pattern]) if fill.pattern else []
    return ",".join([*marks, f"var(--{fill.colour})"])


def _marks(pattern: Pattern) -> list[str]:
    pitch = scaled(pattern.pitch_px, CARD_WIDTH_PX)
    width = scaled(pattern.width_px, CARD_WIDTH_PX)
    colour = f"var(--{pattern.colour})"
    if pattern.marks == "dots":
        dot = f"radial-gradient(circle,{colour} {width / 2:g}px,transparent {width / 2 + 0.5:g}px)"
        return [f"{dot} 0 0/{pitch:g}px {pitch:g}px"]
    angles = [pattern.angle_deg] if pattern.marks == "lines" else [0.0, 90.0]
    return [
        f"repeating-linear-gradient({-angle:g}deg,{colour} 0 {width:g}px,"
        f"transparent {width:g}px {pitch:g}px)"
        for angle in angles
    ]
