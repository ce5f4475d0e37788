"""What is wrong with a proposal file is said in words that help: where, what, what instead."""

from enum import StrEnum
from pathlib import Path

import pytest

from dashboard.core.proposal import (
    Administration,
    Holder,
    Proposal,
    Sovereignty,
    Status,
    Troops,
    Withdraws,
)
from dashboard.errors import ProposalError
from dashboard.sources.proposals import ZONES, load_proposal, load_proposals

GOOD = """
schema = 1
id = "example"
title = "An example"
short = "Example"
date = "2025-11-19"
proponent = "Nobody"
status = "reported"
status_note = "Made for a test."
line = "The front on the day."

[[source]]
id = "paper"
title = "Title"
publisher = "Publisher"
date = "2025-11"
url = "https://example.org/page"
kind = "press"

[[variant]]
id = "narrow"
title = "Narrow"

[[clause]]
id = "donetsk"
says = "Ukraine leaves."
where.units = ["UA14"]
where.holder = "ukraine"
where.within_km = 5
troops = "none"
administration = "joint"
sovereignty = "disputed"
withdraws = "ukraine"
sources = ["paper"]
only_in = ["narrow"]

[[clause]]
id = "rest"
says = "The rest stays."
where.except_units = ["UA14"]
troops = "holder"
administration = "holder"
sovereignty = "deferred"
withdraws = "none"
sources = ["paper"]
"""


def values(kind: type[StrEnum]) -> str:
    return ", ".join(member.value for member in kind)


def load_text(directory: Path, text: str, name: str = "example.toml") -> Proposal:
    (directory / name).write_text(text, encoding="utf-8")
    return load_proposal(directory / name)


def test_the_example_itself_is_good(tmp_path):
    proposal = load_text(tmp_path, GOOD)

    assert proposal.is_computable
    assert [clause.id for clause in proposal.clauses_in("")] == ["donetsk", "rest"]
    assert proposal.clauses[0].select.within_km == 5.0


def test_a_source_may_lack_date_and_url(tmp_path):
    bare = GOOD.replace('date = "2025-11"\n', "").replace('url = "https://example.org/page"\n', "")

    source = load_text(tmp_path, bare).sources[0]

    assert (source.date, source.url) == ("", "")


BROKEN = {
    "unknown key at the top": ('line = "The', 'lines = "x"\nline = "The', ["'lines'", "line, "]),
    "unknown key in a clause": (
        'troops = "none"',
        'troop = "none"',
        ["clause 'donetsk'", "'troop'", "unknown key", "troops, administration"],
    ),
    "unknown key in where": (
        "where.units",
        "where.unit",
        ["clause 'donetsk', where", "'unit'", "units, except_units, holder"],
    ),
    "missing key": ('says = "The rest stays."\n', "", ["clause 'rest'", "'says'", "required"]),
    "missing where": ('where.except_units = ["UA14"]\n', "", ["clause 'rest'", "'where'"]),
    "missing key at the top": ('proponent = "Nobody"\n', "", ["'proponent'", "required"]),
    "blank text": ('"The rest stays."', '"  "', ["clause 'rest'", "'says'", "empty"]),
    "flag": (
        'proponent = "Nobody"\n',
        'proponent = "Nobody"\nclaims_by_law = "yes"\n',
        ["'claims_by_law'", "a text (yes)", "true or false"],
    ),
    "status": ('"reported"', '"rumour"', ["'status'", "'rumour'", values(Status)]),
    "troops": ('"none"\na', '"nobody"\na', ["'donetsk'", "'troops'", "'nobody'", values(Troops)]),
    "administration": (
        '"joint"',
        '"both"',
        ["'donetsk'", "'administration'", "'both'", values(Administration)],
    ),
    "sovereignty": (
        '"disputed"',
        '"shared"',
        ["'donetsk'", "'sovereignty'", "'shared'", values(Sovereignty)],
    ),
    "withdraws": (
        'withdraws = "ukraine"',
        'withdraws = "all"',
        ["'donetsk'", "'withdraws'", "'all'", values(Withdraws)],
    ),
    "holder": ('holder = "ukraine"', 'holder = "any"', ["'holder'", "'any'", values(Holder)]),
    "kind": ('"press"', '"blog"', ["source 'paper'", "'kind'", "primary, press, analysis"]),
    "zone": (
        "where.within_km = 5",
        'where.zones = ["kinburn", "moon"]',
        ["'donetsk'", "'zones'", "'moon'", ", ".join(ZONES)],
    ),
    "number for a text": ('"Made for a test."', "7", ["'status_note'", "number (7)", "quotes"]),
    "date without quotes": ('"2025-11-19"', "2025-11-19", ["'date'", "without quotes"]),
    "text for a list": ('["UA14"]\nwhere.h', '"UA14"\nwhere.h', ["'units'", "a list of texts"]),
    "text for a number": ("km = 5", 'km = "5"', ["'donetsk'", "'within_km'", "a number"]),
    "text for a table": ('where.except_units = ["UA14"]', 'where = "all"', ["'where'", "a table"]),
    "single brackets": ("[[variant]]", "[variant]", ["'variant'", "[[variant]]"]),
    "id not the file name": ('id = "example"', 'id = "other"', ["'id'", "'other'", "'example'"]),
    "id with capitals": ('id = "rest"', 'id = "Rest"', ["clause 'Rest'", "'id'", "small letters"]),
    "clause twice": ('id = "rest"', 'id = "donetsk"', ["clause.id", "'donetsk' more than once"]),
    "code twice": (
        'except_units = ["UA14"]',
        'except_units = ["UA14", "UA14"]',
        ["'except_units'", "UA14 more than once"],
    ),
    "undeclared source": (
        'sources = ["paper"]\nonly_in',
        'sources = ["leak"]\nonly_in',
        ["clause 'donetsk'", "'sources'", "'leak'", "only paper"],
    ),
    "no source in a clause": (
        'sources = ["paper"]\nonly_in',
        "sources = []\nonly_in",
        ["clause 'donetsk'", "'sources'", "at least one"],
    ),
    "undeclared variant": (
        'only_in = ["narrow"]',
        'only_in = ["narrow", "wide"]',
        ["clause 'donetsk'", "'only_in'", "'wide'", "only narrow"],
    ),
    "unused variant": ('only_in = ["narrow"]\n', "", ["'variant'", "'narrow'", "only_in"]),
    "malformed code": ('["UA14"]\nwhere.h', '["UA140"]\nwhere.h', ["'units'", "UA140", "UA1402"]),
    "zero distance": ("km = 5", "km = 0", ["'donetsk'", "'within_km'", "found 0", "above 0"]),
    "negative distance": ("km = 5", "km = -5", ["'within_km'", "found -5", "above 0"]),
    "endless distance": ("km = 5", "km = inf", ["'within_km'", "found inf", "finite"]),
    "no number as distance": ("km = 5", "km = nan", ["'within_km'", "found nan", "finite"]),
    "reason beside clauses": (
        'line = "The',
        'not_computable = "No."\nline = "The',
        ["'not_computable'", "2 clauses", "not both"],
    ),
    "month 13": ('"2025-11-19"', '"2025-13-01"', ["'date'", "'2025-13-01'", "YYYY-MM-DD"]),
    "30 February": ('date = "2025-11"\n', 'date = "2025-02-30"\n', ["source 'paper'", "real date"]),
    "day in words": ('"2025-11-19"', '"November 2025"', ["'date'", "YYYY-MM-DD"]),
    "address": ('"https://example', '"ftp://example', ["source 'paper'", "'url'", "https://"]),
    "schema of the future": ("schema = 1", "schema = 2", ["'schema'", "found 2", "expected 1"]),
    "long short name": ('short = "Example"', f'short = "{"x" * 33}"', ["'short'", "33", "32"]),
    "not TOML": ("schema = 1", "schema : 1", ["readable TOML", "line 2"]),
}


@pytest.mark.parametrize(("good", "bad", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_refused_in_words_that_help(tmp_path, good, bad, words):
    assert GOOD.count(good) == 1, "each case breaks one thing"

    with pytest.raises(ProposalError) as refused:
        load_text(tmp_path, GOOD.replace(good, bad))

    message = str(refused.value)
    assert [w for w in ["example.toml", "found", "expected", *words] if w not in message] == []


def test_a_text_that_fixes_no_ground_must_say_so(tmp_path):
    head = GOOD.partition("[[variant]]")[0]

    with pytest.raises(ProposalError, match=r"'clause'.*not_computable"):
        load_text(tmp_path, head)

    assert not load_text(tmp_path, 'not_computable = "Left open."\n' + head).is_computable


def test_a_proposal_without_a_source_is_refused(tmp_path):
    head = GOOD.partition("[[source]]")[0]

    with pytest.raises(ProposalError, match=r"'source'.*at least one \[\[source\]\]"):
        load_text(tmp_path, 'not_computable = "Left open."\nsource = []\n' + head)


def test_naming_a_variant_where_none_is_declared_says_so(tmp_path):
    without = GOOD.replace('[[variant]]\nid = "narrow"\ntitle = "Narrow"\n', "")

    with pytest.raises(ProposalError, match=r"'only_in'.*'narrow'.*no variant is declared"):
        load_text(tmp_path, without)


def test_a_missing_file_and_bytes_that_are_no_text_are_refused_by_name(tmp_path):
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")

    for name in ("absent.toml", "bytes.toml"):
        with pytest.raises(ProposalError, match=rf"^{name}: found no readable TOML"):
            load_proposal(tmp_path / name)


def test_an_empty_directory_is_refused(tmp_path):
    with pytest.raises(ProposalError, match=r"no \.toml file"):
        load_proposals(tmp_path)


def test_one_bad_file_is_named_when_a_whole_directory_is_loaded(tmp_path):
    (tmp_path / "example.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "second.toml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(ProposalError, match=r"second\.toml, field 'id'"):
        load_proposals(tmp_path)
