"""A real browser and a real server, shared by all browser tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.components.v2 import manifest_scanner

ROOT = Path(__file__).parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit looks for its own base path beneath the path of a page first, and finds none there."""
READY = '[data-testid=stApp][data-test-script-state="notRunning"]'


@pytest.fixture(scope="session", autouse=True)
def components():
    """Let Streamlit's AppTest look for installed components once, not again for every page."""
    find, patch = manifest_scanner.scan_component_manifests, pytest.MonkeyPatch()
    patch.setattr(manifest_scanner, "scan_component_manifests", cache(find))
    yield
    patch.undo()


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
    yield from serve("dashboard/app.py", tmp_path_factory.mktemp("server"))


def serve(script, directory):
    """Serve a Streamlit script until it is no longer needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = directory / "log"
    command = [sys.executable, "-m", "streamlit", "run", script]
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
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start in a minute:\n{log.read_text()}")


def is_error(message):
    """Whether the console reports an error that is ours."""
    return message.type == "error" and not message.location["url"].endswith(PROBES)


@pytest.fixture(scope="session")
def window(browser):
    """Open tabs in one window for each kind of screen: what a tab has fetched, the next one has."""
    windows = {}

    def open_tab(width, height, scheme):
        kind = {"viewport": {"width": width, "height": height}, "color_scheme": scheme}
        key = width, height, scheme
        if key not in windows:
            windows[key] = browser.new_context(**kind)
        return windows[key].new_page()

    yield open_tab
    for one in windows.values():
        one.close()


@pytest.fixture
def visit(window, home):
    """Open pages for one test."""
    with visits(window, home) as go:
        yield go


@pytest.fixture(scope="module")
def shared(window, home):
    """Open pages that stay open for all tests of a module that only look at them."""
    with visits(window, home) as opened:
        pages = {}

        def go(link, *, width=1280, height=900, scheme="light"):
            key = link, width, height, scheme
            if key not in pages:
                pages[key] = opened(link, width=width, height=height, scheme=scheme)
            pages[key].bring_to_front()
            return pages[key]

        yield go


@contextmanager
def visits(window, home):
    """Open pages and wait for their script; fail on errors and on requests to anyone else."""
    outside, errors, pages = [], [], []

    def note(request):
        asked = urlsplit(request.url)
        if asked.scheme in {"http", "https", "ws", "wss"} and asked.netloc != urlsplit(home).netloc:
            outside.append(request.url)

    def go(link, *, width=1280, height=900, scheme="light"):
        page = window(width, height, scheme)
        pages.append(page)
        page.on("request", note)
        page.on("websocket", note)
        page.on("console", lambda m: errors.append(m.text) if is_error(m) else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(home + link, wait_until="domcontentloaded")
        page.wait_for_selector(READY, timeout=60_000)
        return page

    yield go
    for page in pages:
        page.close()
    assert outside == []
    assert errors == []


def pytest_collection_modifyitems(items):
    """Give each browser test two more tries; `make test` runs them by themselves.

    They watch a real browser draw; on a busy machine a picture can be looked at before it has come
    to rest. What is really broken fails every time.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))
