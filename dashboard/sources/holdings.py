"""The history of a mapper's line by base piece."""

from pathlib import Path

from dashboard.core.history import History, unfold
from dashboard.errors import QueryError
from dashboard.sources.catalog import DATA, load
from dashboard.sources.contact_lines import days

RECORDED = ("official", "worldpop")
"""Population surfaces for which held people are recorded for every day."""


def load_history(mapper: str, people: str, pieces: int, directory: Path = DATA) -> History:
    """Read what was held of every base piece on every day of a mapper.

    Parameters
    ----------
    mapper : {"deepstate", "owl"}
    people : {"official", "worldpop"}
    pieces : int
        Number of base pieces.

    Raises
    ------
    QueryError
        If there is no such mapper, or the surface is not recorded day by day.
    """
    known = days(mapper, directory)
    if people not in RECORDED:
        raise QueryError(
            f"Held people by day are not recorded on the surface {people!r}; choose one of "
            f"{', '.join(RECORDED)}."
        )
    return unfold(load(f"holding_{mapper}", directory).frame, known, pieces, people)
