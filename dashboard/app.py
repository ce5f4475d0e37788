"""The dashboard: page settings, navigation, and the one place where an error becomes a message."""

import os
import sys
from pathlib import Path

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # gives memory back after reading

sys.path.insert(0, str(Path(__file__).parents[1]))  # `streamlit run` adds only dashboard/

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from dashboard.errors import DashboardError
from dashboard.output.stylesheet import colour_variables
from dashboard.views import address, markup, rail, takeaway

SHEET = Path(__file__).parent / "views" / "page.css"


def map_() -> None:
    """Import a page when it is asked for, so that the first one does not wait for the others."""
    from dashboard.views.map import map_page  # noqa: PLC0415

    map_page()


def proposals() -> None:
    """Run the library of proposals."""
    from dashboard.views.proposals import proposals_page  # noqa: PLC0415

    proposals_page()


def compare() -> None:
    """Run the comparison."""
    from dashboard.views.compare import compare_page  # noqa: PLC0415

    compare_page()


def timeline() -> None:
    """Run the timeline."""
    from dashboard.views.timeline import timeline_page  # noqa: PLC0415

    timeline_page()


def claims() -> None:
    """Run the published figures."""
    from dashboard.views.claims import claims_page  # noqa: PLC0415

    claims_page()


def method() -> None:
    """Run data and method."""
    from dashboard.views.method import method_page  # noqa: PLC0415

    method_page()


def main() -> None:
    """Run the page that is asked for."""
    st.set_page_config(page_title="Lines on the map", layout="wide")
    st.html(f"<style>{colour_variables()}{SHEET.read_text(encoding='utf-8')}</style>")
    pages = [
        st.Page(map_, title="Map", default=True),
        st.Page(proposals, title="Proposals", url_path="proposals"),
        st.Page(compare, title="Compare", url_path="compare"),
        st.Page(timeline, title="Timeline", url_path="timeline"),
        st.Page(claims, title="Claims", url_path="claims"),
        st.Page(method, title="Data & method", url_path="method"),
    ]
    current = st.navigation(pages, position="hidden")
    is_new = st.session_state.get("page") != current.url_path
    st.session_state["page"] = current.url_path
    slots, drawer = ({}, None) if rail.is_bare() else _bar(pages, current)
    if is_new:
        _link(slots)
    _say_if_changed(current.url_path)
    try:
        current.run()
        if drawer is not None:
            takeaway.button(drawer)
    except DashboardError as error:
        st.html(markup.element("p", markup.text(str(error)), "notice"))
    finally:
        _link(slots)


def _bar(pages: list[Page], current: Page) -> tuple[dict[Page, DeltaGenerator], DeltaGenerator]:
    """Lay out the bar, with a place for a link to each page and one for the drawer."""
    with st.container(key="bar", horizontal=True):
        st.html(markup.element("p", "Lines on the map", "brand"))
        slots = {page: _slot(is_here=page is current) for page in pages}
        return slots, st.container(key="take", width="content").empty()


def _say_if_changed(page: str) -> None:
    """Say so if a link carries the recipe of other data than those of today."""
    if "recipe" not in st.query_params:
        return
    from dashboard.views import restored  # noqa: PLC0415  only such links need it

    if said := restored.notice(page):
        st.html(said)


def _slot(*, is_here: bool) -> DeltaGenerator:
    """Keep a place in the bar for a link to a page."""
    return st.container(key="here" if is_here else None, width="content").empty()


def _link(slots: dict[Page, DeltaGenerator]) -> None:
    """Link to every page with what is chosen; the page may change that while it runs."""
    chosen = {name: st.query_params[name] for name in address.NAMES if name in st.query_params}
    for page, slot in slots.items():
        slot.page_link(page, query_params=chosen)


main()
