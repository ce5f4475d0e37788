"""Everything slow behind Streamlit's caches: answers, and the layers that are drawn from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.core.proposal import Proposal
from dashboard.output.assets import prune_layers, publish_client
from dashboard.output.basemap import build_base
from dashboard.output.layers import fill_shapes, ground_shape, public_shapes
from dashboard.output.moves import (
    Blocks,
    fill_names,
    frozen_oblasts,
    joined,
    small_moves,
    split_line,
)
from dashboard.output.plane import to_plane
from dashboard.output.style import Language
from dashboard.output.webmap import Base, Shape
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import load_proposals
from dashboard.views.address import Options, Question
from dashboard.views.ahead import Ahead


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
    made_from = [catalog.source(name).sha256 for name in ("oblasts", "context", "places")]
    return build_base(_base_layers, made_from)


def _base_layers() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, gpd.GeoDataFrame]:
    return answers.oblasts(), catalog.load("context").frame, catalog.load("places").frame


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
    ground = {"ru": seen.held, "grey": seen.grey, "ua": seen.ua_in_russia}
    flat = {style: to_plane(shape) for style, shape in ground.items() if not shape.is_empty}
    return public_shapes("day", flat, {"ru": "held", "grey": "grey", "ua": "held"})


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


def draw_ahead(question: Question) -> Iterator[None]:
    """Publish what a map needs before anybody asks, step by step; keep no answer for it."""
    _, day, mapper, people, _ = question
    yield
    day_shapes(day, mapper)
    yield
    held(day, mapper, people)
    yield
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
    line = split_line(answers.line(mapper, day), answers.oblasts(), frozen_oblasts(parcels))
    ground = joined(parcels, names, blocks(day, mapper))
    return Moves(
        shapes=(
            *fill_shapes(ground, "moves", is_private=bool(settled.proposal.areas)),
            *public_shapes("line", line, dict.fromkeys(line, "contact")),
        ),
        small=tuple(
            (oblast, side, area_km2, round(point.x, 2), round(point.y, 2))
            for oblast, side, area_km2, point in small_moves(parcels, names)
        ),
    )


@st.cache_resource(show_spinner=False, max_entries=8)
def blocks(day: str, mapper: str) -> Blocks:  # noqa: ARG001  they are the key
    """Keep the ground of one day that was joined for one text, for the next."""
    return {}


@st.cache_resource(show_spinner=False, max_entries=512)
def contact_shape(day: str, mapper: str) -> Shape:
    """Publish the line of contact alone, for a text that fixes no ground."""
    return ground_shape("contact", "contact", "contact", answers.line(mapper, day))


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
        ground_shape(style, style, "change", ground)
        for style, ground in parts.items()
        if not ground.is_empty
    )


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
    raions = catalog.load("raions").frame
    named = dict(zip(raions["pcode"], raions[f"name_{language}"], strict=True))
    return answers.oblast_names(language) | named
