"""Units are chosen at three levels, and a choice says what it covers."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.choosing import chosen_below, is_chosen, toggled
from dashboard.core.proposal import Select

CODES = ["UA14", "UA1402", "UA1402001", "UA1402003", "UA1404", "UA63", "UA6302"]


def only(*codes):
    return Select(units=frozenset(codes))


def test_an_oblast_covers_its_hromadas():
    assert is_chosen(only("UA14"), "UA1402001")
    assert not is_chosen(only("UA14"), "UA6302")


def test_a_hromada_can_be_left_out_of_its_oblast_and_taken_in_again():
    without = toggled(only("UA14"), "UA1402001", CODES)

    assert without == Select(units=frozenset({"UA14"}), except_units=frozenset({"UA1402001"}))
    assert toggled(without, "UA1402001", CODES) == only("UA14")


def test_choosing_an_oblast_forgets_what_was_chosen_below_it():
    assert toggled(only("UA1402001", "UA63"), "UA14", CODES) == only("UA14", "UA63")


def test_of_all_but_some_a_tick_makes_another_exception():
    all_but = Select(except_units=frozenset({"UA14"}))

    assert toggled(all_but, "UA63", CODES).except_units == {"UA14", "UA63"}
    assert not toggled(all_but, "UA63", CODES).units


def test_a_unit_says_that_something_below_it_is_named():
    assert chosen_below(only("UA1402001"), "UA14")
    assert not chosen_below(only("UA14"), "UA14")


def test_a_hromada_of_a_raion_that_is_left_out_is_taken_in_alone():
    without_raion = Select(units=frozenset({"UA14"}), except_units=frozenset({"UA1402"}))

    after = toggled(without_raion, "UA1402001", CODES)

    assert is_chosen(after, "UA1402001")
    assert not is_chosen(after, "UA1402003")
    assert after.except_units == {"UA1402003"}


@given(st.lists(st.sampled_from(CODES), min_size=1, max_size=12), st.sampled_from(CODES))
def test_a_toggle_always_turns_what_is_chosen(steps, code):
    wanted = only("UA6304")
    for step in steps:
        after = toggled(wanted, step, CODES)
        wanted = after if after.units else wanted

    assert (
        is_chosen(toggled(wanted, code, CODES), code) != is_chosen(wanted, code)
        or not toggled(wanted, code, CODES).units
    )
