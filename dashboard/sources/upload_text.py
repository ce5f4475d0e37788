"""Uploaded GeoJSON and KML, read without trust: no entities, no nesting without end, no drivers."""

import json
import re
from typing import Any, NoReturn
from xml.parsers import expat

import numpy as np
import pyproj
import shapely

from dashboard.errors import UploadError
from dashboard.sources.option_checks import MOST_VERTICES
from dashboard.sources.upload_shapes import Shapes, crs_named, polygon

_WGS84 = "OGC:CRS84"
_CODE = re.compile(r"(urn:ogc:def:crs:)?(EPSG|OGC):(?P<version>[0-9.]*:)?(?P<code>[A-Z0-9]{1,8})")
_DEEPEST = 100
_INNER = {
    "Feature": "geometry",
    "FeatureCollection": "features",
    "GeometryCollection": "geometries",
}


def read_geojson(found: bytes) -> Shapes:
    """Read the polygons of GeoJSON; in WGS 84, unless it states another reference system.

    Raises
    ------
    UploadError
        If it is no GeoJSON.

    References
    ----------
    .. [1] Butler, H. et al. (2016). *The GeoJSON Format*. RFC 7946.
    """
    if found.count(b"[") > 2 * MOST_VERTICES:
        raise UploadError(
            f"The file has far more than {MOST_VERTICES:,} vertices, the most that are taken. "
            "Simplify its shapes and save it again."
        )
    try:
        top = json.loads(found.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UploadError(
            "The file begins like GeoJSON, but cannot be read as such. Save it again."
        ) from error
    waiting, drawn, others = [top], [], 0
    while waiting:
        entry = waiting.pop()
        kind = entry.get("type") if isinstance(entry, dict) else None
        if kind in ("Polygon", "MultiPolygon"):
            drawn.append(_from_coordinates(kind, entry.get("coordinates")))
        elif isinstance(kind, str) and kind in _INNER:
            inner = entry.get(_INNER[kind])
            waiting += inner if isinstance(inner, list) else [inner]
        else:
            others += 1
    return Shapes(np.array(drawn, dtype=object), others, _stated_crs(top))


def _no_number(_constant: str) -> NoReturn:
    raise ValueError


def _from_coordinates(kind: str, coordinates: Any) -> shapely.Geometry:
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not all(isinstance(rings, list) for rings in parts):
        raise UploadError("A polygon in the file has no coordinates. Save the file again.")
    return shapely.MultiPolygon([polygon(rings) for rings in parts])


def _stated_crs(top: dict[str, Any]) -> pyproj.CRS:
    """Read the older member ``crs``, which many programs still write."""
    stated = top.get("crs")
    if stated is None:
        return pyproj.CRS(_WGS84)
    properties = stated.get("properties") if isinstance(stated, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    code = _CODE.fullmatch(name.replace("::", ":")) if isinstance(name, str) else None
    return crs_named(f"{code[2]}:{code['code']}" if code else "none", where="its member crs")


class _KmlPolygons:
    """Collects the rings of polygons while the parser goes through the file once."""

    def __init__(self) -> None:
        self.polygons: list[shapely.Polygon] = []
        self.others = 0
        self._path: list[str] = []
        self._outer: list[Any] = []
        self._inner: list[Any] = []
        self._text: list[str] = []

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self._path.append(tag.rpartition(":")[2])
        if len(self._path) > _DEEPEST or self._path[0] != "kml":
            raise UploadError("The file is XML, but no KML. Save it as KML.")
        self._text = []

    def text(self, words: str) -> None:
        if self._path and self._path[-1] == "coordinates":
            self._text.append(words)

    def end(self, _tag: str) -> None:
        closed = self._path.pop()
        if closed == "coordinates" and "Polygon" in self._path:
            rings = self._inner if "innerBoundaryIs" in self._path else self._outer
            rings.append([place.split(",") for place in "".join(self._text).split()])
        elif closed == "Polygon":
            self.polygons.append(polygon([*self._outer, *self._inner]))
            self._outer, self._inner = [], []
        elif closed in ("Point", "LineString"):
            self.others += 1


def read_kml(found: bytes) -> Shapes:
    """Read the polygons of KML, which is always in WGS 84.

    Raises
    ------
    UploadError
        If it is no KML, or declares a document type, with which entities come.
    """
    collected = _KmlPolygons()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = collected.start
    parser.EndElementHandler = collected.end
    parser.CharacterDataHandler = collected.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(found, True)  # noqa: FBT003  expat takes no names
    except expat.ExpatError as error:
        raise UploadError(
            "The file begins like KML, but cannot be read as UTF-8 XML. Save it again."
        ) from error
    return Shapes(np.array(collected.polygons, dtype=object), collected.others, pyproj.CRS(_WGS84))


def _refuse_doctype(*_declared: object) -> NoReturn:
    raise UploadError("The file declares an XML document type, which KML does not need. Remove it.")
