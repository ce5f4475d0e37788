"""Text on the map and in charts can be read on every ground it can have: WCAG 2.2, level AA.

The checker in the browser cannot decide about text over drawings; here the registry tells.
"""

import re
from pathlib import Path

import pytest

from dashboard.output.charts import AREA_OPACITY
from dashboard.output.style import FILLS
from dashboard.output.tokens import COLOURS, HALO, PATTERNS

AA = 4.5
OUTPUT = Path(__file__).parents[1] / "dashboard" / "output"
SHEET = (OUTPUT / "territory.css").read_text(encoding="utf-8")
LABELS = dict(
    re.findall(r"^#labels (?:text)?\.?([\w-]+)? ?\{ fill: var\(--(\w+)\)", SHEET, re.MULTILINE)
)
BARE = {"country": ("land", "ua"), "sea": ("sea",)}
"""Names without a halo, and the grounds on which alone they stand."""
CHART = {"ink": ("", "ru", "leave_ua"), "ink2": ("",), "claim": ("", "ru")}
"""Text of charts by the areas that it can stand on: axes and the change of source on none, the
names of levels on held area only."""

each_theme = pytest.mark.parametrize("theme", ["light", "dark"])


def channels(colour):
    """Red, green, blue and opacity of ``#RRGGBB`` or ``#RRGGBBAA``, from 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in range(1, len(colour), 2)]
    return parts if len(parts) == 4 else [*parts, 1.0]


def over(top, ground, opacity=1.0):
    """Lay a colour on an opaque one."""
    *rgb, alpha = channels(top)
    alpha *= opacity
    mixed = [alpha * t + (1 - alpha) * g for t, g in zip(rgb, channels(ground), strict=False)]
    return "#" + "".join(f"{round(value * 255):02X}" for value in mixed)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def colour(name, theme):
    return getattr(COLOURS[name], theme)


def grounds(theme):
    """Every colour that a fill of the map or a mark of its pattern can have, by what it is."""
    lowest = colour("ua", theme)
    found = {"land": colour("land", theme)}
    for name, fill in FILLS.items():
        found[name] = over(colour(fill.colour, theme), lowest, fill.opacity)
        if fill.pattern:
            found[f"marks of {name}"] = colour(PATTERNS[fill.pattern].colour, theme)
    return found


def test_contrast_is_what_the_standard_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert over("#00000080", "#FFFFFF") == "#7F7F7F"


def test_the_sheet_of_the_map_names_the_colours_of_its_labels():
    assert LABELS[""] == "ink"
    assert set(BARE) <= set(LABELS)
    assert {name for name in BARE if f"#labels .{name} {{" in SHEET} == set(BARE)


@each_theme
def test_a_label_with_a_halo_can_be_read_on_every_fill_and_pattern(theme):
    text, halo = colour(LABELS[""], theme), getattr(HALO, theme)

    dim = {
        name: round(ratio, 2)
        for name, ground in grounds(theme).items()
        if (ratio := contrast(text, over(halo, ground))) < AA
    }
    assert dim == {}


@each_theme
@pytest.mark.parametrize(("kind", "ground"), [(k, g) for k, all_ in BARE.items() for g in all_])
def test_a_name_without_a_halo_can_be_read_where_it_stands(theme, kind, ground):
    assert contrast(colour(LABELS[kind], theme), colour(ground, theme)) >= AA


@each_theme
@pytest.mark.parametrize("text", ["ink", "ink2"])
def test_text_of_the_key_the_foot_and_the_page_can_be_read(theme, text):
    assert contrast(colour(text, theme), colour("paper", theme)) >= AA


@each_theme
@pytest.mark.parametrize(("text", "area"), [(t, a) for t, all_ in CHART.items() for a in all_])
def test_text_of_a_chart_can_be_read_on_paper_and_on_the_areas_of_the_chart(theme, text, area):
    paper = colour("paper", theme)
    ground = over(colour(area, theme), paper, AREA_OPACITY) if area else paper

    assert contrast(colour(text, theme), ground) >= AA
