"""One unit on one day's line."""

import pytest

from dashboard import answers
from dashboard.errors import QueryError

DAY = "2025-11-19"


def test_a_point_lies_in_its_unit_and_a_point_abroad_in_none():
    assert answers.unit_at(37.597, 48.850) == "UA1412021"
    assert answers.unit_at(20.0, 40.0) == ""


def test_units_of_an_oblast_add_up_to_what_is_held_of_it():
    units = answers.units()
    codes = units.loc[units["oblast"] == "UA59", "unit"].unique()
    whole = next(o for o in answers.held(DAY)["oblasts"] if o["pcode"] == "UA59")

    described = [answers.hromada(code, DAY) for code in codes]

    assert sum(unit.held_km2 for unit in described) == pytest.approx(whole["held_km2"], abs=0.01)
    assert sum(unit.people for unit in described) == pytest.approx(whole["people_total"], abs=1)


def test_a_unit_that_was_never_held_has_no_days_of_change():
    lviv = answers.hromada("UA4606025", DAY)

    assert (lviv.share_held, lviv.first_change, lviv.last_change) == (0, "", "")


def test_a_unit_behind_the_line_is_held_whole_and_first_on_the_first_day():
    crimean = answers.hromada("UA0102000", DAY)

    assert crimean.share_held == pytest.approx(1)
    assert crimean.first_change == "2022-04-03"


def test_a_unit_at_the_front_moved_after_it_was_first_held():
    pokrovsk = answers.hromada("UA1416021", DAY)

    assert "2022-04-03" < pokrovsk.first_change < pokrovsk.last_change
    assert 0 < pokrovsk.share_held < 1


@pytest.mark.parametrize("code", ["UA9999999", "", "{{7*7}}"])
def test_an_unknown_unit_is_refused(code):
    with pytest.raises(QueryError, match="There is no unit"):
        answers.hromada(code, DAY)


def test_density_has_one_value_for_each_unit_however_it_is_cut():
    pieces = answers.density()

    assert (pieces.groupby("unit")["people_per_km2"].nunique() == 1).all()
