"""Ground and lines for maps that other people make: GeoJSON and GeoPackage.

Both carry figures, day, sources and recipe with every shape. Colours and patterns do not travel in
these formats; the column ``style`` names them, ``what`` says them.
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.output.head import Head

DIGITS = 7
"""Of a degree: one centimetre, as RFC 7946 advises at most."""

LAYERS = ("ground", "lines")
NO_TIME = "2000-01-01T00:00:00.000Z"
"""Files carry no time of their own: the same recipe gives the same bytes."""


def rounded(shapes: Sequence[shapely.Geometry]) -> np.ndarray:
    """Lay shapes in degrees on the grid of the files; they stay valid.

    Parameters
    ----------
    shapes : sequence of Geometry, EPSG:4326

    Returns
    -------
    ndarray of Geometry, EPSG:4326
        Outer rings run counter-clockwise, holes clockwise (RFC 7946, section 3.1.6).
    """
    on_grid = shapely.set_precision(np.asarray(shapes), 10.0**-DIGITS)
    tidy = shapely.transform(on_grid, lambda lon_lat: np.round(lon_lat, DIGITS))
    return shapely.orient_polygons(tidy)


def about(head: Head) -> dict[str, str]:
    """Say what a file shows, in pairs of name and words."""
    return {
        "title": head.title,
        "description": head.subtitle,
        "as_of": head.as_of,
        "source": head.source,
        "disclaimer": head.disclaimer,
        "licence": "; ".join(dict.fromkeys(t for layer in head.credits for t in layer.licences)),
        "recipe": head.recipe,
        "link": head.link,
    }


def geojson(layers: Sequence[gpd.GeoDataFrame], head: Head) -> bytes:
    """Write layers as one feature collection by RFC 7946.

    Parameters
    ----------
    layers : sequence of GeoDataFrame, EPSG:4326
        Ground, then lines; the member ``layer`` of each feature tells which.
    head : Head
    """
    features = [
        feature
        for name, layer in zip(LAYERS, layers, strict=True)
        for feature in _features(name, layer)
    ]
    bounds = np.array([layer.total_bounds for layer in layers if len(layer)])
    box = [*bounds[:, :2].min(axis=0), *bounds[:, 2:].max(axis=0)]
    opening = {"type": "FeatureCollection", **about(head), "bbox": np.round(box, DIGITS).tolist()}
    text, joined = json.dumps(opening, ensure_ascii=False)[:-1], ",\n".join(features)
    return f'{text}, "features": [\n{joined}\n]}}\n'.encode()


def _features(name: str, layer: gpd.GeoDataFrame) -> list[str]:
    properties = pd.DataFrame(layer.drop(columns="geometry")).to_dict("records")
    shapes = shapely.to_geojson(rounded(layer.geometry.to_numpy()))
    return [
        '{"type": "Feature", "properties": '
        f'{json.dumps({"layer": name, **values}, ensure_ascii=False)}, "geometry": {shape}}}'
        for values, shape in zip(properties, shapes, strict=True)
    ]


def geopackage(layers: Sequence[gpd.GeoDataFrame], head: Head) -> bytes:
    """Write layers as a GeoPackage with tables ``ground``, ``lines`` and ``about``.

    Parameters
    ----------
    layers : sequence of GeoDataFrame, EPSG:4326
    head : Head
    """
    import pyogrio  # noqa: PLC0415  it takes a while and only this format needs it

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": NO_TIME})
    said = pd.DataFrame(list(about(head).items()), columns=["name", "words"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{head.stem}.gpkg"
        for name, layer in zip(LAYERS, layers, strict=True):
            tidy = layer.set_geometry(rounded(layer.geometry.to_numpy()), crs=layer.crs)
            _write(path, name, tidy, description=head.title)
        _write(path, "about", said)
        return path.read_bytes()


def _write(path: Path, name: str, table: Any, **options: str) -> None:
    import pyogrio  # noqa: PLC0415  see above

    shapes = {"geometry_type": "Unknown"} if isinstance(table, gpd.GeoDataFrame) else {}
    pyogrio.write_dataframe(
        table, path, layer=name, driver="GPKG", append=path.exists(), **shapes, **options
    )
