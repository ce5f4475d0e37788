"""From a click to the new map, beside a Streamlit page that shows one line of text.

Both pages run on this machine in the same run and are measured in the browser: from the click on an
option to the frame in which its answer is there.
"""

import statistics
import sys

import pytest

from tests.conftest import READY, serve

AT_MOST = 1.7
AT_MOST_KB = 15
DAY = "2025-11-19"

CLICK = """([option, isThere]) => new Promise((done, fail) => {
  const there = new Function(`return (${isThere})`);
  const before = there();
  const started = performance.now();
  const look = () => {
    if (there() !== before) return done(performance.now() - started);
    if (performance.now() - started > 20000) return fail(new Error("nothing changed in 20 s"));
    requestAnimationFrame(look);
  };
  document.querySelectorAll('[role=option]')[option].click();
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


def choose(page, option, is_there):
    """Choose a proposal and give the milliseconds until its answer is there."""
    page.locator('[data-testid="stSelectbox"]', has_text="Proposal").locator("input").click()
    page.wait_for_selector("[role=option]")
    took_ms = page.evaluate(CLICK, [option, is_there])
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)
    return took_ms


def measure(page, is_there, options):
    return statistics.median(choose(page, option, is_there) for option in options)


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
    options = [3, 5, 7, 9, 11, 13, 15]

    floor_ms = measure(plain, TEXT, options)
    first_ms = measure(page, MAP, options)
    again_ms = measure(page, MAP, options)

    sys.stdout.write(
        f"\ntext {floor_ms:.0f} ms; map first {first_ms:.0f} ms ({first_ms / floor_ms:.2f}), "
        f"again {again_ms:.0f} ms ({again_ms / floor_ms:.2f})\n"
    )
    assert first_ms <= AT_MOST * floor_ms


def test_a_change_sends_little_over_the_socket(browser, home):
    received = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(len(data))))
    page.goto(f"{home}?proposal=us-28pt-nov-2025&date={DAY}")
    page.wait_for_function(f"() => {MAP}")
    page.wait_for_timeout(1500)
    received.clear()

    choose(page, 5, MAP)

    kilobytes = sum(received) / 1000
    page.close()
    sys.stdout.write(f"\nanother proposal: {kilobytes:.1f} kB over the socket\n")
    assert kilobytes <= AT_MOST_KB
