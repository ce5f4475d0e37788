"""Small pieces of HTML. Whatever is text is escaped here and nowhere else."""

import html
import re
from collections.abc import Iterable, Sequence

from dashboard.output.tokens import COLOURS

PART = "\u00a0"
"""Starts the first cell of a row that is a part of the row above it."""


class Html(str):
    """Markup that was already escaped, so that ``text`` leaves it alone."""

    __slots__ = ()


_MARKS = re.compile(r"[!-/:-@\[-`{-~]")
_NUMBER = re.compile(r"[\d−][\d.,–−\u2009]*(?:\u00a0\S+)?")


def text(words: str) -> str:
    """Escape text and keep numbers with their units on one line."""
    if isinstance(words, Html):
        return words
    return _NUMBER.sub(
        lambda found: f'<span class="n">{found.group()}</span>', html.escape(words, quote=False)
    )


def unformatted(words: str) -> str:
    """Escape text for labels of Streamlit, which would read it as Markdown."""
    return _MARKS.sub(r"\\\g<0>", words)


def element(tag: str, content: str, class_: str = "") -> str:
    """Wrap markup in an element."""
    named = f' class="{class_}"' if class_ else ""
    return f"<{tag}{named}>{content}</{tag}>"


def heading(title: str, subtitle: str) -> str:
    """Write the finding and what, where, when."""
    return element("h1", text(title), "finding") + element("p", text(subtitle), "subtitle")


def card(label: str, figure: str, unit: str, note: str, colour: str = "") -> str:
    """Write one figure under its rule; ``colour`` names the swatch before the label."""
    if colour and colour not in COLOURS:
        raise KeyError(colour)
    key = f'<i class="swatch" style="background:var(--{colour})"></i>' if colour else ""
    amount = element("span", text(figure), "figure") + element("span", text(unit), "unit")
    return element(
        "div",
        element("dt", key + text(label))
        + element("dd", amount)
        + element("dd", text(note), "note"),
        "card",
    )


def cards(written: Iterable[str]) -> str:
    """Put cards in a row of four, or two by two on a phone."""
    return element("dl", "".join(written), "cards")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table: the first column names, the others are figures.

    A row whose first cell starts with :data:`PART` is a part of the row above it.
    """
    headers = "".join(map(_head, head))
    body = "".join(_row(row) for row in rows)
    return scrolling(
        f"<table><caption>{text(caption)}</caption><thead><tr>{headers}</tr></thead>"
        f"<tbody>{body}</tbody></table>",
        caption,
    )


def named(head: str, figure: str) -> Html:
    """Write a figure under the head of its column, which only a phone shows."""
    return Html(element("span", f"{head}<br>", "phone") + text(figure))


def scrolling(table: str, label: str, class_: str = "table") -> str:
    """Let a table that is wider than the page scroll in itself, by keyboard too."""
    named = html.escape(label)
    return f'<div class="{class_}" tabindex="0" role="region" aria-label="{named}">{table}</div>'


def _head(cell: str) -> str:
    """Write the head of a column; a corner without words heads nothing."""
    return f'<th scope="col">{text(cell)}</th>' if cell else "<td></td>"


def _row(row: Sequence[str]) -> str:
    is_part = row[0].startswith(PART)
    cells = "".join(element("td", text(cell)) for cell in row[1:])
    first = f'<th scope="row">{text(row[0])}</th>'
    return element("tr", first + cells, "part" if is_part else "")


def link(title: str, url: str) -> str:
    """Write a link if the address is on the web, else the title alone."""
    if not url.startswith(("https://", "http://")):
        return text(title)
    return f'<a href="{html.escape(url)}" rel="noreferrer" target="_blank">{text(title)}</a>'


def inner_link(title: str, address: str, *, new: bool = False) -> str:
    """Write a link to this dashboard; ``new`` opens it beside the page that embeds it."""
    target = "_blank" if new else "_self"
    return f'<a href="{html.escape(address)}" target="{target}">{text(title)}</a>'


def points(items: Iterable[str]) -> str:
    """Write a list of sentences."""
    return element("ul", "".join(element("li", text(item)) for item in items))
