"""Uploaded GeoPackages and zipped shapefiles: opened and checked here, then read by GDAL in memory.

GDAL is given nothing but tables and members that were looked at, whose first bytes no other driver
would take for its own.
"""

import io
import sqlite3
import zipfile
import zlib
from pathlib import PurePosixPath

import numpy as np
import pyogrio
import pyproj
import shapely

from dashboard.core.geodesy import Geometries
from dashboard.errors import UploadError
from dashboard.sources.upload_shapes import Shapes, crs_named

MOST_MEMBERS = 100
MOST_MEMBER_BYTES = 20_000_000
_MOST_LAYERS = 20
_MOST_SHAPES = 20_000
_DIRECTORIES = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")
_SHP_MARK = b"\x00\x00\x27\x0a"
_POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_GDAL_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.GeometryError,
    ValueError,
    IndexError,  # where the index of a shapefile lists nothing
)
_PARTS = "Zip the .shp, .shx, .dbf and .prj of one shapefile together."


def read_zipped_shapefile(found: bytes) -> Shapes:
    """Read the polygons of a shapefile in a zip archive.

    Raises
    ------
    UploadError
        If the archive is damaged, unfolds to too much, names places outside itself, or has not
        exactly one shapefile with its parts.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(found)) as archive:
            parts = _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
        raise UploadError(
            f"The zip archive is damaged, encrypted or packed in an unusual way. {_PARTS}"
        ) from error
    if not parts[".shp"].startswith(_SHP_MARK):
        raise UploadError(f"The .shp in the archive is no shapefile. {_PARTS}")
    stated = parts[".prj"][:10_000].decode(errors="replace")
    shapes, _ = _read({f"shapes{ending}": parts[ending] for ending in (".shp", ".shx")})
    return _only_polygons(shapes, crs_named(stated, where="the .prj of the archive"))


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > 2 * MOST_MEMBER_BYTES:
        raise UploadError(
            f"The archive unfolds to more than {MOST_MEMBERS} files or "
            f"{2 * MOST_MEMBER_BYTES / 1e6:g} MB. {_PARTS}"
        )
    paths = {PurePosixPath(member.filename): member for member in members}
    if any(path.is_absolute() or ".." in path.parts or "\\" in str(path) for path in paths):
        raise UploadError(f"The archive names files outside itself. {_PARTS}")
    found = [path for path in paths if path.suffix.lower() == ".shp"]
    if len(found) != 1:
        raise UploadError(f"The archive has {len(found)} shapefiles; expected one. {_PARTS}")
    stem = found[0].with_suffix("")
    beside = {p.suffix.lower(): m for p, m in paths.items() if p.with_suffix("") == stem}
    if ".prj" not in beside or ".shx" not in beside:
        raise UploadError(
            f"The archive lacks the .prj, which states the reference system, or the .shx. {_PARTS}"
        )
    return {ending: archive.read(beside[ending]) for ending in (".shp", ".shx", ".prj")}


def read_geopackage(found: bytes) -> Shapes:
    """Read the polygons of a GeoPackage.

    Raises
    ------
    UploadError
        If it is damaged, or a layer of features is no plain table: a view could hold anything.
    """
    plain = found[:18] + b"\x01\x01" + found[20:]  # as after closing, whatever program has it open
    try:
        layers = _plain_tables(plain)
    except sqlite3.Error as error:
        raise UploadError("The file is SQLite, but no GeoPackage. Save it again.") from error
    drawn, stated = [], set()
    for layer in layers:
        shapes, crs = _read({"shapes.gpkg": plain}, layer)
        if len(shapes):
            drawn.append(shapes)
            stated.add(crs)
    if len(stated) != 1:
        raise UploadError(
            f"The file has shapes in {len(stated)} reference systems; expected one. Save one layer."
        )
    crs = stated.pop()
    if not crs:
        raise UploadError("The file states no reference system. Set it and save the file again.")
    return _only_polygons(np.concatenate(drawn), crs_named(crs, where="the file"))


def _plain_tables(found: bytes) -> list[str]:
    """List the layers of features, after looking at how each is made."""
    with sqlite3.connect(":memory:") as package:
        package.deserialize(found)
        package.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_MEMBER_BYTES)
        package.execute("PRAGMA trusted_schema = OFF")
        made = dict(package.execute("SELECT name, type || sql FROM sqlite_master WHERE sql <> ''"))
        if not made.get("gpkg_contents", "").startswith("tableCREATE TABLE"):
            raise UploadError("The file is SQLite, but no GeoPackage. Save it again.")
        asked = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' LIMIT 21"
        layers = [name for (name,) in package.execute(asked)]
        hidden = "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0"
        for layer in [*layers, *_DIRECTORIES]:
            is_table = made.get(layer, "").startswith("tableCREATE TABLE")
            if not is_table or package.execute(hidden, [layer]).fetchone()[0]:
                raise UploadError(
                    "A layer of the file is no plain table but is worked out. Save it as one."
                )
    package.close()
    if len(layers) > _MOST_LAYERS:
        raise UploadError(f"The file has more than {_MOST_LAYERS} layers. Save the one you mean.")
    return layers


def _read(files: dict[str, bytes], layer: str | None = None) -> tuple[Geometries, str | None]:
    """Read shapes and reference system, and no attribute, of files that GDAL finds by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    try:
        about, _, wkb, _ = pyogrio.raw.read(
            packed.getvalue(),
            layer=layer,
            columns=[],
            force_2d=True,
            max_features=_MOST_SHAPES + 1,
        )
        shapes = shapely.from_wkb(wkb)
    except _GDAL_ERRORS as error:
        raise UploadError("The shapes in the file are damaged. Save it again.") from error
    if len(shapes) > _MOST_SHAPES:
        raise UploadError(f"The file has more than {_MOST_SHAPES:,} shapes. Save those you mean.")
    return shapes, about["crs"]


def _only_polygons(shapes: Geometries, crs: pyproj.CRS) -> Shapes:
    is_polygon = np.isin(shapely.get_type_id(shapes), _POLYGONS) & ~shapely.is_empty(shapes)
    return Shapes(shapes[is_polygon], int((~is_polygon).sum()), crs)
