"""What is asked to be taken away, checked before anything slow begins."""

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.answers import MAPPER, PEOPLE, proposal_named
from dashboard.answers.recipes import PAGES, Question
from dashboard.errors import QueryError
from dashboard.output.figure import Wording

Kind = Literal["map", "closeup", "compare", "timeline", "claims", "data"]
KINDS: dict[Kind, str] = {
    "map": "one text on one day's line",
    "closeup": "what a text changes in one oblast",
    "compare": "two to five texts on the same line",
    "timeline": "the hold on a place over time",
    "claims": "published figures beside ours",
    "data": "layers, producers and terms",
}
LONGEST_WORDS = 200
LONGEST_STEM = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked to be taken away.

    Attributes
    ----------
    kind
        One of :data:`KINDS`.
    texts
        Proposal and variant of each text; the first is the chosen one.
    as_of, mapper, people
        Day, mapper and population surface.
    place
        P-code of an oblast, or ``UA``, for a close-up or a timeline.
    wording
        Language, units, and words instead of those that the files have by themselves.
    home
        Address of the dashboard, for links in files; empty where it is not known.
    """

    kind: Kind = "map"
    texts: tuple[tuple[str, str], ...] = ()
    as_of: str = ""
    mapper: str = MAPPER
    people: str = PEOPLE
    place: str = ""
    wording: Wording = field(default_factory=Wording)
    home: str = ""

    @property
    def question(self) -> Question:
        """The question behind it, as a recipe writes it."""
        if self.kind in PAGES:
            return Question(about=self.kind)
        if self.kind == "timeline":
            return Question(about=self.place, as_of=self.as_of, mapper=self.mapper)
        return Question(texts=self.texts, as_of=self.as_of, mapper=self.mapper, people=self.people)

    @property
    def stem(self) -> str:
        """Name of the files: subject, day and what is not as usual; safe on every system."""
        usual = Request()
        own = (self.mapper, self.people, self.wording.language)
        parts = [
            *(self.question.subject, self.as_of),
            *(part for part in own if part not in {usual.mapper, usual.people, "en"}),
            *((self.kind,) if self.kind in {"closeup", "timeline"} else ()),
            *((self.place,) if self.kind == "closeup" else ()),
        ]
        plain = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts if part)
        return "_".join(plain)[:LONGEST_STEM]


def checked(request: Request) -> Request:
    """Fill in default readings and clean typed words.

    Raises
    ------
    QueryError
        If kind, text or reading do not exist, or a kind lacks what it needs.
    """
    if request.kind not in KINDS:
        raise QueryError(
            f"There is no kind {request.kind!r} of picture; choose one of {', '.join(KINDS)}."
        )
    fewest, most = {"claims": (0, 0), "data": (0, 0), "timeline": (0, 1), "compare": (2, 5)}.get(
        request.kind, (1, 1)
    )
    if not fewest <= len(request.texts) <= most:
        raise QueryError(
            f"{len(request.texts)} texts were named for the kind {request.kind}; expected "
            f"{fewest if fewest == most else f'{fewest} to {most}'}. Name them by their ids."
        )
    if request.kind in {"closeup", "timeline"} and not request.place:
        raise QueryError(
            f"The kind {request.kind} needs a place; give the P-code of an oblast, such as UA14."
        )
    texts = tuple(
        (proposal, proposal_named(proposal).variant_named(variant))
        for proposal, variant in request.texts
    )
    said = request.wording
    clean = replace(
        said, title=_clean(said.title), subtitle=_clean(said.subtitle), footer=_clean(said.footer)
    )
    return replace(request, texts=texts, wording=clean)


def _clean(typed: str) -> str:
    """Keep what can be printed, in one line of a bearable length."""
    plain = "".join(sign if sign.isprintable() else " " for sign in typed)
    return " ".join(plain.split())[:LONGEST_WORDS]
