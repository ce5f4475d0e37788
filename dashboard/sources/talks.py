"""Rounds of talks from ``data/talks.toml``, refused unless every word is understood.

Each ``[[talks]]`` table is one round: who met, where, when, and who published that.
"""

from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import ProposalError, SourceError
from dashboard.sources.proposals import PARTIAL_DATE, SLUG, WEB_ADDRESS
from dashboard.sources.toml_table import TomlTable, read_toml

PATH = Path(__file__).parents[2] / "data" / "talks.toml"
PARTIES = ("ukraine", "russia", "united-states")
FEWEST_PARTIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """One round of talks.

    Attributes
    ----------
    id
        Slug.
    name_en, name_uk, place_en, place_uk
        What it was, in our words, and where.
    between
        Members of :data:`PARTIES`.
    first, last
        ISO dates; the same for a round of one day.
    publisher, published, url
        The source that gives place and days.
    """

    id: str
    name_en: str
    name_uk: str
    place_en: str
    place_uk: str
    between: tuple[str, ...]
    first: str
    last: str
    publisher: str
    published: str
    url: str


def load_talks(path: Path = PATH) -> tuple[Talks, ...]:
    """Load the rounds of talks, by date.

    Raises
    ------
    SourceError
        If the file cannot be read; a field is unknown, missing or malformed; a round ends before
        it begins; or an id occurs twice. The message names file, round, field, what was found and
        what is allowed.
    """
    try:
        top = read_toml(path)
        top.require_keys("talks")
        rounds = [_talks(table) for table in top.tables("talks")]
        _require_once(top, [one.id for one in rounds])
    except ProposalError as error:  # the word of the table reader, which proposals share
        raise SourceError(str(error)) from error
    return tuple(sorted(rounds, key=lambda one: (one.first, one.id)))


def _talks(table: TomlTable) -> Talks:
    table.require_keys(
        "id name_en name_uk place_en place_uk between first publisher published url", "last"
    )
    first = table.day("first")
    last = table.day("last") if "last" in table.entries else first
    if last < first:
        raise table.refusal("last", repr(last), f"a day from {first}")
    between = table.texts("between")
    if len(table.some_of("between", PARTIES)) < FEWEST_PARTIES:
        raise table.refusal("between", ", ".join(between) or "nobody", "two parties or more")
    return Talks(
        id=table.matching("id", SLUG, "small letters and digits parted by hyphens"),
        name_en=table.text("name_en"),
        name_uk=table.text("name_uk"),
        place_en=table.text("place_en"),
        place_uk=table.text("place_uk"),
        between=between,
        first=first,
        last=last,
        publisher=table.text("publisher"),
        published=table.matching(
            "published", PARTIAL_DATE, "a date as YYYY, YYYY-MM or YYYY-MM-DD"
        ),
        url=table.matching("url", WEB_ADDRESS, "an address that begins with http:// or https://"),
    )


def _require_once(top: TomlTable, ids: list[str]) -> None:
    if repeated := sorted({one for one in ids if ids.count(one) > 1}):
        raise top.refusal("id", f"{', '.join(repeated)} more than once", "one id per round")
