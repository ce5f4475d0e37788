"""The questions that people ask, put to core with the layers that sources verified.

The command line and the pages both call these functions, so a number is the same everywhere.
"""

from dashboard.answers import shelf
from dashboard.answers.cautions import cautions
from dashboard.answers.divisions import divisions, find_divisions
from dashboard.answers.gazetteer import Place, find_places, place_named
from dashboard.answers.holdings import Change, change, held, held_series, history, settled_series
from dashboard.answers.hromadas import Hromada, density, hromada, outline, unit_at
from dashboard.answers.layers import (
    MAPPER,
    PEOPLE,
    all_sources,
    claimed,
    country,
    ground,
    held_before,
    latest_day,
    line,
    oblast_names,
    oblasts,
    observation,
    recipe,
    sources,
    uncut,
    units,
)
from dashboard.answers.ledgers import (
    Answer,
    compared,
    evaluate,
    listing,
    settled,
)
from dashboard.answers.places import (
    control_line,
    line_figures,
    places,
    sites_affected,
    towns_that_change,
)
from dashboard.answers.published import findings
from dashboard.answers.swaps import HELD_OUTSIDE, Swap, find_swaps, swap_pieces
from dashboard.answers.texts import proposal_named
from dashboard.answers.trends import Trend, held_places, land_areas, trend

__all__ = [
    "HELD_OUTSIDE",
    "MAPPER",
    "PEOPLE",
    "Answer",
    "Change",
    "Hromada",
    "Place",
    "Swap",
    "Trend",
    "all_sources",
    "cautions",
    "change",
    "claimed",
    "compared",
    "control_line",
    "country",
    "density",
    "divisions",
    "evaluate",
    "find_divisions",
    "find_places",
    "find_swaps",
    "findings",
    "ground",
    "held",
    "held_before",
    "held_places",
    "held_series",
    "history",
    "hromada",
    "land_areas",
    "latest_day",
    "line",
    "line_figures",
    "listing",
    "oblast_names",
    "oblasts",
    "observation",
    "outline",
    "place_named",
    "places",
    "proposal_named",
    "recipe",
    "settled",
    "settled_series",
    "shelf",
    "sites_affected",
    "sources",
    "swap_pieces",
    "towns_that_change",
    "trend",
    "uncut",
    "unit_at",
    "units",
]
