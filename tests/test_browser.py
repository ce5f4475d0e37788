"""The page in a real browser: drawn, quiet on the network, restored from its link."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.output.words import number

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "screenshots"
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
LINK = "?proposal=us-28pt-nov-2025&date=2025-11-19"

pytestmark = pytest.mark.browser


@pytest.fixture
def look(visit):
    """Open the Map page and wait until the map is drawn."""
    return lambda link, **size: with_map(visit(link, **size))


@pytest.fixture
def glance(shared):
    """Look at a page that other tests look at too, and change nothing on it."""
    return lambda link, **size: with_map(shared(link, **size))


def with_map(page):
    page.locator(".finding").wait_for(timeout=60_000)
    the_map(page).locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)
    settled_box(the_map(page).locator("#scale"))
    return page


def the_map(page):
    return page.frame_locator(FRAME).last


def settled_box(mark):
    """Give the box of a mark once the map no longer moves; while it moves, marks are redrawn."""
    before = None
    for _ in range(100):
        box = mark.bounding_box()
        if box is not None and box == before:
            return box
        before = box
        time.sleep(0.2)
    pytest.fail("the mark did not come to rest in 20 s")


def shown_state(page):
    return the_map(page).locator("body").get_attribute("data-shown")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_drawn_with_nothing_asked_of_anyone_else(glance, width, height, scheme):
    page = glance(LINK, width=width, height=height, scheme=scheme)

    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / f"map-{width}-{scheme}.png")
    drawn = the_map(page)
    assert drawn.locator("path.f-leave_ua_dmz").count() == 1
    assert drawn.locator("path.f-leave_ru").count() == 1
    assert drawn.locator(".leaflet-pane path.l-contact-1").count() == 1
    assert drawn.locator(".leaflet-pane path.l-frozen-1").count() == 1
    assert drawn.locator("#labels text").count() > 8


def test_the_frame_of_the_map_says_what_where_when_and_from_whom(glance):
    drawn = the_map(glance(LINK))

    said = drawn.locator("#key").inner_text() + drawn.locator("#foot").inner_text()
    for words in ("19 Nov 2025", "Ukraine leaves: demilitarised", "DeepState", "does not endorse"):
        assert words in said
    assert "OpenStreetMap" in said
    assert drawn.locator("#scale").inner_text().split() == ["100", "km", "50", "mi"]


def test_no_two_labels_cover_each_other(glance):
    drawn = the_map(glance(LINK))

    boxes = drawn.locator("#labels text.town").evaluate_all(
        "all => all.map(t => t.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"
    )
    boxes = [(left, top + 3, right, bottom - 3) for left, top, right, bottom in boxes]
    clashes = [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert clashes == []


@pytest.mark.parametrize("width", [1280, 1440])
def test_every_small_piece_is_named_and_no_leader_runs_through_a_name(glance, width):
    page = glance(LINK, width=width)

    named = the_map(page).locator("text.callout").all_text_contents()
    crossed = (
        the_map(page)
        .locator("body")
        .evaluate(
            """() => {
            const all = [...document.querySelectorAll("#labels text")];
            const texts = all.map((text) => [text, text.getBBox()]);
            return [...document.querySelectorAll("path.leader.over")].flatMap((leader) => {
                const along = [...Array(99).keys()].map((part) =>
                    leader.getPointAtLength((leader.getTotalLength() * (part + 0.5)) / 100));
                return texts.filter(([, b]) => along.some((p) => p.x > b.x + 1 &&
                    p.x < b.x + b.width - 1 && p.y > b.y + 3 && p.y < b.y + b.height - 3))
                    .map(([text]) => text.textContent);
            });
        }"""
        )
    )

    oblasts = {name.partition(" ")[0] for name in named}
    assert oblasts == {"Sumy", "Kharkiv", "Luhansk", "Dnipropetrovsk", "Mykolaiv"}
    assert crossed == []


def test_another_proposal_repaints_the_map_and_keeps_the_view(look):
    page = look(LINK)
    the_map(page).locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(600)
    before, scale = shown_state(page), the_map(page).locator("#scale").inner_text()

    page.locator(".st-key-show_claims label").click()
    the_map(page).locator(f'body:not([data-shown="{before}"])').wait_for(timeout=20_000)

    assert the_map(page).locator("path.f-claim").count() == 0
    assert the_map(page).locator("#scale").inner_text() == scale
    assert "show=before" in page.url


def test_a_link_restores_what_it_shows(look):
    page = look("?proposal=putin-june-2024&date=2024-06-14&mapper=deepstate&show=none")

    assert "14 June 2024" in page.locator(".subtitle").inner_text()
    assert the_map(page).locator("path.f-leave_ua_claim").count() == 1
    assert the_map(page).locator("path.f-claim").count() == 0


def test_a_bad_link_shows_a_notice_and_a_map(look):
    page = look("?proposal=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&date=nonsense")

    assert "does not exist here" in page.locator(".notice").inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_phone_has_the_key_below_the_map_and_nothing_runs_over_the_edge(glance):
    page = glance(LINK, width=390, height=844)

    canvas = the_map(page).locator(".leaflet-container").bounding_box()
    key = the_map(page).locator("#key").bounding_box()
    assert (canvas["x"], canvas["width"], canvas["height"]) == (0, 390, 360)
    assert key["y"] >= canvas["y"] + canvas["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_figures_on_the_screen_are_those_of_the_command_line(glance):
    page = glance(LINK)
    command = [sys.executable, "-m", "dashboard", "evaluate", "us-28pt-nov-2025", "--json"]
    asked = [*command, "--as-of", "2025-11-19"]

    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    leaves = json.loads(told.stdout)["summary"]["ukraine_withdraws"]
    figures = page.locator(".card .figure").all_inner_texts()
    assert figures[:2] == [number(leaves["area_km2"]), number(leaves["people"])]


def test_pages_are_one_click_away_and_come_back_with_what_was_chosen(look):
    page = look("?proposal=putin-june-2024&date=2024-06-14&units=mi2&show=none")

    page.locator(".st-key-bar a", has_text="Claims").click()
    page.wait_for_url("**/claims?**", timeout=30_000)
    page.locator(".st-key-bar a", has_text="Map").click()
    page.wait_for_url("**/?proposal=putin-june-2024**", timeout=30_000)

    the_map(page).locator("path.f-leave_ua_claim").wait_for(state="attached", timeout=30_000)
    assert "14 June 2024" in page.locator(".subtitle").inner_text()
    assert "units=mi2" in page.url
    assert page.locator(".card .unit").first.inner_text() == "mi²"


def test_a_click_on_the_map_opens_the_panel_of_the_unit(look):
    page = look(f"{LINK}&place=UA1412021-Sloviansk")
    centre = settled_box(the_map(page).locator("#labels circle.found"))

    page.mouse.click(centre["x"] + 8, centre["y"] + 8)

    page.locator(".st-key-panel h2").wait_for(timeout=30_000)
    assert "Sloviansk" in page.locator(".st-key-panel").inner_text()
    page.wait_for_url("**unit=UA1412021**", timeout=10_000)
    the_map(page).locator(".leaflet-pane path.l-picked-1").wait_for(
        state="attached", timeout=10_000
    )


def test_moving_the_map_asks_the_server_for_nothing(look):
    page = look(LINK)
    before = shown_state(page)

    the_map(page).locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(1_500)

    assert shown_state(page) == before


def test_a_place_is_found_and_the_map_goes_there(look):
    page = look(LINK)
    far = the_map(page).locator("#scale .km").inner_text()

    page.get_by_label("Find a place").fill("Славянск")
    page.keyboard.press("Enter")

    the_map(page).locator("#labels circle.found").wait_for(state="attached", timeout=20_000)
    assert the_map(page).locator("#scale .km").inner_text() != far
    assert the_map(page).locator("#labels text.found").text_content() == "Sloviansk"


def test_play_moves_the_line_until_it_is_stopped(look):
    page = look("?date=2022-05-01")

    page.locator(".st-key-play button").click()
    page.wait_for_url("**date=2022-06-30**", timeout=30_000)
    page.locator(".st-key-play button").click()
    page.get_by_text("Play", exact=True).wait_for(timeout=30_000)

    assert page.locator(".notice").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_an_embedded_map_has_its_head_key_and_source_and_no_controls(visit, width):
    page = visit(f"{LINK}&embed=true", width=width)
    drawn = the_map(page)
    drawn.locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)

    page.screenshot(path=OUT / f"embed-{width}.png")
    said = drawn.locator("#sheet").inner_text()
    for words in ("Ukraine would leave", "19 November 2025", "Line of contact", "does not endorse"):
        assert words in said
    assert page.locator(".st-key-bar, .st-key-rail").count() == 0
    full = page.get_by_text("Open the full version")
    assert "proposal=us-28pt-nov-2025" in full.get_attribute("href")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_what_changed_since_is_drawn_in_both_directions(look, width):
    page = look(f"{LINK}&since=2024-11-19&lang=uk", width=width)

    page.screenshot(path=OUT / f"since-{width}.png")
    assert the_map(page).locator("path.f-to_ru").count() == 1
    assert the_map(page).locator("path.f-to_ua").count() == 1
    assert the_map(page).locator("path.f-leave_ua_dmz").count() == 0
    assert "Перейшло під утримання Росії" in the_map(page).locator("#key").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
