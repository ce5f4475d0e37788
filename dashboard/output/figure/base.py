"""The quiet ground of a map: land, sea, rivers, borders; projected once and cut once for a view."""

from functools import lru_cache

from shapely.geometry.base import BaseGeometry

from dashboard.output.basemap import QUIET_KM, base_shapes
from dashboard.output.figure.content import Country
from dashboard.output.figure.sheet import Sheet
from dashboard.output.figure.view import View
from dashboard.output.plane import to_plane

FINE_KM = 0.05
"""Detail of borders left out on a close-up; other maps are drawn from what the web map shows."""
FINE_SCALE = 4.0
"""Units per km from which a map is a close-up."""
GROUND = ("sea", "edge", "ua")
WATERS = ("lake", "river")
EDGES = ("oblast", "coast", "border")
THINNER = 0.6
"""How wide the lines of a small map are, beside those of a full one."""


@lru_cache(maxsize=4)
def projected(country: Country, *, is_fine: bool) -> dict[str, BaseGeometry]:
    """Project the constant layers, by name of style."""
    quiet_km = FINE_KM if is_fine else QUIET_KM
    return base_shapes(country.oblasts, country.context, quiet_km)


@lru_cache(maxsize=24)
def prepared(country: Country, view: View) -> dict[str, BaseGeometry]:
    """Cut the constant layers to a view, in units, by name of style."""
    layers = projected(country, is_fine=view.scale > FINE_SCALE)
    return {name: view.shape(layers[name]) for name in (*GROUND, *WATERS, *EDGES)}


@lru_cache(maxsize=24)
def neighbours(country: Country, view: View) -> dict[str, BaseGeometry]:
    """Cut the neighbours to a view, in units, by their English names in capitals."""
    rows = country.context[country.context["kind"] == "neighbour"]
    shapes = zip(rows["name_en"], rows.geometry, strict=True)
    return {name.upper(): view.shape(to_plane(shape)) for name, shape in shapes}


def draw_ground(sheet: Sheet, country: Country, view: View, *, scale: float = 1.0) -> None:
    """Draw what lies under the colours of an answer."""
    layers, clip = prepared(country, view), sheet.clip(view.frame)
    sheet.rect(view.frame, "land")
    sheet.fill(layers["sea"], "sea", clip=clip)
    sheet.line(layers["edge"], "edge", clip=clip, scale=scale)
    sheet.fill(layers["ua"], "ua", clip=clip)


def draw_waters(sheet: Sheet, country: Country, view: View, *, scale: float = 1.0) -> None:
    """Draw lakes and rivers; they lie on the fills, so that rivers are seen on both sides."""
    layers, clip = prepared(country, view), sheet.clip(view.frame)
    sheet.fill(layers["lake"], "sea", clip=clip)
    sheet.line(layers["river"], "river", clip=clip, scale=scale)


def draw_edges(sheet: Sheet, country: Country, view: View, *, scale: float = 1.0) -> None:
    """Draw boundaries of oblasts, coast and border; they lie on the colours of an answer."""
    layers, clip = prepared(country, view), sheet.clip(view.frame)
    for name in EDGES:
        sheet.line(layers[name], name, clip=clip, scale=scale)
