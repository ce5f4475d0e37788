"""Proposals from ``data/proposals/*.toml``, refused unless every word in them is understood.

One file is one text; its fields are those of :class:`dashboard.core.proposal.Proposal`, with
``select`` written as ``where``. ``schema.json`` beside the files tells editors the same rules.
"""

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path

from dashboard.core.proposal import (
    Administration,
    Citation,
    Clause,
    Holder,
    Pcode,
    Proposal,
    Select,
    SiteOutcome,
    Sovereignty,
    Status,
    Troops,
    Variant,
    Withdraws,
)
from dashboard.errors import ProposalError
from dashboard.sources.proposal_checks import require_agreement, require_citations
from dashboard.sources.toml_table import TomlTable, read_toml

DIRECTORY = Path(__file__).parents[2] / "data" / "proposals"
SCHEMA_VERSION = 1
SHORT_LENGTH = 32
SOURCE_KINDS = ("primary", "press", "analysis")
ZONES = ("held-before-2022", "snihurivka", "kinburn", "enerhodar", "kharkiv-north")
"""Named areas that a clause can select: the values of the column ``zone`` of the units."""

_LIBRARY_KEYS = (
    "schema id title short date proponent status status_note line source",
    "family claims_by_law not_computable uncertain silent_on variant clause site",
)
_OPTION_KEYS = (
    "schema title short date status",
    "proponent status_note line source family uncertain silent_on variant clause site area",
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PCODE = re.compile(r"UA[0-9]{2}([0-9]{2}([0-9]{3})?)?")
PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")


def proposal_ids(directory: Path = DIRECTORY) -> list[str]:
    """List the ids of all proposals, by the names of their files."""
    return sorted(path.stem for path in directory.glob("*.toml"))


def load_proposals(directory: Path = DIRECTORY) -> dict[str, Proposal]:
    """Load every proposal of a directory.

    Returns
    -------
    dict of str to Proposal
        By id, sorted by date and then by id.

    Raises
    ------
    ProposalError
        If the directory holds no ``.toml`` file, or as :func:`load_proposal`.
    """
    paths = sorted(directory.glob("*.toml"))
    if not paths:
        raise ProposalError(
            f"Found no .toml file in {directory}; expected one per proposal. "
            "Restore data/proposals or give the directory that has them."
        )
    proposals = sorted(map(load_proposal, paths), key=lambda proposal: (proposal.date, proposal.id))
    return {proposal.id: proposal for proposal in proposals}


@cache
def digest(proposal: str, directory: Path = DIRECTORY) -> str:
    """Give the SHA-256 of a proposal's file: a reading that is corrected is another one."""
    return hashlib.sha256((directory / f"{proposal}.toml").read_bytes()).hexdigest()


def load_proposal(path: Path) -> Proposal:
    """Load one proposal.

    Parameters
    ----------
    path
        A ``.toml`` file whose name is the id of the proposal.

    Raises
    ------
    ProposalError
        If the file cannot be read, has an unknown, missing or malformed field, contradicts
        itself, or refers to a source or variant that it does not declare. The message names
        file, clause, field, what was found and what is allowed.
    """
    top = read_toml(path)
    proposal = read_proposal(top)
    require_citations(proposal, top, path.stem)
    return proposal


def read_proposal(top: TomlTable) -> Proposal:
    """Read a text of the library, or an option, from its tables.

    Parameters
    ----------
    top
        The whole file. Where its status is ``option``, words about it and sources are optional,
        it has no id, and clauses may name areas; :mod:`dashboard.sources.options` gives both.

    Raises
    ------
    ProposalError
        If a field is unknown, missing or malformed, or parts of the file do not fit together.
    """
    is_option = top.entries.get("status") == Status.OPTION
    top.require_keys(*(_OPTION_KEYS if is_option else _LIBRARY_KEYS))
    if top.positive("schema") != SCHEMA_VERSION:
        raise top.refusal("schema", str(top.entries["schema"]), str(SCHEMA_VERSION))
    if len(top.text("short")) > SHORT_LENGTH:
        length = len(top.text("short"))
        raise top.refusal("short", f"{length} characters", f"at most {SHORT_LENGTH}")
    proposal = Proposal(
        id="" if is_option else _slug(top, "id"),
        title=top.text("title"),
        short=top.text("short"),
        date=_partial_date(top, "date"),
        proponent=top.text("proponent"),
        status=top.choice("status", Status),
        status_note=top.text("status_note"),
        line=top.text("line"),
        clauses=tuple(_clause(table, is_option) for table in top.tables("clause")),
        sources=tuple(map(_citation, top.tables("source"))),
        variants=tuple(map(_variant, top.tables("variant"))),
        sites=tuple(map(_site, top.tables("site"))),
        uncertain=top.texts("uncertain"),
        silent_on=top.texts("silent_on"),
        not_computable=top.text("not_computable"),
        family=top.text("family"),
        claims_by_law=top.flag("claims_by_law"),
    )
    require_agreement(proposal, top)
    return proposal


def _clause(table: TomlTable, is_option: bool) -> Clause:  # noqa: FBT001  one question, two answers
    required = "id says where troops administration sovereignty withdraws"
    optional = "recognised_by uncertain only_in"
    cited = (required, f"{optional} sources") if is_option else (f"{required} sources", optional)
    table.require_keys(*cited)
    return Clause(
        id=_slug(table, "id"),
        says=table.text("says"),
        select=read_select(
            table.table("where"), optional="within_km areas" if is_option else "within_km"
        ),
        troops=table.choice("troops", Troops),
        administration=table.choice("administration", Administration),
        sovereignty=table.choice("sovereignty", Sovereignty),
        withdraws=table.choice("withdraws", Withdraws),
        recognised_by=table.texts("recognised_by"),
        sources=table.texts("sources"),
        uncertain=table.text("uncertain"),
        only_in=frozenset(table.texts("only_in")),
    )


def read_select(table: TomlTable, *, optional: str = "") -> Select:
    """Read the ground that a table names; ``optional`` lists keys beside the common ones."""
    table.require_keys("", f"units except_units holder zones except_zones {optional}")
    return Select(
        units=_pcodes(table, "units"),
        except_units=_pcodes(table, "except_units"),
        holder=table.choice("holder", Holder) if "holder" in table.entries else None,
        zones=table.some_of("zones", ZONES),
        except_zones=table.some_of("except_zones", ZONES),
        within_km=table.positive("within_km"),
        areas=frozenset(table.texts("areas")),
    )


def _citation(table: TomlTable) -> Citation:
    table.require_keys("id title publisher kind", "date url")
    address = "an address that begins with http:// or https://"
    return Citation(
        id=_slug(table, "id"),
        title=table.text("title"),
        publisher=table.text("publisher"),
        date=_partial_date(table, "date") if "date" in table.entries else "",
        url=table.matching("url", WEB_ADDRESS, address) if "url" in table.entries else "",
        kind=table.one_of("kind", SOURCE_KINDS),
    )


def _variant(table: TomlTable) -> Variant:
    table.require_keys("id title")
    return Variant(id=_slug(table, "id"), title=table.text("title"))


def _site(table: TomlTable) -> SiteOutcome:
    table.require_keys("site says")
    return SiteOutcome(site=table.text("site"), says=table.text("says"))


def _slug(table: TomlTable, key: str) -> str:
    return table.matching(key, SLUG, "small letters and digits parted by hyphens")


def _pcodes(table: TomlTable, key: str) -> frozenset[Pcode]:
    for code in table.texts(key):
        if not PCODE.fullmatch(code):
            raise table.refusal(key, repr(code), "P-codes such as UA14, UA1402 or UA1402001")
    return frozenset(map(Pcode, table.texts(key)))


def _partial_date(table: TomlTable, key: str) -> str:
    expected = "a real date as YYYY, YYYY-MM or YYYY-MM-DD"
    value = table.matching(key, PARTIAL_DATE, expected)
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError as error:
        raise table.refusal(key, repr(value), expected) from error
    return value
