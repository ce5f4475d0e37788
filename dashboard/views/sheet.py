"""What the Proposals and Compare pages share: style sheet, notices, a map that stands alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from dashboard.output.swatches import swatch_rules
from dashboard.views import markup

SHEET = Path(__file__).parent / "texts.css"


def use_sheet() -> None:
    """Put the sheet on the page, with the fills of the map for its swatches."""
    st.html(f"<style>{swatch_rules()}{SHEET.read_text(encoding='utf-8')}</style>")


def notify(notices: Sequence[str]) -> None:
    """Say what a link asked for and could not be given."""
    if notices:
        st.html(markup.element("p", "<br>".join(map(markup.text, notices)), "notice"))


def full_version(params: Mapping[str, str]) -> str:
    """Link from a map that stands alone to its page."""
    is_inside = bool(st.context.is_embedded)
    words = "Open the full version" if is_inside else "Back to the page"
    link = markup.inner_link(words, f"?{urlencode(params)}", new=is_inside)
    return markup.element("p", link, "status")
