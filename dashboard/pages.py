"""The dashboard: page settings, navigation, and the one place where an error becomes a message."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

from dashboard.errors import DashboardError
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.stylesheet import colour_variables
from dashboard.views import address, cached, markup, rail, takeaway

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


def build() -> None:
    """Run the desk where options are built."""
    from dashboard.views.build.page import build_page  # noqa: PLC0415

    build_page()


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
        st.Page(build, title="Build", url_path="build"),
        st.Page(timeline, title="Timeline", url_path="timeline"),
        st.Page(claims, title="Claims", url_path="claims"),
        st.Page(method, title="Data & method", url_path="method"),
    ]
    current = st.navigation(pages, position="hidden")
    is_new = st.session_state.get("page") != current.url_path
    st.session_state["page"], st.session_state["is_new"] = current.url_path, is_new
    bar = st.container(key="bar", horizontal=True)
    if is_new:
        _link(bar, pages, current)
    _say_if_changed(current.url_path)
    cached.ahead().give_way()
    try:
        current.run()
    except DashboardError as error:
        st.html(markup.element("p", markup.text(str(error)), "notice"))
    finally:
        if not is_new:  # the links were there; what was asked for goes first
            _link(bar, pages, current)
        if not rail.is_bare():
            takeaway.button(bar, _language())


def _language() -> Language:
    """Tell the language that the address asks for."""
    return address.LANGUAGES.get(st.query_params.get("lang", ""), "en")


def _say_if_changed(page: str) -> None:
    """Say so if a link carries the recipe of other data than those of today."""
    if "recipe" not in st.query_params:
        return
    from dashboard.views import restored  # noqa: PLC0415  only such links need it

    if said := restored.notice(page, _language()):
        st.html(said)


def _link(bar: DeltaGenerator, pages: list[Page], current: Page) -> None:
    """Link to every page with what is chosen."""
    if rail.is_bare():
        return
    chosen = {name: st.query_params[name] for name in address.NAMES if name in st.query_params}
    language = _language()
    with bar:
        st.html(markup.element("p", label("Lines on the map", language), "brand"))
        for page in pages:
            with st.container(key="here", width="content") if page is current else bar:
                st.page_link(page, label=label(page.title, language), query_params=chosen)


main()
