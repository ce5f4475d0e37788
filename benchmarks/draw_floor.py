"""The least that a page can do with a drawing: an empty map, and its area as one line of text."""

import json
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path.cwd()))  # `streamlit run` adds only the folder of the script

from streamlit_folium import st_folium

from dashboard.output.assets import publish_client
from dashboard.output.webmap import Base, Drawing, State, TerritoryMap, state_group
from dashboard.views import cached

st.set_page_config(layout="wide")
base: Base = cached.base("en")[0]
drawing = Drawing(of="clause-1", is_on=True)
state = State(
    shapes=(), title="", note="", key=(), foot=(), label="Map of nothing", drawing=drawing
)
found = st_folium(
    TerritoryMap(base, publish_client(draws=True), draws=True),
    key="empty",
    height=570,
    use_container_width=True,
    returned_objects=["all_drawings"],
    feature_group_to_add=state_group(state),
)
st.html(f"<p id='answer'>{len(json.dumps(found))} {json.dumps(found['all_drawings'])[:40]}</p>")
