"""A recipe can be typed back: it restores the question, and tells whether its data are the same."""

import pytest

from dashboard import answers
from dashboard.answers import recipes
from dashboard.answers.recipes import Question, restore
from dashboard.errors import QueryError
from dashboard.sources import proposals

DAY = "2025-11-19"
AT = {"as_of": DAY, "mapper": "deepstate"}
QUESTIONS = [
    Question(texts=(("us-28pt-nov-2025", ""),), people="official", **AT),
    Question(texts=(("ua-20pt-dec-2025-b", "10km"),), people="worldpop", as_of=DAY, mapper="owl"),
    Question(
        texts=(("freeze-oct-2025", ""), ("ua-20pt-dec-2025-b", "5km")), people="official", **AT
    ),
    Question(about="UA14", **AT),
    Question(about="UA", **AT),
    Question(about="claims"),
    Question(about="data"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.subject)
def test_a_recipe_restores_the_question_that_it_was_written_from(question):
    restored = restore(question.written)

    assert restored.question == question
    assert restored.is_same


def test_a_recipe_carries_the_hash_of_the_answer():
    answer = answers.settled("us-28pt-nov-2025", DAY)

    assert answer.question.hash == answer.recipe
    assert answer.question.written == f"us-28pt-nov-2025@{DAY}/deepstate/official#{answer.recipe}"


def test_the_hold_on_a_place_has_the_recipe_of_its_trend():
    assert Question(about="UA14", **AT).hash == answers.trend("UA14", as_of=DAY).recipe


def test_the_ten_digits_alone_find_the_question():
    question = QUESTIONS[1]

    assert restore(f" Recipe {question.hash}. ").question == question


def test_a_text_without_its_reading_gets_the_default_one():
    restored = restore(f"ua-20pt-dec-2025-b@{DAY}/deepstate/official#0000000000")

    assert restored.question.texts[0][1] == answers.proposal_named(
        "ua-20pt-dec-2025-b"
    ).variant_named("")


def test_a_recipe_of_other_data_is_restored_and_said_to_have_changed():
    written = QUESTIONS[0].written[:-10] + "0123456789"

    restored = restore(written)

    assert restored.question == QUESTIONS[0]
    assert not restored.is_same


def test_a_corrected_text_changes_the_recipe(monkeypatch):
    before = QUESTIONS[0].hash

    monkeypatch.setattr(recipes, "digest", lambda proposal: f"another {proposal}")

    assert QUESTIONS[0].hash != before


def test_the_digest_of_a_text_is_that_of_its_file(tmp_path):
    (tmp_path / "one.toml").write_bytes(b"schema = 1")
    (tmp_path / "two.toml").write_bytes(b"schema = 2")

    assert proposals.digest("one", tmp_path) != proposals.digest("two", tmp_path)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "is no recipe"),
        ("{{7*7}}", "is no recipe"),
        ("us-28pt-nov-2025", "is no recipe"),
        (f"nothing@{DAY}/deepstate/official#0123456789", "no proposal 'nothing'"),
        ("us-28pt-nov-2025@2025-11-26/deepstate/official#0123456789", "no front line"),
        (f"us-28pt-nov-2025@{DAY}/nobody/official#0123456789", "no mapper"),
        (f"us-28pt-nov-2025@{DAY}/deepstate/nobody#0123456789", "no surface"),
        (f"us-28pt-nov-2025:wide@{DAY}/deepstate/official#0123456789", "no variant"),
        (f"UA99@{DAY}/deepstate#0123456789", "no place"),
        ("us-28pt-nov-2025#0123456789", "names no day"),
        ("0123456789", "data have changed since"),
    ],
)
def test_what_restores_nothing_is_refused_in_one_sentence(typed, said):
    with pytest.raises(QueryError, match=said):
        restore(typed)
