"""The Data & method page as Streamlit runs it, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import ChecksumError
from dashboard.sources import catalog
from dashboard.views.method import METHOD, terms

PAGES = Path(__file__).parents[1] / "dashboard"


def page():
    from dashboard.views.method import method_page  # noqa: PLC0415  runs inside Streamlit

    method_page()


def opened():
    return AppTest.from_function(page, default_timeout=60).run()


def written(app):
    text = " ".join(block.proto.body for block in app.get("html"))
    return text.replace('<span class="n">', "").replace("</span>", "")


def test_every_layer_is_listed_with_title_producers_and_licences():
    text = written(opened())

    for described in catalog.resources().values():
        assert described["title"].replace("'", "'") in text
        for made in described["sources"]:
            assert f'href="{made["path"]}"' in text
        for licence in described["licenses"]:
            assert licence["title"] in text


def test_the_files_are_verified_while_the_page_is_written():
    app = opened()

    assert f"All {len(catalog.resources())} layers are as recorded" in written(app)


def test_a_file_that_is_not_as_recorded_is_named_and_the_page_still_opens(monkeypatch):
    good = catalog.verified_path

    def altered(name, directory=catalog.DATA):
        if name == "sites":
            raise ChecksumError("sites.parquet has another checksum.")
        return good(name, directory)

    monkeypatch.setattr(catalog, "verified_path", altered)

    app = opened()

    count = len(catalog.resources())
    assert not app.exception
    assert f"{count - 1} of {count} layers are as recorded" in written(app)
    assert "sites.parquet has another checksum." in written(app)


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("DeepState: the terms of its API are restrictive", "Restrictive"),
        ("Project Owl: no licence stated", "Not stated"),
        ("GeoNames: CC BY 4.0", ""),
    ],
)
def test_terms_that_bind_are_said_aloud(licence, said):
    assert terms([{"title": licence}]) == said


def test_every_front_line_is_marked():
    resources = catalog.resources()

    assert terms(resources["lines_deepstate"]["licenses"])
    assert terms(resources["lines_owl"]["licenses"])


@pytest.mark.parametrize(
    "limit",
    [
        *("registration", "discs of typical density", "grey zone", "3 August 2025"),
        *("Water counts as area", "end of the day before", "Held after", "not stated"),
    ],
)
def test_the_method_names_its_limits(limit):
    assert limit in METHOD.read_text(encoding="utf-8")


def test_land_only_areas_are_offered_with_their_roughness():
    text = written(opened())

    assert "Kherson Oblast" in text
    assert "Kakhovka reservoir as it was before June 2023" in text
