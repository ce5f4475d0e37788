"""How our footprints compare with footprints that were modelled before, from the same counts."""

from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from dashboard.core.geodesy import EQUAL_AREA, Floats, to_equal_area
from dashboard.core.prepared import prepared
from dashboard.sources.build.settlements import CRIMEA

_CELL_M: Final = 5_000.0
_DAY: Final = "2025-11-19"
_DONETSK, _POKROVSK = "UA14", "UA1416021"


def read_reference(raw: Path) -> gpd.GeoDataFrame:
    """Read footprints that were modelled independently of this project.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        ``unit``, ``place`` (Ukrainian), ``people``, ``basis``.
    """
    frame = gpd.read_parquet(raw / "population/settlement_footprints_2022.parquet")
    frame = frame.rename(columns={"adm3_pcode": "unit", "name": "place", "pop": "people"})
    valid = shapely.make_valid(frame.geometry.to_numpy())
    return frame.set_geometry(valid, crs=frame.crs)[
        ["unit", "place", "people", "basis", "geometry"]
    ]


def compare_footprints(
    ours: gpd.GeoDataFrame, units: gpd.GeoDataFrame, raw: Path
) -> dict[str, float]:
    """Compare a footprint surface with the reference, and both with the line of one day.

    Parameters
    ----------
    ours : GeoDataFrame, EPSG:4326
        ``base``, ``place``, ``people``.
    units : GeoDataFrame, EPSG:4326
        Base pieces: ``base``, ``unit``, ``oblast``.
    raw : Path
        Folder of the raw inputs.

    Returns
    -------
    dict
        Largest differences of a hromada and of an oblast (persons; in Crimea only as a region);
        on cells of 5 km, the correlation of people and the share that lies in another cell (index
        of dissimilarity); people of Donetsk oblast, and of Pokrovsk, outside the polygon that
        DeepState drew for 19 November 2025.

    References
    ----------
    .. [1] Duncan, O. D. & Duncan, B. (1955). A methodological analysis of segregation indexes.
       *American Sociological Review*, 20, 210-217.
    """
    theirs = read_reference(raw)
    ours = ours.assign(unit=ours["base"].map(units.set_index("base")["unit"]))
    cells = pd.concat([on_grid(ours), on_grid(theirs)], axis=1, keys=["ours", "theirs"]).fillna(0.0)
    shares = cells / cells.sum()
    days = gpd.read_parquet(raw / "front/deepstate_daily_2024-2026.parquet")
    held = days.geometry[days["as_of"] == _DAY].union_all()
    oblast = shapely.coverage_union_all(units.geometry[units["oblast"] == _DONETSK].to_numpy())
    free = oblast.difference(held)
    town = [frame[frame["place"].isin(["Pokrovsk", "Покровськ"])] for frame in (ours, theirs)]
    town = [frame[frame["unit"] == _POKROVSK] for frame in town]
    return {
        "largest_difference_of_a_hromada": _largest_difference(ours, theirs, 9),
        "largest_difference_of_an_oblast": _largest_difference(ours, theirs, 4),
        "correlation_5km": float(cells["ours"].corr(cells["theirs"])),
        "dissimilarity_5km": float((shares["ours"] - shares["theirs"]).abs().sum() / 2),
        "donetsk_outside_ours": people_within(ours, free),
        "donetsk_outside_reference": people_within(theirs, free),
        "pokrovsk_outside_ours": people_within(town[0], free),
        "pokrovsk_outside_reference": people_within(town[1], free),
    }


def _largest_difference(ours: gpd.GeoDataFrame, theirs: gpd.GeoDataFrame, digits: int) -> float:
    """Compare sums by the first characters of the code, without Crimea and Sevastopol."""
    sums = [f.groupby(f["unit"].str[:digits])["people"].sum() for f in (ours, theirs)]
    both = pd.concat(sums, axis=1).fillna(0.0)
    both = both[~both.index.str[:4].isin(CRIMEA)]
    return float((both.iloc[:, 0] - both.iloc[:, 1]).abs().max())


def on_grid(surface: gpd.GeoDataFrame, cell_m: float = _CELL_M) -> pd.Series:
    """Share the people of footprints over an equal-area grid, each evenly within its shape.

    Parameters
    ----------
    surface : GeoDataFrame, EPSG:4326
        ``people``.
    cell_m : float
        Width of a cell.

    Returns
    -------
    Series, persons
        By column and row of the grid in EPSG:3035; only cells with people.
    """
    shapes = shapely.make_valid(surface.geometry.to_crs(EQUAL_AREA).to_numpy())
    column, row, owner = _cells(shapely.bounds(shapes), cell_m)
    cells = shapely.box(column * cell_m, row * cell_m, (column + 1) * cell_m, (row + 1) * cell_m)
    share = shapely.area(shapely.intersection(shapes[owner], cells)) / shapely.area(shapes)[owner]
    people = pd.Series(surface["people"].to_numpy()[owner] * share)
    found = people.groupby([column, row]).sum()
    return found[found > 0]


def _cells(bounds: Floats, cell_m: float) -> tuple[Floats, Floats, npt.NDArray[np.intp]]:
    """List the cells that each box touches: columns, rows, and the number of the box."""
    first, last = np.floor(bounds[:, :2] / cell_m), np.floor(bounds[:, 2:] / cell_m)
    wide, high = (last - first + 1).astype(int).T
    owner = np.repeat(np.arange(len(bounds)), wide * high)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(wide * high) - wide * high, wide * high)
    return first[owner, 0] + place % wide[owner], first[owner, 1] + place // wide[owner], owner


def people_within(surface: gpd.GeoDataFrame, ground: shapely.Geometry) -> float:
    """Count the people of footprints in an area, each footprint by the share of it inside."""
    shapes = shapely.make_valid(to_equal_area(surface.geometry.to_numpy()))
    area = prepared(shapely.make_valid(to_equal_area(np.array([ground])))[0])
    share = shapely.contains_properly(area, shapes).astype(float)
    edge = shapely.intersects(area, shapes) & (share == 0)
    inside = shapely.area(shapely.intersection(shapes[edge], area))
    share[edge] = inside / shapely.area(shapes[edge])
    return float((surface["people"].to_numpy() * share).sum())
