"""Layers of ``data/geo`` with their sources, refused unless they are what was recorded."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from dashboard.core.geodesy import GEOGRAPHIC, require_crs
from dashboard.errors import ChecksumError, SchemaError, SourceError

DATA = Path(__file__).parents[2] / "data/geo"
PACKAGE = "datapackage.json"

_REBUILD = "Restore the file from the repository, or run `python -m dashboard build --raw DIR`."


@dataclass(frozen=True, slots=True)
class Source:
    """Who made a layer, under which licence, and for when it is valid.

    Attributes
    ----------
    name, title, description
        As in the data package.
    producers
        One line each: producer and link.
    licences
        One line each, with what is restrictive or not stated.
    valid_on, retrieved
        Dates of the contents and of the files they were made from.
    sha256
        Of the layer's file.
    """

    name: str
    title: str
    description: str
    producers: tuple[str, ...]
    licences: tuple[str, ...]
    valid_on: str
    retrieved: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A frame that never travels without its source; a table of counts has no geometry."""

    frame: gpd.GeoDataFrame
    source: Source


def resources(directory: Path = DATA) -> dict[str, dict[str, Any]]:
    """Read the records of all layers, by name.

    Raises
    ------
    SourceError
        If the data package is missing or is not JSON.
    """
    path = directory / PACKAGE
    if not path.is_file():
        raise SourceError(f"{path} is missing. {_REBUILD}")
    return _resources(path, path.stat().st_mtime_ns)


@cache
def _resources(path: Path, _modified: int) -> dict[str, dict[str, Any]]:
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise SourceError(f"{path} is not JSON ({error}). {_REBUILD}") from None
    return {resource["name"]: resource for resource in package["resources"]}


def record(name: str, directory: Path = DATA) -> dict[str, Any]:
    """Find the record of one layer.

    Raises
    ------
    SourceError
        If there is no such layer.
    """
    known = resources(directory)
    if name not in known:
        raise SourceError(f"There is no layer {name!r}; the data package has {sorted(known)}.")
    return known[name]


def source(name: str, directory: Path = DATA) -> Source:
    """Tell where a layer comes from, without reading it."""
    described = record(name, directory)
    return Source(
        name=name,
        title=described["title"],
        description=described["description"],
        producers=tuple(f"{made['title']}: {made['path']}" for made in described["sources"]),
        licences=tuple(terms["title"] for terms in described["licenses"]),
        valid_on=described["validOn"],
        retrieved=described["retrieved"],
        sha256=described["hash"].removeprefix("sha256:"),
    )


def verified_path(name: str, directory: Path = DATA) -> Path:
    """Give the path of a layer's file once its bytes are known to be the recorded ones.

    Raises
    ------
    SourceError
        If the file is missing.
    ChecksumError
        If its bytes differ from the record.
    """
    described = record(name, directory)
    path = directory / described["path"]
    if not path.is_file():
        raise SourceError(f"{path} is missing; {PACKAGE} lists it. {_REBUILD}")
    found = "sha256:" + _sha256(path, path.stat().st_mtime_ns)
    if found != described["hash"]:
        raise ChecksumError(
            f"{path} has the checksum {found}; {PACKAGE} records {described['hash']}. {_REBUILD}"
        )
    return path


@cache
def _sha256(path: Path, _modified: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load(name: str, directory: Path = DATA) -> Layer:
    """Read a whole layer with its source.

    Returns
    -------
    Layer
        Frame in EPSG:4326 with the recorded columns.

    Raises
    ------
    SourceError, ChecksumError
        As :func:`verified_path`.
    SchemaError
        If columns or row count differ from the record.
    CrsError
        If the layer is not in EPSG:4326.
    """
    path = verified_path(name, directory)
    described = record(name, directory)
    frame = gpd.read_parquet(path) if _has_shapes(described) else pd.read_parquet(path)
    if len(frame) != described["rows"]:
        raise SchemaError(f"{path} has {len(frame)} rows; {PACKAGE} records {described['rows']}.")
    require_layer(frame, described, name=path.name)
    return Layer(frame, source(name, directory))


def require_layer(frame: gpd.GeoDataFrame, described: dict[str, Any], *, name: str) -> None:
    """Refuse a frame, or a part of one, that is not as recorded.

    Its shapes are valid: none other is written, and the bytes are those that were written.

    Raises
    ------
    SchemaError
        If columns differ.
    CrsError
        If the frame is not in EPSG:4326.
    """
    expected = [column["name"] for column in described["schema"]["fields"]]
    if list(frame.columns) != expected:
        raise SchemaError(f"{name} has the columns {list(frame.columns)}; expected {expected}.")
    if _has_shapes(described):
        require_crs(frame.crs, GEOGRAPHIC, name=name)


def _has_shapes(described: dict[str, Any]) -> bool:
    return any(column["name"] == "geometry" for column in described["schema"]["fields"])
