"""Tables as files: CSV for any program, XLSX for people who go on calculating.

Text is never a formula: a spreadsheet runs what begins with ``=``, ``+``, ``-`` or ``@``.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any

from dashboard.output.head import Cell, Column, Head, Kind, Table
from dashboard.sources.catalog import Source

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
FORMATS: dict[Kind, str] = {
    "text": "@",
    "area": "#,##0.000",
    "people": "#,##0",
    "share": "0.0%",
    "length": "#,##0.0",
    "number": "#,##0.00",
}
"""What a spreadsheet shows of each kind of figure; the cell holds all of it."""

WIDEST, NARROWEST = 60, 10
LINE_PT = 15
SOURCE_COLUMNS = (
    *("layer", "contents", "producers", "terms"),
    *("valid_on", "retrieved", "sha256"),
)
METHOD = Path(__file__).parent / "method.md"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Files carry no time of their own: the same recipe gives the same bytes."""


def plain(text: str) -> str:
    """Keep text text: an apostrophe stands before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def csv_bytes(table: Table, head: Head) -> bytes:
    """Write one table as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    Every row ends with the day of the line and the recipe, so that rows keep their origin wherever
    they are copied to.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([*(column.name for column in table.columns), "as_of", "recipe"])
    for row in table.rows:
        writer.writerow([*map(_csv_cell, row), head.as_of, head.recipe])
    return written.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return plain(cell) if isinstance(cell, str) else repr(float(cell)).removesuffix(".0")


def workbook(tables: Sequence[Table], head: Head) -> bytes:
    """Write tables as the sheets of one workbook, each under a frozen head."""
    import xlsxwriter  # noqa: PLC0415  most readers never ask for a workbook

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {"title": head.title, "subject": head.subtitle, "comments": head.recipe, "created": EPOCH}
    )
    formats: dict[str, Any] = {
        kind: book.add_format({"num_format": form, "valign": "top", "text_wrap": kind == "text"})
        for kind, form in FORMATS.items()
    }
    formats |= {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
    }
    for table in tables:
        _write_sheet(book.add_worksheet(table.name), table, head, formats)
    book.close()
    return content.getvalue()


def _write_sheet(sheet: Any, table: Table, head: Head, formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, table.title, formats["title"])
    above = [head.title, *table.notes, f"Recipe {head.recipe}"]
    for down, line in enumerate(above, 1):
        sheet.write_string(down, 0, line)
    top = len(above) + 2
    for across, column in enumerate(table.columns):
        sheet.write_string(top, across, column.name, formats["head"])
        sheet.set_column(across, across, _width(table, across))
    widths = [_width(table, across) for across in range(len(table.columns))]
    for down, row in enumerate(table.rows, top + 1):
        sheet.set_row(down, LINE_PT * max(map(_lines, row, widths)))
        for across, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(sheet, (down, across), cell, formats[column.kind])
    sheet.freeze_panes(top + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write_cell(sheet: Any, at: tuple[int, int], cell: Cell, form: Any) -> None:
    """Write text as text and figures as figures; none stays empty."""
    if isinstance(cell, str):
        sheet.write_string(*at, cell, form)
    elif cell is not None:
        sheet.write_number(*at, cell, form)


def _lines(cell: Cell, width: int) -> int:
    """Count the lines that text needs in a column; programs do not count them by themselves."""
    return ceil(len(cell) / (0.9 * width)) if isinstance(cell, str) and cell else 1


def _width(table: Table, number: int) -> int:
    longest = max((len(str(row[number] or "")) for row in table.rows), default=0)
    return min(max(longest, len(table.columns[number].name), NARROWEST) + 2, WIDEST)


def method_table(head: Head) -> Table:
    """Put what a file says of itself, and how figures are made, into a table of two columns."""
    own = (
        ("Finding", head.title),
        ("Question", head.subtitle),
        ("Line of contact on", head.as_of),
        ("Sources", head.source),
        ("Disclaimer", head.disclaimer),
        ("Recipe", head.recipe),
        ("Link", head.link),
    )
    return Table(
        name="method",
        title="What this file shows, and how the figures are made",
        columns=(Column("what"), Column("words")),
        rows=(*own, *_chapters(METHOD.read_text(encoding="utf-8"))),
    )


def _chapters(written: str) -> Iterator[tuple[str, str]]:
    """Part the method in Markdown into paragraphs, each under the name of its chapter."""
    for chapter in written.split("### ")[1:]:
        name, _, body = chapter.partition("\n")
        for paragraph in body.replace("**", "").strip().split("\n"):
            if paragraph:
                yield name, paragraph.removeprefix("- ")


def sources_table(credited: Sequence[Source]) -> Table:
    """List the layers that were used, with producers and terms."""
    return Table(
        name="sources",
        title="Layers, producers and terms",
        columns=tuple(
            map(
                Column,
                ("layer", "contents", "producers", "terms", "valid_on", "retrieved", "sha256"),
            )
        ),
        rows=tuple(
            (
                layer.name,
                layer.title,
                "; ".join(layer.producers),
                "; ".join(layer.licences),
                layer.valid_on,
                layer.retrieved,
                layer.sha256,
            )
            for layer in credited
        ),
    )
