"""The least that a Streamlit page can do: the same widgets, and one line of text."""

import sys
from datetime import date
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[1]))  # `streamlit run` adds only its own folder

from dashboard.sources.proposals import load_proposals

names = {text.id: text.short for text in load_proposals().values()}
st.set_page_config(layout="wide")
chosen = st.selectbox("Proposal", names, format_func=names.__getitem__)
day = date(2025, 11, 19)
st.date_input("Line of contact on", day)
shown = st.slider("Day", date(2022, 4, 3), date(2026, 8, 22), day)
st.selectbox("People counted by", ["official", "worldpop", "hromada"])
st.html(f"<p id='answer'>{chosen} {shown}</p>")
