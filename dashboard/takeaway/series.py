"""One picture for each month: a text on the last line of every month in a stretch."""

import io
from collections.abc import Iterable
from dataclasses import replace

from dashboard.errors import QueryError
from dashboard.output.archive import zipped
from dashboard.output.figure import Format
from dashboard.output.head import File
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.takeaway.dossier import dossier
from dashboard.takeaway.formats import USUAL, Look, picture
from dashboard.takeaway.request import Request

MOST = 60


def days_of(mapper: str, first: str, last: str) -> list[str]:
    """Give the last day with a line of every month of a stretch.

    Parameters
    ----------
    mapper : str
    first, last : str
        Months, ``YYYY-MM``.

    Raises
    ------
    QueryError
        If the mapper does not exist, there is no line in the stretch, or it is too long.
    """
    by_month = {day[:7]: day for day in days(mapper)}
    found = [day for month, day in by_month.items() if first <= month <= last]
    if not found:
        known = list(by_month)
        raise QueryError(
            f"{MAPPERS[mapper]} has no line from {first} to {last}; it has months from {known[0]} "
            f"to {known[-1]}, written YYYY-MM. Choose among these."
        )
    if len(found) > MOST:
        raise QueryError(f"{len(found)} months were asked for; at most {MOST} are drawn at once.")
    return found


def series(
    request: Request,
    months: tuple[str, str],
    look: Look = USUAL,
    fmt: Format = "png",
) -> File:
    """Draw a picture for each month: a PDF with a page for each, or an archive of other pictures.

    Parameters
    ----------
    request : Request
        Its day is replaced.
    months : (first, last)
        ``YYYY-MM``.
    look : Look
    fmt : {"png", "svg", "pdf"}
    """
    found = days_of(request.mapper, *months)
    drawn = [picture(dossier(replace(request, as_of=day)), look, fmt) for day in found]
    stem = drawn[-1].name.removesuffix(f".{fmt}").replace(found[-1], f"{months[0]}_{months[1]}")
    if fmt == "pdf":
        return File(f"{stem}.pdf", _bound(file.content for file in drawn))
    return File(f"{stem}.zip", zipped(drawn, folder=stem))


def _bound(pages: Iterable[bytes]) -> bytes:
    """Bind PDFs of one page each to one."""
    from pypdf import PdfWriter  # noqa: PLC0415  only a series needs it

    writer = PdfWriter()
    for page in pages:
        writer.append(io.BytesIO(page))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
