"""The Build page in a real browser: drawing, picking, building by hand, and what follows."""

from itertools import pairwise

import pytest

from dashboard import answers
from dashboard.output.words import number

FRAME = 'iframe[title="streamlit_folium.st_folium"]'
READY = '[data-testid=stApp][data-test-script-state="notRunning"]'
DAY = "2025-11-19"

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(visit):
    """Open the Build page and wait until its map is drawn."""

    def go(link=f"build?date={DAY}", **size):
        page = visit(link, **size)
        the_map(page).locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)
        page.wait_for_timeout(600)
        return page

    return go


def the_map(page):
    return page.frame_locator(FRAME).last


def done(page):
    page.wait_for_timeout(500)  # the map waits a quarter of a second for more
    page.wait_for_selector(READY, timeout=60_000)


def choose(page, label, words):
    box = page.locator('[data-testid="stSelectbox"]', has_text=label).locator("input")
    box.fill(words)
    page.locator("[role=option]").first.click()
    done(page)


def tick(page, code):
    page.locator(f".st-key-tick-{code} label").click()
    done(page)


def held_by(page, side):
    page.locator(".st-key-side").get_by_role("radio", name=side).click()
    done(page)


def rectangle(page, x, y, side_px=40):
    """Draw on the map, from its corner in pixels."""
    the_map(page).locator(".leaflet-draw-draw-rectangle").click()
    box = the_map(page).locator(".leaflet-container").bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x + side_px, box["y"] + y + side_px, steps=4)
    page.mouse.up()
    done(page)


def go_to(page, name):
    page.locator(".st-key-bar").get_by_role("link", name=name, exact=True).click()
    page.wait_for_timeout(600)
    page.wait_for_selector(READY, timeout=60_000)


def figure(page):
    return page.locator(".finding").inner_text()


def drawn_and_given_up(desk):
    page = desk(f"build?date={DAY}&way=draw")
    choose(page, "What becomes of it", "Ukraine leaves, demilitarised")
    rectangle(page, 200, 170)
    page.locator(".ticker").wait_for(timeout=30_000)
    return page


def test_drawing_gives_figures(desk):
    page = drawn_and_given_up(desk)

    assert "Ukraine would leave" in figure(page)
    assert the_map(page).locator("path.drawing").count() == 1


def test_a_second_drawing_adds_to_the_first_and_can_be_undone(desk):
    page = drawn_and_given_up(desk)
    first = figure(page)
    rectangle(page, 280, 170)
    second = figure(page)
    page.locator(".st-key-undo button").click()
    done(page)

    assert second != first
    assert figure(page) == first
    assert the_map(page).locator("path.drawing").count() == 1


def test_what_is_drawn_can_be_removed(desk):
    page = drawn_and_given_up(desk)
    the_map(page).locator(".leaflet-draw-edit-remove").click()
    the_map(page).locator("path.drawing").click()
    the_map(page).get_by_title("Done").click()
    page.locator(".finding", has_text="Build an option").wait_for(timeout=20_000)

    assert the_map(page).locator("path.drawing").count() == 0


def test_a_polygon_is_drawn_by_its_corners(desk):
    page = desk(f"build?date={DAY}&way=draw")
    the_map(page).locator(".leaflet-draw-draw-polygon").click()
    box = the_map(page).locator(".leaflet-container").bounding_box()
    for x, y in ((200, 170), (260, 170), (230, 230), (200, 170)):
        page.mouse.click(box["x"] + x, box["y"] + y)
        page.wait_for_timeout(250)
    page.locator(".st-key-clause-row-clause-1 button", has_text="Drawn 1").wait_for(timeout=20_000)
    done(page)

    assert the_map(page).locator("path.drawing").count() == 1


def test_a_drawing_survives_other_pages_and_a_reload(desk):
    page = drawn_and_given_up(desk)
    before = figure(page)
    go_to(page, "Claims")
    go_to(page, "Build")
    the_map(page).locator("path.drawing").wait_for(state="attached", timeout=30_000)
    again = figure(page)
    page.goto(page.url)
    page.locator(".ticker").wait_for(timeout=60_000)

    assert again == before
    assert figure(page) == before


def test_a_click_on_the_map_chooses_a_hromada(desk):
    page = desk(f"build?date={DAY}&way=map")
    box = the_map(page).locator(".leaflet-container").bounding_box()
    page.mouse.click(box["x"] + 220, box["y"] + 190)
    page.locator(".st-key-clause-row-clause-1 button", has_text="hromada").wait_for(timeout=20_000)

    assert "1." in page.locator(".st-key-clause-row-clause-1 button").first.inner_text()


def test_an_option_that_was_built_is_compared_and_put_on_the_timeline(desk):
    page = desk()
    tick(page, "UA14")
    held_by(page, "Ukraine")
    choose(page, "What becomes of it", "Ukraine leaves, demilitarised")

    go_to(page, "Compare")
    page.locator(".matrix table").wait_for(timeout=60_000)
    compared = page.locator(".matrix table").inner_text()
    go_to(page, "Timeline")
    page.get_by_text("The same text on any day: My option").wait_for(timeout=60_000)
    go_to(page, "Proposals")
    page.locator(".subtitle", has_text="My option").wait_for(timeout=60_000)

    assert "My option" in compared
    assert number(6_211) in compared.replace("\u202f", "\u2009")


def test_built_by_hand_the_swap_of_the_28_points_has_the_same_pieces(desk):
    page = desk()
    tick(page, "UA14")
    held_by(page, "Ukraine")
    choose(page, "What becomes of it", "Ukraine leaves, demilitarised")
    page.locator(".st-key-add-clause button").click()
    done(page)
    page.get_by_text("All of Ukraine but what I leave out").click()
    done(page)
    for oblast in ("UA01", "UA14", "UA23", "UA44", "UA65", "UA85"):
        tick(page, oblast)
    held_by(page, "Russia")
    choose(page, "What becomes of it", "Russia leaves, Ukraine governs")

    rows = answers.settled("us-28pt-nov-2025", DAY).ledger.rows()
    said = page.locator(".ticker").inner_text().replace("\u202f", "\u2009")
    for clause, name in (("21d", "clause-1"), ("21c", "clause-2")):
        theirs = rows[rows["clause"] == clause]
        row = page.locator(f".st-key-clause-row-{name} button").first.inner_text()
        for column in ("area_km2", "people"):
            figure_there = number(theirs[column].sum())
            assert figure_there in said
            assert figure_there in row.replace("\u202f", "\u2009")


def test_nothing_that_is_typed_runs_in_the_browser(desk):
    page = desk()
    tick(page, "UA14")
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.message) or dialog.dismiss())
    for words in ("<img src=x onerror=alert(1)>", "{{7*7}} ${7*7} `id` 50 {% off"):
        page.locator(".st-key-name input").fill(words)
        page.locator(".st-key-name input").press("Enter")
        done(page)
        title = the_map(page).locator("#key h2")
        title.filter(has_text=words[:10]).wait_for(timeout=20_000)
        assert title.inner_text() == words
        go_to(page, "Compare")
        page.locator(".matrix table").wait_for(timeout=60_000)
        assert words in page.locator(".matrix thead").inner_text()
        go_to(page, "Build")
        the_map(page).locator("path.f-ru").first.wait_for(state="attached", timeout=60_000)
    assert asked == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_its_window(desk, width):
    page = desk(width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_map_comes_before_the_desk_and_what_follows_after_it(desk):
    page = desk(width=390, height=844)
    tick(page, "UA14")
    page.locator(".st-key-follows .balance").wait_for()

    parts = (".finding", FRAME, ".st-key-desk", ".st-key-follows")
    boxes = [page.locator(part).last.bounding_box() for part in parts]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]


@pytest.mark.parametrize("width", [390, 800])
def test_where_it_is_narrow_no_link_to_a_page_lies_under_the_button(desk, width):
    page = desk(width=width, height=844)
    tick(page, "UA14")
    button = page.locator(".st-key-take-away button")
    button.wait_for()

    links = page.locator(".st-key-bar .stPageLink")
    end = button.bounding_box()["y"] + button.bounding_box()["height"]
    assert links.count() == 7
    assert all(one.bounding_box()["y"] >= end for one in links.all())
