"""What a text says: a proposal is a list of clauses; a clause names ground and its outcome.

Troops, administration, sovereignty and withdrawal are four different things, and the texts treat
them so; silence is a value of its own (``unspecified``), never a guess.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from dashboard.core.area import Area
from dashboard.errors import QueryError

Pcode = NewType("Pcode", str)
"""A unit by P-code: ``UA14`` an oblast, ``UA1402`` a raion, ``UA1402001`` a hromada."""


class Holder(StrEnum):
    """Who holds a piece of ground on a day."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"


class Troops(StrEnum):
    """Whose armed forces may be on the ground once the clause is in force."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    HOLDER = "holder"
    NONE = "none"
    THIRD_PARTY = "third-party"
    RUSSIAN_INTERNAL_SECURITY = "russian-internal-security"
    DEFERRED = "deferred"
    UNSPECIFIED = "unspecified"


class Administration(StrEnum):
    """Who governs the ground once the clause is in force."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    HOLDER = "holder"
    JOINT = "joint"
    INTERNATIONAL = "international"
    UNDECIDED = "undecided"
    DEFERRED = "deferred"
    UNSPECIFIED = "unspecified"


class Sovereignty(StrEnum):
    """Whose the ground is in law according to the text; see ``recognised_by`` for by whom."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    RUSSIA_CLAIMED = "russia-claimed"
    DISPUTED = "disputed"
    DEFERRED = "deferred"
    UNSPECIFIED = "unspecified"


class Withdraws(StrEnum):
    """Whose forces must leave the ground."""

    NONE = "none"
    UKRAINE = "ukraine"
    RUSSIA = "russia"
    BOTH = "both"


class Status(StrEnum):
    """How far a text can be relied on; an option is no text but was built by a user."""

    OFFICIAL = "official"
    LEAKED = "leaked"
    REPORTED = "reported"
    PAPER = "paper"
    FORECAST = "forecast"
    OPTION = "option"


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """The ground that a clause names. Every field narrows it; an empty field does not.

    Attributes
    ----------
    units, except_units
        P-codes of any level; a code covers all units below it.
    holder
        Only what this side holds on the line of contact in question.
    zones, except_zones
        Only inside, or only outside, these named zones.
    within_km
        Only ground at most this far from the line of contact, on either side.
    areas
        Only inside these drawn areas, by id; only options have such.
    """

    units: frozenset[Pcode] = frozenset()
    except_units: frozenset[Pcode] = frozenset()
    holder: Holder | None = None
    zones: frozenset[str] = frozenset()
    except_zones: frozenset[str] = frozenset()
    within_km: float | None = None
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One territorial sentence of a text.

    Attributes
    ----------
    id
        Unique within the proposal; the key of every result.
    says
        What the text says, in our words.
    select
        The ground it covers.
    troops, administration, sovereignty, withdraws
        The outcome, four things apart.
    recognised_by
        Who would recognise the sovereignty and how, as the text says.
    sources
        Ids of the proposal's sources that this clause rests on.
    uncertain
        What is unclear about this clause; empty when nothing is.
    only_in
        Ids of the variants in which the clause applies; empty for all.
    """

    id: str
    says: str
    select: Select
    troops: Troops
    administration: Administration
    sovereignty: Sovereignty
    withdraws: Withdraws
    recognised_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    uncertain: str = ""
    only_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a reading of a text comes from."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several readings that a text leaves open."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOutcome:
    """What a text says of a single site, such as a power plant."""

    site: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A text that would settle who holds, governs or owns ground.

    Attributes
    ----------
    id, title, short
        Slug with hyphens; full title; a name of at most 32 characters for lists and maps.
    date
        ISO date of the text, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` as far as it is known.
    proponent, status, status_note
        Who put it forward; how far it can be relied on; what became of it. For an option: who
        built it, and a note.
    line
        What the text says about the reference line, in our words.
    clauses
        In document order from general to specific: later ones override earlier ones.
    variants
        Readings that the text leaves open; the first is the default.
    uncertain, silent_on
        What is unclear, and what the text does not mention.
    not_computable
        Why no ground can be computed; empty when it can.
    family
        Id shared by arrangements that come from one text; empty for most.
    claims_by_law
        Whether it is a law that claims ground, not an offer to settle.

    areas
        Drawn areas that its clauses name; only options have such.
    """

    id: str
    title: str
    short: str
    date: str
    proponent: str
    status: Status
    status_note: str
    line: str
    clauses: tuple[Clause, ...]
    sources: tuple[Citation, ...]
    variants: tuple[Variant, ...] = ()
    sites: tuple[SiteOutcome, ...] = ()
    uncertain: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()
    not_computable: str = ""
    family: str = ""
    claims_by_law: bool = False

    areas: tuple[Area, ...] = ()

    @property
    def is_computable(self) -> bool:
        """Whether the text fixes ground that can be measured."""
        return not self.not_computable

    def title_of(self, variant: str) -> str:
        """Give the title, with that of a variant; the title alone where there is none such."""
        return self.title + next((f" ({v.title})" for v in self.variants if v.id == variant), "")

    def variant_named(self, wanted: str) -> str:
        """Give the id of a variant, the default one for ``""``.

        Raises
        ------
        QueryError
            If there is no such variant.
        """
        known = [variant.id for variant in self.variants]
        if wanted and wanted not in known:
            raise QueryError(
                f"{self.id} has no variant {wanted!r}; it has {', '.join(known) or 'none at all'}."
            )
        return wanted or (known[0] if known else "")

    def clauses_in(self, variant: str) -> tuple[Clause, ...]:
        """Give the clauses that apply in one variant, the default one for ``""``.

        Raises
        ------
        QueryError
            If there is no such variant.
        """
        chosen = self.variant_named(variant)
        return tuple(c for c in self.clauses if not c.only_in or chosen in c.only_in)

    def areas_in(self, variant: str) -> tuple[Area, ...]:
        """Give the drawn areas that the clauses of one variant name.

        Raises
        ------
        QueryError
            If there is no such variant.
        """
        named = {area for clause in self.clauses_in(variant) for area in clause.select.areas}
        return tuple(area for area in self.areas if area.id in named)


def depths_km(clauses: Iterable[Clause]) -> tuple[float, ...]:
    """List the distances from the line that the clauses use, ascending."""
    return tuple(sorted({c.select.within_km for c in clauses if c.select.within_km is not None}))
