"""Options: proposals that a user builds, from nothing or from a copy of a text."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.core.area import Area
from dashboard.core.proposal import Clause, Proposal, Status

ID_PREFIX = "option-"
"""Begins the id of every option; the rest is a hash of all that is in it."""

_SHORT_LENGTH = 32
_LINE = "The line of contact on the day chosen."


def built_option(  # noqa: PLR0913  an option has six parts
    title: str,
    clauses: Sequence[Clause],
    areas: Sequence[Area] = (),
    *,
    date: str,
    author: str = "",
    note: str = "",
) -> Proposal:
    """Make an option of what a user chose.

    Parameters
    ----------
    title
        Its name, at least one letter; cut to 32 characters for lists and maps.
    clauses, areas
        In order: later clauses override earlier ones.
    date
        ISO day on which it was begun; part of the option, so that opening it again changes nothing.
    author, note
        May be empty.

    Returns
    -------
    Proposal
        Without an id; the shelf and the file give it one.
    """
    is_long = len(title) > _SHORT_LENGTH
    return Proposal(
        id="",
        title=title,
        short=title[: _SHORT_LENGTH - 1].rstrip() + "…" if is_long else title,
        date=date,
        proponent=author,
        status=Status.OPTION,
        status_note=note,
        line=_LINE,
        clauses=tuple(clauses),
        sources=(),
        areas=tuple(areas),
    )


def copied_option(text: Proposal, variant: str = "", *, date: str) -> Proposal:
    """Begin an option with the clauses of a text, in one of its variants.

    Parameters
    ----------
    text, variant
        ``""`` for the default variant.
    date
        ISO day of the copy.

    Returns
    -------
    Proposal
        With the sources that the clauses cite. What was said of the text as a whole is left out,
        for it need not be true of the copy.

    Raises
    ------
    QueryError
        If there is no such variant.
    """
    clauses = tuple(replace(clause, only_in=frozenset()) for clause in text.clauses_in(variant))
    cited = {source for clause in clauses for source in clause.sources}
    return replace(
        built_option(f"Copy of {text.short}", clauses, text.areas_in(variant), date=date),
        sources=tuple(source for source in text.sources if source.id in cited),
        line=text.line or _LINE,
    )
