"""The page in a real browser: drawn, quiet on the network, restored from its link."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.output.words import number

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
FRAME = 'iframe[title="streamlit_folium.st_folium"]'
LINK = "?proposal=us-28pt-nov-2025&date=2025-11-19"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def browser():
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(
            f"NO BROWSER: none of {', '.join(BROWSERS)} is installed; nothing was looked at"
        )
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where a browser is

    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Start the real server on a free port and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with log.open("w") as sink:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=sink, stderr=sink, env=os.environ.copy()
        )
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_healthy(url, server, log):
    for _ in range(120):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"the server did not start in a minute:\n{log.read_text()}")


@pytest.fixture
def visit(browser, home):
    """Open a page, refuse every request to anyone else, and fail on those and on errors."""
    outside, errors, contexts = [], [], []

    def guard(route):
        asked = urlsplit(route.request.url)
        if asked.scheme in {"http", "https", "ws", "wss"} and asked.netloc != urlsplit(home).netloc:
            outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def go(link, *, width=1280, height=900, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", guard)
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(home + link, wait_until="domcontentloaded")
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []


def settle(page):
    page.wait_for_selector(
        '[data-testid=stApp][data-test-script-state="notRunning"]', timeout=60_000
    )
    page.locator(".finding").wait_for(timeout=60_000)
    the_map(page).locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)


def the_map(page):
    return page.frame_locator(FRAME).last


def shown_state(page):
    return the_map(page).locator("body").get_attribute("data-shown")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 900), (390, 844)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_drawn_with_nothing_asked_of_anyone_else(visit, width, height, scheme):
    page = visit(LINK, width=width, height=height, scheme=scheme)

    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / f"map-{width}-{scheme}.png")
    drawn = the_map(page)
    assert drawn.locator("path.f-leave_ua_dmz").count() == 1
    assert drawn.locator("path.f-leave_ru").count() == 1
    assert drawn.locator(".leaflet-pane path.l-contact-1").count() == 1
    assert drawn.locator(".leaflet-pane path.l-frozen-1").count() == 1
    assert drawn.locator("#labels text").count() > 8


def test_the_frame_of_the_map_says_what_where_when_and_from_whom(visit):
    drawn = the_map(visit(LINK))

    said = drawn.locator("#key").inner_text() + drawn.locator("#foot").inner_text()
    for words in ("19 Nov 2025", "Ukraine leaves: demilitarised", "DeepState", "does not endorse"):
        assert words in said
    assert "OpenStreetMap" in said
    assert drawn.locator("#scale").inner_text().split() == ["100", "km", "50", "mi"]


def test_no_two_labels_cover_each_other(visit):
    drawn = the_map(visit(LINK))

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


def test_another_proposal_repaints_the_map_and_keeps_the_view(visit):
    page = visit(LINK)
    the_map(page).locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(600)
    before, scale = shown_state(page), the_map(page).locator("#scale").inner_text()

    page.locator(".st-key-show_claims label").click()
    the_map(page).locator(f'body:not([data-shown="{before}"])').wait_for(timeout=20_000)

    assert the_map(page).locator("path.f-claim").count() == 0
    assert the_map(page).locator("#scale").inner_text() == scale
    assert "show=before" in page.url


def test_a_link_restores_what_it_shows(visit):
    page = visit("?proposal=putin-june-2024&date=2024-06-14&mapper=deepstate&show=none")

    assert "14 June 2024" in page.locator(".subtitle").inner_text()
    assert the_map(page).locator("path.f-leave_ua_claim").count() == 1
    assert the_map(page).locator("path.f-claim").count() == 0


def test_a_bad_link_shows_a_notice_and_a_map(visit):
    page = visit("?proposal=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&date=nonsense")

    assert "does not exist here" in page.locator(".notice").inner_text()
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_phone_has_the_key_below_the_map_and_nothing_runs_over_the_edge(visit):
    page = visit(LINK, width=390, height=844)

    canvas = the_map(page).locator(".leaflet-container").bounding_box()
    key = the_map(page).locator("#key").bounding_box()
    assert (canvas["x"], canvas["width"], canvas["height"]) == (0, 390, 360)
    assert key["y"] >= canvas["y"] + canvas["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_figures_on_the_screen_are_those_of_the_command_line(visit):
    page = visit(LINK)
    command = [sys.executable, "-m", "dashboard", "evaluate", "us-28pt-nov-2025", "--json"]
    asked = [*command, "--as-of", "2025-11-19"]

    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    leaves = json.loads(told.stdout)["summary"]["ukraine_withdraws"]
    figures = page.locator(".card .figure").all_inner_texts()
    assert figures[:2] == [number(leaves["area_km2"]), number(leaves["people"])]
