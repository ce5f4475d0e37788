"""Ground from a file."""

from dashboard.core.proposal import Clause


def show(clause: Clause) -> None:
    """Ask for a file."""
