"""Archives whose bytes follow from their content alone: no clock, no order but the given one."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from dashboard.output import citation
from dashboard.output.head import File, Head

NO_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def zipped(files: Iterable[File], folder: str = "") -> bytes:
    """Put files into one archive.

    Parameters
    ----------
    files : iterable of File
        Names are unique and have no folder of their own.
    folder : str
        Put before every name, so that unpacking makes one folder.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(f"{folder}/{file.name}" if folder else file.name, NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, READABLE
            archive.writestr(entry, file.content)
    return content.getvalue()


def settled(archive: bytes) -> bytes:
    """Write an archive anew without the times that a library put into it."""
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return zipped(File(name, read.read(name)) for name in read.namelist())


WHAT = {
    "png": "picture for slides and posts",
    "svg": "picture that a graphics editor can change; its words are words",
    "pdf": "picture for print",
    "csv": "table for any program (UTF-8)",
    "xlsx": "all tables, with method and sources",
    "geojson": "shapes for web maps (RFC 7946, WGS 84)",
    "gpkg": "shapes for GIS programs, tables ground, lines and about",
    "kml": "shapes for virtual globes; patterns stand in the names",
    "pptx": "two slides to edit, sources in the notes",
    "html": "interactive map in one file, for embedding; asks nobody for anything",
    "txt": "alternative text, credit line and citations",
}
"""What each kind of file is for."""


def readme(head: Head, files: Sequence[File]) -> bytes:
    """Write what an archive holds, how to cite it and on which terms it may be passed on."""
    listed = "\n".join(f"{file.name}\n    {WHAT[file.name.rpartition('.')[2]]}" for file in files)
    terms = "\n".join(
        f"{layer.title}\n    {'; '.join(layer.producers)}\n    {'; '.join(layer.licences)}"
        for layer in head.credits
    )
    parts = {
        head.title: f"{head.subtitle}\n{head.source}\n{head.disclaimer}",
        "Files": listed,
        "To find this state again": f"Recipe: {head.recipe}\nLink: {head.link}",
        "To cite": f"{citation.plain(head)}\n\n{citation.apa(head)}",
        "Terms of the data": f"{PASSING_ON}\n\n{terms}",
    }
    written = (f"{name}\n{'-' * len(name)}\n{text}\n" for name, text in parts.items())
    return "\n".join(written).encode()


PASSING_ON = (
    "Figures may be quoted and pictures shown with the credit line. Shapes (GeoJSON, GeoPackage, "
    "KML, HTML) hold boundaries under the ODbL and a mapper's line: pass them on only with credit, "
    "under the ODbL, and with the mapper's consent."
)
