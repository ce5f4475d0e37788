"""Everything slow behind Streamlit's caches: answers, and the layers that are drawn from them."""

import geopandas as gpd
import shapely
import streamlit as st

from dashboard import answers
from dashboard.core.proposal import Proposal
from dashboard.output.assets import publish_client, publish_json
from dashboard.output.basemap import build_base
from dashboard.output.moves import (
    fill_names,
    frozen_oblasts,
    joined,
    small_moves,
    split_line,
)
from dashboard.output.plane import compact, to_plane
from dashboard.output.sentences import is_annexation
from dashboard.output.webmap import Base, Callout, Shape
from dashboard.output.words import quantity
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES
from dashboard.sources.proposals import load_proposals
from dashboard.views.address import Options

CLAIMED_OBLASTS = ("UA14", "UA23", "UA44", "UA65")
CLAIMED_ZONES = ("snihurivka", "kinburn")


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
def oblasts() -> gpd.GeoDataFrame:
    """Read the oblasts."""
    return catalog.load("oblasts").frame


@st.cache_resource(show_spinner=False)
def base() -> tuple[Base, str]:
    """Publish what the map needs before any question: its base and its script."""
    context, places = catalog.load("context").frame, catalog.load("places").frame
    return build_base(oblasts(), context, places), publish_client()


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


@st.cache_resource(show_spinner=False, max_entries=512)
def move_shapes(
    proposal: str, day: str, mapper: str, people: str, variant: str
) -> tuple[Shape, ...]:
    """Publish the ground that a text changes and the line of contact that goes with it."""
    parcels = answer(proposal, day, mapper, people, variant).ledger.parcels
    names = fill_names(parcels, is_annexation=is_annexation(proposal))
    line = split_line(answers.line(mapper, day), oblasts(), frozen_oblasts(parcels))
    moves = joined(parcels, names)
    return (
        *(Shape(url=publish_json(n, compact(s)), style=n, pane="moves") for n, s in moves.items()),
        *(Shape(url=publish_json(n, compact(s)), style=n, pane="contact") for n, s in line.items()),
    )


@st.cache_resource(show_spinner=False, max_entries=512)
def callouts(
    proposal: str, day: str, mapper: str, people: str, variant: str
) -> tuple[Callout, ...]:
    """Name the small pieces of ground that a side leaves."""
    parcels = answer(proposal, day, mapper, people, variant).ledger.parcels
    oblast_names = oblasts().set_index("pcode")["name_en"]
    return tuple(
        Callout(
            x=round(point.x, 2),
            y=round(point.y, 2),
            text=f"{oblast_names[oblast].removesuffix(' Oblast')} {quantity(area_km2, 'km2')}",
            side=side,
        )
        for oblast, side, area_km2, point in small_moves(parcels, fill_names(parcels))
    )


@st.cache_resource(show_spinner=False, max_entries=512)
def contact_shape(day: str, mapper: str) -> Shape:
    """Publish the line of contact alone, for a text that fixes no ground."""
    return _shape("contact", "contact", "contact", answers.line(mapper, day))


def _joined(units: gpd.GeoDataFrame) -> shapely.Geometry:
    return shapely.coverage_union_all(units.geometry.to_numpy())


def _shape(stem: str, style: str, pane: str, ground: shapely.Geometry) -> Shape:
    return Shape(url=publish_json(stem, compact(to_plane(ground))), style=style, pane=pane)
