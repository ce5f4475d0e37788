"""How much a text's figures depend on who drew the line and where people are said to have lived."""

import pandas as pd

from dashboard.answers.ledgers import settled
from dashboard.core.breakdown import figures
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES


def sensitivity(proposal: str, as_of: str, variant: str = "") -> pd.DataFrame:
    """Settle a proposal on the same day's line of every mapper and on every population surface.

    A mapper without a line for the day is left out; no other day stands in for it.

    Returns
    -------
    DataFrame
        One row for each mapper, surface and figure: ``mapper``, ``people_by``, ``figure`` (see
        :func:`~dashboard.core.breakdown.figures`), ``area_km2``, ``people``.

    Raises
    ------
    QueryError
        If proposal or variant do not exist, or the text fixes no ground.
    """
    rows = [
        {"mapper": mapper, "people_by": surface, "figure": name, **amounts}
        for mapper in MAPPERS
        if as_of in days(mapper)
        for surface in SURFACES
        for name, amounts in figures(
            settled(proposal, as_of, mapper, surface, variant).ledger
        ).items()
    ]
    return pd.DataFrame(rows, columns=["mapper", "people_by", "figure", "area_km2", "people"])
