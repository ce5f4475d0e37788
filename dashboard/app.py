"""The dashboard: page settings, navigation, and the one place where an error becomes a message."""

import os
import sys
from pathlib import Path

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # gives memory back after reading

sys.path.insert(0, str(Path(__file__).parents[1]))  # `streamlit run` adds only dashboard/

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.output.stylesheet import colour_variables
from dashboard.views import markup
from dashboard.views.map import map_page

SHEET = Path(__file__).parent / "views" / "page.css"


def main() -> None:
    """Run the page that is asked for."""
    st.set_page_config(page_title="Lines on the map", layout="wide")
    st.html(f"<style>{colour_variables()}{SHEET.read_text(encoding='utf-8')}</style>")
    pages = [st.Page(map_page, title="Map", default=True)]
    current = st.navigation(pages, position="hidden")
    with st.container(key="bar", horizontal=True):
        st.html(markup.element("p", "Lines on the map", "brand"))
        for page in pages:
            st.page_link(page)
    try:
        current.run()
    except DashboardError as error:
        st.html(markup.element("p", markup.text(str(error)), "notice"))


main()
