"""Cards and tables write ground and people alike."""

import pytest

from dashboard.output.amounts import TRACE_KM2, amounts


@pytest.mark.parametrize(("language", "none"), [("en", "none"), ("uk", "немає")])
def test_a_trace_of_ground_is_none_and_so_are_its_people(language, none):
    assert amounts(TRACE_KM2, 12, language=language) == (none, none)
    assert amounts(0, 0, language=language) == (none, none)


def test_what_is_larger_is_written_rounded_in_the_unit_shown():
    assert amounts(6_227.4, 728_343) == ("6\u2009230", "728\u2009000")
    assert amounts(6_227.4, 728_343, "mi2") == ("2\u2009400", "728\u2009000")
    assert amounts(0.6, 0.4, language="uk") == ("0,6", "0")
