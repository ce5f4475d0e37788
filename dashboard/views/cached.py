"""Everything slow behind Streamlit's caches: answers, and the layers that are drawn from them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd
import shapely
import streamlit as st

from dashboard import answers
from dashboard.core.proposal import Proposal
from dashboard.output.assets import prune_layers, publish_client
from dashboard.output.basemap import QUIET_KM, build_base
from dashboard.output.layers import fill_shapes, public_shape
from dashboard.output.moves import (
    Blocks,
    fill_names,
    frozen_oblasts,
    joined,
    reaches,
    small_moves,
    split_line,
)
from dashboard.output.plane import to_plane
from dashboard.output.style import Language
from dashboard.output.webmap import Base, Mark, Shape
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import load_proposals
from dashboard.views.address import Options, Question
from dashboard.views.ahead import Ahead

CLAIMED_OBLASTS = ("UA14", "UA23", "UA44", "UA65")
CLAIMED_ZONES = ("snihurivka", "kinburn")
FINE_KM = 0.6
"""Detail of the boundaries of hromadas: there are many, and they are drawn thin."""
DENSITY_CLASSES = (100.0, 500.0, 1_500.0, 3_000.0)
"""People per km², the lower edge of each class; what is below the first is not drawn."""


@st.cache_resource(show_spinner=False)
def proposals() -> dict[str, Proposal]:
    """Read all proposals, by id."""
    return load_proposals()


def is_claim(proposal: str) -> bool:
    """Whether a text is a law that claims ground, not an offer to settle; no option is."""
    known = proposals().get(proposal)
    return known is not None and known.claims_by_law


@st.cache_resource(show_spinner=False)
def ahead() -> Ahead:
    """Keep the one worker of this server."""
    return Ahead(draw_ahead)


@st.cache_resource(show_spinner=False)
def options() -> Options:
    """List what can be asked for."""
    return Options(
        variants={key: [v.id for v in text.variants] for key, text in proposals().items()},
        days={mapper: days(mapper) for mapper in MAPPERS},
        surfaces=list(SURFACES),
    )


@st.cache_resource(show_spinner=False)
def base(language: Language = "en", *, draws: bool = False) -> tuple[Base, str]:
    """Publish what the map needs before any question: its base, and its script with what it can."""
    return replace(_base(), language=language), publish_client(draws=draws)


@st.cache_resource(show_spinner=False)
def _base() -> Base:
    prune_layers()
    context, places = catalog.load("context").frame, catalog.load("places").frame
    return build_base(answers.oblasts(), context, places)


@st.cache_resource(show_spinner=False, max_entries=4)
def divisions(day: str, mapper: str, people: str) -> pd.DataFrame:
    """List all units of all levels on one day's line."""
    return answers.divisions(day, mapper, people)


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
    units = answers.units()
    is_claimed = units["oblast"].isin(CLAIMED_OBLASTS) | units["zone"].isin(CLAIMED_ZONES)
    was_held = units["zone"] == "held-before-2022"
    return {
        "claims": _shape("claims", "claim", "claims", _joined(units[is_claimed])),
        "before": _shape("before", "ru22", "before", _joined(units[was_held])),
    }


@dataclass(frozen=True, slots=True)
class Moves:
    """What a text changes on the map.

    Attributes
    ----------
    shapes
        The ground that it changes and the line of contact that goes with it.
    small
        Small pieces of ground that a side leaves: oblast, side, km², and where (plane km).
    """

    shapes: tuple[Shape, ...]
    small: tuple[tuple[str, str, float, float, float], ...]


def moves(question: Question) -> Moves:
    """Publish what a text changes."""
    return _moves(*question, _settle=answer)


def draw_ahead(question: Question) -> None:
    """Publish what a map needs before anybody asks, and keep no answer for it."""
    _, day, mapper, people, _ = question
    day_shapes(day, mapper)
    held(day, mapper, people)
    _moves(*question, _settle=answers.settled)


@st.cache_resource(show_spinner=False, max_entries=2_048)
def _moves(
    proposal: str,
    day: str,
    mapper: str,
    people: str,
    variant: str,
    _settle: Callable[..., answers.Answer],
) -> Moves:
    settled = _settle(proposal, day, mapper, people, variant)
    parcels = settled.ledger.parcels
    names = fill_names(parcels, is_annexation=is_claim(proposal))
    line = split_line(answers.line(mapper, day), _reaches(), frozen_oblasts(parcels))
    ground = joined(parcels, names, blocks(day, mapper))
    return Moves(
        shapes=(
            *fill_shapes(ground, "moves", is_private=bool(settled.proposal.areas)),
            *fill_shapes(line, "contact", is_private=False),
        ),
        small=tuple(
            (oblast, side, area_km2, round(point.x, 2), round(point.y, 2))
            for oblast, side, area_km2, point in small_moves(parcels, names)
        ),
    )


@st.cache_resource(show_spinner=False)
def _reaches() -> dict[str, shapely.Geometry]:
    return reaches(answers.oblasts())


@st.cache_resource(show_spinner=False, max_entries=8)
def blocks(day: str, mapper: str) -> Blocks:  # noqa: ARG001  they are the key
    """Keep the ground of one day that was joined for one text, for the next."""
    return {}


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
    return _boundaries("raion", list(catalog.load("raions").frame.geometry), QUIET_KM)


@st.cache_resource(show_spinner=False)
def hromada_shape() -> Shape:
    """Publish the boundaries of hromadas."""
    by_unit = answers.units().groupby("unit")["geometry"]
    shapes = [shapely.coverage_union_all(pieces.to_numpy()) for _, pieces in by_unit]
    return _boundaries("hromada", shapes, FINE_KM)


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
def division_names(language: Language) -> dict[str, str]:
    """Read the names of units of all levels, by P-code."""
    units = answers.units()
    return dict(zip(units["unit"], units[f"name_{language}"], strict=True)) | area_names(language)


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


def _boundaries(style: str, units: list[shapely.Geometry], detail_km: float) -> Shape:
    """Publish the edges of units that cover the country, each edge once."""
    simple = shapely.coverage_simplify([to_plane(unit) for unit in units], detail_km)
    lines = shapely.union_all(shapely.boundary(simple), grid_size=0.001)
    return public_shape(f"{style}s", style, "inner", shapely.line_merge(lines))


def _shape(stem: str, style: str, pane: str, ground: shapely.Geometry) -> Shape:
    return public_shape(stem, style, pane, to_plane(ground))
