"""Same number everywhere: what the screen shows is what the command line says, rounded."""

import functools
import json
import random
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pytest

from dashboard.answers import listing
from dashboard.cli import main
from dashboard.output.amounts import TRACE_KM2
from dashboard.output.comparison import FIGURES, NONE_STATED
from dashboard.output.words import area, area_in, area_unit, number, quantity
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.sources.populations import SURFACES

PAGES = ("", "proposals", "", "proposals", "compare", "", "proposals", "", "proposals", "compare")
IN_MILES = 3
SEED = 20_251_119

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class State:
    page: str
    proposal: str
    variant: str
    other: str
    day: str
    mapper: str
    people: str
    units: str = "km2"

    def address(self):
        """Write the link to this state."""
        asked = {
            "proposal": self.proposal,
            "variant": self.variant,
            "date": self.day,
            "mapper": self.mapper,
            "people": self.people,
            "units": self.units,
            "texts": f"{self.key},{self.other}",
        }
        return f"{self.page}?{urlencode({name: value for name, value in asked.items() if value})}"

    @property
    def key(self):
        """Name the text as a link to Compare does."""
        return f"{self.proposal}:{self.variant}" if self.variant else self.proposal


@functools.cache
def states():
    """Draw ten states, the same ones each time."""
    draw = random.Random(SEED)  # noqa: S311  no secret
    texts = [text for text in listing() if text["computable"]]
    drawn = [_state(draw, page, texts) for page in PAGES]
    drawn[IN_MILES] = replace(drawn[IN_MILES], units="mi2")
    return drawn


def _state(draw, page, texts):
    text, other = draw.sample(texts, 2)
    mapper = draw.choice(list(MAPPERS))
    return State(
        page=page,
        proposal=text["id"],
        variant=draw.choice(text["variants"] or [""]),
        other=":".join(filter(None, [other["id"], draw.choice(other["variants"] or [""])])),
        day=draw.choice(days(mapper)),
        mapper=mapper,
        people=draw.choice(list(SURFACES)),
    )


@pytest.fixture
def ask(capsys):
    """Ask the command line."""

    def evaluate(state, key):
        proposal, _, variant = key.partition(":")
        question = ["evaluate", proposal, "--variant", variant, "--as-of", state.day]
        line = ["--mapper", state.mapper, "--people", state.people, "--json"]
        assert main([*question, *line]) == 0
        return json.loads(capsys.readouterr().out)

    return evaluate


@pytest.fixture
def show(visit):
    """Open a state and wait for its figures."""

    def go(state):
        page = visit(state.address())
        first = ".matrix tbody tr" if state.page == "compare" else ".card .figure"
        page.locator(first).first.wait_for(timeout=60_000)
        assert page.locator(".notice").count() == 0
        return page

    return go


def states_of(*pages):
    return [position for position, page in enumerate(PAGES) if page in pages]


def amount(total, units):
    """Write an area and the people on it as a table does."""
    if total["area_km2"] <= TRACE_KM2:
        return ["none", "none"]
    return [number(area_in(total["area_km2"], units)), number(round(total["people"]))]


def added(rows):
    return {name: sum(row[name] for row in rows) for name in ("area_km2", "people")}


def last_rows(page, title):
    """Read the cells of the rows of this title, in the order of their tables."""
    found = page.locator("tr").filter(has=page.locator(f'th[scope="row"]:text-is("{title}")'))
    found.first.wait_for(state="attached", timeout=30_000)
    return [row.locator("td").all_text_contents() for row in found.all()]


@pytest.mark.parametrize("position", states_of("", "proposals"))
def test_cards_and_total_rows_show_what_the_command_line_says(show, ask, position):
    state = states()[position]
    page = show(state)

    cards = page.locator(".card .figure").all_text_contents()[:4]
    totals = last_rows(page, "Ukraine, all of it")
    ledger = last_rows(page, "Together") if state.page == "proposals" else []

    said = ask(state, state.key)
    assert cards == cards_of(said["summary"], state.units)
    unit = "" if cards[0] == "none" else area_unit(state.units)
    assert page.locator(".card .unit").first.text_content() == unit
    assert totals
    assert all(row == amount(added(said["rows"]), state.units) for row in totals)
    assert all(row[:6] == together(said, state.units) for row in ledger)
    assert len(ledger) == (state.page == "proposals")


def cards_of(summary, units):
    left, freed, after = (
        summary[name] for name in ("ukraine_withdraws", "russia_withdraws", "russian_held_after")
    )
    return [*amount(left, units), amount(freed, units)[0], amount(after, units)[0]]


def together(said, units):
    """Write the total row of the ledger by oblast: both sides' ground, held before and after."""
    summary = said["summary"]
    before = added([row for row in said["rows"] if row["holder"] == "russia"])
    return [
        *amount(summary["ukraine_withdraws"], units),
        *amount(summary["russia_withdraws"], units),
        amount(before, units)[0],
        amount(summary["russian_held_after"], units)[0],
    ]


@pytest.mark.parametrize("position", states_of("compare"))
def test_the_matrix_shows_what_the_command_line_says(show, ask, position):
    state = states()[position]
    page = show(state)

    rows = {name: last_rows(page, label)[0] for name, label in FIGURES.items()}

    for column, key in enumerate((state.key, state.other)):
        for name, total in ask(state, key)["summary"].items():
            if name in rows:
                assert_cell(rows[name][column], total, state.units)


def assert_cell(shown, total, units):
    if total["area_km2"] <= TRACE_KM2:
        assert shown.startswith(("0", NONE_STATED))
    else:
        assert shown.startswith(area(total["area_km2"], units))
        assert quantity(total["people"], "people") in shown


def test_the_states_differ_in_every_respect():
    drawn = states()

    assert len(drawn) == 10
    assert {state.mapper for state in drawn} == set(MAPPERS)
    assert {state.people for state in drawn} == set(SURFACES)
    assert len({state.proposal for state in drawn}) > 5
    assert any(state.variant for state in drawn)
    assert {state.units for state in drawn} == {"km2", "mi2"}
