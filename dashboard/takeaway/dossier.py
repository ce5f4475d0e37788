"""Everything that can be taken away of one request; what is slow is made when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard import answers, pictures
from dashboard.answers import Answer
from dashboard.output.figure import Content
from dashboard.output.figure.content import Caption, MapContent
from dashboard.output.head import Head, Table
from dashboard.sources.catalog import Source
from dashboard.takeaway import listings, series_tables, tallies
from dashboard.takeaway.links import link
from dashboard.takeaway.request import Request, checked

Rows = Sequence[Sequence[str]]
MOST_DRAWN = 4
"""A picture holds four texts; a fifth is in the tables only."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """What files are made from.

    Attributes
    ----------
    request, head
        What was asked, and what every file says of itself.
    tables
        Gives all tables of data.
    content
        Of the picture; none where there is nothing to draw.
    shown
        Gives the main figures as people read them.
    answer
        The settled text, where the request is about one.
    """

    request: Request
    head: Head
    tables: Callable[[], tuple[Table, ...]]
    content: Content | None = None
    shown: Callable[[], Rows] | None = None
    answer: Answer | None = None

    def map(self) -> MapContent | None:
        """Give the map of one text, which a close-up is a part of."""
        if self.answer is None or isinstance(self.content, MapContent):
            return self.content if isinstance(self.content, MapContent) else None
        whole = pictures.map_of(self.answer, self.request.wording)
        return replace(whole, caption=replace(whole.caption, recipe=self.head.recipe))


def dossier(request: Request) -> Dossier:
    """Answer a request.

    Raises
    ------
    QueryError
        If the request names what does not exist, or a text that fixes no ground.
    """
    request = checked(request)
    if request.kind in {"map", "closeup"}:
        return _of_text(request)
    return {
        "compare": _of_comparison,
        "timeline": _of_place,
        "claims": _of_claims,
        "data": _of_data,
    }[request.kind](request)


def _of_text(request: Request) -> Dossier:
    (proposal, variant), wording = request.texts[0], request.wording
    answer = answers.settled(proposal, request.as_of, request.mapper, request.people, variant)
    content: Content = (
        pictures.map_of(answer, wording)
        if request.kind == "map"
        else pictures.closeup_of(answer, request.place, wording)
    )
    head = _head(request, content.caption, answer.sources)
    units = wording.units
    return Dossier(
        request=request,
        head=head,
        content=_with_recipe(content, head),
        shown=lambda: tallies.shown(answer, units, wording.language),
        answer=answer,
        tables=lambda: (
            tallies.figures_table(answer, units),
            listings.ledger_table(answer, units),
            listings.sensitivity_table(answer, units),
            listings.clauses_table(answer),
            listings.towns_table(answer),
        ),
    )


def _of_comparison(request: Request) -> Dossier:
    wording = request.wording
    found = answers.compared(request.texts, request.as_of, request.mapper, request.people)
    content = pictures.comparison_of(found[:MOST_DRAWN], wording)
    head = _head(request, content.caption, found[0].sources)
    return Dossier(
        request=request,
        head=head,
        content=_with_recipe(content, head),
        shown=lambda: tallies.shown_beside(found, wording.units, wording.language),
        tables=lambda: (tallies.comparison_table(found, wording.units),),
    )


def _of_place(request: Request) -> Dossier:
    found = answers.trend(request.place, request.mapper, request.as_of)
    chosen = request.texts[0][0] if request.texts else ""
    content = pictures.timeline_of(found, request.mapper, request.wording, chosen=chosen)
    head = _head(request, content.caption, found.sources)
    return Dossier(
        request=request,
        head=head,
        content=_with_recipe(content, head),
        shown=lambda: series_tables.shown(found, request.wording),
        tables=lambda: series_tables.held_tables(found, request.wording.units),
    )


def _of_claims(request: Request) -> Dossier:
    head = _head(request, series_tables.claims_caption(), answers.all_sources())
    return Dossier(request=request, head=head, tables=lambda: (series_tables.claims_table(),))


def _of_data(request: Request) -> Dossier:
    head = _head(request, series_tables.data_caption(), answers.all_sources())
    return Dossier(request=request, head=head, tables=lambda: (series_tables.land_table(),))


def _with_recipe(content: Content, head: Head) -> Content:
    """Print the recipe that can be typed back, not only its hash."""
    return replace(content, caption=replace(content.caption, recipe=head.recipe))


def _head(request: Request, caption: Caption, credited: tuple[Source, ...]) -> Head:
    question, wording = request.question, request.wording
    return Head(
        stem=request.stem,
        title=wording.title or caption.title,
        subtitle=wording.subtitle or caption.subtitle,
        as_of=request.as_of or caption.as_of,
        source=caption.source,
        disclaimer=caption.disclaimer,
        recipe=question.written,
        link=link(question, wording, request.home),
        alt=caption.alt,
        credits=credited,
        language=wording.language,
    )
