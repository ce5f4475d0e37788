"""Tables as files: exact figures, a head that stays, and no text that a spreadsheet would run."""

import csv
import io
import shutil
import subprocess

import pytest

from dashboard import answers
from dashboard.output import tables
from dashboard.output.head import Column, Table
from tests.handed import DAY, TEXT, content, contents, found

openpyxl = pytest.importorskip("openpyxl")
UTF8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(content("xlsx")))


@pytest.fixture
def table():
    rows = tuple((text, 1.5, None) for text in DANGEROUS)
    columns = (Column("words"), Column("area_km2", "area"), Column("none", "people"))
    return Table(name="made", title="=1+1", columns=columns, rows=rows)


def test_csv_begins_with_a_mark_that_spreadsheets_know_it_by():
    assert contents("csv")["figures"].startswith(b"\xef\xbb\xbf")


def test_text_that_a_spreadsheet_would_run_is_disarmed_in_csv(table):
    written = tables.csv_bytes(table, found().head).decode("utf-8-sig")

    cells = [row[0] for row in csv.reader(io.StringIO(written))][1:]
    assert cells == [f"'{text}" for text in DANGEROUS]


def test_text_that_a_spreadsheet_would_run_is_text_in_xlsx(table):
    book = openpyxl.load_workbook(io.BytesIO(tables.workbook([table], found().head)))

    cells = [cell for row in book["made"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.value for cell in cells} >= {"=1+1", "@SUM(A1)"}


def test_a_negative_figure_stays_a_figure_in_csv():
    negative = Table(name="n", title="n", columns=(Column("x", "area"),), rows=((-2.5,), (None,)))

    written = tables.csv_bytes(negative, found().head).decode("utf-8-sig").splitlines()

    assert [line.partition(",")[0] for line in written] == ["x", "-2.5", ""]


def test_a_workbook_has_the_sheets_that_it_should(book):
    assert book.sheetnames == [
        *("figures", "ledger", "sensitivity", "clauses", "towns"),
        *("method", "sources"),
    ]


@pytest.mark.parametrize("name", ["figures", "ledger", "sensitivity", "sources"])
def test_the_head_of_every_sheet_stays_in_sight(book, name):
    sheet = book[name]
    top = sheet[sheet.freeze_panes].row - 1

    assert all(cell.font.bold for cell in sheet[top] if cell.value)
    assert sheet.print_title_rows == f"${top}:${top}"


def test_figures_have_formats_for_their_kind(book):
    rows = list(book["figures"].iter_rows())
    head = next(row for row in rows if row[0].value == "figure")
    first = rows[rows.index(head) + 1]

    shown = {cell.value: below.number_format for cell, below in zip(head, first, strict=True)}
    assert shown["area_km2"] == "#,##0.000"
    assert shown["people"] == "#,##0"
    assert shown["share_of_ukraine"] == "0.0%"


def test_the_method_names_day_recipe_and_limits(book):
    words = {row[0]: row[1] for row in book["method"].iter_rows(values_only=True) if row[1]}

    assert words["Line of contact on"] == DAY
    assert words["Recipe"] == answers.settled(TEXT, DAY).question.written
    assert "Limits" in words


def test_the_sources_are_those_of_the_answer(book):
    named = {row[0] for row in book["sources"].iter_rows(values_only=True)}

    assert {source.name for source in answers.settled(TEXT, DAY).sources} <= named


def test_libreoffice_reads_the_figures(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed; nobody else read the workbook")
    (tmp_path / "book.xlsx").write_bytes(content("xlsx"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"

    subprocess.run(
        [office, home, "--headless", "--convert-to", UTF8, "book.xlsx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )

    read = (tmp_path / "book.csv").read_text(encoding="utf-8")
    leaves = answers.evaluate(TEXT, DAY)["summary"]["ukraine_withdraws"]
    assert f'"{leaves["area_km2"]:,.3f}"' in read
    assert f'"{leaves["people"]:,.0f}"' in read
