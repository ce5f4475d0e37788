"""Published figures from ``data/claims/*.toml``, refused unless every word is understood.

Each file has ``[[source]]`` tables, which say who published and where, and ``[[claim]]`` tables
with the fields of :class:`dashboard.core.claims.Claim`; ``ours`` is its measure, and ``ours.where``
the ground of that.
"""

from pathlib import Path

from dashboard.core.claims import UNITS, Claim, Measure, Of, Side, Unit, Verdict
from dashboard.core.proposal import Select
from dashboard.errors import ProposalError, SourceError
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import PARTIAL_DATE, SLUG, WEB_ADDRESS, read_select
from dashboard.sources.toml_table import TomlTable, read_toml

DIRECTORY = Path(__file__).parents[2] / "data" / "claims"


def load_claims(directory: Path = DIRECTORY) -> dict[str, Claim]:
    """Load every published figure.

    Returns
    -------
    dict of str to Claim
        By id, in the order of the files and of the claims in them.

    Raises
    ------
    SourceError
        If there is no ``.toml`` file, one cannot be read, an id occurs twice, or as
        :func:`read_claims`.
    """
    paths = sorted(directory.glob("*.toml"))
    if not paths:
        raise SourceError(
            f"Found no .toml file in {directory}; expected the published figures. "
            "Restore data/claims from the repository."
        )
    claims: dict[str, Claim] = {}
    for path in paths:
        for claim in read_claims(path):
            if claim.id in claims:
                raise SourceError(
                    f"{path.name}, claim {claim.id!r}: found an id that an earlier claim has; "
                    "expected one id per claim. Rename one of the two."
                )
            claims[claim.id] = claim
    return claims


def read_claims(path: Path) -> list[Claim]:
    """Read the claims of one file.

    Raises
    ------
    SourceError
        If the file is not TOML; a field is unknown, missing or malformed; a claim names no
        declared source, states a unit that its measure does not give, or leaves a difference
        without a reason. The message names file, claim, field, what was found and what is allowed.
    """
    try:
        top = read_toml(path)
        top.require_keys("source claim")
        sources = _sources(top)
        return [_claim(table, sources) for table in top.tables("claim")]
    except ProposalError as error:  # the word of the table reader, which proposals share
        raise SourceError(str(error)) from error


def _sources(top: TomlTable) -> dict[str, TomlTable]:
    """Check the sources of a file and give them by id."""
    for table in top.tables("source"):
        table.require_keys("id publisher published", "url")
        table.matching("id", SLUG, "small letters and digits parted by hyphens")
        table.matching("published", PARTIAL_DATE, "a date as YYYY, YYYY-MM or YYYY-MM-DD")
        if "url" in table.entries:
            table.matching("url", WEB_ADDRESS, "an address that begins with http:// or https://")
    return {table.text("id"): table for table in top.tables("source")}


def _claim(table: TomlTable, sources: dict[str, TomlTable]) -> Claim:
    table.require_keys(
        "id says value unit source verdict", "when ours tolerance why ours_is reason"
    )
    source = sources[table.one_of("source", sources)]
    claim = Claim(
        id=table.matching("id", SLUG, "small letters and digits parted by hyphens"),
        says=table.text("says"),
        value=table.positive("value") or 0.0,
        unit=table.choice("unit", Unit),
        when=table.text("when"),
        publisher=source.text("publisher"),
        published=source.text("published"),
        url=source.text("url"),
        measure=_measure(table.table("ours")) if "ours" in table.entries else None,
        tolerance=table.positive("tolerance") or 0.0,
        why=table.text("why"),
        verdict=table.choice("verdict", Verdict),
        ours_is=table.choice("ours_is", Side) if "ours_is" in table.entries else None,
        reason=table.text("reason"),
    )
    _require_comparison(table, claim)
    _require_explanation(table, claim)
    return claim


def _measure(table: TomlTable) -> Measure:
    table.require_keys("of as_of", "where since mapper people")
    as_of = table.day("as_of")
    since = table.day("since") if "since" in table.entries else ""
    if since >= as_of:
        raise table.refusal("since", repr(since), f"a day before {as_of}")
    return Measure(
        of=table.choice("of", Of),
        select=read_select(table.table("where")) if "where" in table.entries else Select(),
        as_of=as_of,
        since=since,
        mapper=table.one_of("mapper", MAPPERS) if "mapper" in table.entries else "deepstate",
        people=table.one_of("people", SURFACES) if "people" in table.entries else "official",
    )


def _require_comparison(table: TomlTable, claim: Claim) -> None:
    """Refuse a measure in another unit, or without a width and the reason for it."""
    if claim.measure is None:
        if claim.verdict is not Verdict.NOT_COMPARABLE:
            raise table.refusal("ours", "nothing", "how ours is measured, or 'not-comparable'")
        return
    if claim.unit != UNITS[claim.measure.of]:
        expected = f"{UNITS[claim.measure.of].value!r}, in which {claim.measure.of} is given"
        raise table.refusal("unit", repr(claim.unit.value), expected)
    for key, value in (("tolerance", claim.tolerance), ("why", claim.why)):
        if not value:
            raise table.refusal(key, "nothing", "how far apart the two may be, and the reason")


def _require_explanation(table: TomlTable, claim: Claim) -> None:
    """Refuse a difference without a side and a reason, and either of them where both agree."""
    if claim.verdict is Verdict.AGREES:
        if claim.ours_is or claim.reason:
            raise table.refusal("verdict", "'agrees' with ours_is or reason", "neither of the two")
        return
    if not claim.reason:
        raise table.refusal("reason", "nothing", "why the two figures cannot agree")
    if (claim.ours_is is None) != (claim.measure is None):
        raise table.refusal("ours_is", str(claim.ours_is), "'higher' or 'lower' beside a measure")
