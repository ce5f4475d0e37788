"""One proposal on one day's line."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.answers.layers import MAPPER, PEOPLE, ground, sources, uncut
from dashboard.answers.recipes import Question, text_recipe
from dashboard.answers.texts import proposal_named
from dashboard.core.ledger import Ledger, settle
from dashboard.core.proposal import Proposal, depths_km
from dashboard.errors import QueryError
from dashboard.sources import catalog
from dashboard.sources.contact_lines import require_day
from dashboard.sources.proposals import load_proposals


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal settled on one day's line, with everything it rests on.

    Attributes
    ----------
    proposal, variant, as_of, mapper, people
        The question.
    ledger
        The parcels and their outcome.
    area_error_km2, people_error
        How far the parts are from the whole: country and population surface.
    recipe
        Hash of the question and of the data it was answered from.
    sources
        Credits of every layer used.
    """

    proposal: Proposal
    variant: str
    as_of: str
    mapper: str
    people: str
    ledger: Ledger
    area_error_km2: float
    people_error: float
    recipe: str
    sources: tuple[catalog.Source, ...]

    @property
    def question(self) -> Question:
        """The question, as a recipe writes it."""
        return Question(
            texts=((self.proposal.id, self.variant),),
            as_of=self.as_of,
            mapper=self.mapper,
            people=self.people,
        )


def settled(
    proposal: str, as_of: str, mapper: str = MAPPER, people: str = PEOPLE, variant: str = ""
) -> Answer:
    """Settle a proposal on one day's line.

    Raises
    ------
    QueryError
        If proposal, variant, day, mapper or surface do not exist, or the text fixes no ground.
    """
    return compared([(proposal, variant)], as_of, mapper, people)[0]


def compared(
    wanted: Sequence[tuple[str, str]], as_of: str, mapper: str = MAPPER, people: str = PEOPLE
) -> list[Answer]:
    """Settle several proposals on the very same ground: one day, one mapper, one surface, one cut.

    Parameters
    ----------
    wanted : sequence of (proposal, variant)
        ``""`` for the default variant.
    as_of, mapper, people
        The line and the population surface.

    Raises
    ------
    QueryError
        As :func:`settled`.
    """
    texts = [(_computable(proposal), variant) for proposal, variant in wanted]
    require_day(mapper, as_of)
    clauses = [text.clauses_in(variant) for text, variant in texts]
    areas = {area.id: area for text, variant in texts for area in text.areas_in(variant)}
    depths = depths_km(itertools.chain(*clauses))
    cut_ground = ground(mapper, as_of, people, depths, tuple(areas.values()))
    whole, credited = uncut(people), sources(mapper, people)
    return [
        Answer(
            proposal=text,
            variant=(chosen := text.variant_named(variant)),
            as_of=as_of,
            mapper=mapper,
            people=people,
            ledger=settle(text.clauses_in(variant), cut_ground),
            area_error_km2=_error(cut_ground.parcels["area_km2"], whole.parcels["area_km2"]),
            people_error=_error(cut_ground.footprints["people"], whole.footprints["people"]),
            recipe=text_recipe(credited, [(text.id, chosen)], as_of, mapper, people),
            sources=credited,
        )
        for text, variant in texts
    ]


def _computable(proposal: str) -> Proposal:
    text = proposal_named(proposal)
    if not text.is_computable:
        raise QueryError(f"{proposal} cannot be computed: {text.not_computable}")
    return text


def _error(parts: pd.Series, whole: pd.Series) -> float:
    return float(parts.sum() - whole.sum())


def evaluate(
    proposal: str, as_of: str, mapper: str = MAPPER, people: str = PEOPLE, variant: str = ""
) -> dict[str, Any]:
    """Settle a proposal and give its ledger as plain values.

    Returns
    -------
    dict
        ``proposal``, ``as_of``, ``mapper``, ``people``, ``recipe``, ``rows``, ``summary``,
        ``balance``; areas in km², people in persons.

    Raises
    ------
    QueryError
        As :func:`settled`.
    """
    answer = settled(proposal, as_of, mapper, people, variant)
    rows = answer.ledger.rows().replace({"": None}).round({"area_km2": 3, "people": 1})
    return {
        "proposal": proposal,
        "as_of": as_of,
        "mapper": mapper,
        "people": people,
        "recipe": answer.recipe,
        "rows": rows.to_dict("records"),
        "summary": {
            name: {"area_km2": round(total["area_km2"], 3), "people": round(total["people"], 1)}
            for name, total in answer.ledger.summary().items()
        },
        "balance": {
            "area_error_km2": round(answer.area_error_km2, 6),
            "people_error": round(answer.people_error, 6),
        },
    }


def listing() -> list[dict[str, Any]]:
    """List all proposals with what can be asked of them."""
    return [
        {
            "id": text.id,
            "title": text.title,
            "date": text.date,
            "proponent": text.proponent,
            "status": str(text.status),
            "computable": text.is_computable,
            "not_computable": text.not_computable,
            "variants": [variant.id for variant in text.variants],
            "clauses": [clause.id for clause in text.clauses],
        }
        for text in load_proposals().values()
    ]
