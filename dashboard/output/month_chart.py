"""What was gained in each month, as bars from a zero line."""

from collections.abc import Sequence

from dashboard.output.chart_frame import Scheme, Spec, colour, drawing, finished, value_axis
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import number


def by_month(
    months: Sequence[str],
    gains: Sequence[float],
    description: str,
    scheme: Scheme,
    language: Language = "en",
) -> Spec:
    """Draw what was gained in each month as bars, losses hollow and below zero.

    Parameters
    ----------
    months : sequence of str
        ``YYYY-MM``; a month without a figure is not among them.
    gains : sequence of float
    description : str
    scheme : {"light", "dark"}
    language : Language
    """
    alt = drawing()

    rows = [
        {"m": month, "v": gain, "t": number(gain, language), "lost": gain < 0}
        for month, gain in zip(months, gains, strict=True)
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "m:O",
            title=None,
            axis=alt.Axis(
                labelExpr="slice(datum.value, 5) == '01' ? slice(datum.value, 0, 4) : ''",
                labelAngle=0,
                labelOverlap=False,
                ticks=False,
                domain=False,
                labelPadding=8,
            ),
        ),
        y=value_axis(alt),
    )
    bars = base.mark_bar(stroke=colour("claim", scheme), strokeWidth=1).encode(
        color=alt.condition(
            "datum.lost",
            alt.value(colour("paper", scheme)),
            alt.value(colour("ru", scheme)),
        ),
        tooltip=[
            alt.Tooltip("m:N", title=label("Month", language)),
            alt.Tooltip("t:N", title=label("Gained", language)),
        ],
    )
    told = {months[-1], max(zip(map(abs, gains), months, strict=True))[1]}
    named = [row for row in rows if row["m"] in told]
    texts = [
        base.properties(data=alt.Data(values=[row for row in named if row["lost"] is is_lost]))
        .mark_text(dy=14 if is_lost else -9, fontWeight=600, color=colour("ink", scheme))
        .encode(text="t:N")
        for is_lost in (False, True)
    ]
    zero = (
        alt.Chart(alt.Data(values=[{"v": 0}]))
        .mark_rule(color=colour("ink2", scheme))
        .encode(y="v:Q")
    )
    return finished(alt.layer(bars, zero, *texts), description, scheme, {})
