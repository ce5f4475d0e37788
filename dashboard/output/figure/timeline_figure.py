"""A hold over time: a share from zero to one, gaps kept, texts on their dates beneath the axis."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import shapely

from dashboard.output.chart_labels import Mark, Placed, place
from dashboard.output.figure.content import TimelineContent
from dashboard.output.figure.fonts import Face, width_of
from dashboard.output.figure.page import set_page
from dashboard.output.figure.sheet import Anchor, Rect, Sheet
from dashboard.output.style import Words
from dashboard.output.words import share

ASIDE = 170.0
"""Room for names at the right end of the chart."""
TICK, LABEL, NAME = 21.0, 21.0, 25.0
STEP, ROWS = 27.0, 8
BELOW = 16.0 + STEP * ROWS
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
AXIS_GAP = 34.0
BRIDGED_DAYS = 7.5
RUSSIA = Words("Russia", "Росія")
UKRAINE = Words("Ukraine", "Україна")
GREY = Words("and grey zone", "і сіра зона")
PROPOSALS = Words("Proposals", "Пропозиції")
BEFORE = Words("Held before 24 February 2022: {}", "Утримувала до 24 лютого 2022 р.: {}")


def draw_timeline(sheet: Sheet, content: TimelineContent) -> None:
    """Draw the picture of a hold over time."""
    page = set_page(sheet, content.caption)
    left, top, right, bottom = page.body
    chart = Chart(sheet, content, (left, top + 30, right - ASIDE, bottom - BELOW - 10))
    chart.draw_frame()
    chart.draw_share()
    chart.draw_before()
    chart.draw_told()
    chart.draw_events(right)


class Chart:
    """A chart in the making."""

    def __init__(self, sheet: Sheet, content: TimelineContent, frame: Rect) -> None:
        self.sheet, self.content, self.frame = sheet, content, frame
        self.language = content.caption.wording.language
        self.first = date.fromisoformat(min(content.days[0], "2022-03-01"))
        self.last = date.fromisoformat(content.days[-1])

    def x(self, day: str) -> float:
        """Place a day."""
        left, _, right, _ = self.frame
        passed = (date.fromisoformat(day) - self.first).days / (self.last - self.first).days
        return left + AXIS_GAP + passed * (right - left - AXIS_GAP)

    def y(self, value: float) -> float:
        """Place a share."""
        _, top, _, bottom = self.frame
        return bottom - value * (bottom - top)

    def draw_frame(self) -> None:
        """Draw the quarters, the years and the days on which the source changes."""
        left, top, right, bottom = self.frame
        for value in QUARTERS:
            y = self.y(value)
            self.sheet.rule(left, right, y, "ink2" if value == 0 else "rule", 1.2)
            words = share(value, self.language).replace(".0", "").replace(",0", "")
            words = words if value == 1 else words.rstrip("%\u00a0")
            self.sheet.text(left, y - 8, words, TICK, colour="ink2", kind="tick")
        for year in range(self.first.year, self.last.year + 1):
            self._draw_year(year, bottom)
        for day, words in self.content.breaks:
            x = self.x(day)
            line = shapely.LineString([(x, top), (x, bottom)])
            self.sheet.stroke(line, "ink2", 1.2, dash=(3, 4))
            self.sheet.text(x - 8, top + 24, words, 18, colour="ink2", anchor="right", kind="tick")

    def _draw_year(self, year: int, bottom: float) -> None:
        start = max(date(year, 1, 1), self.first)
        end = min(date(year + 1, 1, 1), self.last)
        x = self.x(start.isoformat())
        if start.month == 1 and start.day == 1:
            tick = shapely.LineString([(x, bottom), (x, bottom + 12)])
            self.sheet.stroke(tick, "ink2", 1.4)
        if (end - start).days > 90:  # noqa: PLR2004
            middle = (x + self.x(end.isoformat())) / 2
            style: dict[str, Any] = {"colour": "ink2", "anchor": "center", "kind": "tick"}
            self.sheet.text(middle, bottom - 16, str(year), TICK, **style)

    def draw_share(self) -> None:
        """Draw the line, run by run, and the tint under it."""
        runs: dict[int, list[tuple[float, float]]] = {}
        for day, value, run in zip(
            self.content.days, self.content.shares, self.content.stretches, strict=True
        ):
            runs.setdefault(run, []).append((self.x(day), self.y(value)))
        joined = [points if len(points) > 1 else _widened(points[0]) for points in runs.values()]
        self._draw_tint(joined)
        lines = shapely.multilinestrings([shapely.LineString(points) for points in joined])
        self.sheet.stroke(lines, "claim", 4.0, cap="butt")
        self._draw_sides(joined[-1][-1][1])

    def _draw_tint(self, runs: list[list[tuple[float, float]]]) -> None:
        """Tint the ground under the line, over gaps of a few days too: it measures nothing."""
        _, _, _, bottom = self.frame
        bridged = BRIDGED_DAYS * (self.x(self.content.days[-1]) - self.frame[0] - AXIS_GAP)
        bridged /= (self.last - self.first).days
        blocks: list[list[tuple[float, float]]] = []
        for points in runs:
            if blocks and points[0][0] - blocks[-1][-1][0] <= bridged:
                blocks[-1] += points
            else:
                blocks.append(list(points))
        areas = [[(block[0][0], bottom), *block, (block[-1][0], bottom)] for block in blocks]
        self.sheet.fill(
            shapely.multipolygons([shapely.Polygon(a) for a in areas]), "ru", opacity=0.3
        )

    def _draw_sides(self, y: float) -> None:
        _, top, right, _ = self.frame
        at = right + 18
        style: dict[str, Any] = {"face": "semibold", "kind": "side"}
        russia, ukraine = RUSSIA.say(self.language), UKRAINE.say(self.language)
        self.sheet.text(at, max(y + 9, top + 118), russia, NAME, colour="claim", **style)
        above = min(max((top + y) / 2, top + 30), y - 58)
        self.sheet.text(at, above, ukraine, 22, colour="ink2", kind="side")
        self.sheet.text(at, above + 28, GREY.say(self.language), 22, colour="ink2", kind="side")

    def draw_before(self) -> None:
        """Draw what was held before the full-scale invasion."""
        if not self.content.before:
            return
        left, _, right, _ = self.frame
        y = self.y(self.content.before)
        line = shapely.LineString([(left, y), (right, y)])
        self.sheet.stroke(line, "claim", 1.8, dash=(10, 6))
        words = BEFORE.say(self.language).format(share(self.content.before, self.language))
        style: dict[str, Any] = {
            "colour": "claim",
            "anchor": "right",
            "face": "medium",
            "kind": "tick",
        }
        self.sheet.text(right - 12, y + 28, words, LABEL, **style)

    def draw_told(self) -> None:
        """Write the first, the last and the chosen value beside the line."""
        shares = dict(zip(self.content.days, self.content.shares, strict=True))
        for day in self.content.told:
            x, y = self.x(day), self.y(shares[day])
            is_first = day == self.content.days[0]
            dot = shapely.Point(x, y)
            self.sheet.fill(dot.buffer(8), "paper")
            self.sheet.fill(dot.buffer(6), "claim")
            self.sheet.text(
                x + (2 if is_first else 0),
                y + 38 if is_first else y - 20,
                share(shares[day], self.language),
                24,
                face="semibold",
                anchor="left" if is_first else "right",
                halo="" if is_first else "paper",
                kind="value",
            )

    def draw_events(self, far: float) -> None:
        """Draw texts as diamonds on the axis, their names stepped beneath it."""
        left, _, _, bottom = self.frame
        events = [event for event in self.content.events if event.day >= self.first.isoformat()]
        at = [self.x(event.day) - left for event in events]
        for one in _placed(events, at, far - left):
            x, y = left + one.x_px, bottom + 16 + STEP * (one.row + 0.7)
            leader = shapely.LineString([(x, bottom + 10), (x, y + 5)])
            self.sheet.stroke(leader, "ink3", 1.2)
            aside: tuple[float, Anchor] = (-7, "right") if one.is_left else (7, "left")
            is_chosen = one.mark.words in {e.words for e in events if e.is_chosen}
            face: Face = "semibold" if is_chosen else "regular"
            style: dict[str, Any] = {"face": face, "anchor": aside[1], "kind": "event"}
            self.sheet.text(x + aside[0], y, one.mark.words, LABEL, **style)
        for event in events:
            self._draw_diamond(event, bottom)

    def _draw_diamond(self, event: Mark, bottom: float) -> None:
        x = self.x(event.day)
        diamond = shapely.Polygon(
            [(x - 9, bottom), (x, bottom - 9), (x + 9, bottom), (x, bottom + 9)]
        )
        self.sheet.fill(diamond, "ink" if event.is_chosen else "paper")
        self.sheet.stroke(shapely.boundary(diamond), "ink", 2.2)


def _placed(events: Sequence[Mark], at: Sequence[float], width: float) -> list[Placed]:
    """Place names by date; if that leaves out the chosen one, place it before all others."""
    plain = [replace(event, is_chosen=False) for event in events]
    placed = place(plain, at, width, _name_width, ROWS)
    chosen = {event.words for event in events if event.is_chosen}
    if chosen <= {one.mark.words for one in placed}:
        return placed
    return place(events, at, width, _name_width, ROWS)


def _name_width(words: str) -> float:
    return width_of(words, "semibold", LABEL) + 8


def _widened(point: tuple[float, float]) -> list[tuple[float, float]]:
    """Give a day that stands alone a width of one unit."""
    x, y = point
    return [(x - 0.5, y), (x + 0.5, y)]
