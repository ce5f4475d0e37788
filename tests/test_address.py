"""What a link says, and what happens when it says something else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.address import NAMES, Options, nearest_day, read

OPTIONS = Options(
    variants={"us-28pt-nov-2025": (), "zone": ("5km", "10km")},
    days={"deepstate": ("2022-04-03", "2025-11-18", "2025-11-19"), "owl": ("2025-11-19",)},
    surfaces=("official", "worldpop"),
)


def test_an_empty_link_shows_the_default_on_the_latest_day():
    choice, notices = read({}, OPTIONS)

    assert (choice.proposal, choice.day, choice.mapper) == (
        "us-28pt-nov-2025",
        "2025-11-19",
        "deepstate",
    )
    assert notices == ()


def test_a_link_restores_exactly_what_was_seen():
    seen, _ = read(
        {"proposal": "zone", "variant": "10km", "date": "2025-11-18", "show": "grey"}, OPTIONS
    )

    again, notices = read(seen.params(), OPTIONS)

    assert again == seen
    assert notices == ()


def test_units_and_language_travel_in_the_link():
    seen, _ = read({"units": "mi2", "lang": "uk"}, OPTIONS)

    again, notices = read(seen.params(), OPTIONS)

    assert (again.units, again.language) == ("mi2", "uk")
    assert notices == ()


def test_every_name_that_is_written_is_known_to_the_navigation():
    choice, _ = read({"proposal": "zone"}, OPTIONS)
    choice = replace(choice, option="carried")

    assert set(choice.params()) == set(NAMES)


def test_an_address_names_the_day_even_when_it_is_the_latest():
    choice, _ = read({}, OPTIONS)

    assert choice.params()["date"] == "2025-11-19"


def test_nothing_shown_is_a_value_of_its_own():
    choice, _ = read({"show": "none"}, OPTIONS)

    assert choice.show == ()
    assert choice.params()["show"] == "none"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("proposal", "nope", "proposal “nope”"),
        ("mapper", "me", "mapper “me”"),
        ("people", "all", "people “all”"),
        ("date", "2025-13-45", "date “2025-13-45”"),
        ("show", "ufos", "show “ufos”"),
        ("units", "acres", "units “acres”"),
        ("lang", "ru", "lang “ru”"),
    ],
)
def test_a_value_that_does_not_exist_falls_back_with_a_notice(name, value, said):
    choice, notices = read({name: value}, OPTIONS)

    assert choice == read({}, OPTIONS)[0]
    assert len(notices) == 1
    assert said in notices[0]


def test_a_variant_of_another_proposal_falls_back():
    choice, notices = read({"proposal": "zone", "variant": "99km"}, OPTIONS)

    assert choice.variant == "5km"
    assert len(notices) == 1


def test_a_day_without_a_line_shows_the_last_one_before_and_says_so():
    choice, notices = read({"date": "2024-02-29"}, OPTIONS)

    assert choice.day == "2022-04-03"
    assert len(notices) == 1
    assert notices[0].startswith("There is no line for 29 February 2024. The map shows 3 April")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("1999-01-01", "2022-04-03"), ("2025-11-18", "2025-11-18"), ("2100-01-01", "2025-11-19")],
)
def test_a_day_falls_back_to_one_that_has_a_line(asked, shown):
    assert nearest_day(asked, OPTIONS.days["deepstate"]) == shown


def test_a_long_or_unprintable_value_is_not_echoed_whole():
    _, notices = read({"proposal": "\u202e" + "x" * 5000}, OPTIONS)

    assert "\u202e" not in notices[0]
    assert len(notices[0]) < 150


@given(
    st.dictionaries(
        st.sampled_from(
            ["proposal", "variant", "date", "mapper", "people", "show", "units", "lang"]
        ),
        st.text(),
    )
)
def test_reading_never_fails_and_always_gives_what_exists(params):
    choice, _ = read(params, OPTIONS)

    assert choice.proposal in OPTIONS.variants
    assert choice.day in OPTIONS.days[choice.mapper]
    assert set(choice.show) <= set(OPTIONS.shows)
