"""Labels in two languages."""

import ast
import re
from pathlib import Path

import pytest
from test_proposals import PARTIAL, RUSSIAN

from dashboard.output.effects import HELD
from dashboard.output.labels import UKRAINIAN, label
from dashboard.output.ukrainian import COMMON
from dashboard.output.ukrainian_desk import DESK
from dashboard.output.ukrainian_pages import PAGES

THEN = ("Ukrainian-held then", "Russian-held then", "would be held by neither")

DASHBOARD = Path(__file__).parents[1] / "dashboard"
WRITTEN = {
    node.value
    for path in sorted(DASHBOARD.rglob("*.py"))
    if not path.name.startswith("ukrainian")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Constant)
}
"""Every text in the code, joined where it runs over several lines."""

COMPOSED = {f"{now} now, {then}" for now in HELD.values() for then in (*THEN, "claimed by Russia")}
COMPOSED |= {f"Stays {held}" for held in HELD.values()}
"""What the ledger composes of the words for who holds ground."""


def test_a_label_is_itself_in_english_and_translated_in_ukrainian():
    assert label("Oblast", "en") == "Oblast"
    assert label("Oblast", "uk") == "Область"


def test_a_label_without_a_translation_is_an_error():
    with pytest.raises(KeyError, match="Rubbish"):
        label("Rubbish", "uk")


@pytest.mark.parametrize("english", sorted(UKRAINIAN))
def test_a_translation_is_used_by_some_page(english):
    assert english in WRITTEN | COMPOSED


def test_no_label_is_given_twice():
    assert len(UKRAINIAN) == len(COMMON) + len(PAGES) + len(DESK)


def pairs_of_words():
    """Every sentence that the code has in both languages."""
    for path in sorted(DASHBOARD.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
                said = [part.value for part in node.args if isinstance(part, ast.Constant)]
                if len(said) == 2:
                    yield tuple(said)


PAIRS = {*UKRAINIAN.items(), *pairs_of_words()}


def test_the_pairs_of_words_are_found():
    assert len(PAIRS) > len(UKRAINIAN) + 100


@pytest.mark.parametrize("english", sorted(english for english, _ in PAIRS))
def test_what_the_pages_say_takes_no_side(english):
    assert not re.search(f"{PARTIAL}|{RUSSIAN}", english, re.IGNORECASE)


@pytest.mark.parametrize("ukrainian", sorted(ukrainian for _, ukrainian in PAIRS))
def test_a_translation_is_ukrainian_and_takes_no_side(ukrainian):
    assert re.search("[а-яіїєґ]", ukrainian, re.IGNORECASE) or not re.search("[a-z]", ukrainian)
    assert not re.search("[ыэъё]|окуп|звільн|анекс|ворог|загарб", ukrainian, re.IGNORECASE)
