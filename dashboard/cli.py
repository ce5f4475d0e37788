"""The same questions as on the pages, without a browser: ``python -m dashboard …``."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dashboard import export
from dashboard.errors import DashboardError

Answerer = Callable[[argparse.Namespace], tuple[Any, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one question.

    Returns
    -------
    int
        Exit status: 0, or 2 if the question cannot be answered; then one sentence says why.
    """
    asked = _parser().parse_args(arguments)
    answer: Answerer = asked.answer
    try:
        values, table = answer(asked)
    except DashboardError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    text = json.dumps(values, ensure_ascii=False, indent=1) if asked.json else table
    sys.stdout.write(text + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    held = commands.add_parser("held", help="what Russia holds on a day, by oblast")
    _add_question(held, _held)

    evaluate = commands.add_parser("evaluate", help="area and people that a proposal affects")
    evaluate.add_argument("proposal", help="id, see `proposals`; or the .toml file of an option")
    evaluate.add_argument("--variant", default="", help="a reading that the text leaves open")
    _add_question(evaluate, _evaluate)

    export.add_arguments(commands.add_parser("export", help="pictures, tables and shapes as files"))

    restore = commands.add_parser("restore", help="what a recipe asks, and whether data changed")
    restore.add_argument("recipe", help="the line or the ten digits printed in every file")
    restore.add_argument("--home", default="", help="address of the dashboard, for the link")
    restore.add_argument("--json", action="store_true", help="print JSON")
    restore.set_defaults(answer=export.restore)

    proposals = commands.add_parser("proposals", help="list all proposals")
    check = commands.add_parser("check", help="verify every file of the data package")
    for command, answer in ((proposals, _proposals), (check, _check)):
        command.add_argument("--json", action="store_true", help="print JSON")
        command.set_defaults(answer=answer)

    build = commands.add_parser("build", help="make data/geo from raw input")
    build.add_argument("--raw", type=Path, required=True, help="directory of raw input")
    build.add_argument("--out", type=Path, default=None, help="default: data/geo")
    build.set_defaults(answer=_build, json=False)
    return parser


def _add_question(command: argparse.ArgumentParser, answer: Answerer) -> None:
    command.add_argument("--as-of", required=True, help="day of the front line, YYYY-MM-DD")
    command.add_argument("--mapper", default="deepstate", help="deepstate (default) or owl")
    command.add_argument(
        "--people", default="official", help="official (default), worldpop, hromada"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(answer=answer)


def _held(asked: argparse.Namespace) -> tuple[Any, str]:
    from dashboard import answers  # noqa: PLC0415  a wrong argument need not wait for geopandas

    found = answers.held(asked.as_of, asked.mapper, asked.people)
    rows = [{"name": "Ukraine", **found["country"]}, *found["oblasts"]]
    lines = [
        f"{'Russian-held on ' + asked.as_of:32}{'km²':>10}{'share':>8}{'people':>12}",
        *(
            f"{row['name']:32}{row['held_km2']:>10,.0f}{row['share']:>8.1%}{row['people_held']:>12,.0f}"
            for row in rows
            if row["held_km2"] > 0
        ),
        f"Line of contact: {found['line_of_contact_km']:,.0f} km. Recipe {found['recipe']}.",
        *_credits(asked),
    ]
    return found, "\n".join(lines)


def _evaluate(asked: argparse.Namespace) -> tuple[Any, str]:
    from dashboard import answers  # noqa: PLC0415  see above
    from dashboard.sources import options  # noqa: PLC0415  see above

    proposal = asked.proposal
    if proposal.endswith(".toml"):
        proposal = answers.shelf.put(options.load_option(Path(proposal)))
    found = answers.evaluate(proposal, asked.as_of, asked.mapper, asked.people, asked.variant)
    lines = [f"{proposal + ' on ' + asked.as_of:44}{'km²':>10}{'people':>14}"]
    lines += [
        f"{name.replace('_', ' '):44}{total['area_km2']:>10,.0f}{total['people']:>14,.0f}"
        for name, total in found["summary"].items()
    ]
    lines.append("by clause")
    lines += [
        f"  {_row_title(row):42}{row['area_km2']:>10,.0f}{row['people']:>14,.0f}"
        for row in found["rows"]
        if row["clause"]
    ]
    lines.append(f"Recipe {found['recipe']}.")
    return found, "\n".join([*lines, *_credits(asked)])


def _row_title(row: dict[str, Any]) -> str:
    place = " ".join(filter(None, [row["oblast"], row["zone"]]))
    return f"{row['clause']}, {place}, now {row['holder']}"[:42]


def _credits(asked: argparse.Namespace) -> list[str]:
    from dashboard import answers  # noqa: PLC0415  see above

    return [
        f"{source.title}: {'; '.join(source.producers)} ({source.valid_on})"
        for source in answers.sources(asked.mapper, asked.people)
    ]


def _proposals(_asked: argparse.Namespace) -> tuple[Any, str]:
    from dashboard import answers  # noqa: PLC0415  see above

    found = answers.listing()
    return found, "\n".join(f"{row['date']:12}{row['id']:28}{row['title']}" for row in found)


def _check(_asked: argparse.Namespace) -> tuple[Any, str]:
    from dashboard.sources import catalog, proposals  # noqa: PLC0415  see above

    found = {name: len(catalog.load(name).frame) for name in catalog.resources()}
    found["proposals"] = len(proposals.load_proposals())
    table = "\n".join(f"{name:24}{rows:>8} rows, as recorded" for name, rows in found.items())
    return found, table


def _build(asked: argparse.Namespace) -> tuple[Any, str]:
    from dashboard.sources import catalog  # noqa: PLC0415  see above
    from dashboard.sources.build.run import build  # noqa: PLC0415  see above

    written = build(asked.raw, asked.out or catalog.DATA)
    return written, "\n".join(f"{path.name:32}{path.stat().st_size:>12,} bytes" for path in written)
