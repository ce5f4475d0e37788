"""The command line: JSON exactly so, one sentence for what cannot be answered."""

import json
import subprocess
import sys

import pytest

from dashboard.cli import main

DAY = "2025-11-19"


def ask(capsys, *arguments):
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def ask_json(capsys, *arguments):
    status, out, _ = ask(capsys, *arguments, "--json")
    assert status == 0
    return json.loads(out)


def test_held_has_the_documented_shape(capsys):
    found = ask_json(capsys, "held", "--as-of", DAY)

    figures = ["area_km2", "held_km2", "share", "people_total", "people_held"]
    assert list(found) == [
        "as_of", "mapper", "people", "recipe", "country", "oblasts", "line_of_contact_km",
    ]  # fmt: skip
    assert list(found["country"]) == figures
    assert all(list(row) == ["pcode", "name", *figures] for row in found["oblasts"])
    assert len(found["oblasts"]) == 27


def test_the_oblasts_add_up_to_the_country(capsys):
    found = ask_json(capsys, "held", "--as-of", DAY)

    for figure in ("area_km2", "held_km2", "people_total", "people_held"):
        total = sum(row[figure] for row in found["oblasts"])
        assert total == pytest.approx(found["country"][figure], abs=2)


def test_evaluate_has_the_documented_shape(capsys):
    found = ask_json(capsys, "evaluate", "us-28pt-nov-2025", "--as-of", DAY)

    assert list(found) == [
        "proposal", "as_of", "mapper", "people", "recipe", "rows", "summary", "balance",
    ]  # fmt: skip
    assert list(found["rows"][0]) == [
        "clause", "oblast", "zone", "holder", "troops", "administration", "sovereignty",
        "withdraws", "area_km2", "people",
    ]  # fmt: skip
    assert list(found["summary"]) == [
        "ukraine_withdraws", "russia_withdraws", "demilitarised", "russian_held_after",
        "ukrainian_held_after", "not_mentioned",
    ]  # fmt: skip
    assert list(found["balance"]) == ["area_error_km2", "people_error"]


def test_silence_is_null_and_not_an_empty_word(capsys):
    found = ask_json(capsys, "evaluate", "us-28pt-nov-2025", "--as-of", DAY)

    silent = [row for row in found["rows"] if row["clause"] is None]
    assert silent
    assert all(row["troops"] is None for row in silent)
    assert "" not in {value for row in found["rows"] for value in row.values()}


def test_the_rows_add_up_to_the_country(capsys):
    whole = ask_json(capsys, "held", "--as-of", DAY)["country"]

    rows = ask_json(capsys, "evaluate", "us-28pt-nov-2025", "--as-of", DAY)["rows"]

    assert sum(row["area_km2"] for row in rows) == pytest.approx(whole["area_km2"], abs=1)
    assert sum(row["people"] for row in rows) == pytest.approx(whole["people_total"], abs=10)


def test_a_variant_changes_the_answer_and_the_recipe(capsys):
    narrow, wide = (
        ask_json(capsys, "evaluate", "ua-20pt-dec-2025-b", "--as-of", DAY, "--variant", variant)
        for variant in ("5km", "40km")
    )

    demilitarised = [found["summary"]["demilitarised"]["area_km2"] for found in (narrow, wide)]
    assert demilitarised[0] < demilitarised[1]
    assert narrow["recipe"] != wide["recipe"]


def test_the_same_question_has_the_same_recipe(capsys):
    first, second = (ask_json(capsys, "held", "--as-of", DAY)["recipe"] for _ in range(2))

    assert first == second


def test_proposals_lists_all_31(capsys):
    assert len(ask_json(capsys, "proposals")) == 31


def test_check_verifies_every_file(capsys):
    found = ask_json(capsys, "check")

    assert found["units"] > 1494
    assert found["proposals"] == 31


def test_people_get_a_table_with_sources(capsys):
    _, out, _ = ask(capsys, "held", "--as-of", DAY)

    assert "Donetsk Oblast" in out
    assert "https://deepstatemap.live" in out


def test_people_get_the_clauses_of_a_proposal(capsys):
    _, out, _ = ask(capsys, "evaluate", "us-28pt-nov-2025", "--as-of", DAY)

    assert "ukraine withdraws" in out
    assert "21d" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["held", "--as-of", "2025-11-26"], "no front line for 2025-11-26; it has 1517 days"),
        (["held", "--as-of", "19.11.2025"], "no front line for 19.11.2025"),
        (["held", "--as-of", DAY, "--mapper", "isw"], "choose one of deepstate, owl"),
        (["held", "--as-of", DAY, "--people", "guess"], "choose one of official, worldpop"),
        (["evaluate", "none", "--as-of", DAY], "no proposal 'none'; there are "),
        (["evaluate", "../../etc/passwd", "--as-of", DAY], "no proposal '../../etc/passwd'"),
        (["evaluate", "us-28pt-nov-2025", "--as-of", DAY, "--variant", "x"], "no variant 'x'"),
        (["evaluate", "ua-mutual-feb-2026", "--as-of", DAY], "cannot be computed: "),
        (["build", "--raw", "nowhere"], "nowhere has no front/"),
    ],
)
def test_what_cannot_be_answered_gets_one_sentence_and_status_2(capsys, arguments, says):
    status, out, err = ask(capsys, *arguments)

    assert status == 2
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_the_module_runs_as_a_command():
    finished = subprocess.run(
        [sys.executable, "-m", "dashboard", "held", "--as-of", "1999-01-01"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
