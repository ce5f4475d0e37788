"""Colours by troops, by sovereignty, and of a difference."""

import pandas as pd
import pytest

from dashboard.core.proposal import Sovereignty, Troops
from dashboard.output.style import FILLS
from dashboard.output.terms import (
    SOVEREIGNTY,
    TROOPS,
    difference_names,
    difference_words,
    said,
    sovereign_names,
    troop_names,
)


def troops(holder, outcome):
    return troop_names(pd.DataFrame({"holder": [holder], "troops": [outcome]}))[0]


@pytest.mark.parametrize(
    ("holder", "outcome", "fill"),
    [
        ("russia", "", "ru"),
        ("russia", Troops.HOLDER, "ru"),
        ("ukraine", Troops.HOLDER, ""),
        ("russia", Troops.UKRAINE, ""),
        ("ukraine", Troops.RUSSIA, "ru"),
        ("ukraine", Troops.NONE, "dmz_ua"),
        ("russia", Troops.NONE, "dmz_ru"),
        ("ukraine", Troops.UNSPECIFIED, "grey"),
    ],
)
def test_ground_takes_the_fill_of_whose_troops_may_be_there(holder, outcome, fill):
    assert troops(holder, outcome) == fill


@pytest.mark.parametrize("outcome", [t for t in Troops if t not in {"ukraine", "holder"}])
def test_every_other_outcome_of_troops_has_a_fill_and_a_word(outcome):
    assert troops("ukraine", outcome) in TROOPS


@pytest.mark.parametrize("outcome", [s for s in Sovereignty if s != "ukraine"])
def test_every_sovereignty_but_ukraines_has_a_fill_and_a_word(outcome):
    names = sovereign_names(pd.DataFrame({"sovereignty": [outcome]}))

    assert names[0] in SOVEREIGNTY
    assert names[0] != "ua"


def test_silence_on_sovereignty_is_not_coloured():
    assert sovereign_names(pd.DataFrame({"sovereignty": ["", "ukraine"]})).tolist() == ["", ""]


def test_a_difference_tells_under_which_text_ground_is_ukrainian_held():
    after = {
        "holder_after_a": ["ukraine", "russia", "russia", ""],
        "holder_after_b": ["russia", "ukraine", "russia", "russia"],
    }

    names = difference_names(pd.DataFrame(after)).tolist()

    assert names == ["only_first", "only_second", "other_terms", "other_terms"]


def test_the_key_lists_only_what_is_drawn_and_the_base():
    assert list(said(TROOPS, ["ru", "contact"], "en")) == ["ua", "ru"]


def test_every_fill_of_a_key_is_in_the_registry_and_told_in_both_languages():
    for words in (TROOPS, SOVEREIGNTY, difference_words("A", "B")):
        assert set(words) <= set(FILLS)
        assert all(meaning.en != meaning.uk for meaning in words.values())
