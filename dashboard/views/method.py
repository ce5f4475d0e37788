"""The Data & method page: every layer with its terms and checks, and how figures are made."""

from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import answers, output
from dashboard.errors import SourceError
from dashboard.output.words import grouped, number, share, short_date
from dashboard.sources import catalog
from dashboard.sources.contact_lines import MAPPERS, days
from dashboard.views import markup, takeaway
from dashboard.views.sheet import use_sheet

METHOD = Path(output.__file__).parent / "method.md"
KILOBYTE = 1000
TERMS = (("restrictive", "Restrictive"), ("no licence stated", "Not stated"))
"""Words of a licence that need saying aloud, and how they are said."""


def method_page() -> None:
    """Show what the figures rest on."""
    use_sheet("reading")
    with st.container(key="main"):
        found = checks()
        takeaway.offer(kind="data")
        st.html(markup.heading(_finding(found), _subtitle()))
        st.html(_status())
        st.html(markup.element("h2", "How the figures are made", "part"))
        with st.container(key="text"):
            st.markdown(METHOD.read_text(encoding="utf-8"))
        st.html(markup.element("h2", "Layers, terms and checks", "part"))
        st.html(markup.element("p", markup.text(_warning()), "said"))
        st.html(markup.element("div", _layers(found), "layers"))
        for name, described in catalog.resources().items():
            with st.expander(f"Steps and columns: {described['title']}"):
                st.html(_steps(name, described))
        st.html(markup.element("h2", "Land-only areas", "part"))
        st.html(_land())


def checks() -> dict[str, str]:
    """Verify the bytes of every file now.

    Returns
    -------
    dict of str to str
        What is wrong with each layer; empty where the file is as recorded.
    """
    return {name: _problem(name) for name in catalog.resources()}


def terms(licences: list[dict[str, str]]) -> str:
    """Tell whether a licence is restrictive or not stated; empty if it is neither."""
    stated = " ".join(licence["title"] for licence in licences)
    return ", ".join(said for words, said in TERMS if words in stated)


def _problem(name: str) -> str:
    try:
        catalog.verified_path(name)
    except SourceError as error:
        return str(error)
    return ""


def _finding(found: dict[str, str]) -> str:
    good = sum(not problem for problem in found.values())
    if good == len(found):
        return f"All {good} layers are as recorded"
    return f"{good} of {len(found)} layers are as recorded; the others are listed below"


def _subtitle() -> str:
    return (
        "Where every figure comes from, how it is made, what its limits are, who has which rights"
    )


def _status() -> str:
    """Say up to which day each mapper has a line."""
    parts = [
        f"{words}: {grouped(len(days(mapper)))} days, the last {_day(days(mapper)[-1])}"
        for mapper, words in MAPPERS.items()
    ]
    parts.append("Checksums are compared when a file is first read, and again if it changes")
    return markup.element("p", " · ".join(map(markup.text, parts)), "status")


def _day(iso: str) -> str:
    return short_date(date.fromisoformat(iso))


def _warning() -> str:
    """Say which layers may not be passed on freely."""
    flagged = [
        described["title"]
        for described in catalog.resources().values()
        if terms(described["licenses"])
    ]
    return (
        f"{len(flagged)} of {len(catalog.resources())} layers carry terms that are restrictive or "
        f"not stated: {'; '.join(flagged)}. Figures may be quoted with the producers named; before "
        "passing a layer on, or selling anything made from it, ask its producer."
    )


def _layers(found: dict[str, str]) -> str:
    rows = [_layer(described, found[name]) for name, described in catalog.resources().items()]
    head = ("", "valid on", "retrieved", "rows", "kB", "check")
    return markup.table("Every layer of the data package", head, rows)


def _layer(described: dict[str, Any], problem: str) -> tuple[str, ...]:
    flag = terms(described["licenses"])
    producers = ", ".join(markup.link(made["title"], made["path"]) for made in described["sources"])
    licences = "; ".join(licence["title"] for licence in described["licenses"])
    said = [
        markup.element("b", markup.text(described["title"])),
        markup.element("span", markup.text(described["description"]), "quiet"),
        markup.element("span", f"By {producers}.", "quiet"),
        (markup.element("b", f"{flag}. ", "flag") if flag else "")
        + markup.element("span", markup.text(licences), "quiet"),
    ]
    return (
        markup.Html(markup.element("span", "<br>".join(said), "wrap")),
        markup.named("valid on", described["validOn"].replace("/", " to ")),
        markup.named("retrieved", described["retrieved"]),
        markup.named("rows", grouped(described["rows"])),
        markup.named("kB", number(described["bytes"] / KILOBYTE)),
        markup.named("check", problem or "as recorded"),
    )


def _steps(name: str, described: dict[str, Any]) -> str:
    """Write how a layer was made, which columns it has, and the checksum of its file."""
    columns = [
        (field["name"], " · ".join(filter(None, [field["type"], field.get("unit", "")])))
        for field in described["schema"]["fields"]
    ]
    return (
        markup.points(described["steps"])
        + markup.table("Columns", ("", "type and unit"), columns)
        + markup.element("p", markup.text(f"{name}: {described['hash']}"), "legal hash")
    )


def _land() -> str:
    """Write how much of every oblast is land."""
    areas = answers.land_areas().sort_values("water_km2", ascending=False)
    rows: list[tuple[str, ...]] = [
        (
            row.name_en,
            number(row.area_km2),
            number(row.water_km2),
            number(row.land_km2),
            share(row.water_km2 / row.area_km2),
        )
        for row in areas.itertuples()
    ]
    total = areas[["area_km2", "water_km2", "land_km2"]].sum()
    rows.append(
        (
            "Ukraine",
            *(number(value) for value in total),
            share(total["water_km2"] / total["area_km2"]),
        )
    )
    note = (
        "All areas on the other pages count lagoons, estuaries, lakes and reservoirs inside the "
        "administrative units. Here the waters of the map’s background are taken off. The "
        "background is drawn for small scales: it knows no ponds and few rivers, misses most small "
        "lakes, and shows the Kakhovka reservoir as it was before June 2023. Read the water as "
        "rough, and the land as an upper bound."
    )
    head = ("", "km²", "of it water", "land only", "water")
    return markup.element("p", markup.text(note), "said") + markup.table(
        "Area with and without the larger waters, km²", head, rows
    )
