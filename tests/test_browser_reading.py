"""Timeline, Claims and Data & method in a real browser: drawn, wide enough, quiet, restored."""

from pathlib import Path

import pytest

OUT = Path(__file__).parents[1] / "out" / "screenshots"
TIMELINE = "timeline?oblast=UA14&date=2025-11-19&proposal=us-28pt-nov-2025"

pytestmark = pytest.mark.browser


def wait_for_charts(page, count):
    for position in range(count):
        page.locator('[data-testid="stVegaLiteChart"]').nth(position).locator(
            "canvas, svg"
        ).first.wait_for(timeout=60_000)


def shoot(page, name):
    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / f"{name}.png")


def overflow(page):
    """How many pixels the page is wider than its window."""
    return page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_the_timeline_is_drawn_as_wide_as_the_page(shared, width):
    page = shared(TIMELINE, width=width)

    wait_for_charts(page, 3)

    shoot(page, f"timeline-{width}")
    drawn = page.locator('[data-testid="stVegaLiteChart"]').first.bounding_box()
    assert drawn["width"] > width * 0.65
    assert overflow(page) <= 0
    assert "Donetsk Oblast" in page.locator(".finding").inner_text()


def test_pointing_at_the_timeline_tells_the_day_and_its_figure(shared):
    page = shared(TIMELINE)
    wait_for_charts(page, 3)
    chart = page.locator('[data-testid="stVegaLiteChart"]').first
    box = chart.bounding_box()

    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 140)
    page.mouse.move(box["x"] + box["width"] * 0.7 + 2, box["y"] + 142)

    said = page.locator("#vg-tooltip-element.visible")
    said.wait_for(timeout=10_000)
    assert "2025" in said.inner_text()
    assert "km²" in said.inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_published_figures_stand_beside_ours_and_lead_to_the_map(visit, home, width):
    page = visit("claims?verdict=differs", width=width)
    page.locator(".claims table").wait_for(timeout=90_000)

    shoot(page, f"claims-{width}")
    assert overflow(page) <= 0
    assert page.locator(".claims tbody tr").count() > 10
    link = page.locator(".claims a", has_text="Map").first
    assert link.evaluate("a => a.href").startswith(home + "?date=")


@pytest.mark.parametrize("width", [1280, 390])
def test_data_and_method_lists_every_layer(visit, width):
    page = visit("method", width=width)
    page.locator(".layers table").wait_for(timeout=60_000)

    shoot(page, f"method-{width}")
    assert overflow(page) <= 0
    assert page.locator(".layers tbody tr").count() == page.locator("details").count()
    assert "as recorded" in page.locator(".finding").inner_text()


def test_the_timeline_follows_a_dark_theme(visit):
    page = visit(TIMELINE, scheme="dark")

    wait_for_charts(page, 3)

    shoot(page, "timeline-dark")
    assert page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor") == (
        "rgb(20, 21, 24)"
    )
