"""Files from the command line: ``python -m dashboard export …``, and recipes typed back."""

import argparse
import re
from pathlib import Path
from typing import Any

from dashboard.errors import QueryError

LANGUAGES = ("en", "uk")
UNITS = ("km2", "mi2")
STYLES = ("light", "dark", "greyscale", "projector")
KINDS = ("map", "closeup", "compare", "timeline", "claims", "data")
SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
MONTHS = re.compile(r"(\d{4}-\d\d)/(\d{4}-\d\d)")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Say what ``export`` can be asked."""
    add = command.add_argument
    add("texts", nargs="*", help="ids, see `proposals`; a reading as ID:VARIANT")
    add("--kind", choices=KINDS, default="map", help="default: map")
    add("--as-of", default="", help="day of the front line, YYYY-MM-DD")
    add("--mapper", default="deepstate", help="deepstate (default) or owl")
    add("--people", default="official", help="official (default), worldpop, hromada")
    add("--variant", default="", help="a reading, where one text is named")
    add("--place", default="", help="P-code of an oblast for closeup and timeline; UA for Ukraine")
    add("--format", default="png", help="png,svg,pdf,csv,xlsx,geojson,gpkg,kml,pptx,html,txt,pack")
    add("--preset", default="slide", help="sizes parted by commas: social, slide, …, or 1600x900")
    add("--style", choices=STYLES, default="light")
    add("--lang", choices=LANGUAGES, default="en")
    add("--units", choices=UNITS, default="km2")
    for words in ("title", "subtitle"):
        add(f"--{words}", default="", help="instead of what the files say by themselves")
    add("--footer", default="{source}", help="source line, with {source} and, if wanted, {date}")
    add("--months", default="", help="FROM/TO as YYYY-MM/YYYY-MM: one picture for each month")
    add("--home", default="", help="address of the dashboard, for links in the files")
    add("--out", type=Path, default=Path("out"), help="directory; default: out")
    add("--json", action="store_true", help="print JSON")
    command.set_defaults(answer=export)


def export(asked: argparse.Namespace) -> tuple[Any, str]:
    """Write the files and list them."""
    from dashboard import takeaway  # noqa: PLC0415  a wrong argument need not wait for geopandas

    request = _request(asked)
    looks = [takeaway.Look(_preset(name), asked.style) for name in asked.preset.split(",")]
    formats = list(dict.fromkeys(asked.format.split(",")))
    if unknown := [fmt for fmt in formats if fmt not in takeaway.MAKERS]:
        raise QueryError(
            f"There is no format {', '.join(unknown)}; choose from {', '.join(takeaway.MAKERS)}."
        )
    if asked.months:
        made = [
            takeaway.series(request, _months(asked.months), look, _picture_format(fmt))
            for fmt in formats
            for look in looks
        ]
    else:
        found = takeaway.dossier(request)
        made = [
            file for fmt in formats for look in looks for file in takeaway.make(found, fmt, look)
        ]
    files = {file.name: file.content for file in made}
    asked.out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (asked.out / name).write_bytes(content)
    written = {str(asked.out / name): len(content) for name, content in files.items()}
    lines = [f"{path:72}{size:>12,} bytes" for path, size in written.items()]
    recipe = request.question.written if not asked.months else ""
    return (
        {"files": written, "recipe": recipe},
        "\n".join([*lines, *([f"Recipe {recipe}."] if recipe else [])]),
    )


def _request(asked: argparse.Namespace) -> Any:
    from dashboard import takeaway  # noqa: PLC0415  see above
    from dashboard.output.figure import Wording  # noqa: PLC0415  see above

    if not asked.as_of and not asked.months and asked.kind not in {"claims", "data"}:
        raise QueryError(
            f"The kind {asked.kind} needs a day; give --as-of YYYY-MM-DD, or --months FROM/TO."
        )
    named = [text.partition(":")[::2] for text in asked.texts]
    if asked.variant:
        named = [(proposal, variant or asked.variant) for proposal, variant in named]
    return takeaway.checked(
        takeaway.Request(
            kind=asked.kind,
            texts=tuple(named),
            as_of=asked.as_of,
            mapper=asked.mapper,
            people=asked.people,
            place=asked.place,
            wording=Wording(
                language=asked.lang,
                units=asked.units,
                title=asked.title,
                subtitle=asked.subtitle,
                footer=asked.footer,
            ),
            home=asked.home,
        )
    )


def _preset(name: str) -> Any:
    """Find a size by name, or make one of ``WIDTHxHEIGHT``."""
    from dashboard.output.figure import PRESETS, custom  # noqa: PLC0415  see above

    if found := SIZE.fullmatch(name):
        return custom(int(found[1]), int(found[2]))
    if name not in PRESETS:
        raise QueryError(
            f"There is no preset {name!r}; choose from {', '.join(PRESETS)}, or write 1600x900."
        )
    return PRESETS[name]


def _months(asked: str) -> tuple[str, str]:
    found = MONTHS.fullmatch(asked)
    if found is None or found[1] > found[2]:
        raise QueryError(f"{asked!r} are no months; expected FROM/TO such as 2025-01/2025-11.")
    return found[1], found[2]


def _picture_format(name: str) -> Any:
    from dashboard.output.figure import FORMATS  # noqa: PLC0415  see above

    if name not in FORMATS:
        raise QueryError(f"A series has no format {name!r}; choose from {', '.join(FORMATS)}.")
    return name


def restore(asked: argparse.Namespace) -> tuple[Any, str]:
    """Tell what a recipe asks, where to see it, and whether its data have changed."""
    from dashboard.answers.recipes import restore as restored  # noqa: PLC0415  see above
    from dashboard.takeaway.links import link  # noqa: PLC0415  see above

    found = restored(asked.recipe)
    question = found.question
    values = {
        "subject": question.subject,
        "as_of": question.as_of,
        "mapper": question.mapper,
        "people": question.people,
        "recipe": question.written,
        "is_same": found.is_same,
        "link": link(question, home=asked.home),
    }
    said = "The data are the same." if found.is_same else "The data have changed since."
    rows = [f"{name:10}{value}" for name, value in values.items() if value and name != "is_same"]
    return values, "\n".join([*rows, said])
