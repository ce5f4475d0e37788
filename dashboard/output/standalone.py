"""One interactive map as one file: for embedding, for a file server, for a stick.

Everything is inside: the script of the dashboard's own map, shapes, typeface, words. The page may
ask nobody for anything, which its own policy enforces; see ``POLICY``.
"""

import base64
import hashlib
import html
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from dashboard.output.assets import client_script, client_sheet, font_rules
from dashboard.output.basemap import base_content, described
from dashboard.output.citation import plain
from dashboard.output.figure.content import MapContent, Piece
from dashboard.output.figure.page import RECIPE
from dashboard.output.head import Head
from dashboard.output.moves import MOST_CALLOUTS, SEEN_KM2, SIDES
from dashboard.output.plane import compact
from dashboard.output.sentences import ON_LINE
from dashboard.output.style import Words
from dashboard.output.webmap import PANES, Callout, Shape, State, drawn, key_for, safe_json
from dashboard.output.words import area, short_date

POLICY = (
    "default-src 'none'; script-src 'sha256-{script}'; style-src 'unsafe-inline'; "
    "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
"""Only the one script whose hash is here runs; there is nothing to connect to."""

OF_STYLE = {"ru": "held", "ua": "held", "ru22": "before", "grey": "grey", "claim": "claims"}
BASE = "base"
START = (
    "const given = JSON.parse(document.getElementById('given').textContent);"
    "window.territoryContents = given.contents;"
)
SHOW = "territory.create('map', given.base); territory.show(given.state);"
SHEET = (
    "body{background:var(--paper)}"
    "#sheet{display:flex;flex-direction:column;min-height:100vh;border:0}"
    "#stage{flex:1;display:flex}"
    "#stage>.leaflet-container{flex:1;height:auto!important;min-height:340px}"
    "@media(max-width:639px){#stage{display:block}"
    "#stage>.leaflet-container{height:360px!important}}"
    "details{padding:8px 12px 24px;font-size:13px;color:var(--ink2)}"
    "summary{cursor:pointer}table{border-collapse:collapse;margin:8px 0;color:var(--ink)}"
    "th,td{padding:3px 16px 3px 0;text-align:right;border-bottom:1px solid var(--rule)}"
    "th:first-child{text-align:left;font-weight:400}a{color:var(--ink)}"
)
TABLE = Words("The figures as a table, and how to cite them", "Числа таблицею і як цитувати")

FULL = Words("Open in the dashboard", "Відкрити на сайті")


def standalone(
    content: MapContent, head: Head, short: str, figures: Sequence[Sequence[str]]
) -> bytes:
    """Write a map as one page.

    Parameters
    ----------
    content : MapContent
        What the picture of the same map shows.
    head : Head
    short : str
        Short name of the text, for the key.
    figures : sequence of rows
        The table that says the same as the map; the first row is its head.
    """
    base_layers = base_content(
        content.country.oblasts, content.country.context, content.country.places
    )
    base = described(base_layers, BASE)
    shapes, contents = _shapes(content)
    state = _state(content, head, short, shapes)
    given = {
        "base": {**asdict(base), "language": head.language, "panes": PANES},
        "state": {**asdict(state), "shapes": drawn(shapes)},
        "contents": {BASE: base_layers, **contents},
    }
    script = f"{START}\n{client_script()}\n{SHOW}"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    sheet = client_sheet(font_rules(_inlined)) + SHEET
    return (
        f'<!doctype html>\n<html lang="{head.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(script=digest)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(head.title)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n"
        '<div id="root"><div><div><div id="map"></div></div></div></div>\n'
        f"{_below(head, figures)}\n"
        f'<script type="application/json" id="given">{safe_json(given)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    ).encode()


def _inlined(_style: str, content: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(content).decode()}"


def _shapes(content: MapContent) -> tuple[tuple[Shape, ...], dict[str, Any]]:
    """Give what is drawn, with its content by address; the address is the name of its style."""
    scene = content.scene
    panes = {name: OF_STYLE.get(name, "moves") for name in scene.fills}
    panes |= dict.fromkeys(scene.lines, "contact")
    shapes = tuple(Shape(url=name, style=name, pane=pane) for name, pane in panes.items())
    return shapes, {name: compact(shape) for name, shape in {**scene.fills, **scene.lines}.items()}


def _state(content: MapContent, head: Head, short: str, shapes: tuple[Shape, ...]) -> State:
    day = short_date(date.fromisoformat(head.as_of), head.language)
    return State(
        shapes=shapes,
        title=short,
        note=ON_LINE.say(head.language).format(day=day),
        key=key_for([*(shape.style for shape in shapes), "border"], head.language),
        foot=(head.source, head.disclaimer, RECIPE.say(head.language).format(head.recipe)),
        label=head.alt,
        callouts=_callouts(content),
        head=(head.title, head.subtitle),
    )


def _callouts(content: MapContent) -> tuple[Callout, ...]:
    """Name the pieces that are too small to be seen, unless there are too many."""
    small = [piece for piece in content.pieces if SEEN_KM2[0] < piece.area_km2 < SEEN_KM2[1]]
    return tuple(_callout(piece, content) for piece in small) if len(small) <= MOST_CALLOUTS else ()


def _callout(piece: Piece, content: MapContent) -> Callout:
    wording = content.caption.wording
    words = f"{piece.name} {area(piece.area_km2, wording.units, wording.language)}"
    side = {str(holder): short for holder, short in SIDES.items()}[piece.side]
    return Callout(x=piece.x_km, y=piece.y_km, text=words, side=f"leave_{side}")


def _below(head: Head, figures: Sequence[Sequence[str]]) -> str:
    """Write the table and the citation that stand beneath the map."""
    top, *rows = figures
    heads = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in top)
    body = "".join(_row(row) for row in rows)
    link = ""
    if head.link.startswith("http"):
        words = html.escape(FULL.say(head.language))
        address = html.escape(head.link)
        link = f'<p><a href="{address}" target="_blank" rel="noopener">{words}</a></p>'
    return (
        f"<details><summary>{html.escape(TABLE.say(head.language))}</summary>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        f"<p>{html.escape(plain(head))}</p>{link}</details>"
    )


def _row(row: Sequence[str]) -> str:
    first, *others = map(html.escape, row)
    cells = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'
