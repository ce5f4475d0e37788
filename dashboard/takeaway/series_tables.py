"""Tables that are not about one text: the hold on a place, published figures, areas of land."""

from datetime import date

from dashboard import answers
from dashboard.answers import Trend
from dashboard.core.claims import Verdict
from dashboard.core.trend import month_ends
from dashboard.output.figure import Wording
from dashboard.output.figure.content import Caption
from dashboard.output.figure.wording import NAMED_NOT_ENDORSED
from dashboard.output.head import Cell, Column, Table
from dashboard.output.words import Units, area, area_unit, share, short_date
from dashboard.takeaway.tallies import DIGITS_KM2, in_units

HELD, GAINED = Column("held_km2", "area"), Column("gained_km2", "area")
MONTHS_SHOWN = 12


def held_tables(found: Trend, units: Units) -> tuple[Table, ...]:
    """List the held area of a place by day, and what was gained by month."""
    held = Table(
        name="held",
        title=f"Held by Russia in {found.name}, by day",
        columns=(Column("day"), HELD, Column("share", "share"), Column("run", "number")),
        rows=tuple(
            (str(day), round(float(km2), DIGITS_KM2), round(km2 / found.area_km2, 6), int(run))
            for (day, km2), run in zip(found.held_km2.items(), found.stretch, strict=True)
        ),
        notes=(
            "Days without a line are missing. A new run begins after a gap or with a new source.",
        ),
    )
    gains = Table(
        name="gains",
        title=f"Gained by Russia in {found.name}, by month",
        columns=(Column("month"), Column("first"), Column("last"), GAINED),
        rows=tuple(
            (str(month), row.first, row.last, round(float(row.gained_km2), DIGITS_KM2))
            for month, row in zip(found.gains.index, found.gains.itertuples(), strict=True)
        ),
        notes=("Between the last lines of two months.",),
    )
    return in_units(held, units), in_units(gains, units)


def shown(found: Trend, wording: Wording) -> list[tuple[str, ...]]:
    """Write the held area at the end of the last months, as people read it, under a head."""
    ends = month_ends(found.held_km2.loc[: found.as_of].to_frame("held"))["held"]
    rows = [
        (
            short_date(date.fromisoformat(str(day)), wording.language),
            area(km2, wording.units, wording.language),
            share(km2 / found.area_km2, wording.language),
        )
        for day, km2 in ends.iloc[-MONTHS_SHOWN:].items()
    ]
    return [("", area_unit(wording.units, wording.language), "%"), *rows]


def claims_table() -> Table:
    """List published figures beside ours."""
    columns = (
        *(Column("claim"), Column("says"), Column("publisher"), Column("published_on")),
        *(Column("published", "number"), Column("unit"), Column("ours", "number")),
        *(Column("difference", "number"), Column("tolerance", "number"), Column("verdict")),
        *(Column("why"), Column("url")),
    )
    rows = tuple(
        (
            *(one.claim.id, one.claim.says, one.claim.publisher, one.claim.published),
            *(one.claim.value, str(one.claim.unit), _rounded(one.ours)),
            *(_rounded(one.difference), one.claim.tolerance, str(one.verdict)),
            *(one.claim.reason or one.claim.why, one.claim.url),
        )
        for one in answers.findings()
    )
    return Table(name="claims", title="Published figures beside ours", columns=columns, rows=rows)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS_KM2)


def claims_caption() -> Caption:
    """Say how many published figures agree with ours."""
    found = answers.findings()
    agree = sum(one.verdict is Verdict.AGREES for one in found)
    return _caption(
        f"{agree} of {len(found)} published figures agree with ours",
        "Each with the tolerance, the verdict and the reason",
        "claims",
    )


def land_table() -> Table:
    """List areas of oblasts with and without the larger waters."""
    columns = ("area_km2", "water_km2", "land_km2")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(code), str(row["name_en"]), *(round(float(row[name]), DIGITS_KM2) for name in columns))
        for code, row in answers.land_areas().iterrows()
    )
    return Table(
        name="areas",
        title="Areas of oblasts, and how much of them is land",
        columns=(Column("oblast"), Column("name_en"), *(Column(name, "area") for name in columns)),
        rows=rows,
        notes=(
            "Water comes from the background of the maps and is rough; land is an upper bound.",
        ),
    )


def data_caption() -> Caption:
    """Say what the layers are."""
    return _caption(
        f"{len(answers.all_sources())} layers of data, with producers and terms",
        "What every figure rests on",
        "data",
    )


def _caption(title: str, subtitle: str, recipe: str) -> Caption:
    """Say what a file without a line shows."""
    credited = dict.fromkeys(
        producer.partition(":")[0]
        for layer in answers.all_sources()
        for producer in layer.producers
    )
    return Caption(
        title=title,
        subtitle=subtitle,
        as_of=answers.latest_day(),
        source=f"Sources: {'; '.join(credited)}.",
        recipe=recipe,
        alt=f"Table. {title}. {subtitle}.",
        disclaimer=NAMED_NOT_ENDORSED.say("en"),
    )
