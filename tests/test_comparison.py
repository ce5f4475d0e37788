"""Rows of the matrix, differences from a baseline, sizes and sentences: pure functions."""

import pytest

from dashboard.core.proposal import Status
from dashboard.output import library
from dashboard.output.columns import Column
from dashboard.output.comparison import SAME, difference, finding, matrix
from dashboard.output.effects import site_words, ticker, town_words
from dashboard.output.equivalents import FAMILIAR, equivalent, sentence
from dashboard.output.sentences import Moves
from dashboard.output.style import FILLS
from dashboard.output.swatches import swatch_rules
from dashboard.sources.proposals import load_proposals

TEXTS = load_proposals()
UNITS_KM2 = {
    **dict.fromkeys(FAMILIAR, 30_000.0),
    "UA80": 800.0,
    "UA14": 26_000.0,
    "UA65": 28_000.0,
}
NAMES = (
    *("ukraine_withdraws", "russia_withdraws", "demilitarised"),
    *("russian_held_after", "ukrainian_held_after", "held_by_neither"),
)


def amounts(**areas_km2):
    """Figures with a hundred people on every km²."""
    return {
        name: {"area_km2": areas_km2.get(name, 0.0), "people": 100 * areas_km2.get(name, 0.0)}
        for name in NAMES
    }


def column(key, other=None, *, silent=(), line_km=1000.0, **areas_km2):
    held = {"russian_held_after": 100.0, "ukrainian_held_after": 500.0} | areas_km2
    return Column(
        key=key,
        title=key.upper(),
        about="",
        figures=amounts(**held),
        other=amounts(**(held | other)) if other is not None else None,
        silent=frozenset(silent),
        line_km=line_km,
    )


def row(rows, label):
    return next(row for row in rows if row.label.startswith(label))


def test_the_baseline_has_no_difference_from_itself():
    a = column("a", ukraine_withdraws=100)

    assert difference("ukraine_withdraws", a, a) == ""


def test_a_difference_has_a_sign_and_a_unit():
    a, b = column("a", ukraine_withdraws=100), column("b", ukraine_withdraws=1300)

    assert difference("ukraine_withdraws", b, a) == "+1\u2009200\u00a0km²"
    assert difference("ukraine_withdraws", a, b) == "−1\u2009200\u00a0km²"


def test_equal_figures_are_said_to_be_the_same():
    a, b = column("a", ukraine_withdraws=100), column("b", ukraine_withdraws=100)

    assert difference("ukraine_withdraws", b, a) == SAME


def test_a_difference_within_the_range_of_two_mappers_is_only_about():
    a = column("a", other={"ukraine_withdraws": 6100}, ukraine_withdraws=6300)
    near = column("b", other={"ukraine_withdraws": 6400}, ukraine_withdraws=6400)
    far = column("c", other={"ukraine_withdraws": 6900}, ukraine_withdraws=6900)

    assert difference("ukraine_withdraws", near, a).startswith("≈\u00a0+100")
    assert difference("ukraine_withdraws", far, a).startswith("+600")


def test_the_range_of_the_other_text_counts_too():
    a = column("a", other={"ukraine_withdraws": 6300}, ukraine_withdraws=6300)
    b = column("b", other={"ukraine_withdraws": 6000}, ukraine_withdraws=6400)

    assert difference("ukraine_withdraws", b, a).startswith("≈")


def test_a_figure_carries_its_range_between_the_mappers():
    a = column("a", other={"ukraine_withdraws": 6100}, ukraine_withdraws=6300)

    cells = row(matrix([a, column("b", ukraine_withdraws=6300)], "a"), "Ukraine withdraws").cells

    assert "6\u2009100–6\u2009300 by mapper" in cells[0].notes
    assert not any("by mapper" in note for note in cells[1].notes)


def test_with_one_mapper_nothing_is_called_about():
    a, b = column("a", ukraine_withdraws=6300), column("b", ukraine_withdraws=6301)

    assert difference("ukraine_withdraws", b, a).startswith("+1")


def test_zero_and_silence_are_not_the_same():
    says, silent = column("a"), column("b", silent=["russia_withdraws"])

    cells = row(matrix([says, silent], "a"), "Russia withdraws").cells

    assert [(cell.main, cell.kind) for cell in cells] == [("0", "nil"), ("none stated", "unstated")]


def test_a_figure_stands_even_where_a_text_is_silent_on_the_rest():
    silent = column("b", silent=["russia_withdraws"], russia_withdraws=1930)

    cells = row(matrix([column("a"), silent], "a"), "Russia withdraws").cells

    assert cells[1].main == "1\u2009930\u00a0km²"


def test_what_is_held_after_is_given_as_a_share_of_the_whole():
    cells = row(matrix([column("a"), column("b")], "a"), "Russian-held after").cells

    assert "16.7% of Ukraine" in cells[0].notes


def test_a_longer_line_is_a_difference_in_kilometres():
    cells = row(matrix([column("a"), column("b", line_km=1270)], "a"), "Length").cells

    assert cells[1].notes == ("+270\u00a0km",)


def test_every_row_has_a_cell_for_every_text():
    rows = matrix([column("a"), column("b"), column("c")], "b")

    assert {len(row.cells) for row in rows} == {3}
    assert len(rows) == 11


def test_square_miles_are_smaller_numbers():
    a, b = column("a"), column("b", ukraine_withdraws=2590)

    assert difference("ukraine_withdraws", b, a, "mi2") == "+1\u2009000\u00a0mi²"


@pytest.mark.parametrize(
    ("areas_km2", "said"),
    [
        ((0, 6330, 20_900), "Ukraine would leave 0, 6 330 or 20 900 km², depending on the text"),
        ((6330, 6331), "Ukraine would leave 6 330 km² under each of these texts"),
        ((0, 0), "Ukraine would leave no ground under any of these texts"),
    ],
)
def test_the_finding_lists_what_the_texts_ask_for(areas_km2, said):
    columns = [column(str(n), ukraine_withdraws=a) for n, a in enumerate(areas_km2)]

    title = finding(columns).replace("\u2009", " ").replace("\u00a0", " ")

    assert title == said
    assert len(title) <= 70


def moves(ukraine=(0, 0), russia=(0, 0)):
    return Moves(
        ukraine_leaves_km2=ukraine[0],
        ukraine_leaves_people=ukraine[1],
        russia_leaves_km2=russia[0],
        russia_leaves_people=russia[1],
    )


def said(words):
    return words.replace("\u2009", " ").replace("\u00a0", " ")


def test_the_ticker_gives_both_sides_and_the_balance():
    assert said(ticker(moves((6300, 729_000), (1900, 38_000)))) == (
        "Ukraine would leave 6 300 km², 729 000 people; "
        "Russia would leave 1 900 km², 38 000 people; "
        "net: Ukraine leaves 4 400 km² more, where 691 000 more people lived."
    )


def test_people_may_go_the_other_way_than_ground():
    assert "net: Russia leaves 100 km² more, where 500 fewer people lived" in said(
        ticker(moves((900, 1000), (1000, 500)))
    )


def test_a_freeze_has_no_balance():
    assert ticker(moves()) == (
        "Ukraine would leave no ground; Russia would leave no ground; net: no ground."
    )


def test_a_law_that_claims_ground_is_told_with_its_own_verb():
    words = ticker(moves((20_800, 2_000_000)), is_annexation=True)

    assert words.startswith("Claimed by Russia and not held")
    assert "would leave" not in words


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("russia", "lies in ground that Russia would hold"),
        ("ukraine", "lies in ground that Ukraine would hold"),
        ("", "lies in ground that would be held by neither"),
    ],
)
def test_a_town_lies_in_ground_of_which_the_verb_is_right(after, words):
    assert town_words(after) == words


def test_the_same_is_said_in_ukrainian():
    both_sides = moves((6300, 729_000), (1900, 38_000))

    assert said(ticker(both_sides, "km2", "uk")) == (
        "Україна залишила б 6 300 км², 729 000 осіб; Росія залишила б 1 900 км², 38 000 осіб; "
        "різниця: Україна залишає на 4 400 км² більше, де жило на 691 000 осіб більше."
    )
    assert "претендує" in town_words("russia", "uk", is_annexation=True)
    assert "залежно від тексту" in finding(
        [column("a"), column("b", ukraine_withdraws=9)], "km2", "uk"
    )


def test_a_site_within_a_kilometre_is_on_the_line():
    assert site_words("ukraine", 0.99) == "on the line of contact"
    assert site_words("ukraine", 1.01) == "Ukrainian-held"


def test_an_area_is_told_as_a_round_part_of_a_unit_that_people_know():
    found = equivalent(7_050, UNITS_KM2)

    assert (found.pcode, found.words) == ("UA65", "a quarter of")
    assert "25.2% of its area" in sentence("7 050 km²", found, "Kherson Oblast")
    assert "OpenStreetMap" in sentence("7 050 km²", found, "Kherson Oblast")


def test_a_small_area_is_told_by_the_city_of_kyiv():
    found = equivalent(270, UNITS_KM2)

    assert "a third of the city of Kyiv" in sentence("270 km²", found, "Kyiv")


@pytest.mark.parametrize("area_km2", [0, 20, 58])
def test_what_is_too_small_or_fits_nothing_has_no_equivalent(area_km2):
    assert equivalent(area_km2, UNITS_KM2) is None


def test_asides_do_not_make_a_proponent():
    told = library.parties(TEXTS["us-28pt-nov-2025"])

    assert told == {"united-states"}
    assert library.parties(TEXTS["kellogg-dmz30-2025"]) == {"united-states"}
    assert library.parties(TEXTS["quincy-2026"]) == {"other"}
    assert library.parties(TEXTS["ua-20pt-dec-2025-a"]) == {"ukraine", "united-states"}


def test_filters_narrow_together():
    found = library.listed(
        TEXTS.values(), library.Filter(proponent="russia", year="2025", status="official")
    )

    assert {text.status for text in found} == {Status.OFFICIAL}
    assert {text.date[:4] for text in found} == {"2025"}
    assert 0 < len(found) < len(library.listed(TEXTS.values(), library.Filter(year="2025")))


def test_the_texts_without_figures_can_be_listed():
    found = library.listed(TEXTS.values(), library.Filter(computable="no"))

    assert {text.id for text in found} == {"geneva-19pt-nov-2025", "ua-mutual-feb-2026"}


def test_a_swatch_has_the_colour_and_the_marks_of_its_fill():
    rules = swatch_rules()

    assert all(f".s-{name}{{background:" in rules for name in FILLS)
    assert "repeating-linear-gradient(-45deg,var(--claim)" in rules
    assert rules.count("radial-gradient") >= 3
