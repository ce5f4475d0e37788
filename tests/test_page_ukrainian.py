"""On a Ukrainian page everything is Ukrainian but the texts themselves, names and sources."""

import html
import json
import re
from dataclasses import fields, is_dataclass

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.option import built_option
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.figures import load_claims
from dashboard.sources.option_links import option_to_link
from dashboard.sources.proposals import load_proposals
from dashboard.sources.talks import load_talks
from dashboard.views.rail import LANGUAGE_WORDS

LINK = {"lang": "uk", "date": "2025-11-19", "proposal": "us-28pt-nov-2025", "oblast": "UA14"}
FORMATS = {
    *("GeoJSON", "KML", "GeoPackage", "shapefile", "ZIP", "XLSX", "CSV", "UTF-8", "RFC", "WGS"),
    *("PPTX", "HTML", "PNG", "SVG", "PDF", "APA", "{source}", "{date}", "ground, lines і about"),
}
NAMES = {*MAPPERS.values(), *LANGUAGE_WORDS.values(), *FORMATS, "OpenStreetMap", "WorldPop"}
"""Names that are the same in both languages."""
WORD = re.compile(r"[A-Za-z]{3,}")
RECIPE = re.compile(r"\b[0-9a-f]{10}\b")
SPAN = re.compile(r'<span class="n">([^<]*)</span>')
TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


HELD = Clause(
    id="held",
    says="What Ukraine holds of Donetsk Oblast: Ukraine leaves, Russia governs.",
    select=Select(units=frozenset({Pcode("UA14")}), holder=Holder.UKRAINE),
    troops=Troops.RUSSIA,
    administration=Administration.RUSSIA,
    sovereignty=Sovereignty.UNSPECIFIED,
    withdraws=Withdraws.UKRAINE,
)
NEAR = Clause(
    id="near",
    says="Within 20 km of the line: Stays as held.",
    select=Select(units=frozenset({Pcode("UA14"), Pcode("UA23")}), within_km=20.0),
    troops=Troops.NONE,
    administration=Administration.HOLDER,
    sovereignty=Sovereignty.UNSPECIFIED,
    withdraws=Withdraws.NONE,
)
OPTION = option_to_link(built_option("Option", [HELD, NEAR], date="2026-01-01"))
MARKDOWN = re.compile(r"\\(\W)")
"""A sign that Streamlit is told not to read as Markdown."""


def texts_of(record):
    """Every text in a record and in the records inside it."""
    if isinstance(record, str):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from texts_of(getattr(record, field.name))
    elif isinstance(record, tuple | list | frozenset):
        for part in record:
            yield from texts_of(part)


def in_english():
    """What stays in English: what texts say, what is said of published figures, and sources."""
    records = [*load_proposals().values(), *load_claims().values(), *load_talks()]
    return sorted({*texts_of(records), *NAMES}, key=len, reverse=True)


STAYS = in_english()


def timeline():
    from dashboard.views.timeline import timeline_page  # noqa: PLC0415  runs inside Streamlit

    timeline_page()


def claims():
    from dashboard.views.claims import claims_page  # noqa: PLC0415  runs inside Streamlit

    claims_page()


def compare():
    from dashboard.views.compare import compare_page  # noqa: PLC0415  runs inside Streamlit

    compare_page()


def proposals():
    from dashboard.views.proposals import proposals_page  # noqa: PLC0415  runs inside Streamlit

    proposals_page()


def map_():
    from dashboard.views.map import map_page  # noqa: PLC0415  runs inside Streamlit

    map_page()


def build():
    from dashboard.views.build.page import build_page  # noqa: PLC0415  runs inside Streamlit

    build_page()


LABELLED = (
    *("button", "checkbox", "toggle", "date_input", "slider", "text_input", "expander"),
    *("text_area", "number_input", "file_uploader"),
)
"""Kinds of controls of which the label is all that is written."""


def opened(page, **params):
    app = AppTest.from_function(page, default_timeout=90)
    for name, value in {**LINK, **params}.items():
        app.query_params[name] = value
    return app.run()


def shown(app):
    """Every text on the page: what is written, controls with their options, and charts."""
    yield from (TAG.sub(" ", SPAN.sub(r"\1", block.proto.body)) for block in app.get("html"))
    for kind in ("selectbox", "multiselect", "radio", "segmented_control", "button_group"):
        for control in app.get(kind):
            yield control.label
            yield from (str(option) for option in getattr(control, "options", []))
    for kind in LABELLED:
        yield from (control.label for control in app.get(kind))
    yield from (button.proto.label for button in app.get("download_button"))
    yield from (caption.value for caption in app.caption)
    for chart in app.get("vega_lite_chart"):
        yield from said_in(json.loads(chart.proto.spec))


def said_in(spec):
    """The texts of a chart: of its rows, its description and the heads of its tooltips."""
    if isinstance(spec, dict):
        said = (spec.get(key) for key in ("t", "description", "title"))
        yield from (text for text in said if isinstance(text, str))
        for value in spec.values():
            yield from said_in(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from said_in(value)


def built(app):
    """What the option on the desk says, in English as every text."""
    if "draft" not in app.session_state:
        return []
    option = app.session_state["draft"].present
    return [option.short, *(clause.says for clause in option.clauses)]


def english_words(app):
    """Words in Latin letters that are left when what may stay is taken out."""
    left, stays = set(), [*built(app), *STAYS]
    for text in shown(app):
        plain = RECIPE.sub("", MARKDOWN.sub(r"\1", html.unescape(text)))
        for known in stays:
            if len(known) > 2 and known in plain:
                plain = plain.replace(known, " ")
        left.update(WORD.findall(plain))
    return left


@pytest.mark.parametrize(
    ("page", "params"),
    [
        (map_, {}),
        (map_, {"proposal": "ru-annexation-2022"}),
        (map_, {"since": "2024-11-19"}),
        (proposals, {}),
        (proposals, {"proposal": "geneva-19pt-nov-2025"}),
        (compare, {"texts": "freeze-oct-2025,us-28pt-nov-2025,ua-1991-borders"}),
        (timeline, {}),
        (timeline, {"oblast": "UA", "proposal": "geneva-19pt-nov-2025"}),
        (claims, {}),
        (build, {}),
    ],
    ids=lambda value: value.__name__ if callable(value) else "-".join(value.values()) or "plain",
)
def test_no_english_word_of_ours_is_left(page, params):
    app = opened(page, **params)

    assert not app.exception
    assert english_words(app) == set()
    assert any("подано англійською" in text for text in shown(app))


@pytest.mark.parametrize("way", ["list", "map", "draw", "upload"])
@pytest.mark.parametrize("clause", ["held", "near"])
def test_no_english_word_of_ours_is_left_on_the_desk(way, clause):
    app = opened(build, option=OPTION, edit=clause, way=way)

    assert not app.exception
    assert len(app.session_state["draft"].present.clauses) == 2
    assert app.session_state["clause-edited"] == clause
    assert english_words(app) == set()


def test_no_english_word_of_ours_is_left_where_a_swap_is_found():
    app = opened(build, option=OPTION)

    app.toggle(key="is-swap").set_value(True).run()

    assert not app.exception
    assert app.button(key="swap-add-0").label == "Додати до варіанта"
    assert english_words(app) == set()


DRAWER = """
import streamlit as st
from dashboard.views import takeaway
from dashboard.views.{page} import {page}_page
{page}_page()
takeaway.button(st.container(), "{language}")
"""


def drawer(page, part, language="uk", **state):
    """Open one part of the drawer of a page."""
    app = AppTest.from_string(DRAWER.format(page=page, language=language), default_timeout=180)
    app.query_params.update({**LINK, "lang": language})
    app.run()
    for name, value in {"take-part": part, **state}.items():
        app.session_state[name] = value
    return app.button(key="take-away").click().run()


@pytest.mark.parametrize(
    ("page", "part", "state"),
    [
        ("map", "Picture", {"take-size": "custom", "take-format": "pdf"}),
        ("map", "Gallery", {}),
        ("map", "Series", {}),
        ("map", "Series", {"take-series-format": "png"}),
        ("map", "Files", {}),
        ("map", "Cite and embed", {}),
        ("map", "Recipe", {"take-recipe": "./timeline?oblast=UA63&recipe=0123456789"}),
        ("claims", "Files", {}),
    ],
)
def test_no_english_word_of_ours_is_left_in_the_drawer(page, part, state):
    app = drawer(page, part, **state)

    named = {button.proto.label.split()[-1] for button in app.get("download_button")}
    files = {name for name in named if "." in name}
    left = english_words(app) - {word for name in files for word in WORD.findall(name)}
    assert not app.exception
    assert app.get("dialog")[0].proto.dialog.title == "Узяти файли"
    assert left == set()


def test_an_english_word_of_the_drawer_would_be_found():
    app = drawer("map", "Files", "en")

    assert {"Download", "briefing", "pictures", "Gallery"} <= english_words(app)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (claims, {"Published", "publishers", "Verdict", "Differs"}),
        (map_, {"Proposal", "Hromada", "Play", "uncertain", "Troops", "Find"}),
        (build, {"Build", "Tick", "Undo", "becomes", "Author"}),
        (timeline, {"Pins", "Gained", "thought", "Pace", "Measured"}),
    ],
    ids=["claims", "map", "build", "timeline"],
)
def test_an_english_word_would_be_found(page, words):
    assert words <= english_words(opened(page, lang="en"))


def test_a_change_of_language_keeps_everything_else():
    app = opened(map_, lang="en", mapper="owl", people="worldpop", units="mi2", show="claims")
    before = app.query_params

    app.segmented_control(key="lang").set_value("uk").run()

    assert not app.exception
    assert app.query_params == before | {"lang": "uk"}
    assert app.selectbox(key="proposal").label == "Пропозиція"
    assert app.selectbox(key="people").value == "worldpop"
    assert 'class="notice"' not in " ".join(block.proto.body for block in app.get("html"))
