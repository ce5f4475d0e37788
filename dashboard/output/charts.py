"""Charts over time: zero baseline, gaps kept as gaps, names beside what they name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.output.chart_frame import (
    Rows,
    Scheme,
    Spec,
    colour,
    drawing,
    finished,
    time_axis,
    value_axis,
)
from dashboard.output.chart_labels import Mark
from dashboard.output.chart_marks import diamonds, pins
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import number

AREA_OPACITY = 0.4
NAME_SHARE = 0.22
"""Share of the axis that a name at the end of a line may take."""
LIFT_SHARE = 0.15
"""Share of the height by which such a name may be moved; farther off it would name nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A quantity by day.

    Attributes
    ----------
    words
        Its name at the end of the line; empty for the only series of a chart.
    colour, fill
        Names of colours of the line and of the area under it; no area for an empty name.
    days, values, stretches
        ISO dates, values, and the run of days without a gap that each belongs to.
    is_dashed
        So that hue does not carry the meaning alone; days alone are hollow then.
    told
        Days whose values are written beside the line.
    """

    words: str
    colour: str
    days: Sequence[str]
    values: Sequence[float]
    stretches: Sequence[int]
    fill: str = ""
    is_dashed: bool = False
    told: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A value that does not change, as a dashed line with its name."""

    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around the series.

    Attributes
    ----------
    first, last
        ISO dates between which the axis runs.
    top
        Largest value of the axis; it starts at zero.
    unit
        Written after values, with its space.
    marks, pins
        Dated marks on the axis with their names; quieter ones that say theirs on pointing.
    breaks, levels
        Days on which the source changes, with words; fixed values.
    language
        Of numbers and tooltips.
    description
        The chart in one sentence, for those who cannot see it.
    """

    first: str
    last: str
    top: float
    unit: str
    description: str
    marks: Sequence[Mark] = ()
    pins: Sequence[Mark] = ()
    breaks: Sequence[tuple[str, str]] = ()
    levels: Sequence[Level] = ()
    language: Language = "en"


def over_time(series: Sequence[Series], frame: Frame, scheme: Scheme = "light") -> Spec:
    """Draw quantities by day, interrupted where there is no line or another source begins."""
    alt = drawing()

    rows = {f"series-{k}": _rows(one, frame.language) for k, one in enumerate(series)}
    layers = [
        _series(alt, one, name, frame, scheme) for one, name in zip(series, rows, strict=True)
    ]
    layers += [_level(alt, level, frame, scheme) for level in frame.levels]
    layers += [_break(alt, day, words, frame, scheme) for day, words in frame.breaks]
    layers += _labels(alt, series, frame, scheme)
    span = (frame.first, frame.last)
    layers += pins(alt, frame.pins, span, scheme, frame.language)
    layers += diamonds(alt, frame.marks, span, scheme, frame.language)
    return finished(alt.layer(*layers), frame.description, scheme, rows)


def _rows(one: Series, language: Language) -> Rows:
    """Write a series as rows: day, value, run, what is said of it, whether it stands alone."""
    length = Counter(one.stretches)
    return [
        {
            "d": day,
            "v": round(value, 3),
            "r": run,
            "t": number(value, language),
            "alone": length[run] == 1,
        }
        for day, value, run in zip(one.days, one.values, one.stretches, strict=True)
    ]


def _series(alt: Any, one: Series, name: str, frame: Frame, scheme: Scheme) -> Any:
    """Draw one series: its days are sent once, for all that is drawn from them."""
    length = Counter(one.stretches)
    is_sparse = sum(days for days in length.values() if days == 1) > len(one.days) / 2
    axes = (time_axis(alt, frame.first, frame.last), value_axis(alt, frame.top))
    base = alt.Chart().encode(*axes)
    ink = colour(one.colour, scheme)
    dots = base.mark_point(color=ink, filled=not one.is_dashed, size=30, opacity=1)
    drawn = [dots] if is_sparse else []
    drawn += [] if is_sparse else _lines(base, one, scheme)
    held = label("Held by Russia", frame.language)
    tips = [
        alt.Tooltip(
            "d:T",
            timeUnit="utcyearmonthdate",
            title=label("Day", frame.language),
            format="%-d %b %Y",
        ),
        alt.Tooltip("t:N", title=f"{one.words or held},{frame.unit}"),
    ]
    near = alt.selection_point(nearest=True, on="pointerover", fields=["d"], empty=False)
    pointed = (
        base.mark_point(color=ink, filled=True, size=60)
        .encode(opacity=alt.condition(near, alt.value(1), alt.value(0)), tooltip=tips)
        .add_params(near)
    )
    return alt.layer(*drawn, pointed, data=alt.NamedData(name=name))


def _lines(base: Any, one: Series, scheme: Scheme) -> list[Any]:
    """Draw a line within each run of days, its area if it has one, and days alone as dots."""
    ink = colour(one.colour, scheme)
    dash = [5, 3] if one.is_dashed else [1, 0]
    line = base.mark_line(color=ink, strokeWidth=2.5, strokeDash=dash).encode(detail="r:N")
    dots = base.transform_filter("datum.alone").mark_point(
        color=ink, filled=True, size=7, opacity=1
    )
    if not one.fill:
        return [line, dots]
    area = base.mark_area(color=colour(one.fill, scheme), opacity=AREA_OPACITY, line=False)
    return [area.encode(detail="r:N"), line, dots]


def _labels(alt: Any, series: Sequence[Series], frame: Frame, scheme: Scheme) -> list[Any]:
    """Write values beside the lines, those of the highest line above it, of the others below."""
    ranked = sorted(series, key=lambda one: one.values[-1], reverse=True)
    return [
        layer
        for rank, one in enumerate(ranked)
        for day in one.told
        for layer in _label(
            alt, one, day, frame, scheme, is_below=rank > 0 and one.values[-1] > frame.top / 8
        )
    ]


def _label(  # noqa: PLR0913  what is drawn, where, and on which page
    alt: Any, one: Series, day: str, frame: Frame, scheme: Scheme, *, is_below: bool
) -> list[Any]:
    """Write one value with a dot on its day; the last one with the name of the series."""
    is_first, is_last = day == one.days[0], day == one.days[-1]
    value = one.values[list(one.days).index(day)]
    is_below = is_below or (not is_last and value > frame.top / 8)
    words = f"{one.words} " if is_last and one.words else ""
    row = {"d": day, "v": value, "t": f"{words}{number(value, frame.language)}{frame.unit}"}
    clear = _clear(one, frame, is_below=is_below) if is_last else value
    style = {
        "align": "right" if is_last else "left" if is_first else "center",
        "dy": 18 if is_below else -12,
        "fontSize": 14,
        "fontWeight": 600,
    }
    base = _on_axes(alt, [row | {"v": clear}], frame).encode(text="t:N")
    paper, ink = colour("paper", scheme), colour("ink", scheme)
    return [
        base.mark_text(**style, color=paper, stroke=paper, strokeWidth=4, opacity=0.8),
        base.mark_text(**style, color=ink),
        _on_axes(alt, [row], frame).mark_point(
            filled=True, size=55, opacity=1, color=colour(one.colour, scheme)
        ),
    ]


def _clear(one: Series, frame: Frame, *, is_below: bool) -> float:
    """Find the height at which a name at the end of a line does not run into the line."""
    first = date.fromisoformat(frame.first)
    days = (date.fromisoformat(frame.last) - first).days
    under = (first + timedelta(days=int(days * (1 - NAME_SHARE)))).isoformat()
    near = [value for day, value in zip(one.days, one.values, strict=True) if day >= under]
    clear = min(near) if is_below else max(near)
    is_close = abs(clear - one.values[-1]) < LIFT_SHARE * frame.top
    return clear if is_close else one.values[-1]


def _level(alt: Any, level: Level, frame: Frame, scheme: Scheme) -> Any:
    """Draw a fixed value with its name."""
    row = {"d": frame.last, "v": level.value, "t": level.words}
    rule = (
        alt.Chart(alt.Data(values=[row]))
        .mark_rule(color=colour("claim", scheme), strokeDash=[6, 4])
        .encode(y=value_axis(alt, frame.top))
    )
    text = _on_axes(alt, [row], frame).mark_text(
        align="right", dy=-9, fontSize=13, color=colour("claim", scheme)
    )
    return rule + text.encode(text="t:N")


def _break(alt: Any, day: str, words: str, frame: Frame, scheme: Scheme) -> Any:
    """Draw a day on which the source changes."""
    one = alt.Chart(alt.Data(values=[{"d": day, "t": words}])).encode(
        x=time_axis(alt, frame.first, frame.last)
    )
    rule = one.mark_rule(color=colour("ink2", scheme), strokeDash=[2, 3])
    text = one.mark_text(align="right", dx=-6, fontSize=13, color=colour("ink2", scheme))
    return rule + text.encode(y=alt.value(-8), text="t:N")


def _on_axes(alt: Any, rows: list[dict[str, Any]], frame: Frame) -> Any:
    return alt.Chart(alt.Data(values=rows)).encode(
        x=time_axis(alt, frame.first, frame.last), y=value_axis(alt, frame.top)
    )
