"""Files from the command line, and recipes typed back."""

import json

import pytest

from dashboard.cli import main

TEXT, DAY = "us-28pt-nov-2025", "2025-11-19"


def ask(capsys, *arguments):
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_export_writes_files_and_lists_them(capsys, tmp_path):
    out = tmp_path / "new" / "folder"

    status, said, _ = ask(
        capsys, "export", TEXT, "--as-of", DAY, "--format", "csv,txt", "--out", str(out)
    )

    names = sorted(path.name for path in out.iterdir())
    assert status == 0
    assert f"{TEXT}_{DAY}_figures.csv" in names
    assert all(name in said for name in names)
    assert f"Recipe {TEXT}@{DAY}/deepstate/official#" in said


def test_export_gives_json(capsys, tmp_path):
    asked = ["export", TEXT, "--as-of", DAY, "--format", "txt", "--out", str(tmp_path), "--json"]

    _, said, _ = ask(capsys, *asked)

    found = json.loads(said)
    assert found["files"] == {str(path): path.stat().st_size for path in tmp_path.iterdir()}
    assert found["recipe"].startswith(f"{TEXT}@{DAY}")


def test_export_takes_language_units_and_words(capsys, tmp_path):
    words = ["--lang", "uk", "--units", "mi2", "--title", "Назва", "--footer", "{date}. {source}"]
    formats = ["--format", "svg,csv", "--preset", "900x600", "--style", "greyscale"]

    ask(capsys, "export", TEXT, "--as-of", DAY, *words, *formats, "--out", str(tmp_path))

    picture = (tmp_path / f"{TEXT}_{DAY}_uk_900x600_greyscale.svg").read_text(encoding="utf-8")
    table = (tmp_path / f"{TEXT}_{DAY}_uk_figures.csv").read_text(encoding="utf-8-sig")
    assert "Назва" in picture
    assert "area_mi2" in table


def test_export_reads_a_reading_in_both_ways(capsys, tmp_path):
    text = "ua-20pt-dec-2025-b"
    usual = ["--as-of", DAY, "--format", "txt", "--out", str(tmp_path)]

    _, one, _ = ask(capsys, "export", text, "--variant", "10km", *usual)
    _, other, _ = ask(capsys, "export", f"{text}:10km", *usual)

    assert one == other
    assert f"{text}:10km@" in one


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--format", "docx"], "no format docx"),
        (["--preset", "poster"], "no preset 'poster'"),
        (["--preset", "10x10"], "no preset '10x10'"),
        (["--preset", "100x100"], "100 × 100 px"),
        (["--as-of", "2025-11-26"], "no front line"),
        (["--as-of", ""], "needs a day"),
        (["--variant", "wide"], "no variant"),
        (["--months", "2025"], "are no months"),
        (["--months", "2025-11/2025-01"], "are no months"),
        (["--months", "2025-10/2025-11", "--format", "xlsx"], "A series has no format"),
        (["--kind", "closeup"], "needs a place"),
        (["--kind", "compare"], "1 texts were named"),
        (["--footer", "mine"], "leaves out the source"),
    ],
)
def test_what_cannot_be_exported_gets_one_sentence_and_no_file(capsys, tmp_path, asked, said):
    status, out, error = ask(capsys, "export", TEXT, "--as-of", DAY, "--out", str(tmp_path), *asked)

    assert status == 2
    assert said in error
    assert error.count("\n") == 1
    assert out == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--kind", "--style", "--lang", "--units"])
def test_a_word_that_is_no_choice_is_refused_with_the_choices(capsys, option):
    with pytest.raises(SystemExit) as refused:
        main(["export", TEXT, "--as-of", DAY, option, "nothing"])

    assert refused.value.code == 2
    assert "choose from" in capsys.readouterr().err


def test_restore_gives_question_and_link(capsys):
    written = f"{TEXT}@{DAY}/deepstate/official#0123456789"

    status, said, _ = ask(capsys, "restore", written, "--home", "https://example.org")

    assert status == 0
    assert f"https://example.org/?proposal={TEXT}&date={DAY}" in said
    assert "The data have changed since." in said


def test_restore_says_that_the_data_are_the_same(capsys):
    found = json.loads(ask(capsys, "restore", f"UA14@{DAY}/deepstate#0123456789", "--json")[1])

    again = json.loads(ask(capsys, "restore", found["recipe"], "--json")[1])

    assert not found["is_same"]
    assert again["is_same"]


def test_restore_refuses_what_is_no_recipe(capsys):
    status, _, error = ask(capsys, "restore", "tomorrow")

    assert status == 2
    assert "is no recipe" in error
