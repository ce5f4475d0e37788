"""Files of other projects that the browser gets: read where pip put them, and verified.

They are found by the record of the installed package, so no package is imported: leaflet.draw comes
with a Django application, and Django has no part in this.
"""

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from dashboard.errors import ChecksumError, SourceError


@dataclass(frozen=True, slots=True)
class File:
    """One file of an installed package, as it was reviewed."""

    package: str
    version: str
    path: str
    sha256: str


_LEAFLET = ("XStatic-Leaflet", "1.9.3", "xstatic/pkg/leaflet/data")
_DRAW = ("django-leaflet", "0.34", "leaflet/static/leaflet/draw")
FILES = {
    name: File(package, version, f"{folder}/{name}", sha256)
    for (package, version, folder), name, sha256 in (
        (
            _LEAFLET,
            "leaflet.js",
            "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03",
        ),
        (
            _LEAFLET,
            "leaflet.css",
            "90b693d86392a4779c861b28cf307e7e59c3fb35328c4d8b95f58f814d38c722",
        ),
        (
            _DRAW,
            "leaflet.draw.js",
            "b22a1f7385308e5adadd85a4c2d84e9fc523ebd70d37868cba0fe2387362460b",
        ),
        (
            _DRAW,
            "leaflet.draw.css",
            "5f30f74696873efee5cd7f6ab7eda7d63e5c5a3e3c3b6e0ab2068662928df31f",
        ),
    )
}


def read(name: str) -> str:
    """Read a file and verify that it is the reviewed one.

    Parameters
    ----------
    name : str
        Key of :data:`FILES`.

    Raises
    ------
    SourceError
        If the package is not installed as required.
    ChecksumError
        If the file is not the one that was reviewed.
    """
    wanted = FILES[name]
    try:
        place = metadata.distribution(wanted.package).locate_file(wanted.path)
        content = Path(str(place)).read_bytes()
    except (metadata.PackageNotFoundError, FileNotFoundError) as error:
        raise SourceError(
            f"{name} was not found; the package {wanted.package} {wanted.version} was expected. "
            "Run `pip install -r requirements.txt`."
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != wanted.sha256:
        raise ChecksumError(
            f"{name} has the SHA-256 {found[:12]}…, expected {wanted.sha256[:12]}… "
            f"({wanted.package} {wanted.version}). Install the pinned requirements again, or "
            "review the new file in output/third_party.py."
        )
    return content.decode()
