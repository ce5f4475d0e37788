"""One map in one file: it draws itself with the network cut, under its own strict policy."""

import base64
import hashlib
import html
import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.output.citation import plain
from dashboard.output.figure import Wording
from dashboard.takeaway import Request, dossier, make
from tests.handed import DAY, TEXT, content, found
from tests.test_browser_access import grave

ATTACK = "{{7*7}} <img src=x onerror=alert(1)> </script><script>alert(2)</script>"


def test_only_the_script_inside_may_run():
    page = content("html").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    script = re.search(r"<script>(.*?)</script>\n</body>", page, re.DOTALL)[1]

    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe-eval" not in policy


def test_the_page_names_no_address_that_it_would_fetch():
    page = content("html").decode()
    markup = page.partition("<script>")[0]

    assert not re.findall(r'\b(?:src|href)="(?!data:)[^"#]', markup)
    assert "@import" not in markup


def test_a_link_to_the_dashboard_is_there_where_its_address_is_known():
    asked = Request(texts=((TEXT, ""),), as_of=DAY, home="https://example.org/map")

    page = make(dossier(asked), "html")[0].content.decode()

    assert f'href="https://example.org/map/?proposal={TEXT}&amp;date={DAY}' in page
    assert "Open in the dashboard" in page


def test_the_page_can_be_cited():
    assert html.escape(plain(found().head)) in content("html").decode()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a page from a file with the network cut; fail on errors and on any request."""
    asked, errors, contexts = [], [], []

    def go(page, frame="", width=1100):
        path = tmp_path / "page.html"
        path.write_bytes(page)
        if frame:
            path = tmp_path / "frame.html"
            path.write_text(f'<iframe src="page.html" height="700" width="1000" {frame}></iframe>')
        context = browser.new_context(offline=True, viewport={"width": width, "height": 720})
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(path.as_uri())
        shown = tab.frames[-1]
        shown.wait_for_function("() => document.body.dataset.shown", timeout=30_000)
        return shown

    yield go
    for context in contexts:
        context.close()
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}
    assert errors == []


@pytest.mark.browser
def test_the_page_draws_itself_without_a_network(opened):
    page = opened(content("html"))

    assert page.locator("#head h1").inner_text().startswith("Ukraine would leave")
    assert page.locator(".leaflet-pane path.f-leave_ua_dmz").count() == 1
    assert page.locator("#key li").count() >= 7
    assert "Line of contact: DeepState" in page.locator("#foot").inner_text()
    assert "does not endorse" in page.locator("#foot").inner_text()
    assert found().head.recipe in page.locator("#foot").inner_text()
    assert page.locator("#labels text.town").count() > 10


@pytest.mark.browser
def test_the_table_beneath_can_be_opened_by_keyboard(opened):
    page = opened(content("html"))

    page.locator("summary").focus()
    page.locator("summary").press("Enter")

    assert page.locator("table").is_visible()
    assert page.locator("tbody tr").count() == 7


@pytest.mark.browser
def test_the_page_draws_itself_in_a_frame_that_may_keep_nothing(opened):
    page = opened(content("html"), 'sandbox="allow-scripts"')

    assert page.locator(".leaflet-pane path.f-leave_ua_dmz").count() == 1


@pytest.mark.browser
def test_a_narrow_page_does_not_scroll_sideways(opened):
    page = opened(content("html"), width=390)

    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.browser
def test_nothing_serious_stands_in_the_way_of_the_page(opened):
    page = opened(content("html"))
    page.evaluate("document.querySelector('details').open = true")
    page.evaluate(Axe().axe_script)

    problems = grave(page.evaluate("axe.run({resultTypes: ['violations']})"))

    assert not problems, "\n".join(problems)


@pytest.mark.browser
def test_typed_words_stay_words(opened):
    wording = Wording(title=ATTACK[:70], subtitle=ATTACK)
    made = make(dossier(Request(texts=((TEXT, ""),), as_of=DAY, wording=wording)), "html")[0]

    page = opened(made.content)

    assert page.locator("#head h1").inner_text() == ATTACK[:70].strip()
    assert page.locator("#head img").count() == 0


@pytest.mark.browser
def test_the_picture_opens_as_svg_and_its_words_are_words(browser, tmp_path):
    (tmp_path / "picture.svg").write_bytes(content("svg"))
    context = browser.new_context(offline=True)
    tab = context.new_page()

    tab.goto((tmp_path / "picture.svg").as_uri())

    said = tab.evaluate(
        "[...document.querySelectorAll('text')].map((t) => t.textContent).join(' ')"
    )
    context.close()
    assert "Ukraine would leave" in said
    assert found().head.recipe in said
