"""Numbers, dates and sentences."""

from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.proposal import Status
from dashboard.output.sentences import (
    Moves,
    change_headline,
    headline,
    held_sentence,
    not_computable,
)
from dashboard.output.words import (
    STATUS_WORDS,
    area,
    area_unit,
    grouped,
    length,
    length_unit,
    long_date,
    number,
    quantity,
    rounded,
    share,
    short_date,
    text_date,
)

DAY = date(2025, 11, 19)


def moves(ukraine_km2=0.0, russia_km2=0.0):
    return Moves(
        ukraine_leaves_km2=ukraine_km2,
        ukraine_leaves_people=732_961.0,
        russia_leaves_km2=russia_km2,
        russia_leaves_people=38_200.0,
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (6_227.4, "6\u2009230"),
        (732_961, "733\u2009000"),
        (119_549, "120\u2009000"),
        (107.6, "108"),
        (18.78, "18.8"),
        (0.123_45, "0.123"),
        (999.6, "1\u2009000"),
        (0, "0"),
        (41_167_335, "41\u2009200\u2009000"),
        (-1_234.5, "−1\u2009230"),
    ],
)
def test_a_number_has_three_significant_digits_in_groups_of_three(value, written):
    assert number(value) == written


def test_a_ukrainian_number_has_a_decimal_comma():
    assert number(18.78, "uk") == "18,8"


def test_a_number_can_be_written_without_rounding():
    assert grouped(41_167_335) == "41\u2009167\u2009335"


@given(st.floats(1e-3, 1e9))
def test_rounding_never_moves_a_value_by_more_than_half_a_digit(value):
    assert isclose(rounded(value), value, rel_tol=0.005)


@given(st.floats(1e-3, 1e9))
def test_rounding_twice_changes_nothing(value):
    assert rounded(rounded(value)) == rounded(value)


def test_a_unit_follows_after_a_space_that_does_not_break():
    assert quantity(6_227, "km2") == "6\u2009230\u00a0km²"
    assert quantity(6_227, "km2", "uk") == "6\u2009230\u00a0км²"


def test_square_miles_are_converted_before_they_are_rounded():
    assert area(6_227.4) == "6\u2009230\u00a0km²"
    assert area(6_227.4, "mi2") == "2\u2009400\u00a0mi²"
    assert area(258.998_811, "mi2") == "100\u00a0mi²"


def test_lengths_follow_the_units_of_areas():
    assert length(1_193) == "1\u2009190\u00a0km"
    assert length(1_193, "mi2") == "741\u00a0mi"


def test_units_are_named_for_the_head_of_a_column():
    assert (area_unit(), area_unit("mi2"), area_unit("km2", "uk")) == ("km²", "mi²", "км²")
    assert (length_unit(), length_unit("mi2"), length_unit("mi2", "uk")) == ("km", "mi", "миль")


def test_a_share_has_one_decimal():
    assert share(0.187_66) == "18.8%"
    assert share(0.187_66, "uk") == "18,8\u00a0%"


def test_a_day_is_written_out_in_both_languages():
    assert long_date(DAY) == "19 November 2025"
    assert long_date(DAY, "uk") == "19 листопада 2025 р."
    assert short_date(DAY) == "19 Nov 2025"


@pytest.mark.parametrize(
    ("iso", "english", "ukrainian"),
    [
        ("2026", "2026", "2026"),
        ("2026-02", "February 2026", "лютий 2026"),
        ("2025-11-19", "19 November 2025", "19 листопада 2025 р."),
    ],
)
def test_a_date_is_no_more_exact_than_the_text_is_known(iso, english, ukrainian):
    assert text_date(iso) == english
    assert text_date(iso, "uk") == ukrainian


def test_every_status_has_its_words():
    assert set(STATUS_WORDS) == set(Status)


def test_a_proposal_would_move_a_line():
    expected = (
        "Ukraine would leave 6\u2009230\u00a0km² where 733\u2009000\u00a0people "
        "lived before the war"
    )

    assert headline(moves(ukraine_km2=6_227)) == expected


def test_a_text_that_moves_only_russia_says_so():
    assert headline(moves(russia_km2=1_930)).startswith("Russia would leave 1\u2009930\u00a0km²")


def test_a_text_that_moves_nobody_says_so():
    assert headline(moves()) == "Neither side would leave ground: the line stays as it is"


def test_an_edge_of_the_drawing_is_not_a_finding():
    assert "Neither" in headline(moves(ukraine_km2=0.3, russia_km2=0.2))


def test_an_annexation_claims():
    said = headline(moves(ukraine_km2=20_900), is_annexation=True)

    assert said == "Russia claims 20\u2009900\u00a0km² that it does not hold"


@pytest.mark.parametrize("area_km2", [0, 87.7, 6_227, 20_912, 601_000])
@pytest.mark.parametrize("is_law", [True, False])
def test_a_headline_fits_a_title(area_km2, is_law):
    assert len(headline(moves(ukraine_km2=area_km2), is_annexation=is_law)) <= 74


def test_a_text_without_ground_says_that_it_has_none():
    assert (
        not_computable("Geneva 19 points")
        == "Geneva 19 points: the text fixes no ground to measure"
    )


def test_a_headline_speaks_ukrainian_and_square_miles():
    said = headline(moves(ukraine_km2=6_227), units="mi2", language="uk")

    assert said.startswith("Україна залишила б 2\u2009400\u00a0кв. миль, де до війни жило 733")


def test_a_day_is_summed_up_in_one_sentence():
    figures = {"held_km2": 115_900.0, "share": 0.192, "people_held": 9_070_000.0}

    assert held_sentence(figures, DAY) == (
        "On 19 November 2025 Russia held 116\u2009000\u00a0km², 19.2% of Ukraine, where "
        "9\u2009070\u2009000\u00a0people lived before February 2022."
    )
    assert held_sentence(figures, DAY, "km2", "uk").startswith("19 листопада 2025 р. Росія")


def test_change_names_both_directions():
    assert change_headline(4_480, 10.4) == (
        "4\u2009480\u00a0km² passed to Russian-held, 10.4\u00a0km² to Ukrainian-held"
    )
    assert "перейшло 4\u2009480\u00a0км², України: нічого" in change_headline(4_480, 0, "km2", "uk")


@pytest.mark.parametrize("word", ["liberat", "occup", "regain", "conced", "lose", "loss", "gain"])
def test_a_headline_takes_no_side(word):
    said = [
        headline(moves(ukraine_km2=1)),
        headline(moves(russia_km2=1)),
        headline(moves()),
        headline(moves(ukraine_km2=1), is_annexation=True),
        headline(moves(), is_annexation=True),
        change_headline(1, 1),
    ]

    assert not [sentence for sentence in said if word in sentence.lower()]
