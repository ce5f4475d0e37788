"""Texts by their id: those of the library, and options that are open in this process."""

from dashboard.answers import shelf
from dashboard.core.option import ID_PREFIX
from dashboard.core.proposal import Proposal
from dashboard.errors import QueryError
from dashboard.sources.proposals import DIRECTORY, load_proposal, proposal_ids


def proposal_named(proposal: str) -> Proposal:
    """Find a text of the library, or an option on the shelf, by its id.

    Raises
    ------
    QueryError
        If there is none of that name.
    """
    known = proposal_ids()
    if proposal in known:
        return load_proposal(DIRECTORY / f"{proposal}.toml")
    if option := shelf.get(proposal):
        return option
    if proposal.startswith(ID_PREFIX):
        raise QueryError(
            f"The option {proposal!r} is not open here. Open its file, or the link that holds all "
            "of it."
        )
    raise QueryError(f"There is no proposal {proposal!r}; there are {', '.join(known)}.")
