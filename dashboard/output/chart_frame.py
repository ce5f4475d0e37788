"""What all charts share: axes, type, colours from the style registry, and their size."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

from dashboard.output.tokens import COLOURS
from dashboard.output.words import THIN_SPACE

Scheme = Literal["light", "dark"]
Spec: TypeAlias = dict[str, Any]
"""A chart as Vega-Lite reads it."""
Rows: TypeAlias = list[dict[str, Any]]

FONT = "Source Sans, Source Sans Pro, DejaVu Sans, sans-serif"
HEIGHT_PX = 300
GROUPED = f"replace(format(datum.value, ','), regexp(',', 'g'), '{THIN_SPACE}')"


def time_axis(alt: Any, first: str, last: str) -> Any:
    """Years between two ISO dates, on UTC, so that no reader's clock moves a day."""
    return alt.X(
        "d:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[first, last], nice=False),
        axis=alt.Axis(format="%Y", tickCount="year", grid=False, labelFlush=False, tickSize=6),
    )


def value_axis(alt: Any, top: float | None = None) -> Any:
    """Values from zero, up to ``top`` if it is given."""
    scale = alt.Scale(domain=[0, top], nice=False) if top else alt.Scale(zero=True)
    return alt.Y(
        "v:Q",
        title=None,
        scale=scale,
        stack=None,  # else areas of single runs are stacked, and gaps filled
        axis=alt.Axis(tickCount=4, labelExpr=GROUPED, domain=False, ticks=False, labelPadding=8),
    )


def finished(chart: Any, description: str, scheme: Scheme, rows: Mapping[str, Rows]) -> Spec:
    """Set type, colours and size (as wide as the page, no frame), and put in the rows.

    Parameters
    ----------
    chart : LayerChart
    description : str
    scheme : {"light", "dark"}
    rows : mapping
        Data by the name under which layers ask for them. They come last, for Altair would check
        every single value.
    """
    text = {"labelFont": FONT, "labelFontSize": 13, "labelColor": colour("ink2", scheme)}
    lines = {"gridColor": colour("rule", scheme), "domainColor": colour("ink2", scheme)}
    spec: Spec = (
        chart.properties(
            height=HEIGHT_PX,
            width="container",
            description=description,
            autosize={"type": "fit-x", "contains": "padding"},
            background="transparent",
            padding={"left": 2, "right": 10, "top": 18, "bottom": 4},
        )
        .configure_view(stroke=None)
        .configure_axis(**text, **lines)
        .configure_text(font=FONT)
        .to_dict(validate=False)  # every part was checked when it was made
    )
    for layer in _layers(spec):
        name = layer.get("data", {}).get("name")
        if name in rows:
            layer["data"] = {"values": rows[name]}
    return spec


def _layers(spec: Spec) -> Iterator[Spec]:
    for layer in spec.get("layer", []):
        yield layer
        yield from _layers(layer)


def colour(name: str, scheme: Scheme) -> str:
    """Give a colour of the style registry."""
    found = COLOURS[name]
    return found.light if scheme == "light" else found.dark


def drawing() -> Any:
    """Import Altair when a chart is drawn, for that takes a while."""
    import altair as alt  # noqa: PLC0415  see above

    return alt
