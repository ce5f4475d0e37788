"""Rounds of talks: read only if understood, each with its source, in words that take no side."""

import re

import pytest
from test_proposals import PARTIAL, RUSSIAN

from dashboard.errors import SourceError
from dashboard.sources.talks import PATH, load_talks

ROUND = """
[[talks]]
id = "kyiv-2025-01"
name_en = "A meeting"
name_uk = "Зустріч"
place_en = "Kyiv"
place_uk = "Київ"
between = ["ukraine", "russia"]
first = "2025-01-02"
last = "2025-01-03"
publisher = "A paper"
published = "2025-01-04"
url = "https://example.org/talks"
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "talks.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_round_is_read_with_its_days_and_source(written):
    (found,) = load_talks(written(ROUND))

    assert (found.first, found.last) == ("2025-01-02", "2025-01-03")
    assert found.between == ("ukraine", "russia")
    assert found.url == "https://example.org/talks"


def test_a_round_without_a_last_day_took_one_day(written):
    (found,) = load_talks(written(ROUND.replace('last = "2025-01-03"\n', "")))

    assert found.last == found.first == "2025-01-02"


def test_rounds_come_by_date(written):
    earlier = ROUND.replace("kyiv-2025-01", "kyiv-2024-12").replace("2025-01-02", "2024-12-31")

    assert [one.id for one in load_talks(written(ROUND + earlier))] == [
        "kyiv-2024-12",
        "kyiv-2025-01",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('first = "2025-01-02"', 'first = "2025-02-30"', "a real day as YYYY-MM-DD"),
        ('last = "2025-01-03"', 'last = "2025-01-01"', "a day from 2025-01-02"),
        ('"ukraine", "russia"', '"ukraine"', "two parties or more"),
        ('"russia"]', '"rusia"]', "only ukraine, russia, united-states"),
        ("https://example.org/talks", "example.org", "an address that begins with"),
        ('publisher = "A paper"', "", "a value, this field is required"),
        ('name_uk = "Зустріч"', 'name_uk = " "', "an empty text"),
        ('published = "2025-01-04"', 'published = "January"', "a date as YYYY"),
        ('place_en = "Kyiv"', 'place_en = "Kyiv"\nhost = "none"', "an unknown key"),
        ("[[talks]]", "[[talks]", "no readable TOML"),
    ],
)
def test_what_is_not_understood_is_refused(written, good, bad, said):
    assert good in ROUND

    with pytest.raises(SourceError, match=re.escape(said)):
        load_talks(written(ROUND.replace(good, bad)))


def test_an_id_that_occurs_twice_is_refused(written):
    with pytest.raises(SourceError, match="kyiv-2025-01 more than once"):
        load_talks(written(ROUND * 2))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no readable TOML"):
        load_talks(tmp_path / "talks.toml")


# The file of the project


def test_the_rounds_of_the_project_are_read():
    assert len(load_talks()) >= 10


@pytest.mark.parametrize("one", load_talks(), ids=lambda one: one.id)
def test_a_round_was_published_when_or_after_it_began(one):
    assert one.published >= one.first[: len(one.published)]


@pytest.mark.parametrize("pattern", [PARTIAL, RUSSIAN])
def test_the_words_take_no_side_and_names_come_from_ukrainian(pattern):
    ours = [words for one in load_talks() for words in (one.name_en, one.place_en)]
    comments = [line for line in PATH.read_text("utf-8").splitlines() if line.startswith("#")]

    assert [words for words in (*ours, *comments) if re.search(pattern, words, re.IGNORECASE)] == []


@pytest.mark.parametrize("one", load_talks(), ids=lambda one: one.id)
def test_the_ukrainian_words_are_ukrainian(one):
    for words in (one.name_uk, one.place_uk):
        assert re.search("[а-яіїєґ]", words)
        assert not re.search("[ыэъё]|окуп", words)
