"""A place is found however its name is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers import find_places, place_named


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Kharkiv", "Kharkiv"),
        ("харків", "Kharkiv"),
        ("Харьков", "Kharkiv"),
        ("Kiev", "Kyiv"),
        ("словянськ", "Sloviansk"),
        ("Slavyansk", "Sloviansk"),
        ("Артёмовск", "Bakhmut"),
        ("Авдеевка", "Avdiivka"),
        ("KRAMATORSK ", "Kramatorsk"),
    ],
)
def test_a_place_is_found_in_both_languages_and_by_other_spellings(asked, found):
    assert find_places(asked)[0].name_en == found


def test_names_are_shown_in_spellings_from_ukrainian_whatever_was_typed():
    place = find_places("Днепр")[0]

    assert (place.name_en, place.name_uk) == ("Dnipro", "Дніпро")


def test_an_exact_name_comes_before_a_larger_place_that_begins_with_it():
    found = [place.name_en for place in find_places("Mykolaivka")]

    assert set(found[:3]) == {"Mykolaivka"}


def test_a_place_is_found_again_by_its_id():
    place = find_places("Sloviansk")[0]

    assert place_named(place.id) == place


@pytest.mark.parametrize("unknown", ["", "UA1412021", "UA1412021-Atlantis", "-", "x" * 5000])
def test_an_unknown_id_finds_nothing(unknown):
    assert place_named(unknown) is None


@given(st.text())
def test_any_text_may_be_asked_for(asked):
    assert len(find_places(asked)) <= 8
