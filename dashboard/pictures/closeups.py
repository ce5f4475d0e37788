"""The close-up of the ground that a text changes in one oblast, with where people lived."""

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import answers
from dashboard.answers import Answer
from dashboard.core.joining import join_parcels
from dashboard.errors import QueryError
from dashboard.output.figure.content import (
    Caption,
    CloseupContent,
    Piece,
    Scene,
    Wording,
)
from dashboard.output.figure.detail import padded
from dashboard.output.figure.wording import (
    DISCS,
    SIDES,
    ZONE_CLAIMED,
    ZONE_SUBTITLE,
    ZONE_TITLE,
)
from dashboard.output.moves import fill_names
from dashboard.output.plane import to_plane
from dashboard.output.style import DENSITY_CLASSES
from dashboard.output.words import quantity
from dashboard.pictures.maps import (
    PLAIN,
    caption_of,
    country,
    day_of,
    pieces_of,
    place_name,
    scene_of,
)

TOLD_PEOPLE = 50_000.0
AROUND_KM = 40.0
"""Where people lived is drawn this far beyond the window, for a frame of another shape."""


def zones(answer: Answer) -> dict[str, float]:
    """List the oblasts of which a close-up can be drawn, with the km² that change there."""
    found = pieces_of(answer, PLAIN)
    codes = {piece.code for piece in found}
    return {code: sum(p.area_km2 for p in found if p.code == code) for code in sorted(codes)}


def closeup_of(answer: Answer, oblast: str, wording: Wording = PLAIN) -> CloseupContent:
    """Show the ground that a text changes in one oblast, and where people lived.

    Raises
    ------
    QueryError
        If the text changes nothing there.
    """
    own = [piece for piece in pieces_of(answer, wording) if piece.code == oblast]
    if not own:
        raise QueryError(
            f"{answer.proposal.id} changes nothing in {oblast!r}; it does in "
            f"{', '.join(zones(answer)) or 'no oblast'}. Choose one of these."
        )
    piece = max(own, key=lambda one: one.area_km2)
    ground = _ground(answer, piece)
    scene, window = scene_of(answer), padded(ground.bounds)
    shown = shapely.box(*window).buffer(AROUND_KM, join_style="mitre")
    return CloseupContent(
        caption=_caption(answer, piece, wording),
        country=country(),
        scene=Scene(fills={**scene.fills, **_people(answer.people, shown)}, lines=scene.lines),
        window=window,
        fill=piece.fill,
        area_km2=piece.area_km2,
        people=piece.people,
        told=TOLD_PEOPLE,
    )


def _ground(answer: Answer, piece: Piece) -> BaseGeometry:
    parcels = answer.ledger.parcels
    fills = fill_names(parcels, is_annexation=answer.proposal.claims_by_law)
    is_own = (fills == piece.fill) & (parcels["oblast"] == piece.code).to_numpy()
    return to_plane(join_parcels(parcels.geometry[is_own].to_numpy()))


@lru_cache(maxsize=3)
def _settlements(people: str) -> gpd.GeoDataFrame:
    """Lay footprints on the plane, with the people per km² of each."""
    found = answers.uncut(people).footprints
    shapes = to_plane(found.geometry.to_numpy())
    per_km2 = found["people"].to_numpy() / shapely.area(shapes)
    return gpd.GeoDataFrame({"per_km2": per_km2}, geometry=shapes)


def _people(people: str, shown: BaseGeometry) -> dict[str, BaseGeometry]:
    """Join footprints by class of density, where the close-up shows them."""
    found = _settlements(people)
    near = found.iloc[found.sindex.query(shown, predicate="intersects")]
    classes = np.searchsorted(DENSITY_CLASSES, near["per_km2"], side="right")
    shapes = near.geometry.to_numpy()
    return {
        f"people_{number}": shapely.union_all(shapes[classes == number])
        for number in range(1, len(DENSITY_CLASSES) + 1)
        if (classes == number).any()
    }


def _caption(answer: Answer, piece: Piece, wording: Wording) -> Caption:
    language = wording.language
    people = quantity(piece.people, "people", language)
    said = ZONE_CLAIMED if piece.fill == "claim" else ZONE_TITLE
    title = said.say(language).format(people=people, side=SIDES[piece.side].say(language))
    subtitle = ZONE_SUBTITLE.say(language).format(
        oblast=place_name(piece.code, wording),
        text=answer.proposal.short,
        day=day_of(answer.as_of, wording),
    )
    notes = (DISCS.say(language),) if answer.people == "official" else ()
    return caption_of(answer, wording, title, subtitle, notes)
