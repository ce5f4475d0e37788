"""Write layers and the data package that describes them."""

import hashlib
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from dashboard.errors import SchemaError
from dashboard.sources.catalog import PACKAGE

UNITS = {
    "area_km2": "km², geodesic on WGS 84",
    "people": "persons",
    "geometry": "degrees, EPSG:4326",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the record of a layer says beside what can be counted.

    Attributes
    ----------
    title, description
        For readers.
    sources
        Producers: ``title`` and ``path`` (a link) of each.
    licences
        Terms, one sentence each, saying plainly what is restrictive or not stated.
    valid_on, retrieved
        When the contents held; when the raw files were fetched.
    steps
        What the build did, in order.
    """

    title: str
    description: str
    sources: tuple[dict[str, str], ...]
    licences: tuple[str, ...]
    valid_on: str
    retrieved: str
    steps: tuple[str, ...]


def read_descriptions() -> dict[str, Description]:
    """Read what ``layers.toml`` says of every layer, by name."""
    written = tomllib.loads((Path(__file__).parent / "layers.toml").read_text(encoding="utf-8"))
    return {
        name: Description(
            title=layer["title"],
            description=layer["description"],
            sources=tuple(written["producers"][key] for key in layer["producers"]),
            licences=tuple(written["terms"][key] for key in layer["terms"]),
            valid_on=layer["valid_on"],
            retrieved=layer["retrieved"],
            steps=tuple(layer["steps"]),
        )
        for name, layer in written["layers"].items()
    }


def write_layer(
    frame: pd.DataFrame,
    name: str,
    described: Description,
    out: Path,
    *,
    row_group: int | None = None,
) -> dict[str, Any]:
    """Write one layer as zstd GeoParquet and describe it.

    Parameters
    ----------
    frame : DataFrame or GeoDataFrame (EPSG:4326)
    name : str
        Of the resource; the file is ``name.parquet``.
    described : Description
    out : Path
        Directory.
    row_group : int, optional
        Rows that are compressed together; one page a group, so that repeated rows cost little.

    Returns
    -------
    dict
        The record for the data package.

    Raises
    ------
    SchemaError
        If a shape crosses itself.
    """
    _require_valid(frame, name)
    path = out / f"{name}.parquet"
    options: dict[str, Any] = {"compression": "zstd", "compression_level": 19, "index": False}
    if row_group:
        options |= {"row_group_size": row_group, "data_page_size": 1 << 28, "use_dictionary": False}
    frame.to_parquet(path, **options)
    content = path.read_bytes()
    return {
        "name": name,
        "path": path.name,
        "title": described.title,
        "description": described.description,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "rows": len(frame),
        "schema": {"fields": [_field(column, frame[column]) for column in frame.columns]},
        "crs": "EPSG:4326" if isinstance(frame, gpd.GeoDataFrame) else None,
        "validOn": described.valid_on,
        "retrieved": described.retrieved,
        "sources": list(described.sources),
        "licenses": [{"title": terms} for terms in described.licences],
        "steps": list(described.steps),
    }


def _require_valid(frame: pd.DataFrame, name: str) -> None:
    if not isinstance(frame, gpd.GeoDataFrame):
        return
    if not (valid := frame.geometry.is_valid.to_numpy()).all():
        raise SchemaError(
            f"{name} has {int((~valid).sum())} invalid shapes, first in row "
            f"{int((~valid).argmax())}. Repair them in the build."
        )


def _field(name: str, column: pd.Series) -> dict[str, str]:
    kinds = {"f": "number", "i": "integer", "b": "boolean"}
    kind = "geojson" if name == "geometry" else kinds.get(column.dtype.kind, "string")
    described = {"name": name, "type": kind}
    return described | ({"unit": UNITS[name]} if name in UNITS else {})


def write_package(records: Iterable[dict[str, Any]], out: Path) -> Path:
    """Write the data package of all layers.

    References
    ----------
    .. [1] Frictionless Data Package, version 2, https://datapackage.org
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "lines-on-the-map",
        "title": "Ground, people and front lines of Ukraine for evaluating territorial proposals",
        "resources": list(records),
    }
    path = out / PACKAGE
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
