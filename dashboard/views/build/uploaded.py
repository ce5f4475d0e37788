"""Ground from a file: GeoJSON, KML, GeoPackage or a zipped shapefile."""

import streamlit as st

from dashboard.core.proposal import Clause
from dashboard.errors import DashboardError
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.sources.upload import MOST_BYTES, read_upload
from dashboard.views.build import board, desk

TYPES = ["geojson", "json", "kml", "gpkg", "zip"]
FORMS = Words(
    "GeoJSON, KML, GeoPackage or zipped shapefile; at most {} MB and 100 000 vertices. "
    "It stays in this session.",
    "GeoJSON, KML, GeoPackage або shapefile у ZIP; не більше {} МБ і 100 000 вершин. "
    "Файл лишається в цьому сеансі.",
)
SAID = "build-uploaded"


def show(clause: Clause, language: Language) -> None:
    """Ask for a file with ground for a clause."""
    key = f"upload-{clause.id}"
    words = label("Ground from a file", language)
    st.file_uploader(words, TYPES, key=key, on_change=_take, args=(key,))
    st.caption(FORMS.say(language).format(MOST_BYTES // 1_000_000))


def notices() -> tuple[str, ...]:
    """Say what was done to the shapes of a file; once."""
    said: tuple[str, ...] = st.session_state.pop(SAID, ())
    return said


def _take(key: str) -> None:
    """Add the ground in the file to the clause that is edited."""
    found, clause = st.session_state[key], desk.edited()
    if found is None or clause is None:
        return
    try:
        upload = read_upload(found.getvalue(), found.name)
        desk.set_areas(clause, [*board.own_areas(clause), upload.area])
    except DashboardError as error:
        desk.refuse(error)
    else:
        st.session_state[SAID] = upload.notices
