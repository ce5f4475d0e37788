"""Code for other people's pages: the live map in a frame, or the file that was taken away."""

import html

import streamlit as st

from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.takeaway import Dossier
from dashboard.takeaway.links import link

HEIGHT_PX = 680
FILE = "allow-scripts allow-popups"
LIVE = f"{FILE} allow-same-origin"


def home() -> str:
    """Give the address of this dashboard, or nothing where it is not known."""
    address = str(st.context.url or "").partition("?")[0].rstrip("/")
    page = st.session_state.get("page") or ""
    return address.removesuffix(f"/{page}") if page else address


def codes(found: Dossier, language: Language) -> dict[str, str]:
    """Write the code to embed this state: from this server, and from a file of one's own."""
    written = {}
    if address := home():
        live = link(found.request.question, found.request.wording, address)
        words = label("Embed the live page", language)
        written[words] = frame(f"{live}&embed=true", found.head.title, LIVE)
    if found.answer is not None:
        words = label("Embed the HTML file, wherever you put it", language)
        written[words] = frame(f"{found.head.stem}.html", found.head.title, FILE)
    return written


def frame(address: str, title: str, allowed: str) -> str:
    """Write a frame that may do what is allowed, and nothing to the page around it."""
    return (
        f'<iframe src="{html.escape(address)}" title="{html.escape(title)}" width="100%" '
        f'height="{HEIGHT_PX}" style="border:0" loading="lazy" sandbox="{allowed}"></iframe>'
    )
