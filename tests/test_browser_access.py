"""Every page for people who do not see it, or see it badly: axe-core finds nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.core.option import built_option
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)
from dashboard.sources.option_links import option_to_link

HELD = Clause(
    id="held",
    says="What Ukraine holds of Donetsk Oblast.",
    select=Select(units=frozenset({Pcode("UA14")}), holder=Holder.UKRAINE),
    troops=Troops.NONE,
    administration=Administration.UNSPECIFIED,
    sovereignty=Sovereignty.UNSPECIFIED,
    withdraws=Withdraws.UKRAINE,
)
BUILD = f"build?option={option_to_link(built_option('Option', [HELD], date='2026-01-01'))}"
DRAW = f"{BUILD}&way=draw"
TOOLS = ".leaflet-draw-draw-polygon"
MAP = 'iframe[title="streamlit_folium.st_folium"]'
CHART = '[data-testid="stVegaLiteChart"]'
DONE = {
    "": MAP,
    "proposals": MAP,
    "compare": MAP,
    BUILD: MAP,
    "timeline": CHART,
    "claims": ".claims table",
    "method": ".layers table",
}
"""What is on each page once it is complete."""
WITH_MAP = [page for page, mark in DONE.items() if mark == MAP]
GRAVE = {"serious", "critical"}

pytestmark = pytest.mark.browser


@pytest.fixture
def look(visit):
    """Open a page and wait until it is complete, with its map or chart."""
    return lambda link: complete(link, visit(link))


@pytest.fixture
def glance(shared):
    """Look at a page that other tests look at too, and change nothing on it."""
    return lambda link, **size: complete(link, shared(link, **size))


def complete(link, page):
    mark = DONE.get(link, MAP)
    page.locator(mark).last.wait_for(timeout=90_000)
    if mark == MAP:
        drawn = page.frame_locator(MAP).last
        drawn.locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)
        if link == DRAW:
            drawn.locator(TOOLS).wait_for(timeout=30_000)
    if mark == CHART:
        page.locator(f"{CHART} :is(canvas, svg)").last.wait_for(timeout=60_000)
    return page


def check(page):
    """Run axe-core on a page and in the frames in it, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for frame in page.frames:
        frame.evaluate(Axe().axe_script)
    return page.evaluate("axe.run({resultTypes: ['violations']})")


def grave(found):
    """Say what is seriously wrong, where, and what it would need."""
    return [
        f"{rule['impact']}: {rule['help']} ({rule['id']}) at {node['target']}\n"
        f"  {node['html'][:200]}\n  {node['failureSummary']}"
        for rule in found["violations"]
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("link", "width", "scheme"),
    [
        *((link, 1280, "light") for link in DONE),
        *((link, 1280, "dark") for link in ("", "proposals", "timeline", BUILD, DRAW)),
        (DRAW, 1280, "light"),
        ("", 390, "light"),
        (BUILD, 390, "light"),
        (DRAW, 390, "light"),
    ],
)
def test_nothing_serious_stands_in_the_way(glance, link, width, scheme):
    page = glance(link, width=width, scheme=scheme)

    found = check(page)

    problems = grave(found)
    assert not problems, "\n".join(problems)


def test_the_check_sees_into_the_frame_of_the_map(look):
    page = look("")
    page.frame_locator(MAP).last.locator("#foot").evaluate("foot => foot.append(new Image())")

    found = check(page)

    assert any("(image-alt)" in problem for problem in grave(found))


@pytest.mark.parametrize("link", WITH_MAP)
def test_every_map_has_its_figures_in_a_table(glance, link):
    page = glance(link)

    tables = page.get_by_role("table")

    tables.first.wait_for(timeout=30_000)
    assert tables.first.locator("caption").count() == 1
    assert tables.first.get_by_role("rowheader").count() > 0


@pytest.mark.parametrize("link", WITH_MAP)
def test_the_frame_of_a_map_is_named_by_what_it_shows(glance, link):
    page = glance(link)

    frame = page.locator(MAP).last
    frame.and_(page.locator("[aria-label]")).wait_for(timeout=30_000)

    drawn = page.frame_locator(MAP).last.get_by_role("region")
    assert len(frame.get_attribute("aria-label").split()) > 3
    assert frame.get_attribute("aria-label") == drawn.first.get_attribute("aria-label")


def test_the_page_has_one_heading_of_the_first_rank(glance):
    page = glance("")

    assert page.get_by_role("heading", level=1).count() == 1
