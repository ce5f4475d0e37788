"""A finished sheet as a file: PNG, SVG or PDF, with the same bytes for the same recipe."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np

from dashboard.output.figure.content import Caption
from dashboard.output.figure.embedded import with_fonts
from dashboard.output.figure.presets import PRINT_DPI
from dashboard.output.figure.sheet import Sheet

PRODUCT = "Lines on the map"
_LOCK = Lock()
"""matplotlib's settings belong to the whole process; pictures are written one at a time."""


def settings(recipe: str) -> Any:
    """Give matplotlib's settings under which a picture is written, by their names."""
    return {
        "svg.fonttype": "none",
        "svg.hashsalt": recipe,
        "pdf.fonttype": 42,
        "text.hinting": "none",
        "path.simplify": False,
    }


@contextmanager
def alone(recipe: str) -> Iterator[None]:
    """Lay out and write a picture while no other thread does, under our own settings."""
    import matplotlib as mpl  # noqa: PLC0415  see the package

    with _LOCK, mpl.rc_context(settings(recipe)):
        yield


def encode(sheet: Sheet, caption: Caption, fmt: str) -> bytes:
    """Write a sheet as a file; to be called inside :func:`alone`, as the layout before it."""
    return {"png": _png, "svg": _svg, "pdf": _pdf}[fmt](sheet, caption)


def _png(sheet: Sheet, caption: Caption) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    said = PngInfo()
    for key, words in _described(caption).items():
        said.add_itxt(key, words)
    picture = Image.fromarray(pixels[..., :3].copy())
    written = io.BytesIO()
    picture.save(written, "png", pnginfo=said, dpi=(PRINT_DPI, PRINT_DPI), compress_level=4)
    return written.getvalue()


def _described(caption: Caption) -> dict[str, str]:
    return {
        "Title": caption.wording.title or caption.title,
        "Description": caption.alt,
        "Source": caption.source,
        "Recipe": caption.recipe,
        "Software": PRODUCT,
    }


def _svg(sheet: Sheet, caption: Caption) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415

    said = _described(caption)
    written = _printed(
        FigureCanvasSVG(sheet.figure).print_svg,
        {
            "Title": said["Title"],
            "Description": said["Description"],
            "Source": said["Source"],
            "Identifier": said["Recipe"],
            "Creator": PRODUCT,
            "Date": None,
        },
    )
    return with_fonts(written.decode()).encode()


def _pdf(sheet: Sheet, caption: Caption) -> bytes:
    from matplotlib.backends.backend_pdf import FigureCanvasPdf  # noqa: PLC0415

    said = _described(caption)
    return _printed(
        FigureCanvasPdf(sheet.figure).print_pdf,
        {
            "Title": said["Title"],
            "Subject": said["Description"],
            "Keywords": f"{said['Source']} Recipe {said['Recipe']}",
            "Creator": PRODUCT,
            "Producer": PRODUCT,
            "CreationDate": None,
        },
    )


def _printed(printer: Any, metadata: dict[str, Any]) -> bytes:
    written = io.BytesIO()
    printer(written, metadata=metadata)
    return written.getvalue()
