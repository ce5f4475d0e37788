"""States that are restored: from a recipe that is typed in, and from a link that carries one."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st

from dashboard.answers.recipes import COUNTRY, HASH, PAGES, Question, restore
from dashboard.output.figure import Wording
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.takeaway.links import METHOD, RECIPE, link
from dashboard.views import address, built, markup, selection

CHANGED = (
    "The data have changed since this link or recipe was written: "
    "the figures may differ from those in the file."
)
SAME = "The data are the same as when it was written."
OPEN = "Open this state"
KNOWN_PAGES = ("", "proposals", "compare", "timeline", "claims", "method")


def found(typed: str, language: Language = "en") -> str:
    """Write what a recipe or link asks, whether its data have changed, and the way there."""
    typed = typed.strip()
    if "?" in typed:
        return _link(typed, language)
    restored = restore(typed)
    said = label(SAME if restored.is_same else CHANGED, language)
    words = markup.text(f"{restored.question.subject}. {said}")
    way = link(restored.question, Wording(language=language))
    opened = markup.inner_link(label(OPEN, language), way)
    return markup.element("p", f"{words} {opened}", "notice")


def _link(typed: str, language: Language) -> str:
    """Read a link of this dashboard, whichever server it was copied from."""
    parts = urlsplit(typed)
    page = parts.path.rstrip("/").rpartition("/")[2]
    page = page if page in KNOWN_PAGES else ""
    params = dict(parse_qsl(parts.query))
    is_same = expected(page, params) == params.get(RECIPE, "")
    words = label(SAME if is_same else CHANGED, language)
    said = f"{markup.text(words)} " if RECIPE in params else ""
    way = markup.inner_link(label(OPEN, language), f"./{page}?{urlencode(params)}")
    return markup.element("p", said + way, "notice")


def expected(page: str, params: Mapping[str, str]) -> str:
    """Work out the hash that a link to a page would carry today."""
    choice, _ = address.read(params, built.choices())
    names = {path: name for name, path in METHOD.items()}
    about = names.get(page, page)
    if about in PAGES:
        return Question(about=about).hash
    if page == "timeline":
        place = params.get("oblast", COUNTRY)
        return Question(about=place, as_of=choice.day, mapper=choice.mapper).hash
    texts = [(choice.proposal, choice.variant)]
    if page == "compare":
        chosen = selection.read(params, built.texts(), choice.proposal, [])
        texts = [selection.parted(key) for key in chosen.texts]
    return Question(
        texts=tuple(texts), as_of=choice.day, mapper=choice.mapper, people=choice.people
    ).hash


def notice(page: str, language: Language) -> str:
    """Take the hash out of the address, and say so if the data have changed since; else nothing."""
    asked = st.query_params.get(RECIPE)
    if asked is None:
        return ""
    params = st.query_params.to_dict()
    del st.query_params[RECIPE]
    if HASH.fullmatch(asked) and expected(page, params) == asked:
        return ""
    return markup.element("p", markup.text(label(CHANGED, language)), "notice")
