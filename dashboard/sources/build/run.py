"""The build: every layer of ``data/geo`` from raw input, the same bytes each time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.core.line import polygons
from dashboard.errors import SourceError
from dashboard.sources.build import (
    context,
    footprints,
    holding,
    lines,
    people,
    places,
    sites,
    units,
    worldpop,
)
from dashboard.sources.build.package import read_descriptions, write_layer, write_package

ROW_GROUPS = {"lines_deepstate": 64, "lines_owl": 8}

Layers = dict[str, pd.DataFrame]


def build(raw: Path, out: Path) -> list[Path]:
    """Make all layers and the data package.

    Parameters
    ----------
    raw : Path
        Directory of raw input.
    out : Path
        Directory to write to; made if it is not there.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    SourceError
        If a raw file is missing.
    """
    if not (raw / lines.MIRROR).is_file():
        raise SourceError(f"{raw} has no {lines.MIRROR}; give the directory of raw input by --raw.")
    out.mkdir(parents=True, exist_ok=True)
    layers, extra = _layers(raw)
    described, records = read_descriptions(), list[dict[str, Any]]()
    for name, frame in layers.items():
        group = ROW_GROUPS.get(name)
        record = write_layer(frame, name, described[name], out, row_group=group)
        records.append(record | extra.get(name, {}))
    return [*(out / record["path"] for record in records), write_package(records, out)]


def _layers(raw: Path) -> tuple[Layers, dict[str, Any]]:
    fine = units.read_units(raw)
    pieces = units.build_units(fine, units.read_zones(raw, fine))
    country = shapely.coverage_union_all(pieces.geometry.to_numpy())
    layers: Layers = {
        "units": pieces,
        "raions": units.dissolve(pieces, "raion", units.read_names(raw, "raion")),
        "oblasts": units.dissolve(pieces, "oblast", units.read_names(raw, "oblast")),
        "people_official": footprints.build_footprints(raw, pieces),
        "people_worldpop": worldpop.build_worldpop(raw, pieces),
        "people_hromada": people.build_hromada_counts(raw, pieces),
        "places": places.build_places(raw),
        "sites": sites.build_sites(),
        "context": context.build_context(raw, country),
    }
    drawn = {"lines_deepstate": lines.read_deepstate(raw), "lines_owl": lines.read_owl(raw)}
    daily = drawn["lines_deepstate"].query("category == 'held'").geometry
    gaps = lines.find_gaps(daily, country, _always(raw, pieces, country))
    layers["drawing_gaps"] = gpd.GeoDataFrame(geometry=[gaps], crs=pieces.crs)
    for name, shapes in drawn.items():
        layers[name] = lines.build_lines(shapes, country, gaps)
    surfaces = {name: layers[f"people_{name}"] for name in ("official", "worldpop")}
    for name in drawn:
        holding_of = name.replace("lines", "holding")
        layers[holding_of] = holding.build_holding(layers[name], pieces, surfaces)
    extra = {name: _days(layers[name]) for name in drawn}
    extra["lines_deepstate"]["overlap"] = lines.compare_overlap(raw)
    return layers, extra


def _always(raw: Path, pieces: gpd.GeoDataFrame, country: shapely.Geometry) -> shapely.Geometry:
    waters = context.read_waters(raw)
    before = pieces.geometry[pieces["zone"] == "held-before-2022"]
    return polygons(shapely.union_all([shapely.intersection(waters, country), *before]))


def _days(lines_: pd.DataFrame) -> dict[str, Any]:
    held = lines_.loc[lines_["category"] == "held", "as_of"].tolist()
    return {"days": held, "missing": [day for day in _every_day(held) if day not in set(held)]}


def _every_day(days: list[str]) -> Iterator[str]:
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    for number in range((last - first).days + 1):
        yield (first + timedelta(days=number)).isoformat()
