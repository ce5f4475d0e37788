"""Cutting a new line and settling every proposal, beside the naive way on the same data.

Times are of the processor, so that other work on the machine counts less. The naive way takes
minutes and is run once.
"""

import sys
import time

import pytest
from naive import KEYS, settle_naively

from dashboard import answers
from dashboard.core.geodesy import buffer_km
from dashboard.core.ground import cut
from dashboard.core.ledger import distance_column, settle
from dashboard.core.line import contact_line
from dashboard.core.proposal import depths_km
from dashboard.sources.populations import load_surface
from dashboard.sources.proposals import load_proposals

DAY = "2025-11-19"
AT_LEAST = 300


@pytest.fixture(scope="module")
def texts():
    return [text for text in load_proposals().values() if text.is_computable]


@pytest.fixture(scope="module")
def held():
    answers.uncut("official")
    answers.country()
    return answers.observation("deepstate", DAY).held


def settle_all(texts, held):
    """Cut the line and every distance that a text names, then settle all texts."""
    ground = cut(answers.uncut("official"), held, "is_held")
    clauses = [text.clauses_in("") for text in texts]
    line = contact_line(held, answers.country())
    for depth in depths_km(clause for each in clauses for clause in each):
        ground = cut(ground, buffer_km(line, depth), distance_column(depth))
    return [settle(each, ground).rows() for each in clauses]


def test_settling_all_proposals_on_a_new_line(benchmark, texts, held):
    ledgers = benchmark.pedantic(settle_all, (texts, held), rounds=7, warmup_rounds=1)

    started = time.process_time()
    surface = load_surface("official", answers.units()).frame
    naive = [
        settle_naively(t.clauses_in(""), answers.units(), surface, held, answers.country())
        for t in texts
    ]
    naive_s = time.process_time() - started

    ratio = naive_s / benchmark.stats.stats.median
    benchmark.extra_info |= {"naive_s": naive_s, "ratio": ratio}
    for ours, theirs in zip(ledgers, naive, strict=True):
        rows = ours.set_index(KEYS)[["area_km2", "people"]]
        beside = rows.join(theirs.add_suffix("_naive"), how="outer").fillna(0.0)
        for figure, rounding in (("area_km2", 0.01), ("people", 5)):  # outlines are kept to 3 m
            expected = beside[f"{figure}_naive"].to_numpy()
            assert beside[figure].to_numpy() == pytest.approx(expected, rel=1e-4, abs=rounding)
    sys.stdout.write(f"\nnaive {naive_s:.0f} s, {ratio:.0f} times as long\n")
    assert ratio >= AT_LEAST
