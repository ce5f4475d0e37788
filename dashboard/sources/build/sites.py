"""Sites that texts name: a power plant, a dam, a spit, a canal, cities of the Donbas."""

from typing import Final

import geopandas as gpd
import pandas as pd

from dashboard.core.geodesy import GEOGRAPHIC, snap_to_grid

_DONBAS: Final = "largest cities of Donetsk oblast under Ukrainian control, a chain of defences"

_SITES: Final = (
    ("znpp", "power-plant", "Zaporizhzhia NPP", "Запорізька АЕС", 34.586, 47.512,
     "six reactors, Russian-held since 4 March 2022"),
    ("enerhodar", "city", "Enerhodar", "Енергодар", 34.655, 47.499, "town of the power plant"),
    ("kakhovka-dam", "dam", "Kakhovka dam", "Каховська гребля", 33.371, 46.778,
     "breached on 6 June 2023; the reservoir behind it has run dry"),
    ("kinburn", "spit", "Kinburn spit", "Кінбурнська коса", 31.52, 46.57,
     "western tip; the part of Mykolaiv oblast on the left bank of the Dnipro"),
    ("canal-intake", "canal", "Siverskyi Donets–Donbas canal", "Канал Сіверський Донець – Донбас",
     37.725, 48.902, "takes its water near Raihorodok; shown at that town"),
    ("sloviansk", "city", "Sloviansk", "Слов'янськ", 37.597, 48.850, _DONBAS),
    ("kramatorsk", "city", "Kramatorsk", "Краматорськ", 37.568, 48.731, _DONBAS),
    ("druzhkivka", "city", "Druzhkivka", "Дружківка", 37.525, 48.620, _DONBAS),
    ("kostiantynivka", "city", "Kostiantynivka", "Костянтинівка", 37.707, 48.528, _DONBAS),
)  # fmt: skip
_COLUMNS: Final = ("site", "kind", "name_en", "name_uk", "lon", "lat", "note")


def build_sites() -> gpd.GeoDataFrame:
    """List the sites.

    Returns
    -------
    GeoDataFrame of points, EPSG:4326
        ``site`` (slug), ``kind``, ``name_en``, ``name_uk``, ``note``, ``source`` (of the position).
    """
    table = pd.DataFrame(_SITES, columns=list(_COLUMNS))
    points = snap_to_grid(gpd.points_from_xy(table["lon"], table["lat"]).to_numpy())
    is_town = table["kind"].isin(["city", "canal"]) & (table["site"] != "enerhodar")
    source = is_town.map({True: "GeoNames, CC BY 4.0", False: "set by hand, to about 500 m"})
    columns = table[["site", "kind", "name_en", "name_uk", "note"]].assign(source=source)
    return gpd.GeoDataFrame(columns, geometry=points, crs=GEOGRAPHIC)
