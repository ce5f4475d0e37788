"""The letters that an SVG needs, put into the file: words stay words and look alike everywhere."""

import base64
import re
from html import unescape

from dashboard.output.figure.fonts import CUTS, FAMILY, Face, font_path, repacked, subset

_TEXT = re.compile(r"<text style=\"([^\"]*)\"[^>]*>([^<]*)</text>")
_WEIGHT = re.compile(r"font-weight: (\d+)")


def with_fonts(svg: str) -> str:
    """Put the letters of every face that an SVG uses into it."""
    letters: dict[Face, set[str]] = {}
    for style, words in _TEXT.findall(svg):
        letters.setdefault(_face(style), set()).update(unescape(words))
    rules = "".join(_rule(face, letters[face]) for face in sorted(letters))
    return re.sub(r"(<svg [^>]*>)", rf"\1<style>{rules}</style>", svg, count=1)


def _face(style: str) -> Face:
    if "italic" in style:
        return "italic"
    found = _WEIGHT.search(style)
    weight = int(found[1]) if found else CUTS["regular"].weight
    return next(face for face, cut in CUTS.items() if cut.weight == weight)


def _rule(face: Face, letters: set[str]) -> str:
    content = base64.b64encode(_subset(face, "".join(sorted(letters)))).decode()
    style = "italic" if face == "italic" else "normal"
    return (
        f"@font-face{{font-family:'{FAMILY[0]}';font-style:{style};"
        f"font-weight:{CUTS[face].weight};"
        f"src:url(data:font/woff2;base64,{content}) format('woff2')}}"
    )


def _subset(face: Face, letters: str) -> bytes:
    """Cut a face down to some letters, as WOFF2."""
    cut = subset(font_path(face).read_bytes(), map(ord, letters))
    return repacked(cut, "woff2")
