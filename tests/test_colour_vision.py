"""Whatever means something else on a map looks different, however one sees colours.

References
----------
.. [1] Machado, G. M., Oliveira, M. M. & Fernandes, L. A. F. (2009). A physiologically-based model
   for simulation of color vision deficiency. *IEEE Transactions on Visualization and Computer
   Graphics*, 15(6), 1291-1298. Matrices of full severity, for linear sRGB.
.. [2] Sharma, G., Wu, W. & Dalal, E. N. (2005). The CIEDE2000 color-difference formula.
   *Color Research & Application*, 30(1), 21-30.
"""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest

from dashboard.output.style import FILLS
from dashboard.output.tokens import PATTERNS, Look, grey_of, shade

DIFFERENT = 9.0
"""CIEDE2000 between fills that differ by nothing else: twice what is seen side by side at once."""
VISIBLE = 12.0
"""The same between the marks of a pattern and the fill beneath them."""
SIGHTS = {
    "normal": np.eye(3),
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
    "no hue": [[0.2126, 0.7152, 0.0722]] * 3,
}
CLASSES = [name for name in FILLS if not name.startswith("people") and name not in {"sea", "lake"}]
LOOKS = get_args(Look)


def linear(colour):
    channels = np.array([int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour, sight):
    """CIELAB of a colour as it is seen, D65."""
    seen = np.clip(np.array(SIGHTS[sight]) @ linear(colour), 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    xyz = np.array(to_xyz) @ seen / [0.95047, 1.0, 1.08883]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def ciede2000(one, other):
    """How different two colours look; see [2]_."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = (1 - np.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    (c1, h1), (c2, h2) = (
        (np.hypot(a * (1 + g), b), np.degrees(np.arctan2(b, a * (1 + g))) % 360)
        for a, b in ((a1, b1), (a2, b2))
    )
    turn = h2 - h1
    if c1 * c2 == 0:
        turn = 0.0
    elif abs(turn) > 180:
        turn -= 360 * np.sign(turn)
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else h1 + turn / 2
    angles = np.radians([hm - 30, 2 * hm, 3 * hm + 6, 4 * hm - 63])
    t = 1 + np.array([-0.17, 0.24, 0.32, -0.20]) @ np.cos(angles)
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    twist = 60 * np.exp(-((((hm % 360) - 275) / 25) ** 2))
    rt = -2 * np.sqrt(cm**7 / (cm**7 + 25**7)) * np.sin(np.radians(twist))
    parts = dl / sl, dc / sc, dh / sh
    return float(np.sqrt(sum(p**2 for p in parts) + rt * parts[1] * parts[2]))


def marks(name):
    """What the marks on a fill look like but for their colour; None for a plain fill."""
    pattern = PATTERNS.get(FILLS[name].pattern)
    return pattern and (pattern.marks, pattern.angle_deg, pattern.pitch_px)


def apart(one, other, look, sight):
    return ciede2000(lab(shade(one, look), sight), lab(shade(other, look), sight))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_difference_of_colours_is_that_of_its_authors(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_two_fills_of_the_map_differ_by_colour_or_by_pattern(look, sight):
    alike = [
        (one, other)
        for one, other in combinations(CLASSES, 2)
        if marks(one) == marks(other)
        and apart(FILLS[one].colour, FILLS[other].colour, look, sight) < DIFFERENT
    ]

    assert alike == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("look", LOOKS)
def test_the_marks_of_every_pattern_are_seen_on_their_fill(look, sight):
    patterned = {name: PATTERNS[FILLS[name].pattern] for name in CLASSES if FILLS[name].pattern}

    faint = {
        name: round(distance, 1)
        for name, pattern in patterned.items()
        if (distance := apart(pattern.colour, FILLS[name].colour, look, sight)) < VISIBLE
    }

    assert faint == {}


@pytest.mark.parametrize("look", LOOKS)
def test_words_are_read_on_every_page(look):
    def luminance(name):
        return np.array([0.2126, 0.7152, 0.0722]) @ linear(shade(name, look))

    for ink in ("ink", "ink2"):
        low, high = sorted([luminance(ink), luminance("paper")])
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_grey_is_as_light_as_its_colour():
    for colour in ("#A793BA", "#F3C14F", "#14665F", "#FFFFFF", "#000000"):
        assert lab(grey_of(colour), "normal")[0] == pytest.approx(lab(colour, "normal")[0], abs=0.3)
