"""What the browser fetches: Leaflet, our map script, fonts and shapes, all from this server.

Files go to ``dashboard/static/``, which Streamlit serves under ``app/static/`` and git ignores.
Every name carries a hash of its content, so a browser may keep a file for good. Nothing that a user
typed or uploaded is ever written there: the folder is public.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from dashboard.errors import ChecksumError, SourceError
from dashboard.output.stylesheet import colour_variables, fill_rules, line_rules, patterns_svg

STATIC = Path(__file__).parents[1] / "static"
FROM_COMPONENT = "../../app/static"
"""The static folder as seen from a component's frame; relative, so that any base path works."""

HASH_LENGTH = 12
KEPT_S = 24 * 3600.0
"""A layer file lives this long after its last use by a starting server."""
LEAFLET_SHA256 = {
    "leaflet.js": "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03",
    "leaflet.css": "90b693d86392a4779c861b28cf307e7e59c3fb35328c4d8b95f58f814d38c722",
}
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
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        partial.write_bytes(content)
        partial.replace(path)
    return f"{FROM_COMPONENT}/{folder}/{path.name}"


def prune_layers(kept_s: float = KEPT_S) -> None:
    """Delete layer files of earlier runs; those of the last day stay, for pages still open."""
    oldest = time.time() - kept_s
    for path in (STATIC / "layers").glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another server starts at the same time
            if path.stat().st_mtime < oldest:
                path.unlink()


def publish_json(stem: str, content: Mapping[str, Any]) -> str:
    """Write a layer as JSON and give its address."""
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return publish("layers", stem, ".json", text.encode())


def publish_client() -> str:
    """Write the one script that the map needs, and give its address.

    Leaflet, the style sheets and our own script travel as one file: the component loads scripts
    one after the other and does not wait for sheets, so anything more would show a naked map first.

    Raises
    ------
    SourceError
        If the Leaflet package is not installed as required.
    ChecksumError
        If its files are not the ones that were reviewed.
    """
    sheet = json.dumps(client_sheet(font_rules(_published)))
    styled = (
        'document.body.append(Object.assign(document.createElement("style"),'
        f"{{textContent:{sheet}}}));"
    )
    return publish("vendor", "map", ".js", f"{styled}{client_script()}".encode())


def client_sheet(fonts: str) -> str:
    """Join the style sheets of the map: Leaflet's, the typeface, the registry's and our own."""
    own_rules = colour_variables() + fill_rules() + line_rules()
    return _leaflet("leaflet.css") + fonts + own_rules + _own("territory.css")


def client_script() -> str:
    """Join the scripts of the map: Leaflet, the patterns of the registry, and our own."""
    patterns = f"window.territoryPatterns={json.dumps(patterns_svg())};"
    return f"{_leaflet('leaflet.js')}\n;{patterns}\n{_own('territory.js')}"


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


def _leaflet(name: str) -> str:
    try:
        content = (resources.files("xstatic.pkg.leaflet") / "data" / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise SourceError(
            f"Leaflet's {name} was not found; the package XStatic-Leaflet 1.9.3 was expected. "
            "Run `pip install -r requirements.txt`."
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != LEAFLET_SHA256[name]:
        raise ChecksumError(
            f"Leaflet's {name} has the SHA-256 {found[:12]}…, expected "
            f"{LEAFLET_SHA256[name][:12]}… (XStatic-Leaflet 1.9.3). "
            "Install the pinned requirements again, or review the new file in output/assets.py."
        )
    return content.decode()
