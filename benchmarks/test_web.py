"""From a click to the new map, beside a Streamlit page that shows one line of text.

Both pages have the same controls, run on this machine in the same run, and are measured in turn in
the same browser: from the click, or the last key, to the frame in which the answer is there.
"""

import contextlib
import statistics
import sys
import time
from urllib.parse import urlsplit

import pytest
from wire import Wire

from dashboard.sources.proposals import load_proposals
from tests.conftest import READY, serve

ANOTHER_TEXT, ANOTHER_DAY, FAR_DAY, COLD = 1.7, 2.2, 4, 1.5
"""At most so many times as long as the line of text."""
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

WATCH = """([isThere, event]) => {
  const there = new Function(`return (${isThere})`);
  const before = there();
  window.took = new Promise((done, fail) => window.addEventListener(event, () => {
    const started = performance.now();
    const look = () => {
      if (there() !== before) return done(performance.now() - started);
      if (performance.now() - started > 20000) return fail(new Error("nothing changed in 20 s"));
      requestAnimationFrame(look);
    };
    look();
  }, { capture: true, once: true }));
}"""
TEXT = "document.querySelector('#answer')?.textContent"
MAP = (
    "[...document.querySelectorAll('iframe[title=\"streamlit_folium.st_folium\"]')].pop()"
    "?.contentDocument?.body?.dataset.shown"
)


SETTINGS = {"viewport": {"width": 1280, "height": 900}}


def rested(page):
    page.wait_for_selector(READY)
    page.wait_for_timeout(400)


def waited_ms(page, is_there, event, act):
    """Do something that ends in an event; give the milliseconds from there to the answer."""
    page.evaluate(WATCH, [is_there, event])
    act()
    took_ms = page.evaluate("window.took")
    rested(page)
    return took_ms


def choose(page, proposal, is_there):
    """Choose a proposal and give the milliseconds from the click until its answer is there."""
    box = page.locator('[data-testid="stSelectbox"]', has_text="Proposal").locator("input")
    box.fill(load_proposals()[proposal].short)
    page.wait_for_selector("[role=option]")
    option = "document.querySelector('[role=option]').click()"
    return waited_ms(page, is_there, "click", lambda: page.evaluate(option))


def step(page, key, is_there):
    """Go on by a day and give the milliseconds from the key until its answer is there."""
    page.get_by_role("slider").focus()
    return waited_ms(page, is_there, "keydown", lambda: page.keyboard.press(key))


def jump(page, share, is_there):
    """Go to a day far off and give the milliseconds from the click until its answer is there."""
    track = page.get_by_role("slider").locator("xpath=../../..").bounding_box()
    x, y = track["x"] + share * track["width"], track["y"] + track["height"] / 2
    return waited_ms(page, is_there, "pointerup", lambda: page.mouse.click(x, y))


def opened(browser, address, is_there):
    page = browser.new_page(**SETTINGS)
    page.goto(address)
    page.wait_for_function(f"() => {is_there}")
    rested(page)
    return page


@pytest.fixture(scope="module")
def pages(browser, tmp_path_factory):
    """Open the page with a line of text, and the map."""
    scripts = {
        "text": ("benchmarks/floor.py", "", TEXT),
        "map": ("dashboard/app.py", f"?proposal=us-28pt-nov-2025&date={DAY}", MAP),
    }
    with contextlib.ExitStack() as servers:
        found = {}
        for name, (script, link, is_there) in scripts.items():
            server = contextlib.contextmanager(serve)(script, tmp_path_factory.mktemp(name))
            address = servers.enter_context(server) + link
            found[name] = opened(browser, address, is_there), is_there
        yield found


def in_turn(pages, act, each):
    """Do something on both pages in turn; give the median milliseconds of either."""
    took_ms = {name: [] for name in pages}
    for value in each:
        for name, (page, is_there) in pages.items():
            page.bring_to_front()
            took_ms[name].append(act(page, value, is_there))
    return (statistics.median(took_ms[name]) for name in ("text", "map"))


def test_another_proposal_is_painted_soon_after_a_line_of_text(pages):
    floor_ms, first_ms = in_turn(pages, choose, PROPOSALS)
    again_floor_ms, again_ms = in_turn(pages, choose, PROPOSALS)

    sys.stdout.write(
        f"\ntext {floor_ms:.0f} ms, map {first_ms:.0f} ms ({first_ms / floor_ms:.2f}); again: "
        f"text {again_floor_ms:.0f} ms, map {again_ms:.0f} ms ({again_ms / again_floor_ms:.2f})\n"
    )
    assert first_ms <= ANOTHER_TEXT * floor_ms
    assert again_ms <= ANOTHER_TEXT * again_floor_ms


def test_another_day_is_painted_soon_after_a_line_of_text(pages):
    floor_ms, day_ms = in_turn(pages, step, ["ArrowLeft"] * 7)

    sys.stdout.write(f"\ntext {floor_ms:.0f} ms, map {day_ms:.0f} ms ({day_ms / floor_ms:.2f})\n")
    assert day_ms <= ANOTHER_DAY * floor_ms


def test_a_day_that_nobody_foresaw_is_painted_soon_after_a_line_of_text(pages):
    floor_ms, day_ms = in_turn(pages, jump, [0.35, 0.75, 0.2, 0.55, 0.9, 0.45, 0.65])

    sys.stdout.write(f"\ntext {floor_ms:.0f} ms, map {day_ms:.0f} ms ({day_ms / floor_ms:.2f})\n")
    assert day_ms <= FAR_DAY * floor_ms


def started(browser, script, link, is_there, directory):
    """Start a server and a page, and give the seconds until its answer is there."""
    begun = time.perf_counter()
    with contextlib.contextmanager(serve)(script, directory) as address:
        page = browser.new_page(**SETTINGS)
        page.goto(address + link)
        page.wait_for_function(f"() => {is_there}")
        took_s = time.perf_counter() - begun
        page.close()
    return took_s


def test_the_first_map_comes_soon_after_a_first_line_of_text(browser, tmp_path_factory):
    took_s = {"text": [], "map": []}
    for _ in range(3):
        for name, script, is_there in (
            ("text", "benchmarks/floor.py", TEXT),
            ("map", "dashboard/app.py", MAP),
        ):
            directory = tmp_path_factory.mktemp(name)
            took_s[name].append(started(browser, script, "", is_there, directory))
    floor_s, map_s = (statistics.median(took_s[name]) for name in ("text", "map"))

    sys.stdout.write(f"\ntext {floor_s:.1f} s, map {map_s:.1f} s ({map_s / floor_s:.2f})\n")
    assert map_s <= COLD * floor_s


def test_a_change_sends_little_over_the_socket(browser, home):
    with Wire(urlsplit(home).port) as wire:
        page = browser.new_page(**SETTINGS)
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
