"""Every format that a dossier can be taken away in, and what makes its files."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import geopandas as gpd

from dashboard.errors import QueryError
from dashboard.output import citation, figure, gis, kml, slides, tables
from dashboard.output.archive import readme, zipped
from dashboard.output.figure import PRESETS, Preset, Style
from dashboard.output.figure.presets import IN_SLIDE
from dashboard.output.head import File, Table
from dashboard.output.standalone import standalone
from dashboard.takeaway import ground
from dashboard.takeaway.dossier import Dossier

SLIDE = PRESETS["slide"]


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures look: their size and their style."""

    preset: Preset = SLIDE
    style: Style = "light"


USUAL = Look()
Maker = Callable[[Dossier, Look], list[File]]


def make(found: Dossier, wanted: str, look: Look = USUAL) -> list[File]:
    """Make the files of one format.

    Parameters
    ----------
    found : Dossier
    wanted : str
        One of :func:`formats_of`.
    look : Look
        Of pictures.

    Returns
    -------
    list of File
        One file, or several where a format holds one table only.

    Raises
    ------
    QueryError
        If there is no such format, or nothing to put into it.
    PictureError
        If words do not fit a picture.
    """
    known = formats_of(found)
    if wanted not in known:
        raise QueryError(
            f"There is no format {wanted!r} for the kind {found.request.kind}; choose from "
            f"{', '.join(known)}."
        )
    return MAKERS[wanted](found, look)


def formats_of(found: Dossier) -> tuple[str, ...]:
    """List the formats that a dossier has the parts for."""
    is_there = {
        "picture": found.content is not None,
        "answer": found.answer is not None,
        "": True,
    }
    return tuple(name for name in MAKERS if is_there[NEEDS.get(name, "")])


def picture(found: Dossier, look: Look, fmt: figure.Format) -> File:
    """Draw the picture of a dossier."""
    if found.content is None:
        raise QueryError(f"There is no picture of the kind {found.request.kind}.")
    style = "" if look.style == "light" else f"_{look.style}"
    size = look.preset.name
    if size == "custom":
        size = f"{look.preset.width_px}x{look.preset.height_px}"
    content = figure.draw(found.content, look.preset, look.style, fmt)
    return File(f"{found.head.stem}_{size}{style}.{fmt}", content)


def all_tables(found: Dossier) -> tuple[Table, ...]:
    """Give the tables of data, then the method and the sources."""
    head = found.head
    return (*found.tables(), tables.method_table(head), tables.sources_table(head.credits))


def _pictures(fmt: figure.Format) -> Maker:
    return lambda found, look: [picture(found, look, fmt)]


def _csv(found: Dossier, _look: Look) -> list[File]:
    head = found.head
    return [
        File(f"{head.stem}_{table.name}.csv", tables.csv_bytes(table, head))
        for table in found.tables()
    ]


def _one(suffix: str, write: Callable[[Dossier], bytes]) -> Maker:
    return lambda found, _look: [File(f"{found.head.stem}.{suffix}", write(found))]


def _xlsx(found: Dossier) -> bytes:
    return tables.workbook(all_tables(found), found.head)


def _layers(found: Dossier) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    answer = found.answer
    if answer is None:
        raise QueryError("There are no shapes to take away.")
    return ground.ground_of(answer, found.head), ground.lines_of(answer, found.head)


def _geojson(found: Dossier) -> bytes:
    return gis.geojson(_layers(found), found.head)


def _gpkg(found: Dossier) -> bytes:
    return gis.geopackage(_layers(found), found.head)


def _kml(found: Dossier) -> bytes:
    return kml.kml(*_layers(found), found.head)


def _pptx(found: Dossier, look: Look) -> list[File]:
    drawn = picture(found, replace(look, preset=IN_SLIDE), "png")
    deck = slides.deck(found.head, drawn.content, found.shown() if found.shown else [])
    return [File(f"{found.head.stem}.pptx", deck)]


def _html(found: Dossier) -> bytes:
    content, answer = found.map(), found.answer
    if content is None or answer is None or found.shown is None:
        raise QueryError("There is no map to take away.")
    return standalone(content, found.head, answer.proposal.short, found.shown())


def _txt(found: Dossier) -> bytes:
    return citation.text_file(found.head)


def pack(found: Dossier, look: Look) -> list[File]:
    """Put everything into one archive, with a page that says what is in it and on which terms."""
    stem = found.head.stem
    wanted = formats_of(found)
    singles = [name for name in wanted if name not in {"pack", *PACKED}]
    files = [file for name in singles for file in make(found, name, look)]
    for fmt, sizes in PACKED.items():
        if fmt in wanted:
            looks = [replace(look, preset=PRESETS[size]) for size in sizes]
            files += [picture(found, each, fmt) for each in looks]
    files.append(File("README.txt", readme(found.head, files)))
    return [File(f"{stem}.zip", zipped(files, folder=stem))]


PACKED: dict[figure.Format, tuple[str, ...]] = {
    "png": ("slide", "social", "square"),
    "svg": ("slide",),
    "pdf": ("a4-landscape",),
}
"""Pictures in a pack: formats and sizes."""
MAKERS: dict[str, Maker] = {
    "png": _pictures("png"),
    "svg": _pictures("svg"),
    "pdf": _pictures("pdf"),
    "csv": _csv,
    "xlsx": _one("xlsx", _xlsx),
    "geojson": _one("geojson", _geojson),
    "gpkg": _one("gpkg", _gpkg),
    "kml": _one("kml", _kml),
    "pptx": _pptx,
    "html": _one("html", _html),
    "txt": _one("txt", _txt),
    "pack": pack,
}
NEEDS = {
    **dict.fromkeys(("png", "svg", "pdf", "pptx"), "picture"),
    **dict.fromkeys(("geojson", "gpkg", "kml", "html"), "answer"),
}
"""What a dossier must have for a format; the others need only tables."""
