"""The ground that a text changes in one oblast, drawn large, with where people lived."""

from dataclasses import replace

import shapely

from dashboard.output.figure import legend
from dashboard.output.figure.content import CloseupContent
from dashboard.output.figure.furniture import draw_locator, draw_scale_bar
from dashboard.output.figure.labels import Name
from dashboard.output.figure.mapping import draw_scene, draw_towns, towns
from dashboard.output.figure.page import set_page
from dashboard.output.figure.regions import draw_oblasts
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.figure.view import fitted
from dashboard.output.style import DENSITY_CLASSES, FILLS, Words
from dashboard.output.words import area, grouped, number, quantity

PANEL, GUTTER = 440.0, 40.0
RAMP = ("people_1", "people_2", "people_3", "people_4")
RAMP_HEIGHT = 92.0
CARD = 74.0
COLUMN_SHARE = 0.31
"""Width of each column of the key beneath a map, of the whole."""
LOCATOR = (200.0, 146.0)
DENSITY = Words("People per km² of built-up land, 2022", "Осіб на км² забудови, 2022")


def draw_closeup(sheet: Sheet, content: CloseupContent) -> None:
    """Draw the picture of one oblast's ground."""
    page = set_page(sheet, content.caption)
    left, top, right, bottom = page.body
    if sheet.preset.arrangement == "beside":
        _map(sheet, content, (left, top, right - PANEL - GUTTER, bottom))
        _beside(sheet, content, (right - PANEL, top, right, bottom))
        return
    column = COLUMN_SHARE * (right - left)
    listed = _entries(content, page.body, column)
    columns = (listed[: (len(listed) + 1) // 2], listed[(len(listed) + 1) // 2 :])
    below = max(*map(legend.height_of, columns), RAMP_HEIGHT + CARD)
    _map(sheet, content, (left, top, right, bottom - below - 20))
    y = bottom - below
    first, second = right - 2 * column - GUTTER / 2, right - column
    _card(sheet, content, left, y - 6)
    _ramp(sheet, content, left, first - GUTTER / 2, y + CARD)
    legend.draw_column(sheet, columns[0], first, y)
    legend.draw_column(sheet, columns[1], second, y)


def _entries(content: CloseupContent, frame: Rect, width: float) -> list[legend.Entry]:
    """List the key of what can be seen; the scale of density stands apart."""
    view = fitted(content.window, frame)
    drawn = {**content.scene.fills, **content.scene.lines}
    seen = [name for name in drawn if name not in RAMP and view.shows(drawn[name])]
    return legend.entries([*seen, "oblast"], content.caption.wording.language, width)


def _beside(sheet: Sheet, content: CloseupContent, box: Rect) -> None:
    left, top, right, bottom = box
    sheet.rule(left, right, top, "ink", 2.4)
    _card(sheet, content, left, top + 12)
    sheet.rule(left, right, top + CARD + 30, "rule", 1.2)
    _ramp(sheet, content, left, right, top + CARD + 46)
    listed = _entries(content, (0.0, 0.0, bottom - top, bottom - top), right - left)
    legend.draw_column(sheet, listed, left, top + CARD + RAMP_HEIGHT + 70)


def _card(sheet: Sheet, content: CloseupContent, left: float, top: float) -> None:
    """Write the area and the people of the ground."""
    wording = content.caption.wording
    words = FILLS[content.fill].words.say(wording.language)
    sheet.text(left, top + 24, words, 22, face="semibold", kind="key")
    ground = area(content.area_km2, wording.units, wording.language)
    people = quantity(content.people, "people", wording.language)
    sheet.text(left, top + 54, f"{ground} · {people}, 2022", 21, kind="key")


def _ramp(sheet: Sheet, content: CloseupContent, left: float, right: float, top: float) -> None:
    """Draw the scale of density on the colour of the ground, with the edges of its classes."""
    language = content.caption.wording.language
    sheet.text(left, top + 20, DENSITY.say(language), 20, face="semibold", kind="key")
    wide = min(right - left, 420.0) / len(RAMP)
    for number_of_class, name in enumerate(RAMP):
        x = left + number_of_class * wide
        box = (x, top + 36, x + wide - 2, top + 60)
        sheet.rect(box, FILLS[content.fill].colour)
        sheet.rect(box, "people", opacity=FILLS[name].opacity)
        edge = grouped(DENSITY_CLASSES[number_of_class], language)
        last = "+" if number_of_class == len(RAMP) - 1 else ""
        sheet.text(x, top + 84, edge + last, 19, kind="key")


def _map(sheet: Sheet, content: CloseupContent, frame: Rect) -> None:
    language = content.caption.wording.language
    view = fitted(content.window, frame)
    drawn = draw_scene(sheet, content.country, content.scene, view)
    drawn.room.take(draw_scale_bar(sheet, drawn, language))
    if sheet.preset.width > 1300:  # noqa: PLR2004
        _, _, right, bottom = frame
        located = (right - LOCATOR[0], bottom - LOCATOR[1], right, bottom)
        draw_locator(sheet, content.country, view, located)
        drawn.room.take(located)
    names = towns(content.country, content.scene, view, language, 1.0)
    ground = view.shape(content.scene.fills[content.fill])
    draw_towns(sheet, [_told(name, content, ground) for name in names], drawn.room)
    draw_oblasts(sheet, drawn, language)


def _told(name: Name, content: CloseupContent, ground: shapely.Geometry) -> Name:
    """Give a large town on the ground with its people."""
    is_told = name.people >= content.told and shapely.contains_xy(ground, name.x, name.y)
    if not is_told:
        return name
    language = content.caption.wording.language
    return replace(name, size=23, face="semibold", radius=7, note=number(name.people, language))
