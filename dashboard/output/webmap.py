"""The web map: a constant base, and one state that changes with the question.

The page sends two things. The base goes once: the frame, the addresses of the constant layers and
the labels. The state goes with each answer: addresses of what moves, the key, the notes. Shapes
travel by address and stay in the browser; see ``assets``. All drawing is in ``territory.js``.

folium compiles what it has rendered as a template a second time, so text must never reach its
classes. Here everything passes through ``safe_json``, and the browser sets it as ``textContent``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard.output.style import FILLS, KEY_ORDER, LINES, Language

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_RISKY = re.compile(r"[^ !\"(-;=?-Z\[-^a-z~\\]|[{}%#$&'`<>_/]")


def safe_json(content: Any) -> str:
    r"""Write JSON that means nothing to a template engine, an HTML parser or folium.

    Inside strings every brace, angle bracket, quote, ampersand, underscore and character beyond
    ASCII becomes ``\uXXXX``; outside strings JSON has none that open anything.
    """
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
    return _STRING.sub(lambda found: _RISKY.sub(_escape, found.group()), text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A drawn layer: the address of its shape, its style, and the pane that orders it.

    Attributes
    ----------
    url
        Where the browser fetches the shape, see ``assets.publish_json``; behind ``#``, which part
        of the file it is.
    style
        Name in ``style.FILLS`` or ``style.LINES``.
    pane
        One of ``PANES``, from bottom to top.
    content
        The shape itself, as :func:`~dashboard.output.plane.compact`, where it must not be a public
        file: what a user drew or uploaded. ``url`` is then only its name.
    """

    url: str
    style: str
    pane: str
    content: Mapping[str, Any] | None = None

    @property
    def is_line(self) -> bool:
        """Whether the layer is drawn as lines."""
        return self.style in LINES


PANES = (
    *("ground", "claims", "held", "before", "grey", "people", "moves", "change"),
    *("inner", "border", "contact", "chosen"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One line of the key."""

    style: str
    text: str
    strokes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A name and figure beside ground that is too small to be seen.

    Attributes
    ----------
    x, y
        Where the ground is, in plane km.
    text
        Name and figure.
    side
        Colour of who leaves: ``leave_ua`` or ``leave_ru``.
    """

    x: float
    y: float
    text: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A named point: a key site, or the place that was searched for.

    Attributes
    ----------
    x, y
        In plane km.
    text
        Its name, written beside it where it finds a free place.
    kind
        ``site`` or ``found``.
    """

    x: float
    y: float
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What can be drawn or picked on the map of the Build page; see ``drawing.js``.

    Attributes
    ----------
    of
        Id of the clause that the drawing belongs to.
    shapes
        What is drawn: ``id``, and ``rings`` as whole steps of the plane.
    is_on
        Whether there are tools to draw with.
    picks
        Whether a click chooses ground.
    """

    of: str
    shapes: tuple[Mapping[str, Any], ...] = ()
    is_on: bool = False
    picks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything on the map that changes with the question.

    Attributes
    ----------
    shapes
        What is drawn on the base.
    title, note
        Head of the key: the text and the day of the line.
    key
        Only what is visible.
    foot
        Sources and disclaimer, inside the frame, so that a screenshot carries them.
    label
        What a screen reader says of the map.
    callouts
        Named small pieces; shown where they find a free place.
    marks
        Named points. The map goes to a ``found`` one when it is new.
    head
        Title and subtitle inside the frame, for a map that stands alone; else empty.
    drawing
        On the Build page, what is drawn and how.
    """

    shapes: tuple[Shape, ...]
    title: str
    note: str
    key: tuple[KeyEntry, ...]
    foot: tuple[str, ...]
    label: str
    callouts: tuple[Callout, ...] = ()
    marks: tuple[Mark, ...] = ()
    head: tuple[str, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What never changes: bounds in plane km, and the address of the constant shapes and names.

    Attributes
    ----------
    country_km, theatre_km
        ``(west, south, east, north)``: what a wide frame shows, and what a phone shows.
    url
        One file with the constant shapes, the towns and the names; see ``basemap.base_content``.
    language
        Of the labels.
    """

    country_km: tuple[float, float, float, float]
    theatre_km: tuple[float, float, float, float]
    url: str
    language: Language = "en"


def key_for(styles: Sequence[str], language: Language = "en") -> tuple[KeyEntry, ...]:
    """Make the key for the visible styles, in the order: held, moves, claims, lines."""
    return tuple(
        KeyEntry(style=name, text=_words(name, language), strokes=strokes(name))
        for name in KEY_ORDER
        if name in set(styles)
    )


def _words(name: str, language: Language) -> str:
    return (FILLS[name].words if name in FILLS else LINES[name].words).say(language)


def strokes(name: str) -> int:
    """Count the strokes that a style draws one on the other; 0 for a fill."""
    return len(LINES[name].strokes) if name in LINES else 0


class TerritoryMap(folium.Map):
    """The constant base as a folium map: no tiles, no request to anyone else."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = window.territory.create("
        "{{ this.get_name()|tojson }}, {{ this.payload }});"
        "{% if this.draws %}var drawnItems = window.territory.drawing;{% endif %}"
        "{% endmacro %}"
    )

    def __init__(self, base: Base, script_url: str, *, draws: bool = False) -> None:
        super().__init__(tiles=None, location=(0, 0), zoom_start=0)
        self.draws = draws  # the component reads ``drawnItems`` when something is drawn
        self.default_js = [("map", script_url)]
        self.default_css = []
        self.payload = safe_json({**asdict(base), "panes": PANES})


class Geo(MacroElement):
    """The changing state, handed to the script of the page as safe JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}window.territory.show({{ this.payload }});{% endmacro %}"
    )

    def __init__(self, state: State) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Geo"
        self.payload = safe_json({**asdict(state), "shapes": drawn(state.shapes)})


def drawn(shapes: Sequence[Shape]) -> list[dict[str, Any]]:
    """Write shapes for the script: address, pane, class, the strokes of a line, own content."""
    return [
        {"url": s.url, "pane": s.pane, "style": s.style, "strokes": strokes(s.style)}
        | ({} if s.content is None else {"content": s.content})
        for s in shapes
    ]


def state_group(state: State) -> folium.FeatureGroup:
    """Wrap a state in the one feature group that st_folium exchanges."""
    group = folium.FeatureGroup(name="state", control=False)
    group.add_child(Geo(state))
    return group
