"""Parcels joined by their shared edges are the parcels joined by an overlay."""

import random

import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard import answers
from dashboard.core.joining import join_parcels
from dashboard.sources.contact_lines import days

DAYS = sorted(random.Random(39).sample(days("deepstate"), 3))  # noqa: S311
BIT = 2.0**-52
"""A corner at 1 that is moved by this is the next number that there is."""


@pytest.mark.parametrize("as_of", DAYS)
def test_every_block_of_a_day_is_what_an_overlay_makes_of_it(as_of):
    parcels = answers.ground("deepstate", as_of).parcels
    blocks = parcels.groupby(["oblast", "zone", "is_held"], observed=True).indices.values()

    for block in (parcels.geometry.to_numpy()[here] for here in blocks):
        joined, overlaid = join_parcels(block), shapely.union_all(block)
        assert joined.is_valid
        assert len(shapely.get_rings(joined)) == len(shapely.get_rings(overlaid))
        assert joined.area == pytest.approx(overlaid.area, rel=1e-12)
        assert joined.length == pytest.approx(overlaid.length, rel=1e-12)


def test_corners_that_differ_in_the_last_bit_leave_no_edge_behind():
    west = shapely.Polygon([(0, 0), (1, 0), (1, 1), (1, 2), (0, 2)])
    east = shapely.Polygon([(1, 0), (2, 0), (2, 2), (1, 2), (1 - BIT, 1)])

    joined = join_parcels(np.array([west, east]))

    with pytest.raises(shapely.errors.GEOSException):
        shapely.coverage_union_all([west, east])
    assert joined.is_valid
    assert joined.area == pytest.approx(4)


def test_nothing_joined_is_nothing():
    assert join_parcels(pd.Series([], dtype=object).to_numpy()).is_empty
