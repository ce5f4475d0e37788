"""Options as files: what a user built, written as TOML and read back the same.

A file comes from anyone. It is limited in size, parsed as TOML and nothing else, read by the reader
of the library, and refused unless every word in it can be shown as it stands.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import shapely

from dashboard.core.area import Area, drawn_area
from dashboard.core.option import ID_PREFIX
from dashboard.core.proposal import Proposal, Select, Status
from dashboard.errors import GeometryError, ProposalError
from dashboard.sources.option_checks import (
    MOST_BYTES,
    require_few,
    require_plain_values,
    require_short_lines,
)
from dashboard.sources.proposals import SCHEMA_VERSION, read_proposal
from dashboard.sources.toml_table import TomlTable

_DECIMALS = 6
"""Enough to tell the points of the grid apart; reading puts them back on it."""
_WKT = re.compile(r"(MULTI)?POLYGON ?\([0-9., ()-]+\)")
"""Nothing else reaches the parser of shapes: nested collections would exhaust its stack."""
_TABLES = {"clauses": "clause", "sources": "source", "variants": "variant", "sites": "site"}


def option_to_toml(option: Proposal) -> str:
    """Write an option as a file; :func:`option_from_toml` gives the same option back.

    Fields that are empty are left out, and so is the id, which is made of all the others.
    """
    top: dict[str, object] = {"schema": SCHEMA_VERSION}
    apart = {"areas", "claims_by_law", *_TABLES}  # no option is a law
    top |= {f.name: getattr(option, f.name) for f in fields(option) if f.name not in apart}
    parts = [_table({**top, "status": str(Status.OPTION), "id": ""})]
    parts += [_headed("area", _area_entries(area)) for area in option.areas]
    for plural, name in _TABLES.items():
        parts += [_headed(name, _entries(part)) for part in getattr(option, plural)]
    return "\n".join(parts)


def option_from_toml(text: str, place: str = "option") -> Proposal:
    """Read an option.

    Parameters
    ----------
    text
        As :func:`option_to_toml` writes it, or as written by hand in the same form.
    place
        What errors call it, such as the name of the file.

    Returns
    -------
    Proposal
        Its id is ``option-`` and sixteen hexadecimal digits of a hash of everything in it: clauses,
        areas and words. The same option has the same id wherever it is opened.

    Raises
    ------
    ProposalError
        If the text is too large, no TOML, or has a field that is unknown, missing or malformed.
    """
    require_short_lines(text, place)
    try:
        top = TomlTable(tomllib.loads(text), place)
    except (ValueError, RecursionError) as error:
        raise ProposalError(
            f"{place}: found no readable TOML: {str(error)[:200]}; expected an option as it was "
            "saved here. Save it again and open that file."
        ) from error
    require_plain_values(top)
    top.one_of("status", [Status.OPTION])
    option = _with_areas(read_proposal(top), top)
    require_few(option, top)
    digest = hashlib.sha256(option_to_toml(option).encode()).hexdigest()
    return replace(option, id=f"{ID_PREFIX}{digest[:16]}")


def load_option(path: Path) -> Proposal:
    """Read an option from a file.

    Raises
    ------
    ProposalError
        If the file cannot be read, or as :func:`option_from_toml`.
    """
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ProposalError(
            f"{path.name} cannot be read ({error.strerror}). Give the path of an option that was "
            "saved as a file."
        ) from error
    return option_from_bytes(found, path.name)


def option_from_bytes(found: bytes, place: str = "option") -> Proposal:
    """Read an option from the bytes of a file.

    Raises
    ------
    ProposalError
        If they are no UTF-8, or as :func:`option_from_toml`.
    """
    try:
        return option_from_toml(found.decode(), place)
    except UnicodeDecodeError as error:
        raise ProposalError(
            f"{place}: found bytes that are no UTF-8 text; expected an option as it was saved "
            "here. Save it again and open that file."
        ) from error


def _with_areas(option: Proposal, top: TomlTable) -> Proposal:
    """Read the areas, and let clauses name them by content instead of by their id in the file."""
    tables = top.tables("area")
    areas = {table.text("id"): _area(table) for table in tables}
    if len({area.id for area in areas.values()}) < len(tables):
        raise top.refusal("area", "an id or a shape more than once", "each area once")
    for table in top.tables("clause"):
        table.table("where").some_of("areas", list(areas) or ["(no area is declared)"])
    clauses = tuple(
        replace(c, select=replace(c.select, areas=frozenset(areas[a].id for a in c.select.areas)))
        for c in option.clauses
    )
    return replace(option, clauses=clauses, areas=tuple(areas.values()))


def _area(table: TomlTable) -> Area:
    table.require_keys("id name wkt")
    wkt = table.text("wkt")
    if not _WKT.fullmatch(wkt):
        expected = "POLYGON ((…)) or MULTIPOLYGON (((…))) in degrees, without exponents"
        raise table.refusal("wkt", repr(wkt[:40]), expected)
    try:
        return drawn_area(table.text("name"), shapely.from_wkt(wkt))
    except (shapely.GEOSException, GeometryError, ValueError) as error:
        raise table.refusal("wkt", f"a shape that cannot be used: {error}", "polygons") from error


def _area_entries(area: Area) -> dict[str, object]:
    wkt = shapely.to_wkt(area.shape, rounding_precision=_DECIMALS)
    return {"id": area.id, "name": area.name, "wkt": wkt}


def _entries(part: object) -> dict[str, object]:
    """List the fields of a part under the names that the file gives them."""
    return {f.name: getattr(part, f.name) for f in fields(part)}  # type: ignore[arg-type]


def _headed(name: str, entries: Mapping[str, object]) -> str:
    return f"[[{name}]]\n{_table(entries)}"


def _table(entries: Mapping[str, object]) -> str:
    return "".join(_line(key, value) for key, value in entries.items())


def _line(key: str, value: object) -> str:
    """Write a field as TOML; what is empty is left out, except the ground of a clause."""
    if isinstance(value, Select):
        inner = {f"where.{name}": narrowed for name, narrowed in _entries(value).items()}
        return _table(inner) or "where = {}\n"
    if value is None or value in ("", (), frozenset()):
        return ""
    return f"{key} = {_value(value)}\n"


def _value(value: object) -> str:
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, frozenset):
        value = sorted(value)
    return json.dumps(value, ensure_ascii=False)
