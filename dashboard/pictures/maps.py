"""The map of one text: its ground, its lines, what changes hands, and the words around it."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import answers
from dashboard.answers import Answer
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.figure.content import Caption, Country, MapContent, Piece, Scene, Wording
from dashboard.output.figure.detail import detail_of
from dashboard.output.figure.wording import ROUNDED, source_line
from dashboard.output.moves import fill_names, frozen_oblasts, joined, split_line
from dashboard.output.plane import to_plane
from dashboard.output.sentences import LAID_ON, NOT_ENDORSED, Moves, title
from dashboard.output.words import long_date
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS

PLAIN = Wording()
OBLAST_WORDS = (" Oblast", " область", "Autonomous Republic of ", "Автономна Республіка ")


@lru_cache(maxsize=1)
def country() -> Country:
    """Read what every map stands on."""
    return Country(answers.oblasts(), catalog.load("context").frame, answers.places())


def map_of(answer: Answer, wording: Wording = PLAIN) -> MapContent:
    """Show one text on one day's line."""
    pieces = pieces_of(answer, wording)
    scene = scene_of(answer)
    return MapContent(
        caption=_caption(answer, wording),
        country=country(),
        scene=scene,
        pieces=pieces,
        detail=detail_of(scene, pieces, wording),
    )


def scene_of(answer: Answer) -> Scene:
    """Gather the ground and the lines of one answer."""
    parcels = answer.ledger.parcels
    names = fill_names(parcels, is_annexation=answer.proposal.claims_by_law)
    moves = joined(parcels, names, {})
    standing = _standing(answer.mapper, answer.as_of)
    line = split_line(
        answers.line(answer.mapper, answer.as_of), answers.oblasts(), frozen_oblasts(parcels)
    )
    fills = {name: shape for name, shape in {**standing, **moves}.items() if shape.area > TRACE_KM2}
    return Scene(fills=fills, lines=line)


@lru_cache(maxsize=4)
def _standing(mapper: str, as_of: str) -> dict[str, BaseGeometry]:
    """Lay what no text changes on the plane: claims that are not held, and who holds what."""
    seen = answers.observation(mapper, as_of)
    held = to_plane(seen.held)
    return {
        "claim": shapely.difference(to_plane(answers.claimed()), held),
        "ru": held,
        "ru22": to_plane(answers.held_before()),
        "grey": to_plane(seen.grey),
    }


def pieces_of(answer: Answer, wording: Wording) -> tuple[Piece, ...]:
    """List the ground that changes hands, or that a law claims, by oblast and by outcome."""
    parcels = answer.ledger.parcels
    fills = fill_names(parcels, is_annexation=answer.proposal.claims_by_law)
    moving = parcels.assign(fill=fills.astype(str))
    moving = moving[moving["fill"].str.startswith(("leave", "claim"))]
    found = []
    for (oblast, fill), part in moving.groupby([moving["oblast"].astype(str), "fill"]):
        area_km2 = float(part["area_km2"].sum())
        if area_km2 > TRACE_KM2:
            largest = part.geometry.iloc[int(np.argmax(part["area_km2"].to_numpy()))]
            point = to_plane(shapely.point_on_surface(largest))
            found.append(
                Piece(
                    code=oblast,
                    name=oblast_name(oblast, wording),
                    place=place_name(oblast, wording),
                    side="russia" if fill.startswith("leave_ru") else "ukraine",
                    fill=fill,
                    area_km2=area_km2,
                    people=float(part["people"].sum()),
                    x_km=point.x,
                    y_km=point.y,
                )
            )
    return tuple(found)


def oblast_name(oblast: str, wording: Wording, without: Sequence[str] = OBLAST_WORDS) -> str:
    """Give the name of an oblast in the language of a picture, without some words."""
    name = answers.oblast_names(wording.language)[oblast]
    for word in without:
        name = name.replace(word, "")
    return name


def place_name(oblast: str, wording: Wording) -> str:
    """Give the name of an oblast with that word, as it stands in a sentence."""
    return oblast_name(oblast, wording, OBLAST_WORDS[2:]).replace(" Oblast", " oblast")


def day_of(iso: str, wording: Wording) -> str:
    """Write a day out."""
    return long_date(date.fromisoformat(iso), wording.language)


def caption_of(
    answer: Answer, wording: Wording, title: str, subtitle: str, notes: tuple[str, ...]
) -> Caption:
    """Say what a picture of one answer shows, with its sources."""
    language = wording.language
    return Caption(
        title=title,
        subtitle=subtitle,
        as_of=answer.as_of,
        source=source_line(MAPPERS[answer.mapper], answer.as_of, answer.people, language),
        recipe=answer.recipe,
        alt=f"{title}. {subtitle}.",
        disclaimer=NOT_ENDORSED.say(language),
        notes=notes,
        wording=wording,
    )


def _caption(answer: Answer, wording: Wording) -> Caption:
    language = wording.language
    said = title(
        Moves.of(answer.ledger.summary()),
        is_annexation=answer.proposal.claims_by_law,
        units=wording.units,
        language=language,
    )
    subtitle = LAID_ON.say(language).format(
        text=answer.proposal.title_of(answer.variant), day=day_of(answer.as_of, wording)
    )
    return caption_of(answer, wording, said, subtitle, (ROUNDED.say(language),))
