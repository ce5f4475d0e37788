"""What a picture shows, before it has a size or a style: four kinds of content.

Shapes are in kilometres of the plane of :mod:`dashboard.output.plane`; figures are not rounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from dashboard.output.chart_labels import Mark
from dashboard.output.style import Language
from dashboard.output.words import Units

Box: TypeAlias = tuple[float, float, float, float]
"""``(west, south, east, north)`` in km of the plane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a picture speaks, and what its user wants it to say instead of what it says by itself.

    Attributes
    ----------
    language, units
        Of all words and figures.
    title, subtitle
        Instead of the finding and the question; empty for these. A title has at most 70 characters.
    footer
        Template of the source line with ``{source}``, and ``{date}`` if wanted.
    """

    language: Language = "en"
    units: Units = "km2"
    title: str = ""
    subtitle: str = ""
    footer: str = "{source}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words around a picture.

    Attributes
    ----------
    title, subtitle
        The finding; what, where and when.
    as_of
        ISO date of the line.
    source
        Who drew the line, counted the people and drew the boundaries.
    notes, disclaimer
        Sentences after the source, and the last one.
    recipe
        Hash of question and data.
    alt
        The picture in words, for those who cannot see it.
    wording
        Language, units and what the user overrides.
    """

    title: str
    subtitle: str
    as_of: str
    source: str
    recipe: str
    alt: str
    disclaimer: str
    notes: tuple[str, ...] = ()
    wording: Wording = field(default_factory=Wording)


@dataclass(frozen=True, eq=False)
class Country:
    """What every map stands on and no question changes; compared by identity, so it can be kept.

    Attributes
    ----------
    oblasts, context, places : GeoDataFrame, EPSG:4326
        As the layers of these names.
    """

    oblasts: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    places: gpd.GeoDataFrame


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """What one answer puts on the map.

    Attributes
    ----------
    fills, lines
        Shapes by name in :mod:`dashboard.output.style`, in drawing order.
    """

    fills: Mapping[str, BaseGeometry]
    lines: Mapping[str, BaseGeometry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Ground that changes hands: an entry of the table, and a callout where it is small.

    Attributes
    ----------
    code
        P-code of the oblast.
    name, place
        Its name in the language of the picture, without the word oblast and with it.
    side
        ``ukraine`` or ``russia``: who leaves it.
    fill
        Name in ``style.FILLS``.
    area_km2, people
        Of all of it.
    x_km, y_km
        A point of the plane inside its largest part.
    """

    code: str
    name: str
    place: str
    side: str
    fill: str
    area_km2: float
    people: float
    x_km: float
    y_km: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Detail:
    """A part of the map drawn larger, with a heading.

    Attributes
    ----------
    window
        What it shows.
    heading, figures
        What the ground is; its area and people.
    """

    window: Box
    heading: str
    figures: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapContent:
    """One text on one day's line."""

    caption: Caption
    country: Country
    scene: Scene
    pieces: tuple[Piece, ...]
    detail: Detail | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CloseupContent:
    """The ground that a text changes in one oblast, with where people lived.

    Attributes
    ----------
    scene
        With the fills ``people_1`` to ``people_4``.
    window
        What must be seen.
    fill, area_km2, people
        The ground that the picture is about.
    told
        Towns on this ground with at least so many people are given with them.
    """

    caption: Caption
    country: Country
    scene: Scene
    window: Box
    fill: str
    area_km2: float
    people: float
    told: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Panel:
    """One text of a comparison.

    Attributes
    ----------
    name, about
        Its short name; who put it forward, and when.
    scene
    cells
        One for each row: the figure, a note, and whether it is nothing.
    """

    name: str
    about: str
    scene: Scene
    cells: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CompareContent:
    """Several texts on the very same line."""

    caption: Caption
    country: Country
    rows: tuple[str, ...]
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimelineContent:
    """The hold on a place over time, as a share of it.

    Attributes
    ----------
    name
        Of the place.
    days, shares, stretches
        ISO dates, shares (0 to 1) and the run of days without a gap that each belongs to.
    told
        Days whose values are written beside the line.
    before
        Share held on 23 February 2022; 0 for no line.
    breaks
        Days on which the source changes, with words.
    events
        Texts, on their dates.
    """

    caption: Caption
    name: str
    days: Sequence[str]
    shares: Sequence[float]
    stretches: Sequence[int]
    told: Sequence[str]
    before: float
    breaks: Sequence[tuple[str, str]]
    events: Sequence[Mark]


Content: TypeAlias = MapContent | CloseupContent | CompareContent | TimelineContent
