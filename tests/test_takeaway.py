"""What is taken away: the same numbers in every file, the same bytes each time."""

import csv
import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from dashboard import answers
from dashboard.errors import PictureError, QueryError
from dashboard.output.figure import PRESETS, Wording
from dashboard.output.words import area, number, quantity
from dashboard.sources.proposals import load_proposals
from dashboard.takeaway import MAKERS, Request, days_of, dossier, formats_of, make, series
from dashboard.takeaway.formats import Look
from tests.handed import DAY, TEXT, content, contents, found

TEXTS = [(TEXT, ""), ("ua-20pt-dec-2025-b", "10km"), ("ru-annexation-2022", "")]
FORMATS = ("csv", "xlsx", "geojson", "pptx", "html", "svg")
LEAVES = {"ukraine_withdraws": "ukraine", "russia_withdraws": "russia"}


def summary(text, variant):
    """Area and people of the six totals, as the command line gives them."""
    totals = answers.evaluate(text, DAY, variant=variant)["summary"]
    return {name: (total["area_km2"], total["people"]) for name, total in totals.items()}


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def words_of(svg):
    """All words of an SVG in one line."""
    parts = re.findall(r"<(?:text|tspan)[^>]*>([^<]*)<", svg.decode())
    return html.unescape(" ".join(parts))


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_csv_has_the_figures_of_the_command_line(text, variant):
    rows = {row["figure"]: row for row in rows_of(contents("csv", text, variant)["figures"])}

    for name, (area_km2, people) in summary(text, variant).items():
        assert (float(rows[name]["area_km2"]), float(rows[name]["people"])) == (area_km2, people)


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_xlsx_has_the_figures_of_the_command_line(text, variant):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", text, variant)))
    rows = list(book["figures"].iter_rows(values_only=True))
    head = next(row for row in rows if row[0] == "figure")
    listed = {row[0]: dict(zip(head, row, strict=True)) for row in rows}

    for name, (area_km2, people) in summary(text, variant).items():
        assert (listed[name]["area_km2"], listed[name]["people"]) == (area_km2, people)


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_the_ledger_of_csv_adds_up_to_the_figures(text, variant):
    rows = rows_of(contents("csv", text, variant)["ledger"])

    for name, side in LEAVES.items():
        leaves = [r for r in rows if r["holder"] == side and r["withdraws"] in {side, "both"}]
        summed = sum(float(row["area_km2"]) for row in leaves)
        assert summed == pytest.approx(summary(text, variant)[name][0], abs=0.05)
    assert sum(float(r["area_km2"]) for r in rows) == pytest.approx(603_500, rel=0.01)


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_the_shapes_of_geojson_add_up_to_the_figures(text, variant):
    read = json.loads(content("geojson", text, variant))
    ground = [f["properties"] for f in read["features"] if f["properties"]["layer"] == "ground"]
    counted = {
        **{
            name: [p for p in ground if p["holder"] == side and p["withdraws"] in {side, "both"}]
            for name, side in LEAVES.items()
        },
        "demilitarised": [p for p in ground if p["troops"] == "none"],
        "russian_held_after": [p for p in ground if p["holder_after"] == "russia"],
        "ukrainian_held_after": [p for p in ground if p["holder_after"] == "ukraine"],
        "not_mentioned": [p for p in ground if p["clause"] is None],
    }

    for name, (area_km2, people) in summary(text, variant).items():
        summed = [sum(p[amount] for p in counted[name]) for amount in ("area_km2", "people")]
        assert np.allclose(summed, [area_km2, people], rtol=0, atol=[0.001, 0.1])


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_the_table_of_the_slides_has_the_figures_rounded(text, variant):
    pptx = pytest.importorskip("pptx")
    show = pptx.Presentation(io.BytesIO(content("pptx", text, variant)))
    table = next(s.table for slide in show.slides for s in slide.shapes if s.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]

    shown = {row[1]: row[2] for row in cells[1:]}
    for name in ("russian_held_after", "ukrainian_held_after"):
        area_km2, people = summary(text, variant)[name]
        assert shown[area(area_km2)] == quantity(round(people), "people")


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_the_page_has_the_figures_rounded(text, variant):
    page = content("html", text, variant).decode()

    for name in ("russian_held_after", "ukrainian_held_after"):
        area_km2, people = summary(text, variant)[name]
        assert f"<td>{area(area_km2)}</td>" in page
        assert f"<td>{quantity(round(people), 'people')}</td>" in page


@pytest.mark.parametrize(("text", "variant"), TEXTS)
def test_the_picture_has_the_figures_rounded(text, variant):
    said = words_of(content("svg", text, variant))
    area_km2, people = summary(text, variant)["ukraine_withdraws"]

    assert number(area_km2) in said
    assert number(people) in said


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_file_has_its_recipe(fmt):
    made = content(fmt)
    if fmt in {"xlsx", "pptx"}:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            made = b" ".join(archive.read(name) for name in archive.namelist())
    said = words_of(made) if fmt == "svg" else made.decode(errors="replace")

    assert answers.settled(TEXT, DAY).question.written in said


def test_what_a_text_does_not_state_is_not_shown_as_zero():
    rows = {row["figure"]: row for row in rows_of(contents("csv", "putin-june-2024")["figures"])}
    page = content("html", "putin-june-2024").decode()

    assert rows["russia_withdraws"]["remark"] == "none stated"
    assert "<td>none stated</td>" in page


def test_a_law_that_claims_ground_makes_nobody_withdraw():
    rows = {row["figure"]: row for row in rows_of(contents("csv", "ru-annexation-2022")["figures"])}

    assert rows["ukraine_withdraws"]["words"] == "Claimed, not held"


def test_what_people_read_is_in_one_language():
    wording = Wording(language="uk")

    rows = dossier(Request(texts=((TEXT, ""),), as_of=DAY, wording=wording)).shown()

    words = " ".join(cell for row in rows for cell in row)
    assert not re.search(r"[A-Za-z]", words)
    assert "Не утримує жоден із двох" in words


def test_sensitivity_has_two_mappers_and_three_counts_of_people():
    rows = rows_of(contents("csv")["sensitivity"])

    asked = {(row["line_by"], row["people_by"]) for row in rows}
    assert len(asked) == 6
    assert len(rows) == 6 * len({row["figure"] for row in rows})


def test_a_mapper_without_a_line_is_left_out_and_named():
    other = dossier(Request(texts=((TEXT, ""),), as_of="2025-11-18"))
    table = next(table for table in other.tables() if table.name == "sensitivity")

    assert {row[0] for row in table.rows} == {"DeepState"}
    assert "Project Owl has no line for this day" in table.notes[0]


def test_square_miles_stand_beside_square_kilometres():
    request = Request(texts=((TEXT, ""),), as_of=DAY, wording=Wording(units="mi2"))
    table = dossier(request).tables()[0]
    names = [column.name for column in table.columns]
    first = dict(zip(names, table.rows[0], strict=True))

    assert first["area_mi2"] == pytest.approx(first["area_km2"] / 2.589988, rel=1e-5)


def test_square_miles_stand_beside_every_area_of_a_place():
    wording = Wording(units="mi2")
    place = dossier(Request(kind="timeline", place="UA14", as_of=DAY, wording=wording))

    names = [[column.name for column in table.columns] for table in place.tables()]

    assert names[0] == ["day", "held_km2", "held_mi2", "share", "run"]
    assert names[1] == ["month", "first", "last", "gained_km2", "gained_mi2"]
    assert all(len(table.rows[0]) == len(table.columns) for table in place.tables())


# Files


def test_a_pack_holds_every_format_and_a_page_with_the_terms():
    with zipfile.ZipFile(io.BytesIO(content("pack"))) as archive:
        names = archive.namelist()
        terms = archive.read(next(n for n in names if n.endswith("README.txt"))).decode()

    endings = {name.rpartition(".")[2] for name in names}
    assert endings == {*MAKERS} - {"pack"}
    assert len(names) >= 12
    assert all(re.fullmatch(r"[a-z0-9._-]+/[A-Za-z0-9._-]+", name) for name in names)
    assert "ODbL" in terms
    assert all(name.rpartition("/")[2] in terms for name in names if "README" not in name)


def test_the_same_recipe_gives_the_same_bytes_in_another_process(tmp_path):
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    formats = ("xlsx", "geojson", "gpkg", "kml", "pptx", "html", "txt")
    asked = ["export", TEXT, "--as-of", DAY, "--format", ",".join(formats), "--out", str(tmp_path)]

    subprocess.run(
        [sys.executable, "-m", "dashboard", *asked], check=True, env=environment, timeout=120
    )

    written = {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()}
    ours = {fmt: content(fmt) for fmt in formats}
    assert {f: hashlib.sha256(b).hexdigest() for f, b in written.items()} == {
        f: hashlib.sha256(b).hexdigest() for f, b in ours.items()
    }


@pytest.mark.parametrize("text", load_proposals())
def test_names_of_files_are_safe_on_every_system(text):
    request = Request(texts=((text, ""),), as_of=DAY, people="hromada", mapper="owl")

    assert re.fullmatch(rf"{text}_{DAY}_owl_hromada", request.stem)


def test_the_name_of_a_large_comparison_stays_short():
    texts = tuple((text, "") for text in load_proposals())

    assert len(Request(kind="compare", texts=texts, as_of=DAY).stem) == 120


def test_a_comparison_of_five_draws_four_and_lists_all():
    texts = ("freeze-oct-2025", TEXT, "putin-june-2024", "istanbul-2022", "us-fez-dec-2025")
    five = dossier(Request(kind="compare", texts=tuple((t, "") for t in texts), as_of=DAY))

    listed = {row[0] for row in five.tables()[0].rows}

    assert len(five.content.panels) == 4
    assert listed == set(texts)
    assert "geojson" not in formats_of(five)


@pytest.mark.parametrize(("count", "preset"), [(3, "social"), (4, "square")])
def test_a_comparison_is_drawn_where_maps_are_smallest(count, preset):
    texts = ("freeze-oct-2025", TEXT, "putin-june-2024", "istanbul-2022")[:count]
    asked = Request(kind="compare", texts=tuple((t, "") for t in texts), as_of=DAY)

    drawn = make(dossier(asked), "svg", Look(PRESETS[preset]))[0].content

    assert re.search(r"\b\d+\W*km\b", words_of(drawn))
    assert re.search(r"\b\d+\W*mi\b", words_of(drawn))


def test_the_hold_on_a_place_ends_on_the_day_that_was_asked_for():
    place = dossier(Request(kind="timeline", place="UA14", as_of=DAY))

    assert place.shown()[-1][0] == "19 Nov 2025"
    assert place.tables()[0].rows[-1][0] == answers.latest_day()


@pytest.mark.parametrize("kind", ["claims", "data"])
def test_a_page_without_a_picture_has_tables(kind):
    page = dossier(Request(kind=kind))

    assert formats_of(page) == ("csv", "xlsx", "txt", "pack")
    assert page.tables()[0].rows


def test_a_series_has_a_picture_for_the_last_line_of_every_month():
    made = series(Request(texts=((TEXT, ""),)), ("2025-10", "2025-11"), Look(), "png")

    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
    assert [name.split("_")[-2] for name in names] == days_of("deepstate", "2025-10", "2025-11")
    assert made.name.endswith("_2025-10_2025-11_slide.zip")


def test_a_series_as_pdf_has_a_page_for_every_month():
    pypdf = pytest.importorskip("pypdf")

    made = series(Request(texts=((TEXT, ""),)), ("2025-10", "2025-11"), Look(), "pdf")

    assert len(pypdf.PdfReader(io.BytesIO(made.content)).pages) == 2


# Refusals


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "poster"}, "no kind"),
        ({"texts": (("nothing", ""),)}, "no proposal"),
        ({"texts": ((TEXT, "wide"),)}, "no variant"),
        ({"texts": ()}, "0 texts were named"),
        ({"kind": "compare"}, "1 texts were named"),
        ({"kind": "closeup"}, "needs a place"),
        ({"kind": "closeup", "place": "UA80"}, "changes nothing"),
        ({"as_of": "2025-11-26"}, "no front line"),
        ({"mapper": "nobody"}, "no mapper"),
        ({"people": "nobody"}, "no surface"),
        ({"texts": (("geneva-19pt-nov-2025", ""),)}, "cannot be computed"),
    ],
)
def test_a_request_for_what_is_not_there_is_refused(asked, said):
    usual = Request(texts=((TEXT, ""),), as_of=DAY)

    with pytest.raises(QueryError, match=said):
        dossier(replace(usual, **asked))


def test_a_format_without_its_parts_is_refused():
    with pytest.raises(QueryError, match="choose from csv, xlsx, txt, pack"):
        make(dossier(Request(kind="data")), "png")


@pytest.mark.parametrize(
    "months", [("1999-01", "1999-12"), ("2025-11", "2025-01")], ids=["too early", "backwards"]
)
def test_a_stretch_without_lines_is_refused(months):
    with pytest.raises(QueryError, match="has no line from"):
        days_of("deepstate", *months)


def test_a_title_that_is_too_long_is_refused():
    wording = Wording(title="word " * 30)

    with pytest.raises(PictureError, match="Shorten it"):
        make(dossier(Request(texts=((TEXT, ""),), as_of=DAY, wording=wording)), "png")


def test_typed_words_lose_what_cannot_be_printed():
    wording = Wording(title="one\x00two\u202ethree\n four")

    head = dossier(Request(texts=((TEXT, ""),), as_of=DAY, wording=wording)).head

    assert head.title == "one two three four"


def test_the_link_of_a_file_asks_the_same_question():
    assert found().head.link.startswith(f"./?proposal={TEXT}&date={DAY}&")
    assert found().head.link.endswith(f"&recipe={answers.settled(TEXT, DAY).recipe}")
