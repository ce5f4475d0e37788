"""What must hold between the parts of a proposal file, each of which is well formed."""

from collections.abc import Iterable

from dashboard.core.proposal import Clause, Proposal
from dashboard.sources.toml_table import TomlTable


def require_agreement(proposal: Proposal, top: TomlTable, stem: str) -> None:
    """Refuse a file whose parts do not fit together.

    Parameters
    ----------
    proposal
        As read from the file.
    top
        The same file as tables, which word the errors.
    stem
        Name of the file without its ending.

    Raises
    ------
    ProposalError
        If the id is not the name of the file; an id occurs twice; there is no source; a clause
        names a source or variant that is not declared; no clause names a variant; or a text
        that fixes no ground has clauses, or one that fixes ground has none.
    """
    if proposal.id != stem:
        raise top.refusal("id", repr(proposal.id), f"{stem!r}, the name of the file")
    for key, parts in (
        ("clause", proposal.clauses),
        ("source", proposal.sources),
        ("variant", proposal.variants),
    ):
        _require_unique(top, key, [part.id for part in parts])
    if not proposal.sources:
        raise top.refusal("source", "an empty list", "at least one [[source]]")
    sources = [source.id for source in proposal.sources]
    variants = [variant.id for variant in proposal.variants]
    for clause in top.tables("clause"):
        clause.some_of("sources", sources)
        clause.some_of("only_in", variants or ["(no variant is declared)"])
    _require_used_variants(top, variants, proposal.clauses)
    _require_ground(top, proposal)


def _require_unique(top: TomlTable, key: str, ids: list[str]) -> None:
    if repeated := sorted({i for i in ids if ids.count(i) > 1}):
        raise top.refusal(f"{key}.id", f"{repeated[0]!r} more than once", f"one {key} per id")


def _require_used_variants(top: TomlTable, variants: list[str], clauses: Iterable[Clause]) -> None:
    used = {variant for clause in clauses for variant in clause.only_in}
    if unused := [variant for variant in variants if variant not in used]:
        found = f"variant {unused[0]!r} that no clause names"
        raise top.refusal("variant", found, "at least one clause with it in only_in")


def _require_ground(top: TomlTable, proposal: Proposal) -> None:
    if proposal.is_computable and not proposal.clauses:
        expected = "at least one [[clause]], or the reason in not_computable"
        raise top.refusal("clause", "no clause", expected)
    if not proposal.is_computable and proposal.clauses:
        found = f"a reason beside {len(proposal.clauses)} clauses"
        raise top.refusal("not_computable", found, "either clauses or a reason, not both")
