"""Headings, controls, heads of tables and names of rows in Ukrainian, by what they are in English.

Sentences with figures are pairs of words where they are used. What a text says, and what is said
about a text, is there in English only; each page says so once.
"""

from collections.abc import Mapping
from typing import TypeVar

from dashboard.output.style import Language
from dashboard.output.ukrainian import COMMON
from dashboard.output.ukrainian_desk import DESK
from dashboard.output.ukrainian_pages import PAGES

Word = TypeVar("Word", bound=str)
UKRAINIAN = COMMON | PAGES | DESK


def short_name(oblast: str) -> str:
    """Shorten the name of an oblast, in either language, for a list or a small label."""
    return oblast.removesuffix(" Oblast").removesuffix(" область")


def label(english: str, language: Language) -> str:
    """Give a heading, a head of a column or a name of a row in one language.

    Raises
    ------
    KeyError
        If it is not in :data:`UKRAINIAN`: what is shown under one language is never half of each.
    """
    return english if language == "en" else UKRAINIAN[english]


def label_of(words: Mapping[Word, str], language: Language, chosen: Word) -> str:
    """Give the label of what is chosen from a list."""
    return label(words[chosen], language)
