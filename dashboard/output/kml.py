"""Ground and lines for Google Earth and its like: KML with the colours of the style registry.

KML knows no patterns, so what a pattern says on our maps stands in names and folders here.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import shapely

from dashboard.output.gis import about, rounded
from dashboard.output.head import Head
from dashboard.output.style import FILLS, LINES
from dashboard.output.tokens import COLOURS

NAMESPACE = "http://www.opengis.net/kml/2.2"
SEEN_THROUGH = 0.7
"""Opacity of a fill, so that the picture beneath shows through."""
NO_PATTERNS = "KML has no patterns: the name of a folder says what a pattern says on our maps."


def kml(ground: gpd.GeoDataFrame, lines: gpd.GeoDataFrame, head: Head) -> bytes:
    """Write ground and lines, a folder for each kind of ground.

    Parameters
    ----------
    ground, lines : GeoDataFrame, EPSG:4326
        With ``style``, ``what`` and ``name``; all other columns travel as data of the placemark.
    head : Head
    """
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    said = about(head)
    _put(document, "name", head.title)
    _put(document, "description", "\n".join([*list(said.values())[1:], NO_PATTERNS]))
    for style in sorted({*ground["style"], *lines["style"]}):
        document.append(_style(style))
    for what, rows in [*ground.groupby("what", sort=False), *lines.groupby("what", sort=False)]:
        folder = ET.SubElement(document, "Folder")
        _put(folder, "name", str(what))
        for values, shape in _placemarks(rows):
            _add_placemark(folder, values, shape)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _placemarks(rows: gpd.GeoDataFrame) -> Iterator[tuple[dict[str, Any], shapely.Geometry]]:
    values = rows.drop(columns="geometry").to_dict("records")
    return zip(values, rounded(rows.geometry.to_numpy()), strict=True)


def _put(parent: ET.Element, tag: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, tag)
    made.text = text
    return made


def _style(name: str) -> ET.Element:
    style = ET.Element("Style", id=name)
    if name in LINES:
        widest = LINES[name].strokes[-1]
        _paint(ET.SubElement(style, "LineStyle"), widest[0], 1.0, width=f"{widest[1]:g}")
        return style
    fill = FILLS[name]
    _paint(ET.SubElement(style, "LineStyle"), "ink3", 0.6, width="0.6")
    _paint(ET.SubElement(style, "PolyStyle"), fill.colour, SEEN_THROUGH * fill.opacity)
    return style


def _paint(element: ET.Element, colour: str, opacity: float, width: str = "") -> None:
    """Write a colour as KML does: opacity, blue, green, red."""
    red, green, blue = (COLOURS[colour].light[i : i + 2].lower() for i in (1, 3, 5))
    _put(element, "color", f"{round(255 * opacity):02x}{blue}{green}{red}")
    if width:
        _put(element, "width", width)


def _add_placemark(folder: ET.Element, values: dict[str, Any], shape: shapely.Geometry) -> None:
    mark = ET.SubElement(folder, "Placemark")
    _put(mark, "name", str(values["name"]))
    _put(mark, "styleUrl", f"#{values['style']}")
    extended = ET.SubElement(mark, "ExtendedData")
    for name, value in values.items():
        if value is not None:
            _put(ET.SubElement(extended, "Data", name=name), "value", str(value))
    parts = ET.SubElement(mark, "MultiGeometry")
    for part in shapely.get_parts(shape):
        parts.append(_polygon(part) if part.geom_type == "Polygon" else _line(part))


def _polygon(part: shapely.Polygon) -> ET.Element:
    made = ET.Element("Polygon")
    for side, rings in (("outer", [part.exterior]), ("inner", part.interiors)):
        for ring in rings:
            edge = ET.SubElement(ET.SubElement(made, f"{side}BoundaryIs"), "LinearRing")
            _put(edge, "coordinates", _coordinates(ring))
    return made


def _line(part: shapely.LineString) -> ET.Element:
    made = ET.Element("LineString")
    _put(made, "tessellate", "1")
    _put(made, "coordinates", _coordinates(part))
    return made


def _coordinates(line: shapely.LineString) -> str:
    return " ".join(f"{lon!r},{lat!r}" for lon, lat in np.asarray(line.coords).tolist())
