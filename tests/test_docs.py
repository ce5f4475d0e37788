"""The documents say what is there: targets, commands, paths, words, terms, allowed values."""

import json
import re
import shlex
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.core.proposal import (
    Administration,
    Holder,
    Sovereignty,
    Status,
    Troops,
    Withdraws,
    depths_km,
)
from dashboard.sources import catalog
from dashboard.sources.proposals import DIRECTORY, SOURCE_KINDS, ZONES, load_proposal

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README", "CONTRIBUTING", "DECISIONS", "CHANGELOG", "DATA_LICENCES")
README, CONTRIBUTING, DECISIONS, CHANGELOG, LICENCES = (
    (ROOT / f"{name}.md").read_text(encoding="utf-8") for name in DOCUMENTS
)

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"\.?[\w-]+(/[\w.-]+)*/?")
FILE_ENDINGS = (".py", ".md", ".toml", ".txt", ".json")
ALLOWED = {
    "status": [status for status in Status if status is not Status.OPTION],
    "kind": SOURCE_KINDS,
    "holder": Holder,
    "zones": ZONES,
    "troops": Troops,
    "administration": Administration,
    "sovereignty": Sovereignty,
    "withdraws": Withdraws,
}
MACHINE = ("work", "tmp", "root", "home", "Users")
REGISTRIES = ("pypi.", "pythonhosted", "npmjs", "conda.anaconda", "index-url")


def section(document, title):
    """Text from a heading of the second level to the next."""
    return re.split(r"^## ", document.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def table(text):
    """Rows of all tables in a text, as lists of cells, without heads."""
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    rule = re.compile(r"[-| ]+")
    heads = {i - 1 for i, cells in enumerate(rows) if rule.fullmatch("|".join(cells))}
    cells = [[cell.strip() for cell in row] for i, row in enumerate(rows) if i not in heads]
    return [row for row in cells if not rule.fullmatch("|".join(row))]


def shape(line):
    """A printed line without its digits, so that a rebuilt figure does not matter."""
    line = re.sub(r"Recipe [0-9a-f]{10}", "Recipe", line)
    return re.sub(r"\d+", "0", re.sub(r"[\s,]+", " ", line)).strip()


def console_examples():
    """Commands of README's console blocks, each with the lines it shows."""
    blocks = [body for language, body in FENCE.findall(README) if language == "console"]
    examples = re.split(r"^\$ ", "\n".join(blocks), flags=re.MULTILINE)[1:]
    parted = [example.strip().splitlines() for example in examples]
    return [(command, [line for line in lines if line != "…"]) for command, *lines in parted]


def named_paths(document):
    """Paths that a document names in backticks, outside blocks of code."""
    for word in CODE.findall(FENCE.sub("", document)):
        is_file = word.endswith(FILE_ENDINGS) and word not in FILE_ENDINGS
        if PATH.fullmatch(word) and ("/" in word or is_file):
            yield word


def own_texts():
    """Text files of the project: all but what .gitignore names and what is binary."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    left_out = {ROOT / line.strip("/") for line in [*lines, ".git"]}
    waiting = [ROOT]
    while waiting:
        path = waiting.pop()
        if path in left_out or path.name == "__pycache__" or path.suffix in {".parquet", ".pyc"}:
            continue
        if path.is_dir():
            waiting += path.iterdir()
        else:
            yield path


# README


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_make_target_that_is_named_exists(document):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)

    named = re.findall(r"(?:^|`)make ([a-z]+)", document, re.MULTILINE)

    assert len(named) >= 4
    assert set(named) <= set(targets)


def test_the_two_commands_of_a_newcomer_are_in_readme():
    assert {"app", "test"} <= set(re.findall(r"^make ([a-z]+)", README, re.MULTILINE))
    assert "pip install -r requirements.txt && streamlit run dashboard/app.py" in README


@pytest.mark.parametrize(
    ("command", "shown"), console_examples(), ids=[c for c, _ in console_examples()]
)
def test_an_example_of_the_command_line_prints_what_readme_shows(capsys, command, shown):
    python, module_option, module, *arguments = shlex.split(command)
    assert [python, module_option, module] == ["python", "-m", "dashboard"]

    status = main(arguments)

    printed = capsys.readouterr()
    lines = [shape(line) for line in (printed.out + printed.err).splitlines()]
    assert status == (2 if printed.err else 0)
    assert [line for line in shown if shape(line) not in lines] == []


def test_every_command_is_named_in_readme(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])

    commands = re.findall(r"^    ([a-z]+)\b", capsys.readouterr().out, re.MULTILINE)
    assert set(commands) == set(re.findall(r"python -m dashboard ([a-z]+)", README))


@pytest.mark.parametrize(
    "word", [word for row in table(section(README, "Words")) for word in CODE.findall(row[2])]
)
def test_a_word_of_the_glossary_is_in_the_code(word):
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "dashboard").rglob("*.py")]

    assert any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) for text in modules)


def test_readme_and_decisions_count_days_as_the_record_does():
    lines = catalog.record("lines_deepstate")

    decisions = " ".join(DECISIONS.split())
    assert f"{len(lines['days']):,} days" in README
    assert f"{len(lines['days']):,} days, {len(lines['missing'])} missing" in decisions
    assert f"the {lines['overlap']['days']} days that both have" in decisions
    assert f"is {lines['overlap']['mean_km2']:.0f} km² on average" in decisions
    assert f"{lines['overlap']['max_km2']:.0f} km² at most" in decisions


# Paths and links


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_path_named_in_a_document_exists(name):
    document = (ROOT / f"{name}.md").read_text(encoding="utf-8")
    places = (ROOT, ROOT / "data" / "geo")
    linked = re.findall(r"\]\(([^):]+)\)", document)

    named = [*named_paths(document), *linked]

    assert [path for path in named if not any((place / path).exists() for place in places)] == []


# CONTRIBUTING


def example_proposal():
    return next(body for language, body in FENCE.findall(CONTRIBUTING) if language == "toml")


def test_the_example_proposal_loads_in_both_variants(tmp_path):
    path = tmp_path / "example-strip.toml"
    path.write_text(example_proposal(), encoding="utf-8")

    proposal = load_proposal(path)

    assert depths_km(proposal.clauses_in("5km")) == (5,)
    assert depths_km(proposal.clauses_in("15km")) == (15,)


def test_the_allowed_values_in_contributing_are_those_of_the_code():
    rows = {CODE.findall(field)[0]: CODE.findall(values) for field, values in fields_of_two()}

    assert rows == {field: [str(value) for value in kind] for field, kind in ALLOWED.items()}


def fields_of_two():
    return [row for row in table(section(CONTRIBUTING, "A proposal")) if len(row) == 2]


def test_the_fields_in_contributing_are_those_of_the_schema():
    schema = json.loads((DIRECTORY / "schema.json").read_text(encoding="utf-8"))
    rows = [row for row in table(section(CONTRIBUTING, "A proposal")) if len(row) == 3]

    library = schema["$defs"]["library"]
    also_required = {
        "the file": library["required"],
        "clause": library["properties"]["clause"]["items"]["required"],
    }
    for where, required, optional in rows:
        name = where.strip("`[]")
        part = schema if name == "the file" else schema["$defs"][name]
        expected = [*part.get("required", []), *also_required.get(name, [])]
        assert sorted(CODE.findall(required)) == sorted(expected), name
        named = set(CODE.findall(required + optional))
        assert named == set(part["properties"]) - {"area", "areas"}, name
    assert len(rows) == 6


# DECISIONS and CHANGELOG


def test_decisions_are_numbered_and_each_has_its_three_parts():
    numbers = [int(n) for n in re.findall(r"^## (\d+)\. ", DECISIONS, re.MULTILINE)]
    bodies = re.split(r"^## .*$", DECISIONS, flags=re.MULTILINE)[1:]

    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 14
    for body in bodies:
        parts = re.findall(r"^\*\*(\w+)\.\*\*", body, re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequence"]


def test_a_decision_that_a_document_refers_to_exists():
    referred = re.findall(r"decision (\d+)", README + CONTRIBUTING)

    assert referred
    assert all(f"\n## {number}. " in DECISIONS for number in referred)


def test_the_changelog_starts_with_the_version_of_the_project_and_lists_changed_figures():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"$', project, re.MULTILINE)[1]
    first = re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1]

    assert first.startswith(f"[{version}]")
    assert "### Changed figures\n\n| figure | question | old | new | why |" in first


# DATA_LICENCES


def test_licences_lists_exactly_the_layers_of_the_data_package():
    listed = [CODE.findall(row[0])[0] for row in table(section(LICENCES, "Layers"))]

    assert sorted(listed) == sorted(catalog.resources())


@pytest.mark.parametrize("name", sorted(catalog.resources()))
def test_a_layer_is_listed_with_its_title_producers_and_dates(name):
    record = catalog.record(name)
    row = next(row for row in table(section(LICENCES, "Layers")) if row[0] == f"`{name}`")

    assert row[1:] == [
        record["title"],
        "; ".join(producer["title"] for producer in record["sources"]),
        record["validOn"],
        record["retrieved"],
    ]


@pytest.mark.parametrize("name", sorted(catalog.resources()))
def test_the_producers_and_terms_of_a_layer_are_in_licences(name):
    record = catalog.record(name)
    text = section(LICENCES, "Producers and their terms")

    for producer in record["sources"]:
        assert f"**{producer['title']}**, <{producer['path']}>" in text
    for terms in record["licenses"]:
        assert terms["title"] in text


def test_every_producer_in_licences_made_some_layer():
    records = catalog.resources().values()
    made = {producer["title"] for record in records for producer in record["sources"]}

    named = re.findall(r"^\*\*(.+)\*\*, <", LICENCES, re.MULTILINE)

    assert set(named) == made


# Everything


def test_no_file_names_a_machine_or_a_registry():
    path_of_a_machine = re.compile(rf"(?<![\w.$}})*])/({'|'.join(MACHINE)})/")
    registry = re.compile("|".join(map(re.escape, REGISTRIES)))

    found = {
        path.relative_to(ROOT).as_posix()
        for path in own_texts()
        if path != Path(__file__)
        and (text := path.read_text(encoding="utf-8"))
        and (path_of_a_machine.search(text) or registry.search(text))
    }

    assert found == set()


def test_the_search_for_machine_paths_covers_the_project():
    texts = {path.relative_to(ROOT).as_posix() for path in own_texts()}

    assert {"README.md", ".ci/run", "dashboard/cli.py", "data/geo/datapackage.json"} <= texts
    assert not {path for path in texts if path.startswith((".venv/", "dashboard/static/"))}
