"""What a file from anyone must keep to before it is understood, and after."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from dashboard.core.area import count_vertices, edge_deg
from dashboard.core.proposal import Proposal, depths_km
from dashboard.errors import ProposalError
from dashboard.sources.toml_table import TomlTable

MOST_BYTES = 3_000_000
"""The largest file: the most vertices fill it."""
MOST_WORDS_BYTES = 200_000
"""What is not coordinates."""
MOST_CLAUSES = 40
MOST_AREAS = 40
MOST_VERTICES = 100_000
MOST_EDGE_DEG = 500
"""About 40,000 km, six times the border of Ukraine: long edges to and fro take long to cut by."""
MOST_DISTANCES = 8
NEAREST_KM, FARTHEST_KM = 0.1, 500.0
MOST_CHARACTERS = {"title": 200, "name": 100, "proponent": 100, "status_note": 1_000}
OTHER_CHARACTERS = 2_000
LONGEST_LINE = 25_000
"""All hromadas of Ukraine fit in one; the parser's time grows with its square."""
_COORDINATES = re.compile(r"wkt = [\"'][A-Z0-9., ()-]*[\"']")
_DEEPEST, _LARGEST = 5, 1_000_000
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Controls, marks that turn the direction of writing, private characters, breaks of lines."""


def require_short_lines(text: str, place: str) -> None:
    """Refuse a file that is too large, or long in a line where there are no coordinates.

    Raises
    ------
    ProposalError
    """
    lines = [line for line in text.split("\n") if not _COORDINATES.fullmatch(line)]
    words, longest = sum(map(len, lines)), max(map(len, lines), default=0)
    if len(text) > MOST_BYTES or words > MOST_WORDS_BYTES or longest > LONGEST_LINE:
        raise ProposalError(
            f"{place}: found {len(text):,} characters, {words:,} of them beside coordinates, and "
            f"{longest:,} in one line; expected at most {MOST_BYTES:,}, {MOST_WORDS_BYTES:,} and "
            f"{LONGEST_LINE:,}. Use fewer or simpler areas and clauses."
        )


def require_plain_values(top: TomlTable) -> None:
    """Refuse a value that nests too deep, is too long or large, or cannot be seen.

    Raises
    ------
    ProposalError
    """
    for key, value, depth in _values(top.entries):
        if depth > _DEEPEST:
            raise top.refusal(key, "tables within tables", f"at most {_DEEPEST} within each other")
        if isinstance(value, str):
            _require_plain(top, key, value)
        if isinstance(value, int) and abs(value) > _LARGEST:
            raise top.refusal(key, "a very large number", f"at most {_LARGEST:,}")


def _require_plain(top: TomlTable, key: str, words: str) -> None:
    most = MOST_CHARACTERS.get(key, MOST_BYTES if key == "wkt" else OTHER_CHARACTERS)
    if len(words) > most:
        raise top.refusal(key, f"{len(words):,} characters", f"at most {most:,}")
    unseen = next((c for c in words if unicodedata.category(c) in _UNSEEN), None)
    if unseen is not None:
        found = f"the unseen character U+{ord(unseen):04X}"
        raise top.refusal(key, found, "plain text in one paragraph")


def _values(entries: Mapping[str, object]) -> Iterator[tuple[str, object, int]]:
    """Give every value under its key with its depth, and every key as a value, not recursively."""
    waiting: list[tuple[str, object, int]] = [("", entries, 0)]
    while waiting:
        key, value, depth = waiting.pop()
        yield key, value, depth
        if depth > _DEEPEST:
            continue
        if isinstance(value, Mapping):
            waiting += [("a key", name, depth) for name in value]
            waiting += [(name, inner, depth + 1) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(key, inner, depth + 1) for inner in value]


def require_few(option: Proposal, top: TomlTable) -> None:
    """Refuse an option with more parts than can be settled while a reader waits.

    Raises
    ------
    ProposalError
    """
    depths = depths_km(option.clauses)
    for key, parts, count, most in (
        ("clause", "clauses", len(option.clauses), MOST_CLAUSES),
        ("area", "areas", len(option.areas), MOST_AREAS),
        ("wkt", "vertices", count_vertices(option.areas), MOST_VERTICES),
        ("wkt", "degrees of edge", edge_deg(option.areas), MOST_EDGE_DEG),
        ("within_km", "different distances", len(depths), MOST_DISTANCES),
    ):
        if count > most:
            raise top.refusal(key, f"{count:,.0f} {parts} in all", f"at most {most:,}")
    for depth in depths:
        if not NEAREST_KM <= depth <= FARTHEST_KM:
            expected = f"{NEAREST_KM:g} to {FARTHEST_KM:g} km"
            raise top.refusal("within_km", f"{depth:g}", expected)
