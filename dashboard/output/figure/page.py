"""What stands around every picture: title and subtitle above, sources and disclaimer beneath."""

from dataclasses import dataclass
from datetime import date

from dashboard.errors import PictureError
from dashboard.output.figure.content import Caption
from dashboard.output.figure.fonts import Face, balanced, width_of, wrapped
from dashboard.output.figure.sheet import Rect, Sheet
from dashboard.output.style import Words
from dashboard.output.words import long_date

LONGEST_TITLE = 70
TITLE_LINES, SUBTITLE_LINES = 2, 2
TITLE, SUBTITLE, SOURCE = 52.0, 28.0, 18.0
NARROW, NARROW_TITLE = 1300.0, 45.0
"""Under this width in units a title is smaller."""
LINE_HEIGHT = 1.3
WIDOW_SHARE = 0.12
"""A last line of sources shorter than this share of the others looks forgotten."""
RECIPE = Words("Recipe {}", "Рецепт {}")


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its words set; ``body`` is what is left for the picture."""

    sheet: Sheet
    body: Rect


def margin_of(sheet: Sheet) -> float:
    """Give the margin of a sheet in units."""
    return 0.03 * min(sheet.preset.width, 1.6 * sheet.preset.height)


def set_page(sheet: Sheet, caption: Caption) -> Page:
    """Write title, subtitle, sources, disclaimer and recipe.

    Raises
    ------
    PictureError
        If they do not fit, or the footer has no place for the source.
    """
    margin = margin_of(sheet)
    left, right = margin, sheet.preset.width - margin
    if sheet.preset.is_bare:
        return Page(sheet, (0.0, 0.0, sheet.preset.width, sheet.preset.height))
    top = _head(sheet, caption, left, right, margin)
    bottom = _foot(sheet, caption, left, right, sheet.preset.height - 0.8 * margin)
    return Page(sheet, (left, top, right, bottom))


def _head(sheet: Sheet, caption: Caption, left: float, right: float, margin: float) -> float:
    size = TITLE if sheet.preset.width > NARROW else NARROW_TITLE
    title = caption.wording.title or caption.title
    if len(title) > LONGEST_TITLE:
        raise PictureError(
            f"The title has {len(title)} characters; at most {LONGEST_TITLE} were expected: "
            f"{title!r}. Shorten it."
        )
    y = margin + 0.78 * size
    for line in _fit(title, "semibold", size, right - left, TITLE_LINES):
        sheet.text(left, y, line, size, face="semibold", kind="title")
        y += 1.12 * size
    y += SUBTITLE * 1.15 - size * 0.72
    subtitle = caption.wording.subtitle or caption.subtitle
    for line in _fit(subtitle, "regular", SUBTITLE, right - left, SUBTITLE_LINES):
        sheet.text(left, y, line, SUBTITLE, colour="ink2", kind="subtitle")
        y += 1.2 * SUBTITLE
    return y - 0.3 * SUBTITLE


def _foot(sheet: Sheet, caption: Caption, left: float, right: float, bottom: float) -> float:
    """Write the lines beneath the picture from the lowest up; give where they begin."""
    language = caption.wording.language
    recipe = RECIPE.say(language).format(caption.recipe)
    sheet.text(right, bottom, recipe, SOURCE, colour="ink2", anchor="right", kind="recipe")
    spare = width_of(recipe, "regular", SOURCE) + SOURCE
    said = " ".join((footer(caption), *caption.notes, caption.disclaimer))
    lines = wrapped(said, "regular", SOURCE, right - left)
    if len(lines) > 1 and width_of(lines[-1], "regular", SOURCE) < WIDOW_SHARE * (right - left):
        lines = balanced(said, "regular", SOURCE, right - left)
    if width_of(lines[-1], "regular", SOURCE) > right - left - spare:
        lines.append("")
    for number, line in enumerate(reversed(lines)):
        y = bottom - number * LINE_HEIGHT * SOURCE
        if line:
            sheet.text(left, y, line, SOURCE, colour="ink2", kind="source")
    return bottom - (len(lines) + 0.3) * LINE_HEIGHT * SOURCE


def footer(caption: Caption) -> str:
    """Fill in the template of the source line.

    Raises
    ------
    PictureError
        If it names nothing that can be filled in, or leaves out the source.
    """
    template = caption.wording.footer
    day = long_date(date.fromisoformat(caption.as_of), caption.wording.language)
    rest = template.replace("{source}", "").replace("{date}", "")
    if "{" in rest or "}" in rest:
        raise PictureError(
            f"The footer {template!r} has braces that nothing fills in; {{source}} and {{date}} "
            "were expected. Leave the others out."
        )
    written = template.replace("{date}", day).replace("{source}", caption.source)
    if "{source}" not in template:
        raise PictureError(
            f"The footer {template!r} leaves out the source, which the licences of the data ask "
            "for. Put {source} into it."
        )
    return written


def _fit(words: str, face: Face, size: float, width: float, most: int) -> list[str]:
    lines = balanced(words, face, size, width)
    widest = max(width_of(line, face, size) for line in lines)
    if len(lines) > most or widest > width:
        raise PictureError(
            f"These words need {len(lines)} lines {widest:.0f} units wide; {most} lines of "
            f"{width:.0f} were expected: {words!r}. Shorten them."
        )
    return lines
