"""What every file says of itself; tables and files before they are written."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from dashboard.output.style import Language
from dashboard.sources.catalog import Source

Kind = Literal["text", "area", "people", "share", "length", "number"]
Cell: TypeAlias = str | float | None
"""Text, a figure that is not rounded, or None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a file says of itself, whatever its format.

    Attributes
    ----------
    stem
        Name of its files without ending: small letters, digits and hyphens.
    title, subtitle
        The finding; what, where and when.
    as_of
        ISO date of the line.
    source
        One sentence: who drew the line, counted the people and drew the boundaries.
    disclaimer
        That nothing is endorsed, and whose borders are shown.
    recipe
        Question and hash of its data, see :mod:`dashboard.answers.recipes`.
    link
        Address of the same state in the dashboard; relative where its place is not known.
    alt
        The picture in words, for those who cannot see it.
    credits
        Every layer that was used.
    language
        Of title, subtitle and words.
    """

    stem: str
    title: str
    subtitle: str
    as_of: str
    source: str
    disclaimer: str
    recipe: str
    link: str
    alt: str
    credits: tuple[Source, ...]
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, and what kind of figure it holds."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table before it is a file.

    Attributes
    ----------
    name
        One word: name of its sheet and end of its file's name.
    title
        What it shows.
    columns, rows
        Areas are in km², lengths in km, people in persons, shares from 0 to 1.
    notes
        What a reader has to know.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away."""

    name: str
    content: bytes

    @property
    def mime(self) -> str:
        """Type of the content, by the end of the name."""
        return MIME[self.name.rpartition(".")[2]]


MIME: dict[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "kml": "application/vnd.google-earth.kml+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "txt": "text/plain",
    "zip": "application/zip",
}
