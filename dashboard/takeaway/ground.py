"""The ledger as shapes: what changes, joined, with everything that a map of it has to say."""

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard import answers
from dashboard.answers import Answer
from dashboard.core.geodesy import GEOGRAPHIC, geodesic_length_km
from dashboard.core.joining import join_parcels
from dashboard.core.ledger import KEYS
from dashboard.output.head import Head
from dashboard.output.moves import SIDES, fill_names
from dashboard.output.style import FILLS, LINES, Words

CONTROL = Words("Line of control that would result", "Лінія контролю, що постала б")
DIGITS_KM2, DIGITS_PEOPLE = 6, 4
"""So many that the sum over all shapes is the figure that is published."""


def ground_of(answer: Answer, head: Head) -> gpd.GeoDataFrame:
    """Join the parcels of each row of the ledger to one shape.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        One row per clause, oblast, zone, holder and outcome; together they are all of Ukraine.
        ``what`` and ``style`` say and name the fill of our maps; no clause is None.
    """
    parcels = answer.ledger.parcels
    names = fill_names(parcels, is_annexation=answer.proposal.claims_by_law)
    stays = parcels["holder"].map({str(side): short for side, short in SIDES.items()})
    styled = parcels.assign(style=np.where(names == "", stays, names))
    keys = [*KEYS, "holder_after", "style"]
    rows = styled.groupby(keys, observed=True, sort=False)
    joined = rows[["area_km2", "people"]].sum().reset_index()
    shapes = [join_parcels(part.geometry.to_numpy()) for _, part in rows]
    places = answers.oblasts().set_index("pcode")
    words = joined["style"].map(
        {name: fill.words.say(head.language) for name, fill in FILLS.items()}
    )
    oblast = joined["oblast"].astype(str)
    table = pd.DataFrame(
        {
            "name": oblast.map(places[f"name_{head.language}"]) + ": " + words,
            "what": words,
            "text": answer.proposal.id,
            "variant": answer.variant or None,
            "clause": joined["clause"].replace({"": None}),
            "oblast": oblast,
            "oblast_en": oblast.map(places["name_en"]),
            "oblast_uk": oblast.map(places["name_uk"]),
            "zone": joined["zone"].astype(str).replace({"": None}),
            **{name: joined[name].astype(str).replace({"": None}) for name in KEYS[3:]},
            "holder_after": joined["holder_after"].astype(str).replace({"": None}),
            "area_km2": joined["area_km2"].round(DIGITS_KM2),
            "people": joined["people"].round(DIGITS_PEOPLE),
            **_origin(answer, head),
            "style": joined["style"],
        }
    )
    return gpd.GeoDataFrame(table, geometry=shapes, crs=GEOGRAPHIC)


def lines_of(answer: Answer, head: Head) -> gpd.GeoDataFrame:
    """Give the line of contact and the line of control that would result.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        Two rows with ``length_km``.
    """
    shapes = [answers.line(answer.mapper, answer.as_of), answers.control_line(answer)]
    words = [kind.say(head.language) for kind in (LINES["contact"].words, CONTROL)]
    table = pd.DataFrame(
        {
            "name": words,
            "what": words,
            "length_km": geodesic_length_km(np.array(shapes)).round(3),
            **_origin(answer, head),
            "style": ["contact", "frozen"],
        }
    )
    return gpd.GeoDataFrame(table, geometry=shapes, crs=GEOGRAPHIC)


def _origin(answer: Answer, head: Head) -> dict[str, str]:
    """Say of every shape where it comes from; shapes part from their file sooner or later."""
    return {
        "as_of": answer.as_of,
        "mapper": answer.mapper,
        "people_by": answer.people,
        "source": head.source,
        "recipe": head.recipe,
    }
