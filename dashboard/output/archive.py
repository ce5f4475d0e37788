"""Archives whose bytes follow from their content alone: no clock, no order but the given one."""

import io
import zipfile
from collections.abc import Iterable

from dashboard.output.head import File

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
