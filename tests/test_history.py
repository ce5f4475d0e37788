"""All days at once give what single days give."""

import numpy as np
import pandas as pd
import pytest
import toyland
from test_ledger import DONBAS, clause, give_back, handover

from dashboard.core.history import days_of_change, held_over_time, settled_over_time, unfold
from dashboard.core.ledger import settle
from dashboard.core.proposal import Holder
from dashboard.errors import QueryError
from dashboard.sources.build.holding import build_holding

DAYS = ("2022-04-03", "2022-04-05", "2022-04-06")
EDGES = {"2022-04-03": 1.5, "2022-04-05": 1.5, "2022-04-06": 0.5}


@pytest.fixture
def changes():
    """The front moves west once, on the third day."""
    import geopandas as gpd  # noqa: PLC0415

    shapes = [toyland.square(edge, -1, 3, 3) for edge in EDGES.values()]
    lines = gpd.GeoDataFrame({"as_of": DAYS, "category": "held"}, geometry=shapes, crs="EPSG:4326")
    return build_holding(lines, toyland.units(), {"official": toyland.footprints()})


@pytest.fixture
def history(changes):
    return unfold(changes, DAYS, 4, "official")


def test_only_what_changes_is_written_down(changes):
    assert changes.groupby("as_of").size().to_dict() == {"2022-04-03": 2, "2022-04-06": 4}


def test_a_day_without_change_repeats_the_day_before(history):
    assert (history.held_km2[0] == history.held_km2[1]).all()
    assert history.held_people.sum(axis=1) == pytest.approx([300, 300, 800], rel=1e-3)


def test_ground_that_was_never_held_is_nothing_on_every_day(history):
    assert history.held_km2[0, 0] == 0


def test_a_piece_changed_on_the_days_on_which_its_held_part_grew_or_shrank(history):
    east, west = np.array([False, True, False, True]), np.array([True, False, True, False])

    assert days_of_change(history, east, 0.5) == ("2022-04-03", "2022-04-06")
    assert days_of_change(history, west, 0.5) == ("2022-04-06",)


def test_a_change_that_is_too_small_to_notice_is_none(history):
    whole = np.ones(4, dtype=bool)

    assert days_of_change(history, whole, 1e6) == ()


def test_held_area_by_oblast_adds_up(history):
    by_oblast = held_over_time(history, toyland.units()["oblast"])

    assert list(by_oblast.columns) == ["UA14", "UA63"]
    assert by_oblast.sum(axis=1).to_numpy() == pytest.approx(history.held_km2.sum(axis=1))


@pytest.mark.parametrize(
    "clauses",
    [
        (),
        (clause(),),
        (handover(units=DONBAS),),
        (handover(units=DONBAS), give_back(holder=Holder.RUSSIA, except_units=DONBAS)),
        (clause(zones=frozenset({"held-before-2022"})),),
    ],
)
def test_all_days_at_once_agree_with_each_day_alone(history, clauses):
    over_time = settled_over_time(clauses, toyland.ground(), history)

    for day, edge in EDGES.items():
        alone = settle(clauses, toyland.held_east_of(edge)).summary()
        for name, total in alone.items():
            found = over_time[name].loc[day]
            assert found["area_km2"] == pytest.approx(total["area_km2"], abs=0.05), name
            assert found["people"] == pytest.approx(total["people"], abs=0.1), name


def test_ground_near_the_line_cannot_be_settled_for_all_days_at_once(history):
    with pytest.raises(QueryError, match="within 5 km of the line"):
        settled_over_time((clause(within_km=5),), toyland.ground(), history)


def test_an_empty_history_holds_nothing():
    nothing = pd.DataFrame({"base": [], "as_of": [], "held_km2": [], "people_official": []})

    history = unfold(nothing.astype({"base": int}), DAYS, 4, "official")

    assert np.count_nonzero(history.held_km2) == 0
