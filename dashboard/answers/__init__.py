"""The questions that people ask, put to core with the layers that sources verified.

The command line and the pages both call these functions, so a number is the same everywhere.
"""

from dashboard.answers.holdings import Change, change, held, held_series, history, settled_series
from dashboard.answers.layers import (
    MAPPER,
    PEOPLE,
    country,
    ground,
    latest_day,
    line,
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
    proposal_named,
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

__all__ = [
    "MAPPER",
    "PEOPLE",
    "Answer",
    "Change",
    "change",
    "compared",
    "control_line",
    "country",
    "evaluate",
    "findings",
    "ground",
    "held",
    "held_series",
    "history",
    "latest_day",
    "line",
    "line_figures",
    "listing",
    "observation",
    "places",
    "proposal_named",
    "recipe",
    "settled",
    "settled_series",
    "sites_affected",
    "sources",
    "towns_that_change",
    "uncut",
    "units",
]
