"""Labels in two languages."""

from pathlib import Path

import pytest

from dashboard.output.labels import UKRAINIAN, label

MODULES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "dashboard").rglob("*.py"))
    if path.name != "labels.py"
)


def test_a_label_is_itself_in_english_and_translated_in_ukrainian():
    assert label("Oblast", "en") == "Oblast"
    assert label("Oblast", "uk") == "Область"


def test_a_label_without_a_translation_is_an_error():
    with pytest.raises(KeyError, match="Rubbish"):
        label("Rubbish", "uk")


@pytest.mark.parametrize("english", sorted(UKRAINIAN))
def test_a_translation_is_used_somewhere(english):
    assert any(f"{mark}{english}{mark}" in MODULES for mark in "\"'")
