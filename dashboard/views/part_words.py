"""What sizes, looks and files are called in the drawer."""

from dashboard.output.figure import Style
from dashboard.output.style import Words

SIZES = {
    "social": "Post, 1200 × 675",
    "slide": "Slide, 1920 × 1080",
    "square": "Square, 1080 × 1080",
    "a4-portrait": "A4 upright",
    "a4-landscape": "A4 across",
    "custom": "A size of your own",
}
OWN = "custom"
STYLE_WORDS: dict[Style, str] = {
    "light": "Light",
    "dark": "Dark",
    "greyscale": "Greyscale, for print",
    "projector": "Projector",
}
FORMATS = {
    "xlsx": "XLSX",
    "csv": "CSV",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "kml": "KML",
    "pptx": "PPTX",
    "html": "HTML",
}
"""Names that are the same in both languages."""
NAMES = {
    "pack": Words("briefing pack", "все разом"),
    **{fmt: Words(name, name) for fmt, name in FORMATS.items()},
    "txt": Words("text", "текст"),
}
DOWNLOAD = Words("Download {}", "Завантажити {}")
THE_SERIES = Words("the series", "серію")
CLOSE_UP, OVER_TIME = Words("Close-up: {}", "Зблизька: {}"), Words("Over time: {}", "У часі: {}")
MONTHLY = {
    "pdf": Words(
        "{} pictures, each on the last line of its month, as one PDF with a page for each.",
        "Зображень: {}, кожне на останній лінії свого місяця, одним PDF, по сторінці на кожне.",
    ),
    "zip": Words(
        "{} pictures, each on the last line of its month, as an archive.",
        "Зображень: {}, кожне на останній лінії свого місяця, одним архівом.",
    ),
}
PACK = "everything in one archive: pictures, tables, shapes, slides, page, terms"
