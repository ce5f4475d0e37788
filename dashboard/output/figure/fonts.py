"""Typefaces of pictures: Source Sans as Streamlit carries it, cut into weights at first use.

matplotlib reads no variable fonts and no WOFF2, so one static file is made for each weight and kept
in matplotlib's cache directory. Without Streamlit's font, DejaVu Sans stands in, which
comes with matplotlib.
"""

import hashlib
import io
import os
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, NamedTuple

Face = Literal["regular", "medium", "semibold", "italic"]
FAMILY = ("Source Sans 3", "Source Sans Pro", "DejaVu Sans")
MEASURED_AT = 100.0
BLOCKS = (
    *(range(0x20, 0x250), range(0x370, 0x530)),  # Latin, Greek, Cyrillic
    *(range(0x2000, 0x2070), range(0x20A0, 0x20C0), range(0x2100, 0x2300)),  # signs
)
"""Letters that are kept of a typeface."""
KERNING = int.from_bytes(b"kern", "big")
CUT = 5
"""Version of the way in which faces are cut; a new one makes new files."""


class Cut(NamedTuple):
    """Where a face comes from: the variable file, its weight, and the stand-in of matplotlib."""

    source: str
    weight: int
    stand_in: str


CUTS: dict[Face, Cut] = {
    "regular": Cut("SourceSansVF-Upright*.woff2", 400, "DejaVuSans.ttf"),
    "medium": Cut("SourceSansVF-Upright*.woff2", 500, "DejaVuSans.ttf"),
    "semibold": Cut("SourceSansVF-Upright*.woff2", 600, "DejaVuSans-Bold.ttf"),
    "italic": Cut("SourceSansVF-Italic*.woff2", 400, "DejaVuSans-Oblique.ttf"),
}


@cache
def font_path(face: Face) -> Path:
    """Give the file of a face; the first call on a machine makes it."""
    import matplotlib as mpl  # noqa: PLC0415  see the package

    cut = CUTS[face]
    streamlit = find_spec("streamlit")  # to import it would take as long as to draw a picture
    carried = Path(streamlit.origin).parent / "static" if streamlit and streamlit.origin else Path()
    found = sorted((carried / "static" / "media").glob(cut.source))
    if not found:
        return Path(mpl.get_data_path()) / "fonts" / "ttf" / cut.stand_in
    content = found[0].read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    path = Path(mpl.get_cachedir()) / f"source-sans-{face}-{digest}-{CUT}.ttf"
    if not path.exists():
        _write(path, _instance(content, face, cut.weight))
    return path


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


@lru_cache(maxsize=2)
def _unpacked(content: bytes) -> bytes:
    return repacked(content, None)


def repacked(content: bytes, flavor: Literal["woff2"] | None) -> bytes:
    """Write a font as WOFF2, or as TrueType for no flavor."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  needed once on a machine, and for SVG

    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    font.flavor = flavor
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _instance(content: bytes, face: str, weight: int) -> bytes:
    """Cut one weight out of a variable font and name it, so that a PDF can tell faces apart."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  as above

    every_letter = [letter for block in BLOCKS for letter in block]
    cut = subset(_unpacked(content), every_letter, weight)
    static = TTFont(io.BytesIO(cut), recalcTimestamp=False)
    names = {1: FAMILY[0], 2: face.title(), 4: f"{FAMILY[0]} {face.title()}"}
    for number, name in {**names, 6: f"SourceSans3-{face.title()}"}.items():
        static["name"].setName(name, number, 3, 1, 0x409)
    written = io.BytesIO()
    static.save(written)
    return written.getvalue()


def subset(font: bytes, letters: Iterable[int], weight: int | None = None) -> bytes:
    """Keep some letters of a TrueType font, with their kerning.

    Parameters
    ----------
    font : bytes
    letters : iterable of int
        Code points; those that the font does not have are left out.
    weight : int, optional
        Cut this weight out of a variable font.
    """
    import uharfbuzz  # noqa: PLC0415  needed for the first picture on a machine, and for SVG

    face, wanted = uharfbuzz.Face(uharfbuzz.Blob(font)), uharfbuzz.SubsetInput()
    wanted.unicode_set.update(letters)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.add(KERNING)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    if weight is not None:
        wanted.pin_axis_location(face, "wght", weight)
    cut: bytes = uharfbuzz.subset(face, wanted).blob.data
    return cut


@lru_cache(maxsize=256)
def properties(face: Face, size_pt: float) -> Any:
    """Describe a face at a size to matplotlib; SVG readers are told the family and its weight."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  see the package

    return FontProperties(
        family=list(FAMILY),
        weight=CUTS[face].weight,
        style="italic" if face == "italic" else "normal",
        size=size_pt,
        fname=str(font_path(face)),
    )


@lru_cache(maxsize=4096)
def _width(words: str, face: Face) -> float:
    from matplotlib.font_manager import get_font  # noqa: PLC0415  see the package
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415

    font = get_font(str(font_path(face)))
    font.set_size(MEASURED_AT, 72)
    font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


def width_of(words: str, face: Face, size: float) -> float:
    """Measure a line of words, in the units of its size."""
    return _width(words, face) * size / MEASURED_AT


def wrapped(words: str, face: Face, size: float, width: float) -> list[str]:
    """Break words into lines no wider than ``width``; a longer word stands alone."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: str, face: Face, size: float, width: float) -> list[str]:
    """Break words into as few lines as they need, of much the same width."""
    lines = wrapped(words, face, size, width)
    narrower = width
    while len(lines) > 1:
        narrower -= size
        tried = wrapped(words, face, size, narrower)
        if len(tried) > len(lines) or max(width_of(t, face, size) for t in tried) > narrower:
            break
        lines = tried
    return lines
