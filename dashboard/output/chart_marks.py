"""Dated marks on a time axis: diamonds with their names beneath, and pins that stay quiet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.output.chart_frame import Scheme, colour, time_axis
from dashboard.output.chart_labels import Mark, Placed, place
from dashboard.output.labels import label
from dashboard.output.style import Language

Span = tuple[str, str]
"""ISO dates between which the axis runs."""

DRAWN_PX = 860
"""Width for which names are placed; on a wider page there is only more room."""
NARROW_PX = 620
"""Under this width only the chosen mark keeps its name."""
ROW_PX = 17
FIRST_ROW_PX = 38
PIN_PX = 20


def pins(
    alt: Any, marks: Sequence[Mark], span: Span, scheme: Scheme, language: Language
) -> list[Any]:
    """Draw marks as pins standing on the axis; their names are said on pointing at them."""
    if not marks:
        return []
    rows = [{"d": mark.day, "t": mark.hint or mark.words} for mark in marks]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=time_axis(alt, *span), tooltip=[alt.Tooltip("t:N", title=label("Talks", language))]
    )
    ink = colour("ink2", scheme)
    head = alt.value(alt.ExprRef(f"height - {PIN_PX}"))
    stem = base.mark_rule(color=ink, strokeWidth=1.5)
    dot = base.mark_point(color=ink, filled=True, size=36, opacity=1)
    return [stem.encode(y=alt.value(alt.ExprRef("height")), y2=head), dot.encode(y=head)]


def diamonds(
    alt: Any, marks: Sequence[Mark], span: Span, scheme: Scheme, language: Language
) -> list[Any]:
    """Draw marks as diamonds on the axis, and the names for which there is room."""
    if not marks:
        return []
    rows = [{"d": mark.day, "t": mark.hint or mark.words, "c": mark.is_chosen} for mark in marks]
    ink, paper = colour("ink", scheme), colour("paper", scheme)
    drawn = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(shape="diamond", size=110, opacity=1, filled=True, stroke=ink, strokeWidth=1.5)
        .encode(
            x=time_axis(alt, *span),
            y=alt.value(alt.ExprRef("height")),
            fill=alt.condition("datum.c", alt.value(ink), alt.value(paper)),
            tooltip=[alt.Tooltip("t:N", title=label("Proposal", language))],
        )
    )
    placed = place(marks, [_at_px(mark.day, span) for mark in marks], DRAWN_PX)
    return [*(part for one in placed for part in _name(alt, one, span, scheme)), drawn]


def _name(alt: Any, one: Placed, span: Span, scheme: Scheme) -> list[Any]:
    """Write the name of a mark at the end of its leader."""
    row = {"d": one.mark.day, "t": one.mark.words}
    base = alt.Chart(alt.Data(values=[row])).encode(x=time_axis(alt, *span))
    if not one.mark.is_chosen:
        base = base.transform_filter(f"width > {NARROW_PX}")
    down_px = FIRST_ROW_PX + ROW_PX * one.row
    leader = base.mark_rule(color=colour("ink3", scheme), strokeWidth=1).encode(
        y=alt.value(alt.ExprRef("height")), y2=alt.value(alt.ExprRef(f"height + {down_px + 5}"))
    )
    text = base.mark_text(
        align="right" if one.is_left else "left",
        dx=-4 if one.is_left else 4,
        fontSize=12.5,
        fontWeight=700 if one.mark.is_chosen else 400,
        color=colour("ink", scheme),
    ).encode(y=alt.value(alt.ExprRef(f"height + {down_px}")), text="t:N")
    return [leader, text]


def _at_px(day: str, span: Span) -> float:
    first, last, at = (date.fromisoformat(d) for d in (*span, day))
    return DRAWN_PX * (at - first).days / (last - first).days
