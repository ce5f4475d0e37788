"""Shapes of the Proposals and Compare pages, published once each, and the map that shows them."""

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
import streamlit as st

from dashboard.core.joining import join_parcels
from dashboard.output.layers import fill_shapes
from dashboard.output.moves import Blocks, fill_names, joined
from dashboard.output.plane import to_plane
from dashboard.output.style import Language
from dashboard.output.terms import Names, sovereign_names, troop_names
from dashboard.output.webmap import KeyEntry, Shape, State, TerritoryMap, state_group, strokes
from dashboard.views import cached
from dashboard.views.address import Question

FRAME_HEIGHT_PX = 570
COLOURS = {"control": "Control", "troops": "Troops", "sovereignty": "Sovereignty"}
"""Ways to colour the ground: who holds and leaves it, whose troops, whose it is in law."""


def names_of(parcels: gpd.GeoDataFrame, colour: str, proposal: str) -> Names:
    """Name the fill of every parcel in one way of colouring."""
    if colour == "troops":
        return troop_names(parcels)
    if colour == "sovereignty":
        return sovereign_names(parcels)
    return fill_names(parcels, is_annexation=cached.is_claim(proposal))


@st.cache_resource(show_spinner=False, max_entries=512)
def term_shapes(asked: Question, colour: str) -> tuple[Shape, ...]:
    """Publish all ground of a text in the colours of its troops or its sovereignty."""
    parcels = cached.answer(*asked).ledger.parcels
    return _fills(asked, names_of(parcels, colour, asked[0]))


def clause_shapes(asked: Question, clause: str) -> tuple[Shape, ...]:
    """Give what a clause changes, and the outline of its ground."""
    return (*_clause_changes(asked, clause), *clause_outline(asked, clause))


@st.cache_resource(show_spinner=False, max_entries=512)
def _clause_changes(asked: Question, clause: str) -> tuple[Shape, ...]:
    parcels = cached.answer(*asked).ledger.parcels
    is_own = (parcels["clause"] == clause).to_numpy()
    return _fills(asked, np.where(is_own, names_of(parcels, "control", asked[0]), ""))


@st.cache_resource(show_spinner=False, max_entries=512)
def clause_outline(asked: Question, clause: str) -> tuple[Shape, ...]:
    """Outline the ground that a clause settles; nothing if it settles none."""
    settled = cached.answer(*asked)
    parcels, is_private = settled.ledger.parcels, bool(settled.proposal.areas)
    own = parcels.geometry[parcels["clause"] == clause]
    if own.empty:
        return ()
    edge = to_plane(shapely.boundary(join_parcels(own.to_numpy())))
    return fill_shapes({"clause": edge}, "chosen", is_private=is_private)


@st.cache_resource(show_spinner=False, max_entries=128)
def clause_fills(asked: Question) -> dict[str, list[str]]:
    """List the fills of each clause's ground, the largest first; what stays has its holder's."""
    parcels = cached.answer(*asked).ledger.parcels
    names = names_of(parcels, "control", asked[0])
    stays = np.where(parcels["holder_after"] == "russia", "ru", "ua")
    filled = np.where(names == "", stays, names).astype(str)
    by_size = parcels["area_km2"].groupby([parcels["clause"], filled]).sum()
    ranked = by_size.sort_values(ascending=False).index
    clauses = set(parcels["clause"])
    return {name: [fill for clause, fill in ranked if clause == name] for name in clauses}


def _fills(asked: Question, names: Names) -> tuple[Shape, ...]:
    """Draw the ground of a settled text by the names of its parcels."""
    settled, (_, day, mapper, *_) = cached.answer(*asked), asked
    blocks, is_private = cached.blocks(day, mapper), bool(settled.proposal.areas)
    return fills(settled.ledger.parcels, names, "moves", blocks, is_private=is_private)


def fills(
    parcels: gpd.GeoDataFrame, names: Names, pane: str, blocks: Blocks, *, is_private: bool
) -> tuple[Shape, ...]:
    """Give one shape for every fill that is named, published unless ``is_private``."""
    return fill_shapes(joined(parcels, names, blocks), pane, is_private=is_private)


def key_entries(words: dict[str, str]) -> tuple[KeyEntry, ...]:
    """Write the key from words of this page instead of those of the registry."""
    return tuple(
        KeyEntry(style=name, text=said, strokes=strokes(name)) for name, said in words.items()
    )


def show_map(
    state: State,
    key: str,
    language: Language,
    *,
    returned: Sequence[str] = (),
    draws: bool = False,
) -> dict[str, Any] | None:
    """Show a state on the constant base.

    Parameters
    ----------
    state : State
    key : str
        Of the component; see :func:`map_key`.
    language : Language
        Of the labels.
    returned : sequence of str
        What the component is to tell of; every change of it runs the page again.
    draws : bool
        With the tools to draw on the map.

    Returns
    -------
    dict or None
        What was asked for, by name; None before the map is there.
    """
    from streamlit_folium import st_folium  # noqa: PLC0415  it must be imported by a running page

    base, script_url = cached.base(language, draws=draws)
    with st.container(key="map"):
        told: dict[str, Any] | None = st_folium(
            TerritoryMap(base, script_url, draws=draws),
            key=map_key(key, language),
            height=FRAME_HEIGHT_PX,
            use_container_width=True,
            returned_objects=list(returned),
            feature_group_to_add=state_group(state),
        )
    return told


def map_key(key: str, language: Language) -> str:
    """Name the component of a map: one for each map of the dashboard and each language."""
    return f"territory-{key}-{language}"
