"""The drawer in a real browser."""

import hashlib
from pathlib import Path

import pytest

from tests.conftest import READY
from tests.test_browser_access import check, grave

LINK = "?proposal=us-28pt-nov-2025&date=2025-11-19"
DONE = {
    "Files": "[role=dialog] [data-testid=stDownloadButton]",
    "Cite and embed": "[role=dialog] [data-testid=stCode]",
    "Recipe": "[role=dialog] [data-testid=stTextInput]",
}
"""What is in each part once it is complete."""
PREVIEW = "[role=dialog] [data-testid=stImage] img"

pytestmark = pytest.mark.browser


@pytest.fixture
def drawer(visit):
    """Open the drawer of the Map page."""
    return lambda **size: pulled_out(visit(LINK, **size))


@pytest.fixture(scope="module")
def open_drawer(shared):
    """Open it once, for tests that go from part to part."""
    return pulled_out(shared(LINK))


def pulled_out(page):
    page.get_by_role("button", name="Take away").click()
    page.wait_for_selector("[role=dialog]")
    page.wait_for_selector(READY)
    return page


def saved(page, name):
    """What a download button gives."""
    with page.expect_download(timeout=90_000) as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def test_the_preview_is_the_file_itself(drawer):
    page = drawer()
    page.wait_for_selector(PREVIEW, timeout=90_000)
    source = page.locator(PREVIEW).get_attribute("src")

    shown = page.request.get(source if "://" in source else page.url.partition("?")[0] + source)
    taken, name = saved(page, "Download us-28pt")

    assert hashlib.sha256(shown.body()).digest() == hashlib.sha256(taken).digest()
    assert name == "us-28pt-nov-2025_2025-11-19_slide.png"
    assert page.locator(PREVIEW).get_attribute("alt").startswith("Ukraine would leave")


def test_a_file_is_made_when_its_button_is_pressed(drawer):
    page = drawer()
    page.get_by_text("Files", exact=True).click()
    page.get_by_role("button", name="Download GeoPackage").wait_for(timeout=90_000)

    taken, name = saved(page, "Download GeoPackage")

    assert taken.startswith(b"SQLite format 3\x00")
    assert name == "us-28pt-nov-2025_2025-11-19.gpkg"


def test_the_drawer_fits_a_phone(drawer):
    page = drawer(width=390, height=844)
    page.wait_for_selector(PREVIEW, timeout=90_000)

    edges = "(([dialog]) => [dialog.left, dialog.right])"
    boxes = "[...document.querySelectorAll('[role=dialog]')].slice(-1)"
    sides = f"{edges}({boxes}.map((dialog) => dialog.getBoundingClientRect()))"
    page.wait_for_function(f"() => {sides}[1] <= 390")  # it slides in

    assert page.evaluate(sides)[0] >= 0
    assert page.locator(PREVIEW).bounding_box()["width"] > 250


@pytest.mark.parametrize("part", ["Picture", "Files", "Cite and embed", "Recipe"])
def test_nothing_serious_stands_in_the_way_of_the_drawer(open_drawer, part):
    page = open_drawer
    page.get_by_role("dialog").get_by_role("radio", name=part).click()
    page.wait_for_selector(PREVIEW if part == "Picture" else DONE[part], timeout=90_000)

    problems = grave(check(page))

    assert not problems, "\n".join(problems)


def test_a_link_of_other_data_says_so_and_a_copied_link_does_not(visit):
    page = visit(f"{LINK}&recipe=0123456789")

    assert "The data have changed since" in page.locator(".notice").first.inner_text()
    assert "recipe" not in page.url
