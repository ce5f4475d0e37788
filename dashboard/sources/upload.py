"""Ground from a file that a user uploads: one drawn area in degrees of WGS 84, and what was done.

The file comes from anyone. It is told by its first bytes, limited before it is read, never written
to disk; nothing of it leaves but the ground, and a name of plain letters.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PureWindowsPath

import numpy as np
import pyproj
import shapely

from dashboard.core.area import Area, drawn_area
from dashboard.core.geodesy import GEOGRAPHIC, Geometries
from dashboard.core.line import polygons
from dashboard.errors import GeometryError, UploadError
from dashboard.sources.option_checks import MOST_EDGE_DEG, MOST_VERTICES
from dashboard.sources.upload_binary import read_geopackage, read_zipped_shapefile
from dashboard.sources.upload_shapes import Shapes
from dashboard.sources.upload_text import read_geojson, read_kml

MOST_BYTES = 5_000_000
_MOST_CHANGE = 0.05
"""Where mending moves more than this share of the area, what was meant cannot be told."""
_FORMATS = "GeoJSON, KML, GeoPackage or zipped shapefile"


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file holds.

    Attributes
    ----------
    area
        All its polygons as one, named by the file.
    notices
        Sentences on what was left out or mended; empty where nothing was.
    """

    area: Area
    notices: tuple[str, ...]


def read_upload(found: bytes, file_name: str) -> Upload:
    """Read the ground in a file.

    Parameters
    ----------
    found
        GeoJSON, KML, GeoPackage or zipped shapefile, in any reference system that it states.
    file_name
        Only its letters and digits are used, as the name of the area.

    Raises
    ------
    UploadError
        If the file is too large, of another kind, damaged, states no reference system, or holds no
        polygons that can be used.
    """
    if len(found) > MOST_BYTES:
        raise UploadError(
            f"The file has {len(found) / 1e6:,.1f} MB; at most {MOST_BYTES / 1e6:g} MB are taken. "
            "Simplify its shapes, or choose fewer, and save it again."
        )
    shapes = _reader(found)(found)
    _require_few(shapes.polygons)
    in_degrees = _to_degrees(shapes.polygons, shapes.crs)
    notices: list[str] = []
    if shapes.others:
        notices.append(f"{shapes.others:,} points, lines or empty shapes were left out.")
    mended = _mended(in_degrees, notices)
    if len(mended) > 1:
        notices.append(f"{len(mended):,} polygons were joined to one area.")
    try:
        area = drawn_area(_plain_name(file_name), shapely.union_all(mended))
    except GeometryError as error:
        raise UploadError(str(error)) from error
    return Upload(area, tuple(notices))


def _reader(found: bytes) -> Callable[[bytes], Shapes]:
    """Tell the format by the first bytes, whatever the name says."""
    head = found[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, reader in (
        (b"PK\x03\x04", read_zipped_shapefile),
        (b"SQLite format 3\x00", read_geopackage),
        (b"{", read_geojson),
        (b"<", read_kml),
    ):
        if head.startswith(mark):
            return reader
    kind = "is empty" if not found else "is of another kind"
    raise UploadError(f"The file {kind}; expected {_FORMATS}. Save it as one of these.")


def _require_few(shapes: Geometries) -> None:
    count = int(shapely.get_num_coordinates(shapes).sum())
    if count > MOST_VERTICES:
        raise UploadError(
            f"The file has {count:,} vertices; at most {MOST_VERTICES:,} are taken. Simplify its "
            "shapes and save it again; the data here are not finer than 110 m."
        )
    if not count:
        raise UploadError("The file holds no polygons; only they enclose ground. Draw polygons.")


def _mended(shapes: Geometries, notices: list[str]) -> Geometries:
    """Take apart edges that cross themselves; say by how much that changes the area."""
    is_broken = ~shapely.is_valid(shapes)
    if not is_broken.any():
        return shapes
    mended = shapes.copy()
    mended[is_broken] = [polygons(shape) for shape in shapely.make_valid(shapes[is_broken])]
    before, after = shapely.area(shapes).sum(), shapely.area(mended).sum()
    change = abs(after - before) / max(after, before, 1e-300)
    if change > _MOST_CHANGE:
        raise UploadError(
            f"The edge of {is_broken.sum():,} polygons crosses itself, and taking it apart would "
            f"change the area by {change:.0%}. Mend the shapes where they were drawn."
        )
    notices.append(
        f"The edge of {is_broken.sum():,} polygons crossed itself and was taken apart; this "
        f"changed the area by {change:.2%}."
    )
    return mended


def _to_degrees(shapes: Geometries, crs: pyproj.CRS) -> Geometries:
    """Turn shapes into longitudes and latitudes, of edges not too long to be cut by."""
    try:
        change = pyproj.Transformer.from_crs(crs, GEOGRAPHIC, always_xy=True)
        found = shapely.transform(shapes, change.transform, interleaved=False)
    except pyproj.exceptions.ProjError as error:
        raise UploadError(
            "The reference system that the file states cannot be turned into degrees of WGS 84. "
            "Save it in WGS 84 (EPSG:4326)."
        ) from error
    if not (np.abs(shapely.get_coordinates(found)) <= (180, 90)).all():
        raise UploadError(
            "The file has coordinates that are no longitudes and latitudes, or none in the "
            "reference system that it states. Save it in WGS 84 (EPSG:4326)."
        )
    if shapely.length(found).sum() > MOST_EDGE_DEG:
        raise UploadError(
            f"The edges of the polygons are longer than {MOST_EDGE_DEG} degrees together, too long "
            "to cut the map by. Simplify the shapes and save them again."
        )
    return found


def _plain_name(file_name: str) -> str:
    """Keep letters, digits and the plainest signs of a file's name."""
    plain = re.sub(r"[^\w .,()-]|_", " ", PureWindowsPath(file_name).stem)
    return " ".join(plain.split())[:60].strip() or "Uploaded area"
