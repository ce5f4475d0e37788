"""Our figures against published ones. A failure here is news, not noise.

The published figures, their tolerances and the reasons for them are in ``data/claims``.
"""

import random
from functools import cache

import numpy as np
import pandas as pd
import pytest

from dashboard import answers
from dashboard.answers.published import scene
from dashboard.core.claims import Verdict
from dashboard.core.findings import check
from dashboard.core.geodesy import buffer_km, geodesic_area_km2
from dashboard.core.ground import Ground, cut
from dashboard.core.ledger import distance_column, settle
from dashboard.core.proposal import depths_km
from dashboard.sources.contact_lines import days
from dashboard.sources.figures import load_claims
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import load_proposals

pytestmark = pytest.mark.golden

CLAIMS = load_claims()
COMPARABLE = [name for name in CLAIMS if CLAIMS[name].verdict is not Verdict.NOT_COMPARABLE]

SETTLED = [
    (name, variant)
    for name, proposal in load_proposals().items()
    if proposal.is_computable
    for variant in [variant.id for variant in proposal.variants] or [""]
]
RANDOM_DAYS = sorted(random.Random(2022).sample(days("deepstate"), 20))  # noqa: S311


@cache
def held(as_of):
    return answers.held(as_of)


def oblast(as_of, pcode):
    return next(found for found in held(as_of)["oblasts"] if found["pcode"] == pcode)


# Published figures


@pytest.mark.parametrize("name", CLAIMS)
def test_our_figure_relates_to_the_published_one_as_stated(name):
    finding = check(CLAIMS[name], scene)

    assert finding.is_as_stated, (finding.ours, finding.verdict, CLAIMS[name])


def test_at_least_half_of_the_comparable_figures_agree():
    agreeing = [name for name in COMPARABLE if CLAIMS[name].verdict is Verdict.AGREES]

    assert len(COMPARABLE) >= 60
    assert len(agreeing) >= len(COMPARABLE) / 2


def test_two_mappers_who_work_apart_agree_on_held_ground_to_half_a_per_cent():
    apart = {}
    for day in sorted(set(days("owl")) & set(days("deepstate"))):
        held_by = [answers.observation(mapper, day).held for mapper in ("deepstate", "owl")]
        deepstate, owl = geodesic_area_km2(np.array(held_by))
        apart[day] = owl / deepstate - 1

    far = {day: round(share, 4) for day, share in apart.items() if abs(share) > 0.005}

    assert len(apart) > 50
    assert not far


# Figures that the ground must give, whatever is published


def test_donetsk_oblast_has_its_area():
    assert oblast("2025-11-19", "UA14")["area_km2"] == pytest.approx(26_528, rel=0.0005)


def test_ukraine_holds_the_known_part_of_donetsk_oblast_on_the_day_of_the_28_points():
    donetsk = oblast("2025-11-19", "UA14")

    # 16 km² less than the mapper's polygon leaves: coast at Mariupol and strips along the border.
    assert donetsk["area_km2"] - donetsk["held_km2"] == pytest.approx(6_227, rel=0.003)


def test_russia_holds_what_deepstate_published_at_the_start_of_2026():
    assert held("2026-01-01")["country"]["held_km2"] == pytest.approx(116_165, rel=0.005)


@pytest.mark.parametrize(
    ("pcode", "share", "within"),
    [("UA14", 0.781, 0.003), ("UA63", 0.047, 0.002), ("UA59", 0.010, 0.001)],
    ids=["Donetsk", "Kharkiv", "Sumy"],
)
def test_russia_holds_the_published_share_of_an_oblast_at_the_start_of_2026(pcode, share, within):
    assert oblast("2026-01-01", pcode)["share"] == pytest.approx(share, abs=within)


def test_28_points_demilitarise_the_ukrainian_held_part_of_donetsk_oblast():
    summary = answers.evaluate("us-28pt-nov-2025", "2025-11-19")["summary"]

    assert summary["demilitarised"]["area_km2"] == pytest.approx(6_227, rel=0.005)
    assert summary["demilitarised"]["people"] == pytest.approx(733_000, rel=0.02)


def test_28_points_make_russia_leave_four_oblasts_and_no_other():
    rows = answers.evaluate("us-28pt-nov-2025", "2025-11-19")["rows"]

    left = {
        row["oblast"]
        for row in rows
        if row["holder"] == "russia" and row["withdraws"] in {"russia", "both"}
    }

    assert left == {"UA63", "UA59", "UA12", "UA48"}


def test_the_russian_terms_of_june_2024_count_no_bay_behind_the_line_as_ukrainian_held():
    summary = answers.evaluate("putin-june-2024", "2025-11-19")["summary"]

    assert summary["ukraine_withdraws"]["area_km2"] == pytest.approx(20_900, rel=0.01)


# Nothing is lost


@pytest.fixture(scope="module")
def footprints():
    """The people of all surfaces on one table, so that each day is cut once."""
    surfaces = [answers.uncut(people).footprints.assign(surface=people) for people in SURFACES]
    return pd.concat(surfaces, ignore_index=True)


@pytest.mark.parametrize("as_of", RANDOM_DAYS)
def test_the_rows_of_every_ledger_add_up_to_the_country(as_of, footprints):
    ground = cut_by_everything(Ground(answers.uncut().parcels, footprints), as_of)

    errors = {
        (proposal, variant, people): error
        for people in SURFACES
        for (proposal, variant), error in balance(ground, people).items()
    }

    off = {ledger: error for ledger, error in errors.items() if max(map(abs, error)) >= 1}
    assert len(errors) == len(SETTLED) * len(SURFACES)
    assert not off


def cut_by_everything(ground, as_of):
    """Cut by the day's line and by every distance that any proposal names."""
    seen = answers.observation("deepstate", as_of)
    ground = cut(cut(ground, seen.held, "is_held"), seen.grey, "is_grey")
    clauses = [c for proposal in load_proposals().values() for c in proposal.clauses]
    for depth in depths_km(clauses):
        near = buffer_km(answers.line("deepstate", as_of), depth)
        ground = cut(ground, near, distance_column(depth))
    return ground


def balance(ground, people):
    """Area (km²) and people that the rows of each ledger have too many, by proposal and variant."""
    whole = answers.uncut(people)
    expected = whole.parcels["area_km2"].sum(), whole.footprints["people"].sum()
    living = ground.footprints[ground.footprints["surface"] == people]
    on_surface, texts = Ground(ground.parcels, living), load_proposals()
    found = {}
    for name, variant in SETTLED:
        rows = settle(texts[name].clauses_in(variant), on_surface).rows()
        totals = rows["area_km2"].sum(), rows["people"].sum()
        found[name, variant] = tuple(np.subtract(totals, expected))
    return found


@pytest.mark.parametrize(("proposal", "variant"), SETTLED)
def test_an_answer_states_that_it_adds_up(proposal, variant):
    answer = answers.settled(proposal, "2025-11-19", variant=variant)

    assert abs(answer.area_error_km2) < 1
    assert abs(answer.people_error) < 1
