"""A table of a TOML file that knows where it stands, so that every refusal can say so."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dashboard.errors import ProposalError

Choice = TypeVar("Choice", bound=StrEnum)

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TomlTable:
    """Keys and values as the file gives them; each reader refuses what it does not understand.

    Attributes
    ----------
    entries
        The parsed table.
    place
        File and table in words, such as ``us-28pt-nov-2025.toml, clause '21d'``.
    """

    entries: Mapping[str, object]
    place: str

    def refusal(self, key: str, found: str, expected: str) -> ProposalError:
        """Word the error for one field: where, what was found, what was expected."""
        place, key, found = (shortened(words) for words in (self.place, repr(key), found))
        return ProposalError(
            f"{place}, field {key}: found {found}; expected {expected}. Correct the file."
        )

    def require_keys(self, required: str, optional: str = "") -> None:
        """Refuse unknown keys, and required ones that are missing or blank.

        Parameters
        ----------
        required, optional
            Names parted by spaces.
        """
        known = required.split() + optional.split()
        for key in self.entries:
            if key not in known:
                raise self.refusal(key, "an unknown key", f"only {', '.join(known)}")
        for key in required.split():
            if key not in self.entries:
                raise self.refusal(key, "nothing", "a value, this field is required")
            if str(self.entries[key]).strip() == "":
                raise self.refusal(key, "an empty text", "a value, this field is required")

    def text(self, key: str) -> str:
        """Give a text; an optional one that is absent is empty."""
        value = self.entries.get(key, "")
        if not isinstance(value, str):
            raise self.refusal(key, described(value), "a text in quotes")
        return value

    def matching(self, key: str, pattern: re.Pattern[str], expected: str) -> str:
        """Give a text of a certain form, which ``expected`` words for people."""
        value = self.text(key)
        if not pattern.fullmatch(value):
            raise self.refusal(key, repr(value), expected)
        return value

    def day(self, key: str) -> str:
        """Give a day of the calendar, as ``YYYY-MM-DD``."""
        value = self.text(key)
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise self.refusal(key, repr(value), "a real day as YYYY-MM-DD") from error

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts in the order of the file; absent means empty."""
        values = self.entries.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise self.refusal(key, described(values), "a list of texts in quotes")
        if repeated := sorted({v for v in values if values.count(v) > 1}):
            raise self.refusal(key, f"{', '.join(repeated)} more than once", "each entry once")
        return tuple(values)

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """Give a text that is one of the allowed ones."""
        value = self.text(key)
        if value not in allowed:
            raise self.refusal(key, repr(value), f"one of {', '.join(allowed)}")
        return value

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Give a member of an enumeration by its value."""
        return kind(self.one_of(key, [member.value for member in kind]))

    def some_of(self, key: str, allowed: Collection[str]) -> frozenset[str]:
        """Give a set of texts, all of them allowed."""
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                raise self.refusal(key, repr(value), f"only {', '.join(allowed)}")
        return frozenset(values)

    def flag(self, key: str) -> bool:
        """Give a boolean; absent means false."""
        value = self.entries.get(key, False)
        if not isinstance(value, bool):
            raise self.refusal(key, described(value), "true or false, without quotes")
        return value

    def positive(self, key: str) -> float | None:
        """Give a finite number above zero, or ``None`` where the file gives none."""
        if key not in self.entries:
            return None
        value = self.entries[key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refusal(key, described(value), "a number")
        if not 0 < value < float("inf"):
            raise self.refusal(key, str(value), "a finite number above 0")
        return float(value)

    def table(self, key: str) -> "TomlTable":
        """Give the table under a key."""
        value = self.entries[key]
        if not isinstance(value, dict):
            raise self.refusal(key, described(value), "a table, such as { units = [] }")
        return TomlTable(value, f"{self.place}, {key}")

    def tables(self, key: str) -> list["TomlTable"]:
        """Give the tables that the file writes as ``[[key]]``, each named by its id or number."""
        values = self.entries.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            raise self.refusal(key, described(values), f"tables that begin with [[{key}]]")
        return [
            TomlTable(value, f"{self.place}, {key} {value.get('id', number)!r}")
            for number, value in enumerate(values, start=1)
        ]


def shortened(words: str) -> str:
    """Cut words that are too long for a message."""
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def described(value: object) -> str:
    """Say what a value is, for a message: its kind in TOML and the value."""
    kinds = {"str": "a text", "bool": "a boolean", "int": "a number", "float": "a number"}
    kinds |= {"dict": "a table", "list": "a list", "date": "a date without quotes"}
    kind = kinds.get(type(value).__name__, f"a {type(value).__name__}")
    return f"{kind} ({value})"


def read_toml(path: Path) -> TomlTable:
    """Read a file of the project.

    Raises
    ------
    ProposalError
        If it cannot be read or is not TOML.
    """
    try:
        return TomlTable(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProposalError(
            f"{path.name}: found no readable TOML: {error}; expected a UTF-8 text in TOML 1.0. "
            "Correct the file."
        ) from error
