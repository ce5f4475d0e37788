"""Where people lived before February 2022: three surfaces to choose from."""

from pathlib import Path

import geopandas as gpd

from dashboard.errors import QueryError
from dashboard.sources.catalog import DATA, Layer, load

SURFACES = {
    "official": "State statistics on settlement footprints, 1 Jan 2022",
    "worldpop": "WorldPop grid, 2020",
    "hromada": "State statistics spread evenly over each hromada, 1 Jan 2022",
}


def load_surface(people: str, units: gpd.GeoDataFrame, directory: Path = DATA) -> Layer:
    """Read a population surface as footprints on base pieces.

    Parameters
    ----------
    people : {"official", "worldpop", "hromada"}
    units : GeoDataFrame, EPSG:4326
        The base pieces; on the surface by hromada they are the footprints.

    Returns
    -------
    Layer
        ``base``, ``people`` (persons, extensive), geometry.

    Raises
    ------
    QueryError
        If there is no such surface.
    """
    if people not in SURFACES:
        raise QueryError(f"There is no surface {people!r}; choose one of {', '.join(SURFACES)}.")
    layer = load(f"people_{people}", directory)
    if people != "hromada":
        return layer
    shapes = units.geometry.to_numpy()
    return Layer(gpd.GeoDataFrame(layer.frame, geometry=shapes, crs=units.crs), layer.source)
