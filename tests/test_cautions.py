"""What a reader should know of an option: found on the ground, said in a sentence."""

import pytest
from shapely import MultiPolygon, box

from dashboard import answers
from dashboard.answers import shelf
from dashboard.answers.cautions import cautions
from dashboard.core.area import drawn_area
from dashboard.core.cautions import SMALLEST_KM2, Caution, Kind
from dashboard.core.option import built_option
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)
from dashboard.output.caution_words import SENTENCES, caution_words

DAY = "2025-11-19"


def clause(name, *, troops="ukraine", administration="ukraine", withdraws="russia", **where):
    return Clause(
        id=name,
        says=f"Clause {name}.",
        select=Select(**where),
        troops=Troops(troops),
        administration=Administration(administration),
        sovereignty=Sovereignty.UNSPECIFIED,
        withdraws=Withdraws(withdraws),
    )


def ceded(name, **where):
    return clause(name, troops="russia", administration="russia", withdraws="ukraine", **where)


def codes(*units):
    return frozenset(map(Pcode, units))


def found(*clauses, areas=()):
    option = built_option("An option", clauses, areas, date="2026-01-15")
    return cautions(answers.settled(shelf.put(option), DAY))


def of_kind(kind, listed):
    return [caution for caution in listed if caution.kind is kind]


def test_a_sound_option_has_no_cautions():
    assert found(clause("one", units=codes("UA63"), holder=Holder.RUSSIA)) == ()


@pytest.mark.parametrize("text", ["us-28pt-nov-2025", "ua-1991-borders"])
def test_these_texts_cut_nothing_off(text):
    listed = cautions(answers.settled(text, DAY))

    assert of_kind(Kind.ENCLAVE, listed) == []


def test_a_clause_that_selects_nothing_is_named():
    listed = found(
        clause("one", units=codes("UA63"), holder=Holder.RUSSIA),
        clause("two", units=codes("UA46"), holder=Holder.RUSSIA),
    )

    assert [c.clause for c in of_kind(Kind.NOTHING_SELECTED, listed)] == ["two"]


def test_a_clause_that_later_ones_override_is_named_with_them():
    listed = found(
        clause("one", units=codes("UA6302"), holder=Holder.RUSSIA),
        clause("two", units=codes("UA63"), holder=Holder.RUSSIA),
    )

    (overridden,) = of_kind(Kind.OVERRIDDEN, listed)
    assert (overridden.clause, overridden.others) == ("one", ("two",))
    assert overridden.area_km2 > 0


def test_two_clauses_that_differ_on_the_same_ground_are_named_with_the_one_that_counts():
    listed = found(
        clause("wide", units=codes("UA63"), holder=Holder.RUSSIA),
        clause("near", units=codes("UA63"), holder=Holder.RUSSIA, within_km=5.0, troops="none"),
    )

    (differs,) = of_kind(Kind.OTHER_OUTCOME, listed)
    assert (differs.clause, differs.others) == ("near", ("wide",))
    assert 0 < differs.area_km2 < 1_500


def test_two_clauses_that_agree_on_the_same_ground_are_no_contradiction():
    listed = found(
        clause("wide", units=codes("UA63"), holder=Holder.RUSSIA),
        clause("near", units=codes("UA63"), holder=Holder.RUSSIA, within_km=5.0),
    )

    assert of_kind(Kind.OTHER_OUTCOME, listed) == []


@pytest.mark.parametrize(
    ("troops", "withdraws", "side"),
    [
        ("russia", "russia", Holder.RUSSIA),
        ("russia", "both", Holder.RUSSIA),
        ("russian-internal-security", "russia", Holder.RUSSIA),
        ("ukraine", "ukraine", Holder.UKRAINE),
    ],
)
def test_a_side_that_leaves_and_stays_is_a_contradiction(troops, withdraws, side):
    listed = found(clause("one", units=codes("UA14"), troops=troops, withdraws=withdraws))

    assert [c.side for c in of_kind(Kind.LEAVES_AND_STAYS, listed)] == [side]


def test_a_withdrawal_of_nobody_is_named():
    listed = found(clause("one", units=codes("UA14"), holder=Holder.UKRAINE))

    assert [c.side for c in of_kind(Kind.NOBODY_TO_LEAVE, listed)] == [Holder.RUSSIA]


def test_an_area_is_too_small_where_the_data_are_coarser():
    tiny = drawn_area("Tiny", box(37, 49, 37.01, 49.009))
    large = drawn_area("Large", box(36, 49, 36.1, 49.1))

    listed = found(clause("one", areas=frozenset({tiny.id, large.id})), areas=(tiny, large))

    (small,) = of_kind(Kind.SMALL_AREA, listed)
    assert small.name == "Tiny"
    assert small.area_km2 < SMALLEST_KM2 == pytest.approx(1.21)


def test_what_lies_outside_ukraine_is_told_as_a_share():
    half = drawn_area("Half", MultiPolygon([box(36, 49, 36.5, 49.5), box(40.5, 49, 41, 49.5)]))

    (outside,) = of_kind(
        Kind.OUTSIDE, found(clause("one", areas=frozenset({half.id})), areas=(half,))
    )

    assert outside.share == pytest.approx(0.5, abs=0.01)


def test_an_area_outside_ukraine_selects_nothing():
    moon = drawn_area("Far away", box(10, 10, 11, 11))

    listed = found(clause("one", areas=frozenset({moon.id})), areas=(moon,))

    assert of_kind(Kind.OUTSIDE, listed)[0].share == pytest.approx(1)
    assert of_kind(Kind.NOTHING_SELECTED, listed)[0].clause == "one"


def test_ground_behind_the_other_side_is_an_enclave_with_its_towns():
    pocket = drawn_area("Around Poltava", box(34.3, 49.4, 34.8, 49.8))

    listed = found(ceded("one", areas=frozenset({pocket.id})), areas=(pocket,))

    (enclave,) = of_kind(Kind.ENCLAVE, listed)
    assert enclave.side is Holder.RUSSIA
    assert enclave.area_km2 == pytest.approx(1_610, rel=0.02)
    (towns,) = of_kind(Kind.CUT_OFF_TOWNS, listed)
    assert towns.name.startswith("Poltava, ")
    assert towns.name_uk.startswith("Полтава, ")
    assert towns.people >= 280_000


def test_a_peninsula_without_its_land_bridge_is_told_with_its_largest_towns():
    listed = cautions(answers.settled("us-swap-aug-2025", DAY))

    towns = of_kind(Kind.CUT_OFF_TOWNS, listed)[0]
    assert towns.name == "Sevastopol, Simferopol, Kerch"
    assert towns.more > 20
    assert caution_words(towns, {}).startswith(
        "In this ground lie Sevastopol, Simferopol, Kerch and"
    )


def test_ground_at_the_border_with_russia_is_no_enclave_of_russia():
    strip = drawn_area("Sumy strip", box(34.5, 51.0, 35.0, 51.4))

    assert (
        of_kind(Kind.ENCLAVE, found(ceded("one", areas=frozenset({strip.id})), areas=(strip,)))
        == []
    )


def test_ground_that_ukraine_would_keep_behind_a_ceded_ring_is_an_enclave():
    ring = box(33.0, 49.0, 35.5, 50.0).difference(box(34.0, 49.3, 34.8, 49.8))
    ceded_ring = drawn_area("Ring", ring)

    listed = found(ceded("one", areas=frozenset({ceded_ring.id})), areas=(ceded_ring,))

    assert Holder.UKRAINE in {c.side for c in of_kind(Kind.ENCLAVE, listed)}


# In words


def test_every_kind_has_its_sentence():
    assert set(SENTENCES) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_sentence_uses_its_figures_and_names_as_they_are(kind, language):
    caution = Caution(
        kind=kind,
        clause="a",
        others=("b",),
        name="{name} {0}",
        side=Holder.RUSSIA,
        area_km2=1_234.0,
        people=56_700.0,
        share=0.25,
        more=2,
    )

    said = caution_words(caution, {"a": "“First”", "b": "“Second”"}, language=language)

    assert said.endswith(".")
    assert ("{" in said) == ("{name} {0}" in said)
