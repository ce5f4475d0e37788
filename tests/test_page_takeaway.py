"""The drawer on every page, as Streamlit runs it; and links that carry a recipe."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import answers, takeaway
from dashboard.answers.recipes import Question
from dashboard.views import restored

APP = str(Path(__file__).parents[1] / "dashboard" / "pages.py")
TEXT, DAY = "us-28pt-nov-2025", "2025-11-19"
SCRIPT = """
import streamlit as st
from dashboard.views import takeaway
from dashboard.views.{page} import {page}_page
{page}_page()
takeaway.button(st.container(), "en")
"""
PAGES = ("map", "proposals", "compare", "timeline", "claims", "method")
WITH_SHAPES = ("map", "proposals")
CHANGED = "The data have changed since"


def opened(page, **params):
    app = AppTest.from_string(SCRIPT.format(page=page), default_timeout=180)
    for name, value in {"proposal": TEXT, "date": DAY, **params}.items():
        app.query_params[name] = value
    return app.run()


def drawer(part, page="map", state=None, **params):
    """Open one part of the drawer of a page."""
    app = opened(page, **params)
    for name, value in {"take-part": part, **(state or {})}.items():
        app.session_state[name] = value
    return app.button(key="take-away").click().run()


def notices(app):
    written = [block.proto.body for block in app.get("html")]
    said = " ".join(body for body in written if 'class="notice"' in body)
    return re.sub(r'<span class="n">([^<]*)</span>', r"\1", said)


def labels(app):
    return [button.proto.label.removeprefix("Download ") for button in app.get("download_button")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_not_build_the_drawer_before_it_is_opened(monkeypatch, page):
    monkeypatch.setattr(takeaway, "dossier", lambda _: pytest.fail("it was built"))

    app = opened(page)

    assert not app.exception
    assert app.button(key="take-away").label == "Take away"
    assert labels(app) == []


@pytest.mark.parametrize("page", PAGES)
def test_the_drawer_of_every_page_offers_its_files(page):
    app = drawer("Files", page)

    expected = ["briefing pack", "XLSX", "CSV"]
    expected += ["GeoJSON", "GeoPackage", "KML"] if page in WITH_SHAPES else []
    expected += ["PPTX"] if page not in {"claims", "method"} else []
    expected += ["HTML"] if page in WITH_SHAPES else []
    assert not app.exception
    assert notices(app) == ""
    assert labels(app) == [*expected, "text"]


@pytest.mark.parametrize("page", ["map", "compare", "timeline"])
def test_the_drawer_shows_the_picture_of_its_page(page):
    app = drawer("Picture", page, {"take-size": "social"})

    assert not app.exception
    assert notices(app) == ""
    assert len(app.get("image")) == 1
    assert [label.endswith("_social.png") for label in labels(app)] == [True]


def test_the_picture_follows_size_style_and_format():
    asked = {"take-size": "square", "take-style": "greyscale", "take-format": "svg"}

    app = drawer("Picture", state=asked)

    assert labels(app) == [f"{TEXT}_{DAY}_square_greyscale.svg"]


def test_a_picture_has_any_size_that_is_not_a_strip():
    size = {"take-size": "custom", "take-width": 900}

    fits = drawer("Picture", state={**size, "take-height": 600})
    strip = drawer("Picture", state={**size, "take-height": 2400})

    assert labels(fits) == [f"{TEXT}_{DAY}_900x600.png"]
    assert "one at most twice the other" in notices(strip)


def test_a_footer_without_its_source_is_refused_in_the_drawer():
    app = drawer("Picture", state={"take-footer": "mine alone"})

    assert not app.exception
    assert "leaves out the source" in notices(app)
    assert labels(app) == []


def test_a_text_without_ground_says_so_in_the_drawer():
    app = drawer("Files", proposal="geneva-19pt-nov-2025")

    assert not app.exception
    assert "cannot be computed" in notices(app)


def test_a_comparison_of_too_few_texts_has_nothing_to_take():
    app = opened("compare")

    app.multiselect(key="compare-texts").set_value([TEXT]).run()

    assert not app.exception
    assert [button.label for button in app.button if button.key == "take-away"] == []


def test_the_gallery_has_close_ups_of_the_ground_that_changes_most():
    app = drawer("Gallery")

    taken = labels(app)
    assert not app.exception
    assert taken[0] == f"{TEXT}_{DAY}_social.png"
    assert f"{TEXT}_{DAY}_closeup_ua14_social.png" in taken
    assert f"ua14_{DAY}_timeline_social.png" in taken
    assert len(app.get("image")) == len(taken) == 5


def test_a_series_says_how_many_pictures_it_has():
    app = drawer("Series", state={"take-first": "2025-09", "take-last": "2025-11"})

    assert not app.exception
    assert "3 pictures" in " ".join(caption.value for caption in app.caption)
    assert labels(app) == ["the series"]


def test_a_series_that_ends_before_it_begins_is_refused():
    app = drawer("Series", state={"take-first": "2025-11", "take-last": "2025-09"})

    assert not app.exception
    assert "no line from 2025-11 to 2025-09" in notices(app)


def test_words_to_cite_and_code_to_embed_can_be_copied():
    app = drawer("Cite and embed")

    copied = " ".join(code.value for code in app.code)
    assert not app.exception
    assert "Ukraine would leave" in copied
    assert answers.settled(TEXT, DAY).question.written in copied
    assert 'sandbox="allow-scripts allow-popups"' in copied


# Recipes


def test_a_recipe_that_is_typed_in_leads_to_its_state():
    written = Question(about="UA63", as_of=DAY, mapper="deepstate").written

    app = drawer("Recipe", state={"take-recipe": written})

    assert restored.SAME in notices(app)
    assert f'href="./timeline?oblast=UA63&amp;date={DAY}' in notices(app)


def test_a_recipe_of_other_data_says_so():
    app = drawer("Recipe", state={"take-recipe": f"{TEXT}@{DAY}/deepstate/official#0123456789"})

    assert CHANGED in notices(app)
    assert f"proposal={TEXT}" in notices(app)


def test_what_is_no_recipe_is_refused_in_the_drawer():
    app = drawer("Recipe", state={"take-recipe": "<script>alert(1)</script>"})

    assert not app.exception
    assert "is no recipe" in notices(app)
    assert "<script>" not in notices(app)


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/deep/compare?texts=a,b&date=2025-11-19&recipe=0123456789",
        "./compare?texts=a,b&date=2025-11-19&recipe=0123456789",
    ],
)
def test_a_link_from_anywhere_leads_to_the_same_state_here(typed):
    written = restored.found(typed)

    assert 'href="./compare?texts=a%2Cb&amp;date=2025-11-19' in written
    assert CHANGED in written


def test_a_link_to_somewhere_else_leads_to_a_page_of_this_dashboard():
    written = restored.found("javascript:alert(1)//?x=1")

    assert re.findall(r'href="([^"]+)"', written) == ["./?x=1"]


@pytest.mark.parametrize(
    "question",
    [
        Question(texts=((TEXT, ""),), as_of=DAY, mapper="owl", people="worldpop"),
        Question(
            texts=((TEXT, ""), ("ua-20pt-dec-2025-b", "5km")),
            as_of=DAY,
            mapper="deepstate",
            people="official",
        ),
        Question(about="UA14", as_of=DAY, mapper="deepstate"),
        Question(about="data"),
    ],
    ids=lambda question: question.subject,
)
def test_the_link_of_a_recipe_is_the_same_state_on_its_page(question):
    from dashboard.takeaway.links import link  # noqa: PLC0415

    assert restored.SAME in restored.found(link(question))


def test_a_link_with_the_recipe_of_today_says_nothing():
    asked = AppTest.from_file(APP, default_timeout=60)
    asked.query_params.update({"proposal": TEXT, "date": DAY})
    asked.query_params["recipe"] = answers.settled(TEXT, DAY).recipe

    page = asked.run()

    assert CHANGED not in notices(page)
    assert "recipe" not in page.query_params


def test_a_link_with_the_recipe_of_other_data_says_so_once():
    asked = AppTest.from_file(APP, default_timeout=60)
    asked.query_params.update({"proposal": TEXT, "date": DAY, "recipe": "0123456789"})

    page = asked.run()

    assert CHANGED in notices(page)
    assert CHANGED not in notices(page.run())
