"""One registry for colours, patterns and lines."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from dashboard.output.style import FILLS, KEY_ORDER, LINES
from dashboard.output.stylesheet import (
    colour_variables,
    fill_rules,
    line_rules,
    pattern_svg,
    patterns_svg,
)
from dashboard.output.tokens import COLOURS, PATTERNS, scaled

HEX = re.compile(r"#[0-9A-F]{6}")


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_is_valid_in_both_themes(name):
    colour = COLOURS[name]

    assert HEX.fullmatch(colour.light)
    assert HEX.fullmatch(colour.dark)


@pytest.mark.parametrize("name", [*FILLS, *LINES])
def test_whatever_is_drawn_has_a_word_for_the_key_in_both_languages(name):
    words = (FILLS.get(name) or LINES[name]).words

    assert words.say("en").strip()
    assert re.search("[а-яіїєґ]", words.say("uk"))


@pytest.mark.parametrize("name", FILLS)
def test_a_fill_uses_only_colours_and_patterns_of_the_registry(name):
    fill = FILLS[name]

    assert fill.colour in COLOURS
    assert fill.pattern is None or PATTERNS[fill.pattern].colour in COLOURS


def test_no_two_fills_look_the_same():
    looks = {
        name: (fill.colour, fill.pattern, fill.opacity)
        for name, fill in FILLS.items()
        if name != "lake"
    }

    assert [pair for pair in combinations(looks, 2) if looks[pair[0]] == looks[pair[1]]] == []


def test_no_two_patterns_look_the_same():
    assert len(set(PATTERNS.values())) == len(PATTERNS)


def test_what_moves_differs_by_pattern_and_not_by_hue_alone():
    moving = [fill.pattern for name, fill in FILLS.items() if "_dmz" in name or "_claim" in name]

    assert None not in moving


def test_no_hue_belongs_to_a_flag():
    red_or_blue = {"#FF0000", "#0000FF", "#0057B7", "#FFD700", "#D52B1E", "#0039A6"}

    assert not {shade for c in COLOURS.values() for shade in (c.light, c.dark)} & red_or_blue


def test_the_key_lists_everything_once():
    assert sorted(KEY_ORDER) == sorted([*FILLS, *LINES])


def test_sizes_follow_the_width_of_the_picture_and_stop_at_six_tenths():
    assert scaled(10, 1920) == 10
    assert scaled(10, 3840) == 20
    assert scaled(10, 390) == 6


def test_patterns_are_well_formed_and_named_after_their_fill():
    root = ET.fromstring(patterns_svg())  # noqa: S314  our own text

    patterned = [name for name, fill in FILLS.items() if fill.pattern]
    assert [pattern.get("id") for pattern in root.iter("pattern")] == [f"p-{n}" for n in patterned]


def test_a_pattern_repeats_at_the_same_pitch_wherever_it_lies():
    drawn = pattern_svg("x", "var(--ua)", PATTERNS["claim"], width_px=1920)

    assert 'patternUnits="userSpaceOnUse"' in drawn
    assert 'width="12" height="12"' in drawn
    assert "rotate(-45)" in drawn


def test_the_sheet_knows_every_colour_fill_and_line():
    sheet = colour_variables() + fill_rules() + line_rules()

    used = set(re.findall(r"var\(--(\w+)\)", sheet + patterns_svg()))
    assert used <= set(COLOURS)
    assert all(f".f-{name}{{" in sheet for name in FILLS)
    assert all(f".l-{name}-0{{" in sheet for name in LINES)


def test_every_address_of_a_pattern_in_the_sheet_exists():
    asked = set(re.findall(r"url\(#([\w-]+)\)", fill_rules()))
    drawn = set(re.findall(r'id="([\w-]+)"', patterns_svg()))

    assert asked == drawn


def test_denser_ground_is_darker():
    opacities = [FILLS[f"people_{number}"].opacity for number in (1, 2, 3, 4)]

    assert opacities == sorted(opacities)
    assert ".f-people_1{fill:var(--people);fill-opacity:0.22}" in fill_rules()
