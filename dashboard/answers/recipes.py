"""Recipes: a question and the state of its data in one line that can be typed back.

``us-28pt-nov-2025@2025-11-19/deepstate/official#ab12cd34ef`` names text, day, mapper and population
surface, then a hash of these and of the files they are answered from. The question before the
``#`` is enough to restore a state; the hash tells whether it still has the same answer.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers.layers import oblasts, recipe, sources
from dashboard.answers.texts import proposal_named
from dashboard.core.option import ID_PREFIX
from dashboard.errors import QueryError
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days, require_day
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import digest, load_proposals

COUNTRY = "UA"
HASH = re.compile(r"[0-9a-f]{10}")
PAGES = ("claims", "data")
"""Questions without a line: published figures, and what all figures rest on."""
_WRITTEN = re.compile(
    r"(?P<subject>[A-Za-z0-9:+-]+)(?:@(?P<as_of>\d{4}-\d\d-\d\d)"
    r"/(?P<mapper>[a-z]+)(?:/(?P<people>[a-z]+))?)?#(?P<hash>[0-9a-f]{10})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a recipe asks.

    Attributes
    ----------
    texts
        Proposal and variant (``""`` for a text without variants) of each text.
    about
        What is asked about instead of texts: P-code of a place or ``UA`` for the hold on it over
        time, or one of :data:`PAGES`.
    as_of, mapper, people
        Day, mapper and population surface; empty where the question has none.
    """

    texts: tuple[tuple[str, str], ...] = ()
    about: str = ""
    as_of: str = ""
    mapper: str = ""
    people: str = ""

    @property
    def subject(self) -> str:
        """Texts parted by ``+``, a reading as ``id:variant``; or what is asked about."""
        return self.about or "+".join(":".join(filter(None, text)) for text in self.texts)

    @property
    def hash(self) -> str:
        """Hash of the question and of the data it is answered from today."""
        if self.texts:
            credited = sources(self.mapper, self.people)
            return text_recipe(credited, self.texts, self.as_of, self.mapper, self.people)
        is_page = self.about in PAGES
        layers = catalog.resources() if is_page else ("units", f"holding_{self.mapper}")
        credited = tuple(catalog.source(layer) for layer in layers)
        return recipe(credited, "trend", self.about, self.mapper, self.as_of)

    @property
    def written(self) -> str:
        """The recipe in one line."""
        line = "/".join(filter(None, (self.as_of, self.mapper, self.people)))
        return f"{self.subject}{f'@{line}' if line else ''}#{self.hash}"


def text_recipe(
    credited: tuple[catalog.Source, ...],
    texts: Sequence[tuple[str, str]],
    as_of: str,
    mapper: str,
    people: str,
) -> str:
    """Hash a question about texts: their words count as data, so the files they are in go in."""
    said = [part for text, variant in texts for part in (text, variant, _words(text))]
    return recipe(credited, *said, as_of, mapper, people)


def _words(text: str) -> str:
    """Identify the words of a text by its file; the id of an option is made from them."""
    return text if text.startswith(ID_PREFIX) else digest(text)


@dataclass(frozen=True, slots=True)
class Restored:
    """A question that a recipe restores, and whether its data are still the same."""

    question: Question
    is_same: bool


def restore(typed: str) -> Restored:
    """Read a recipe, or look for the question that has a hash.

    Parameters
    ----------
    typed : str
        A whole recipe, or only its ten digits.

    Raises
    ------
    QueryError
        If it is neither, or names something that does not exist; or if no question has the hash
        with the data of today.
    """
    typed = typed.strip().removeprefix("Recipe").strip(" .")
    if HASH.fullmatch(typed):
        return Restored(_find(typed), is_same=True)
    found = _WRITTEN.fullmatch(typed)
    if found is None:
        raise QueryError(
            f"{typed[:80]!r} is no recipe; expected a line such as "
            "us-28pt-nov-2025@2025-11-19/deepstate/official#ab12cd34ef, or its last ten digits."
        )
    question = _question(found)
    return Restored(question, is_same=question.hash == found["hash"])


def _question(found: "re.Match[str]") -> Question:
    """Turn the parts of a recipe into a question that can be asked."""
    subject, as_of, mapper, people = found.group("subject", "as_of", "mapper", "people")
    if subject in PAGES:
        return Question(about=subject)
    if not as_of:
        raise QueryError(f"{subject!r} names no day and mapper; expected TEXT@DAY/MAPPER/PEOPLE#….")
    require_day(mapper, as_of)
    if not people:
        return Question(about=_place(subject), as_of=as_of, mapper=mapper)
    if people not in SURFACES:
        raise QueryError(f"There is no surface {people!r}; choose one of {', '.join(SURFACES)}.")
    texts = tuple(map(_text, subject.split("+")))
    return Question(texts=texts, as_of=as_of, mapper=mapper, people=people)


def _place(code: str) -> str:
    known = [COUNTRY, *oblasts()["pcode"]]
    if code not in known:
        raise QueryError(f"There is no place {code!r}; choose one of {', '.join(known)}.")
    return code


def _text(part: str) -> tuple[str, str]:
    """Read a text with its reading, filling in the default one."""
    proposal, _, variant = part.partition(":")
    return proposal, proposal_named(proposal).variant_named(variant)


def _find(wanted: str) -> Question:
    """Look for a hash among all questions about one text, the newest lines first."""
    for mapper, people in itertools.product(MAPPERS, SURFACES):
        credited = sources(mapper, people)
        for as_of, text in itertools.product(reversed(days(mapper)), _readings()):
            if text_recipe(credited, [text], as_of, mapper, people) == wanted:
                return Question(texts=(text,), as_of=as_of, mapper=mapper, people=people)
    raise QueryError(
        f"No text on any line has the recipe {wanted} with the data of today: the data have "
        "changed since, or it is about something else. The whole line with @ and # says what."
    )


def _readings() -> list[tuple[str, str]]:
    """List all texts that can be computed, in all their readings."""
    return [
        (text.id, variant)
        for text in load_proposals().values()
        if text.is_computable
        for variant in [reading.id for reading in text.variants] or [""]
    ]
