"""What the browser fetches: Leaflet, our map script, fonts and shapes, all from this server.

Files go to ``dashboard/static/``, which Streamlit serves under ``app/static/`` and git ignores.
Every name carries a hash of its content, so a browser may keep a file for good. Nothing that a user
typed or uploaded is ever written there: the folder is public.
"""

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from dashboard.output import third_party
from dashboard.output.stylesheet import colour_variables, fill_rules, line_rules, patterns_svg

STATIC = Path(__file__).parents[1] / "static"
FROM_COMPONENT = "../../app/static"
"""The static folder as seen from a component's frame; relative, so that any base path works."""

HASH_LENGTH = 12
KEPT_S = 24 * 3600.0
"""A layer file lives this long after its last use by a starting server."""
FONTS = {"normal": "SourceSansVF-Upright*.woff2", "italic": "SourceSansVF-Italic*.woff2"}


def publish(folder: str, stem: str, suffix: str, content: bytes) -> str:
    """Write content under a name that carries its hash, once, and give its address.

    Parameters
    ----------
    folder, stem, suffix : str
        Folder below ``static/``, readable part of the name, and ending with its dot.
    content : bytes

    Returns
    -------
    str
        Address relative to a component's frame.
    """
    digest = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
    path = STATIC / folder / f"{stem}-{digest}{suffix}"
    if path.exists():
        path.touch()
    else:
        _write(path, content)
    return f"{FROM_COMPONENT}/{folder}/{path.name}"


def _write(path: Path, content: bytes) -> None:
    """Write a file that others may read at any moment: it is there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


def prune_layers(kept_s: float = KEPT_S) -> None:
    """Delete layer files of earlier runs; those of the last day stay, for pages still open."""
    oldest = time.time() - kept_s
    for path in (STATIC / "layers").glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another server starts at the same time
            if path.stat().st_mtime < oldest:
                path.unlink()


def publish_json(stem: str, content: Mapping[str, Any]) -> str:
    """Write a layer as JSON and give its address."""
    return publish("layers", stem, ".json", _json(content))


def _json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()


def publish_made(
    stem: str, made_from: Sequence[str], make: Callable[[], Mapping[str, Any]]
) -> tuple[str, Mapping[str, Any]]:
    """Publish a layer that takes a while to make, unless an earlier start has done it.

    Parameters
    ----------
    stem : str
        Readable part of the name.
    made_from : sequence of str
        Checksums of all that goes into the layer, but for the code of this package.
    make : callable
        Makes the content.

    Returns
    -------
    tuple
        Address and content.
    """
    inputs = hashlib.sha256(json.dumps(list(made_from)).encode() + _code())
    name = f"{stem}-{inputs.hexdigest()[:HASH_LENGTH]}.json"
    path = STATIC / "layers" / name
    if path.exists():
        path.touch()
    else:
        _write(path, _json(make()))
    return f"{FROM_COMPONENT}/layers/{name}", json.loads(path.read_bytes())


def _code() -> bytes:
    """Read the code of this package, which decides what is made."""
    return b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


def publish_client(*, draws: bool = False) -> str:
    """Write the one script that the map needs, and give its address.

    Leaflet, the style sheets and our own script travel as one file: the component loads scripts
    one after the other and does not wait for sheets, so anything more would show a naked map first.

    Parameters
    ----------
    draws : bool
        With the tools to draw on the map, which only the Build page has.

    Raises
    ------
    SourceError
        If the packages of Leaflet and leaflet.draw are not installed as required.
    ChecksumError
        If their files are not the ones that were reviewed.
    """
    sheet = json.dumps(client_sheet(font_rules(_published), draws=draws))
    styled = (
        'document.body.append(Object.assign(document.createElement("style"),'
        f"{{textContent:{sheet}}}));"
    )
    name = "map-drawing" if draws else "map"
    return publish("vendor", name, ".js", f"{styled}{client_script(draws=draws)}".encode())


def client_sheet(fonts: str, *, draws: bool = False) -> str:
    """Join the style sheets of the map: Leaflet's, the typeface, the registry's and our own."""
    own_rules = colour_variables() + fill_rules() + line_rules()
    sheets = [third_party.read("leaflet.css"), fonts, own_rules, _own("territory.css")]
    if draws:
        sheets.insert(1, _without_pictures(third_party.read("leaflet.draw.css")))
        sheets.append(_own("drawing.css"))
    return "".join(sheets)


def client_script(*, draws: bool = False) -> str:
    """Join the scripts of the map: Leaflet, the patterns of the registry, and our own."""
    patterns = f"window.territoryPatterns={json.dumps(patterns_svg())};"
    scripts = [third_party.read("leaflet.js"), patterns, _own("territory.js")]
    if draws:
        scripts.insert(1, third_party.read("leaflet.draw.js"))
        scripts.append(_own("drawing.js"))
    return "\n;".join(scripts)


def _without_pictures(sheet: str) -> str:
    """Leave out pictures, so that a sheet asks for no other file; ours has icons of its own."""
    return re.sub(r"url\([^)]*\)", "none", sheet)


def font_rules(address: Callable[[str, bytes], str]) -> str:
    """Give ``@font-face`` rules for the typeface that Streamlit carries, or none without it.

    Parameters
    ----------
    address : callable
        Gives the address of a font file from its style and its content.
    """
    folder = resources.files("streamlit") / "static" / "static" / "media"
    found = [
        (style, path.read_bytes())
        for style, pattern in FONTS.items()
        for path in sorted(Path(str(folder)).glob(pattern))[:1]
    ]
    return "".join(
        f'@font-face{{font-family:"Map Sans";font-style:{style};font-weight:200 900;'
        f'src:url("{address(style, content)}") format("woff2")}}'
        for style, content in found
    )


def _published(style: str, content: bytes) -> str:
    return publish("vendor", f"sans-{style}", ".woff2", content)


def _own(name: str) -> str:
    return (resources.files("dashboard.output") / name).read_text(encoding="utf-8")
