"""A published figure is read strictly, measured like all others, and judged by its tolerance."""

from dataclasses import replace

import pytest
from toyland import held_east_of

from dashboard.core.claims import Claim, Measure, Of, Side, Unit, Verdict
from dashboard.core.findings import Scene, check, judge, measured
from dashboard.core.proposal import Holder, Select
from dashboard.errors import SourceError
from dashboard.sources import catalog
from dashboard.sources.contact_lines import days
from dashboard.sources.figures import load_claims, read_claims

GOOD = """
[[source]]
id = "paper"
publisher = "Publisher"
published = "2025-11"
url = "https://example.org/page"

[[claim]]
id = "example"
says = "Held ground"
value = 100
unit = "km2"
source = "paper"
ours.of = "area"
ours.where.units = ["UA14"]
ours.where.holder = "russia"
ours.since = "2025-01-01"
ours.as_of = "2025-11-19"
tolerance = 5
why = "Rounding."
verdict = "agrees"
"""

CLAIM = Claim(
    id="example",
    says="Held ground",
    value=100.0,
    unit=Unit.KM2,
    publisher="Publisher",
    published="2025",
    verdict=Verdict.AGREES,
    measure=Measure(of=Of.AREA, select=Select(), as_of="2025-11-19"),
    tolerance=5.0,
    why="Rounding.",
)


def scene(x, in_russia_km2=0.0):
    """Toyland on a day on which Russia holds what lies east of ``x`` squares."""
    ground = held_east_of(x)
    return Scene(ground.parcels.assign(people=ground.people), in_russia_km2)


def take(of, **where):
    return Measure(of=of, select=Select(**where), as_of="2025-11-19")


@pytest.fixture
def read(tmp_path):
    """Read a claims file with this text, named ``figures.toml``."""

    def read_text(text):
        path = tmp_path / "figures.toml"
        path.write_text(text, encoding="utf-8")
        return read_claims(path)

    return read_text


# What a measure adds up


def test_an_area_is_that_of_the_ground_named():
    today = scene(x=1)

    held_km2 = measured(take(Of.AREA, holder=Holder.RUSSIA), today)

    is_east = today.parcels["base"].isin([1, 3])
    assert held_km2 == pytest.approx(today.parcels.loc[is_east, "area_km2"].sum())


def test_a_share_is_of_the_same_units_whoever_holds_them():
    share = measured(take(Of.SHARE, units=frozenset({"UA14"}), holder=Holder.RUSSIA), scene(x=1))

    assert share == pytest.approx(50)


def test_a_share_of_a_zone_is_of_the_units_that_it_lies_in():
    before = take(Of.SHARE, units=frozenset({"UA14"}), zones=frozenset({"held-before-2022"}))

    assert measured(before, scene(x=0)) == pytest.approx(50)


def test_people_are_those_who_live_on_the_ground_named():
    measure = take(Of.PEOPLE, units=frozenset({"UA63"}), holder=Holder.UKRAINE)

    assert measured(measure, scene(x=1)) == pytest.approx(300)


def test_a_zone_can_be_left_out():
    measure = take(Of.PEOPLE, except_zones=frozenset({"held-before-2022"}))

    assert measured(measure, scene(x=1)) == pytest.approx(800)


def test_ground_in_russia_is_taken_from_the_scene():
    assert measured(take(Of.AREA_IN_RUSSIA), scene(x=1, in_russia_km2=12.5)) == 12.5


def test_a_gain_is_counted_from_the_earlier_day():
    lines = {"2025-01-01": scene(x=2), "2025-11-19": scene(x=1)}
    gain = replace(take(Of.PEOPLE, holder=Holder.RUSSIA), since="2025-01-01")

    finding = check(
        replace(CLAIM, measure=gain, value=600, unit=Unit.PEOPLE), lambda _m, day, _p: lines[day]
    )

    assert finding.ours == pytest.approx(600)


def test_the_mapper_and_the_surface_of_the_measure_are_asked_for():
    asked = []
    measure = replace(take(Of.AREA), mapper="owl", people="worldpop")

    def scene_of(*question):
        asked.append(question)
        return scene(x=1)

    check(replace(CLAIM, measure=measure), scene_of)

    assert asked == [("owl", "2025-11-19", "worldpop")]


# How two figures relate


@pytest.mark.parametrize("ours", [95.0, 100.0, 105.0])
def test_figures_within_the_tolerance_agree(ours):
    finding = judge(CLAIM, ours)

    assert finding.verdict is Verdict.AGREES
    assert finding.is_as_stated


@pytest.mark.parametrize(("ours", "side"), [(94.0, Side.LOWER), (106.0, Side.HIGHER)])
def test_figures_beyond_the_tolerance_differ_on_one_side(ours, side):
    stated = replace(CLAIM, verdict=Verdict.DIFFERS, ours_is=side, reason="Another map.")

    finding = judge(stated, ours)

    assert finding.verdict is Verdict.DIFFERS
    assert finding.difference == ours - 100
    assert finding.is_as_stated


def test_a_figure_said_to_agree_is_not_as_stated_when_it_does_not():
    assert not judge(CLAIM, 106.0).is_as_stated


@pytest.mark.parametrize("ours", [100.0, 94.0], ids=["agrees after all", "on the other side"])
@pytest.mark.parametrize("verdict", [Verdict.DIFFERS, Verdict.NOT_COMPARABLE])
def test_a_difference_must_be_there_and_on_the_stated_side(ours, verdict):
    stated = replace(CLAIM, verdict=verdict, ours_is=Side.HIGHER, reason="Another map.")

    assert not judge(stated, ours).is_as_stated


def test_other_concepts_stay_incomparable_however_near_the_figures_are():
    residents = replace(CLAIM, verdict=Verdict.NOT_COMPARABLE, reason="Residents of today.")

    assert judge(residents, 100.0).verdict is Verdict.NOT_COMPARABLE


def test_a_figure_that_nothing_of_ours_answers_to_stands_alone():
    alone = replace(CLAIM, measure=None, verdict=Verdict.NOT_COMPARABLE, reason="No line.")

    finding = check(alone, lambda *_: pytest.fail("no scene is needed"))

    assert (finding.ours, finding.difference) == (None, None)
    assert finding.is_as_stated


# The files


def test_a_claim_is_read_with_its_source_and_measure(read):
    (claim,) = read(GOOD)

    assert (claim.publisher, claim.published) == ("Publisher", "2025-11")
    assert claim.measure == Measure(
        of=Of.AREA,
        select=Select(units=frozenset({"UA14"}), holder=Holder.RUSSIA),
        as_of="2025-11-19",
        since="2025-01-01",
    )


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('unit = "km2"', 'unit = "acres"', "'unit': found 'acres'; expected one of km2, %"),
        ('unit = "km2"', 'unit = "people"', "'unit': found 'people'; expected 'km2'"),
        ('source = "paper"', 'source = "book"', "'source': found 'book'; expected one of paper"),
        ("value = 100", "value = -1", "'value': found -1; expected a finite number above 0"),
        ('ours.as_of = "2025-11-19"', 'ours.as_of = "2025-11-31"', "a real day as YYYY-MM-DD"),
        ('ours.since = "2025-01-01"', 'ours.since = "2025-12-01"', "a day before 2025-11-19"),
        ('ours.of = "area"', 'ours.of = "volume"', "'of': found 'volume'; expected one of area"),
        ('["UA14"]', '["UA-14"]', "'units': found 'UA-14'; expected P-codes"),
        ('holder = "russia"', 'holder = "nobody"', "'holder': found 'nobody'"),
        ("tolerance = 5\n", "", "'tolerance': found nothing; expected how far apart"),
        ('why = "Rounding."\n', "", "'why': found nothing; expected how far apart"),
        ('verdict = "agrees"', 'verdict = "wrong"', "expected one of agrees, differs"),
        ('verdict = "agrees"', 'verdict = "differs"', "'reason': found nothing"),
        (
            'verdict = "agrees"',
            'verdict = "differs"\nreason = "Other map."',
            "'ours_is': found None; expected 'higher' or 'lower'",
        ),
        (
            'verdict = "agrees"',
            'verdict = "agrees"\nreason = "Other map."',
            "'verdict': found 'agrees' with ours_is or reason",
        ),
        ('why = "Rounding."', 'way = "Rounding."', "'way': found an unknown key"),
        ("[[source]]", "[source]", "'source': found a table"),
        ('verdict = "agrees"', "verdict =", "found no readable TOML"),
    ],
)
def test_a_field_that_is_wrong_is_refused_by_name(read, line, instead, said):
    assert line in GOOD

    with pytest.raises(SourceError) as refusal:
        read(GOOD.replace(line, instead))

    assert said in str(refusal.value)
    assert str(refusal.value).startswith("figures.toml")


def test_a_figure_without_a_measure_can_only_be_incomparable(read):
    lines = [line for line in GOOD.splitlines() if not line.startswith("ours.")]

    with pytest.raises(SourceError, match="'ours': found nothing; expected how ours is measured"):
        read("\n".join(lines))


def test_an_id_stands_for_one_claim_only(tmp_path):
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")

    with pytest.raises(SourceError, match=r"two\.toml, claim 'example': found an id that an earl"):
        load_claims(tmp_path)


def test_a_directory_without_figures_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"Found no \.toml file"):
        load_claims(tmp_path)


def test_every_day_of_ours_has_a_line():
    measures = [claim.measure for claim in load_claims().values() if claim.measure]

    asked = {(m.mapper, day) for m in measures for day in (m.as_of, m.since) if day}

    assert not {(mapper, day) for mapper, day in asked if day not in days(mapper)}


def test_every_unit_of_ours_is_on_the_map():
    units = catalog.load("units").frame
    known = {*units["oblast"], *units["raion"], *units["unit"]}
    selects = [claim.measure.select for claim in load_claims().values() if claim.measure]

    named = frozenset().union(*(select.units | select.except_units for select in selects))

    assert named - known == frozenset()
