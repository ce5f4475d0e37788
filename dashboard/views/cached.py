"""Everything slow behind Streamlit's caches: answers, and the layers that are drawn from them."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from dashboard import answers
from dashboard.core.proposal import Proposal
from dashboard.output.assets import prune_layers, publish_client, publish_json
from dashboard.output.basemap import QUIET_KM, build_base
from dashboard.output.moves import (
    fill_names,
    frozen_oblasts,
    joined,
    small_moves,
    split_line,
)
from dashboard.output.plane import compact, to_plane
from dashboard.output.sentences import is_annexation
from dashboard.output.style import DENSITY_CLASSES, Language
from dashboard.output.webmap import Base, Mark, Shape
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import load_proposals
from dashboard.views.address import Options


@st.cache_resource(show_spinner=False)
def proposals() -> dict[str, Proposal]:
    """Read all proposals, by id."""
    return load_proposals()


@st.cache_resource(show_spinner=False)
def options() -> Options:
    """List what can be asked for."""
    return Options(
        variants={key: [v.id for v in text.variants] for key, text in proposals().items()},
        days={mapper: days(mapper) for mapper in MAPPERS},
        surfaces=list(SURFACES),
    )


@st.cache_resource(show_spinner=False)
def base(language: Language = "en") -> tuple[Base, str]:
    """Publish what the map needs before any question: its base and its script."""
    ground, script_url = _base()
    return replace(ground, language=language), script_url


@st.cache_resource(show_spinner=False)
def _base() -> tuple[Base, str]:
    prune_layers()
    context, places = catalog.load("context").frame, catalog.load("places").frame
    return build_base(answers.oblasts(), context, places), publish_client()


@st.cache_resource(show_spinner=False, max_entries=8)
def answer(proposal: str, day: str, mapper: str, people: str, variant: str) -> answers.Answer:
    """Settle a proposal on one day's line."""
    return answers.settled(proposal, day, mapper, people, variant)


@st.cache_resource(show_spinner=False, max_entries=512)
def day_shapes(day: str, mapper: str) -> tuple[Shape, ...]:
    """Publish what a day's line looks like, whatever the text."""
    seen = answers.observation(mapper, day)
    drawn = [_shape("held", "ru", "held", seen.held)]
    if seen.grey is not None and not seen.grey.is_empty:
        drawn.append(_shape("grey", "grey", "grey", seen.grey))
    if not seen.ua_in_russia.is_empty:
        drawn.append(_shape("in-russia", "ua", "held", seen.ua_in_russia))
    return tuple(drawn)


@st.cache_resource(show_spinner=False)
def standing_shapes() -> dict[str, Shape]:
    """Publish the layers that no day and no text changes: claims, and what was held before."""
    return {
        "claims": _shape("claims", "claim", "claims", answers.claimed()),
        "before": _shape("before", "ru22", "before", answers.held_before()),
    }


@st.cache_resource(show_spinner=False, max_entries=512)
def move_shapes(
    proposal: str, day: str, mapper: str, people: str, variant: str
) -> tuple[Shape, ...]:
    """Publish the ground that a text changes and the line of contact that goes with it."""
    parcels = answer(proposal, day, mapper, people, variant).ledger.parcels
    names = fill_names(parcels, is_annexation=is_annexation(proposal))
    line = split_line(answers.line(mapper, day), answers.oblasts(), frozen_oblasts(parcels))
    moves = joined(parcels, names)
    return (
        *(Shape(url=publish_json(n, compact(s)), style=n, pane="moves") for n, s in moves.items()),
        *(Shape(url=publish_json(n, compact(s)), style=n, pane="contact") for n, s in line.items()),
    )


@st.cache_resource(show_spinner=False, max_entries=512)
def small_pieces(
    proposal: str, day: str, mapper: str, people: str, variant: str
) -> tuple[tuple[str, str, float, float, float], ...]:
    """Find the small pieces of ground that a side leaves: oblast, side, km², and where (km)."""
    parcels = answer(proposal, day, mapper, people, variant).ledger.parcels
    return tuple(
        (oblast, side, area_km2, round(point.x, 2), round(point.y, 2))
        for oblast, side, area_km2, point in small_moves(parcels, fill_names(parcels))
    )


@st.cache_resource(show_spinner=False, max_entries=512)
def contact_shape(day: str, mapper: str) -> Shape:
    """Publish the line of contact alone, for a text that fixes no ground."""
    return _shape("contact", "contact", "contact", answers.line(mapper, day))


@st.cache_resource(show_spinner=False, max_entries=512)
def held(day: str, mapper: str, people: str) -> dict[str, float]:
    """Measure what Russia held of all Ukraine on a day."""
    return answers.held(day, mapper, people)["country"]


@st.cache_resource(show_spinner=False, max_entries=64)
def change(mapper: str, first: str, last: str) -> answers.Change:
    """Compare the lines of two days."""
    return answers.change(mapper, first, last)


@st.cache_resource(show_spinner=False, max_entries=64)
def change_shapes(mapper: str, first: str, last: str) -> tuple[Shape, ...]:
    """Publish the ground that passed from one side to the other between two days."""
    moved = change(mapper, first, last)
    parts = {"to_ru": moved.gained, "to_ua": moved.lost}
    return tuple(
        _shape(style, style, "change", ground)
        for style, ground in parts.items()
        if not ground.is_empty
    )


@st.cache_resource(show_spinner=False)
def people_shapes(people: str) -> tuple[Shape, ...]:
    """Publish where people lived before February 2022, in four classes of density."""
    pieces = answers.density(people)
    per_km2 = pieces["people_per_km2"]
    classes = pd.cut(per_km2, [*DENSITY_CLASSES, float("inf")], right=False, labels=False)
    return tuple(
        _shape("people", f"people_{number + 1:g}", "people", _joined(pieces[classes == number]))
        for number in sorted(classes.dropna().unique())
    )


@st.cache_resource(show_spinner=False)
def raion_shape() -> Shape:
    """Publish the boundaries of raions."""
    shapes = [to_plane(shape) for shape in catalog.load("raions").frame.geometry]
    lines = [shapely.boundary(s) for s in shapely.coverage_simplify(shapes, QUIET_KM)]
    joined_lines = shapely.line_merge(shapely.union_all(lines, grid_size=0.001))
    return Shape(url=publish_json("raions", compact(joined_lines)), style="raion", pane="inner")


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


@st.cache_resource(show_spinner=False, max_entries=512)
def unit_shape(code: str) -> Shape:
    """Publish the outline of one unit."""
    return _shape("unit", "picked", "chosen", shapely.boundary(answers.outline(code)))


@st.cache_resource(show_spinner=False, max_entries=512)
def hromada(code: str, day: str, mapper: str, people: str) -> answers.Hromada:
    """Describe one unit on one day's line."""
    return answers.hromada(code, day, mapper, people)


@st.cache_resource(show_spinner=False)
def unit_codes() -> frozenset[str]:
    """List the codes of all units."""
    return frozenset(answers.units()["unit"])


@st.cache_resource(show_spinner=False)
def area_names(language: Language) -> dict[str, str]:
    """Read the names of oblasts and raions, by P-code."""
    layers = (answers.oblasts(), catalog.load("raions").frame)
    return {
        code: name
        for layer in layers
        for code, name in zip(layer["pcode"], layer[f"name_{language}"], strict=True)
    }


def _joined(units: gpd.GeoDataFrame) -> shapely.Geometry:
    return shapely.coverage_union_all(units.geometry.to_numpy())


def _shape(stem: str, style: str, pane: str, ground: shapely.Geometry) -> Shape:
    return Shape(url=publish_json(stem, compact(to_plane(ground))), style=style, pane=pane)
