"""From a click to the new map, beside a Streamlit page that shows one line of text.

Both pages run on this machine in the same run and are measured in the browser: from the click on an
option to the frame in which its answer is there.
"""

import statistics
import sys
from urllib.parse import urlsplit

import pytest
from wire import Wire

from dashboard.sources.proposals import load_proposals
from tests.conftest import READY, serve

AT_MOST = 1.7
AT_MOST_KB = 15
DAY = "2025-11-19"
PROPOSALS = [
    "putin-june-2024",
    "us-witkoff-apr-2025",
    "ru-alaska-aug-2025",
    "us-fez-dec-2025",
    "istanbul-2022",
    "ru-annexation-2022",
    "us-swap-aug-2025",
]

CLICK = """(isThere) => new Promise((done, fail) => {
  const there = new Function(`return (${isThere})`);
  const before = there();
  const started = performance.now();
  const look = () => {
    if (there() !== before) return done(performance.now() - started);
    if (performance.now() - started > 20000) return fail(new Error("nothing changed in 20 s"));
    requestAnimationFrame(look);
  };
  document.querySelector('[role=option]').click();
  look();
})"""
TEXT = "document.querySelector('#answer')?.textContent"
MAP = (
    "[...document.querySelectorAll('iframe[title=\"streamlit_folium.st_folium\"]')].pop()"
    "?.contentDocument?.body?.dataset.shown"
)


@pytest.fixture(scope="module")
def floor(tmp_path_factory):
    yield from serve("benchmarks/floor.py", tmp_path_factory.mktemp("floor"))


def choose(page, proposal, is_there):
    """Choose a proposal and give the milliseconds until its answer is there."""
    box = page.locator('[data-testid="stSelectbox"]', has_text="Proposal").locator("input")
    box.fill(load_proposals()[proposal].short)
    page.wait_for_selector("[role=option]")
    took_ms = page.evaluate(CLICK, is_there)
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)
    return took_ms


def measure(page, is_there):
    return statistics.median(choose(page, proposal, is_there) for proposal in PROPOSALS)


@pytest.fixture
def plain(browser, floor):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(floor)
    page.wait_for_selector("#answer")
    yield page
    page.close()


@pytest.fixture
def page(visit):
    page = visit(f"?proposal=us-28pt-nov-2025&date={DAY}")
    page.wait_for_function(f"() => {MAP}")
    return page


def test_another_proposal_is_painted_soon_after_a_line_of_text(page, plain):
    floor_ms = measure(plain, TEXT)
    first_ms = measure(page, MAP)
    again_ms = measure(page, MAP)

    sys.stdout.write(
        f"\ntext {floor_ms:.0f} ms; map first {first_ms:.0f} ms ({first_ms / floor_ms:.2f}), "
        f"again {again_ms:.0f} ms ({again_ms / floor_ms:.2f})\n"
    )
    assert first_ms <= AT_MOST * floor_ms


def test_a_change_sends_little_over_the_socket(browser, home):
    with Wire(urlsplit(home).port) as wire:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{wire.port}/?proposal=us-28pt-nov-2025&date={DAY}")
        page.wait_for_function(f"() => {MAP}")
        page.wait_for_timeout(1500)
        sent = []
        for proposal in PROPOSALS:
            before = wire.websocket_bytes
            choose(page, proposal, MAP)
            sent.append((wire.websocket_bytes - before) / 1000)
        page.close()

    sys.stdout.write(f"\nanother proposal: {max(sent):.1f} kB over the socket at most\n")
    assert max(sent) <= AT_MOST_KB
