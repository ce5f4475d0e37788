"""What must hold between the parts of a proposal file, each of which is well formed."""

from collections.abc import Iterable

from dashboard.core.proposal import Clause, Proposal, Status
from dashboard.sources.toml_table import TomlTable


def require_agreement(proposal: Proposal, top: TomlTable) -> None:
    """Refuse a file whose parts do not fit together.

    Parameters
    ----------
    proposal
        As read from the file.
    top
        The same file as tables, which word the errors.

    Raises
    ------
    ProposalError
        If an id occurs twice; a clause names a source or variant that is not declared; no clause
        names a variant; or a text that fixes no ground has clauses, or one that fixes ground has
        none.
    """
    for key, parts in (
        ("clause", proposal.clauses),
        ("source", proposal.sources),
        ("variant", proposal.variants),
    ):
        _require_unique(top, key, [part.id for part in parts])
    sources = [source.id for source in proposal.sources]
    variants = [variant.id for variant in proposal.variants]
    for clause in top.tables("clause"):
        clause.some_of("sources", sources or ["(no source is declared)"])
        clause.some_of("only_in", variants or ["(no variant is declared)"])
    _require_used_variants(top, variants, proposal.clauses)
    _require_ground(top, proposal)


def require_citations(proposal: Proposal, top: TomlTable, stem: str) -> None:
    """Refuse a text of the library that is not named as its file or does not say where it is from.

    An option, which a user built, needs neither; it has no place in the library.

    Parameters
    ----------
    proposal, top
        As for :func:`require_agreement`.
    stem
        Name of the file without its ending.

    Raises
    ------
    ProposalError
        If the file is an option, its id is not the name of the file, there is no source, or a
        clause names none.
    """
    if proposal.status is Status.OPTION:
        allowed = ", ".join(status for status in Status if status is not Status.OPTION)
        raise top.refusal("status", repr(str(proposal.status)), f"one of {allowed}")
    if proposal.id != stem:
        raise top.refusal("id", repr(proposal.id), f"{stem!r}, the name of the file")
    if not proposal.sources:
        raise top.refusal("source", "an empty list", "at least one [[source]]")
    for clause in top.tables("clause"):
        if not clause.texts("sources"):
            raise clause.refusal("sources", "an empty list", "the id of at least one [[source]]")


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
