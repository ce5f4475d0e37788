"""What a settled proposal means for key sites, with how near they are to the line."""

import pandas as pd

from dashboard.answers.layers import line
from dashboard.answers.ledgers import Answer
from dashboard.answers.places import sites_affected
from dashboard.core.line import distance_km


def sites_with_distance(answer: Answer) -> pd.DataFrame:
    """Tell the outcome for the key sites and how far each is from the line of contact.

    Returns
    -------
    DataFrame
        As :func:`~dashboard.answers.places.sites_affected`, with ``line_km``.
    """
    sites = sites_affected(answer)
    contact = line(answer.mapper, answer.as_of)
    return sites.assign(line_km=[distance_km(contact, point) for point in sites["geometry"]])
