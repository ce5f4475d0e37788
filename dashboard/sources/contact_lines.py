"""The front line of one day by one mapper."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet
import shapely

from dashboard.errors import QueryError
from dashboard.sources.catalog import (
    DATA,
    Source,
    record,
    require_layer,
    source,
    verified_path,
)

MAPPERS = {"deepstate": "DeepState", "owl": "Project Owl"}


@dataclass(frozen=True, slots=True)
class Observation:
    """What one mapper drew for one day, inside Ukraine unless said otherwise.

    Attributes
    ----------
    mapper, as_of
        Who drew it, for which day (ISO date).
    held
        Ground that Russia holds, EPSG:4326.
    grey
        Ground that the mapper leaves open, outside ``held``; empty where the mapper gives none.
    ua_in_russia
        Ground that Ukraine holds in Russia; empty where the mapper gives none.
    source
        The credit.
    """

    mapper: str
    as_of: str
    held: shapely.MultiPolygon
    grey: shapely.MultiPolygon
    ua_in_russia: shapely.MultiPolygon
    source: Source


@cache
def days(mapper: str, directory: Path = DATA) -> tuple[str, ...]:
    """List the days for which a mapper has a line, ascending.

    Raises
    ------
    QueryError
        If there is no such mapper.
    """
    described = record(_layer(mapper), directory)
    return tuple(described["days"])


def load_observation(mapper: str, as_of: str, directory: Path = DATA) -> Observation:
    """Read the line of one day.

    Raises
    ------
    QueryError
        If there is no such mapper, or it has no line for that day.
    SourceError
        If the file is missing, altered or not as recorded.
    """
    require_day(mapper, as_of, directory)
    layer = _layer(mapper)
    path = verified_path(layer, directory)
    _require_lines(layer, path, path.stat().st_mtime_ns)
    rows = pyarrow.parquet.read_table(path, filters=[("as_of", "==", as_of)])
    drawn = shapely.from_wkb(rows["geometry"].to_numpy())
    shapes = dict(zip(rows["category"].to_pylist(), drawn, strict=True))
    return Observation(
        mapper=mapper,
        as_of=as_of,
        held=shapes["held"],
        grey=shapes.get("grey", shapely.MultiPolygon()),
        ua_in_russia=shapes.get("ua_in_russia", shapely.MultiPolygon()),
        source=source(layer, directory),
    )


@cache
def _require_lines(layer: str, path: Path, _modified: int) -> None:
    """Refuse a file with other columns or in another reference system, once for all days."""
    no_day = gpd.read_parquet(path, filters=[("as_of", "==", "")])
    require_layer(no_day, record(layer, path.parent), name=path.name)


def require_day(mapper: str, as_of: str, directory: Path = DATA) -> None:
    """Refuse a day without a line; nothing is interpolated.

    Raises
    ------
    QueryError
        With the nearest days that exist.
    """
    known = days(mapper, directory)
    if as_of in known:
        return
    before = [day for day in known if day < as_of][-1:]
    after = [day for day in known if day > as_of][:1]
    raise QueryError(
        f"{MAPPERS[mapper]} has no front line for {as_of}; it has {len(known)} days from "
        f"{known[0]} to {known[-1]}. Nearest: {' and '.join(before + after)}."
    )


def _layer(mapper: str) -> str:
    if mapper not in MAPPERS:
        raise QueryError(f"There is no mapper {mapper!r}; choose one of {', '.join(MAPPERS)}.")
    return f"lines_{mapper}"
