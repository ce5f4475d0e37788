"""Layers of the map that no text and no line changes, published once."""

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from dashboard import answers
from dashboard.output.basemap import QUIET_KM
from dashboard.output.layers import ground_shape, public_shape
from dashboard.output.plane import to_plane
from dashboard.output.style import DENSITY_CLASSES, Language
from dashboard.output.webmap import Mark, Shape
from dashboard.sources import catalog

FINE_KM = 0.6
"""Detail of the boundaries of hromadas: there are many, and they are drawn thin."""


@st.cache_resource(show_spinner=False)
def standing_shapes() -> dict[str, Shape]:
    """Publish the layers that no day and no text changes: claims, and what was held before."""
    return {
        "claims": ground_shape("claims", "claim", "claims", answers.claimed()),
        "before": ground_shape("before", "ru22", "before", answers.held_before()),
    }


@st.cache_resource(show_spinner=False)
def people_shapes(people: str) -> tuple[Shape, ...]:
    """Publish where people lived before February 2022, in four classes of density."""
    pieces = answers.density(people)
    per_km2 = pieces["people_per_km2"]
    classes = pd.cut(per_km2, [*DENSITY_CLASSES, float("inf")], right=False, labels=False)
    return tuple(
        ground_shape(
            "people", f"people_{number + 1:g}", "people", _joined(pieces[classes == number])
        )
        for number in sorted(classes.dropna().unique())
    )


@st.cache_resource(show_spinner=False)
def raion_shape() -> Shape:
    """Publish the boundaries of raions."""
    return _boundaries("raion", list(catalog.load("raions").frame.geometry), QUIET_KM)


@st.cache_resource(show_spinner=False)
def hromada_shape() -> Shape:
    """Publish the boundaries of hromadas."""
    by_unit = answers.units().groupby("unit")["geometry"]
    shapes = [shapely.coverage_union_all(pieces.to_numpy()) for _, pieces in by_unit]
    return _boundaries("hromada", shapes, FINE_KM)


@st.cache_resource(show_spinner=False, max_entries=512)
def unit_shape(code: str) -> Shape:
    """Publish the outline of one unit."""
    return ground_shape("unit", "picked", "chosen", shapely.boundary(answers.outline(code)))


@st.cache_resource(show_spinner=False)
def site_marks(language: Language) -> tuple[Mark, ...]:
    """Place the key sites on the plane."""
    found = catalog.load("sites").frame
    return tuple(
        mark(point.x, point.y, name, "site")
        for point, name in zip(found.geometry, found[f"name_{language}"], strict=True)
    )


def mark(lon: float, lat: float, name: str, kind: str) -> Mark:
    """Put a name on the plane."""
    point = to_plane(shapely.Point(lon, lat))
    return Mark(x=round(point.x, 2), y=round(point.y, 2), text=name, kind=kind)


def _joined(units: gpd.GeoDataFrame) -> shapely.Geometry:
    return shapely.coverage_union_all(units.geometry.to_numpy())


def _boundaries(style: str, units: list[shapely.Geometry], detail_km: float) -> Shape:
    """Publish the edges of units that cover the country, each edge once."""
    simple = shapely.coverage_simplify([to_plane(unit) for unit in units], detail_km)
    lines = shapely.union_all(shapely.boundary(simple), grid_size=0.001)
    return public_shape(f"{style}s", style, "inner", shapely.line_merge(lines))
