"""Proposals and Compare in a real browser: drawn, lit up, restored from links, wide and narrow."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.output.words import number

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "screenshots"
READY = '[data-testid=stApp][data-test-script-state="notRunning"]'
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
TEXT = "proposals?proposal=us-28pt-nov-2025&date=2025-11-19"
SEVERAL = (
    "compare?date=2025-11-19&texts=us-28pt-nov-2025,freeze-oct-2025,putin-june-2024"
    "&baseline=freeze-oct-2025&pair=us-28pt-nov-2025,freeze-oct-2025"
)

pytestmark = pytest.mark.browser


@pytest.fixture
def look(visit):
    """Open a page and wait until its map is drawn."""
    return lambda link, **size: with_map(visit(link, **size))


@pytest.fixture
def glance(shared):
    """Look at a page that other tests look at too, and change nothing on it."""
    return lambda link, **size: with_map(shared(link, **size))


def with_map(page):
    the_map(page).locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)
    return page


def the_map(page):
    return page.frame_locator(FRAME).last


def has_room(page, width):
    return page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
@pytest.mark.parametrize(("name", "link"), [("proposals", TEXT), ("compare", SEVERAL)])
def test_a_page_is_drawn_with_nothing_over_the_edge(glance, name, link, width, height):
    page = glance(link, width=width, height=height)

    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / f"{name}-{width}-light.png")
    assert has_room(page, width)
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_button_lights_up_the_ground_of_its_clause(look):
    page = look(TEXT)

    page.locator(".st-key-light-21c button").first.click()
    the_map(page).locator("path.l-clause-1").first.wait_for(state="attached", timeout=20_000)

    assert the_map(page).locator("path.f-leave_ru").count() >= 1
    assert the_map(page).locator(".leaflet-pane path.f-leave_ua_dmz").count() == 0
    assert "clause=21c" in page.url


def test_a_card_shows_the_fill_of_the_map(glance):
    swatch = glance(TEXT).locator(".clause .s-leave_ua_dmz").first

    drawn = swatch.evaluate("e => getComputedStyle(e).backgroundImage")
    assert "radial-gradient" in drawn


def test_a_text_is_chosen_from_the_library(look):
    page = look(TEXT)

    page.get_by_text("Library: ").click()
    page.locator(".st-key-texts label", has_text="Putin’s terms, June 2024").click()
    page.locator(".subtitle", has_text="14 June 2024").wait_for(timeout=20_000)
    page.wait_for_url("**proposal=putin-june-2024**", timeout=20_000)

    assert "proposal=putin-june-2024" in page.url
    assert the_map(page).locator(".leaflet-pane path.f-leave_ua_claim").count() == 1


def test_a_link_restores_the_pair_and_the_baseline(glance):
    page = glance(SEVERAL)

    assert page.locator(".matrix thead th", has_text="Baseline").inner_text().startswith("Freeze")
    assert the_map(page).locator(".leaflet-pane path.f-only_second").count() == 1
    assert the_map(page).locator(".leaflet-pane path.f-leave_ua_dmz").count() == 0
    assert "Checked for area and for people" in page.inner_text("body")


def test_the_matrix_has_the_figures_of_the_command_line(glance):
    page = glance(SEVERAL)
    command = [sys.executable, "-m", "dashboard", "evaluate", "us-28pt-nov-2025", "--json"]
    asked = [*command, "--as-of", "2025-11-19"]

    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    summary = json.loads(told.stdout)["summary"]
    row = page.locator(".matrix tbody tr", has_text="Ukraine withdraws from")
    assert number(summary["ukraine_withdraws"]["area_km2"]) in row.locator("td").first.inner_text()


def test_a_map_inside_another_page_has_its_title_and_a_way_out(look):
    page = look(f"{TEXT}&embed=true&clause=21d")

    assert "Ukraine would leave" in the_map(page).locator("body").inner_text()
    assert page.locator(".st-key-rail").count() == 0
    assert page.get_by_text("Open the full version").count() == 1
