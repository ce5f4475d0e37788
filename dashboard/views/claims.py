"""The Claims page: published figures beside ours, which is also our validation report."""

import html
from collections import Counter
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from dashboard import answers
from dashboard.core.claims import Claim, Measure, Unit, Verdict
from dashboard.core.findings import Finding
from dashboard.core.proposal import Holder
from dashboard.output.words import (
    NO_BREAK_SPACE,
    SIGNIFICANT_DIGITS,
    THIN_SPACE,
    grouped,
    number,
    rounded,
    share,
    short_date,
    text_date,
)
from dashboard.sources.contact_lines import MAPPERS
from dashboard.takeaway import Request
from dashboard.views import extras, markup, takeaway
from dashboard.views.sheet import notify, use_sheet

PAGE = "claims"
VERDICTS = {
    "all": "All",
    Verdict.AGREES.value: "Agrees",
    Verdict.DIFFERS.value: "Differs",
    Verdict.NOT_COMPARABLE.value: "Not comparable",
}
SUBJECTS = {
    "all": "All subjects",
    "held": "Held by Russia",
    "kept": "Held by Ukraine",
    "gains": "Gains between two days",
    "people": "People",
    "units": "Areas of units",
    "none": "Nothing of ours to compare",
}
INTRODUCTION = (
    "Figures that others published, beside ours for the same ground, day and unit. This is also "
    "our validation report: the tests of this project compare the same figures and fail if a "
    "verdict changes. A difference is kept and explained, never tuned away."
)


def claims_page() -> None:
    """Show every published figure beside ours."""
    use_sheet("reading")
    with st.container(key="main"):
        notices = extras.follow(PAGE, {"verdict": list(VERDICTS), "subject": list(SUBJECTS)})
        heading = st.empty()
        with st.spinner("Measuring every published figure; the first time takes some seconds …"):
            found = findings()
        heading.html(markup.heading(_finding(found), INTRODUCTION))
        notify(notices)
        takeaway.offer(Request(kind="claims"))
        st.html(_counts(found))
        _choose()
        shown = chosen(found, st.session_state["verdict"], st.session_state["subject"])
        _show(shown, found)
    extras.publish_controls(PAGE, ["verdict", "subject"])


@st.cache_resource(show_spinner=False)
def findings() -> tuple[Finding, ...]:
    """Compare every published figure with ours, once for all readers."""
    return answers.findings()


def subject(claim: Claim) -> str:
    """Tell what a published figure is about, as a key of :data:`SUBJECTS`."""
    measure = claim.measure
    if measure is None:
        return "none"
    if measure.since:
        return "gains"
    if claim.unit is Unit.PEOPLE:
        return "people"
    return _whose(measure)


def _whose(measure: Measure) -> str:
    if measure.select.holder is None:
        return "units"
    return "held" if measure.select.holder is Holder.RUSSIA else "kept"


def chosen(found: Sequence[Finding], verdict: str, about: str) -> list[Finding]:
    """Keep the findings of one verdict and one subject; ``all`` keeps every one."""
    return [
        one
        for one in found
        if verdict in {"all", one.verdict.value} and about in {"all", subject(one.claim)}
    ]


def _finding(found: Sequence[Finding]) -> str:
    agree = sum(one.verdict is Verdict.AGREES for one in found)
    return f"{agree} of {len(found)} published figures agree with ours"


def _counts(found: Sequence[Finding]) -> str:
    """Write how many figures got which verdict."""
    count = Counter(one.verdict for one in found)
    sources = len({one.claim.publisher for one in found})
    notes = {
        Verdict.AGREES: "within a tolerance that is stated with its reason",
        Verdict.DIFFERS: "beyond it; the reason stands beside the figure",
        Verdict.NOT_COMPARABLE: "another quantity, or none of ours",
    }
    written = [markup.card("Published figures", str(len(found)), "", f"by {sources} publishers")]
    written += [
        markup.card(VERDICTS[verdict], str(count[verdict]), "", note)
        for verdict, note in notes.items()
    ]
    return markup.cards(written)


def _choose() -> None:
    """Ask for a verdict and a subject."""
    with st.container(key="filters", horizontal=True):
        st.segmented_control(
            "Verdict",
            list(VERDICTS),
            key="verdict",
            format_func=VERDICTS.__getitem__,
            required=True,
        )
        st.selectbox(
            "Subject", list(SUBJECTS), key="subject", format_func=SUBJECTS.__getitem__, width=260
        )


def _show(shown: Sequence[Finding], found: Sequence[Finding]) -> None:
    if not shown:
        st.html(markup.element("p", "No published figure is of both kinds.", "notice"))
        return
    caption = f"{len(shown)} of {len(found)} published figures"
    head = ("", "published", "ours", "difference", "verdict", "")
    st.html(markup.element("div", markup.table(caption, head, map(_row, shown)), "claims"))


def _row(one: Finding) -> tuple[str, ...]:
    claim = one.claim
    return (
        _said(claim),
        markup.named("published", _amount(claim.value, claim.unit)),
        markup.named("ours", _as_exact(one)),
        markup.named("difference", _difference(one)),
        _verdict(one),
        _map_link(claim),
    )


def _said(claim: Claim) -> markup.Html:
    """Write what was published, by whom and when."""
    who = markup.link(claim.publisher, claim.url) if claim.url else markup.text(claim.publisher)
    ours = _our_line(claim)
    when = f" For {claim.when}." if claim.when else ""
    written = markup.text(f", {text_date(claim.published)}.{when}{ours}")
    return markup.Html(
        markup.element(
            "span",
            f"{markup.text(claim.says)}<br>{markup.element('span', who + written, 'quiet')}",
            "wrap",
        )
    )


def _our_line(claim: Claim) -> str:
    """Say which line ours was measured on; the area of a whole unit needs none."""
    if claim.measure is None or subject(claim) == "units":
        return ""
    return f" Our line: {_period(claim.measure)}, {MAPPERS[claim.measure.mapper]}."


def _period(measure: Measure) -> str:
    last = short_date(date.fromisoformat(measure.as_of))
    if not measure.since:
        return last
    return f"{short_date(date.fromisoformat(measure.since))} to {last}"


def _amount(value: float, unit: Unit) -> str:
    """Write a published figure as it was published."""
    return f"{grouped(value)}%" if unit is Unit.PERCENT else _with_unit(grouped(value), unit)


def _as_exact(one: Finding) -> str:
    """Write a figure of ours with as many digits as the published one, three at least."""
    if one.ours is None:
        return "none"
    stated = grouped(one.claim.value).replace(THIN_SPACE, "").replace(".", "").strip("0")
    return _amount(rounded(one.ours, max(SIGNIFICANT_DIGITS, len(stated))), one.claim.unit)


def _with_unit(written: str, unit: Unit) -> str:
    return written + NO_BREAK_SPACE + {Unit.KM2: "km²", Unit.KM: "km"}.get(unit, unit.value)


def _difference(one: Finding) -> str:
    """Write ours minus the published figure, and how much that is of it."""
    if one.difference is None or one.verdict is Verdict.NOT_COMPARABLE:
        return "not compared"
    sign = "+" if one.difference > 0 else "−"
    size = abs(one.difference)
    if one.claim.unit is Unit.PERCENT:
        return f"{sign}{number(round(size, 2))}{NO_BREAK_SPACE}points"
    return f"{sign}{number(size)} ({sign}{share(size / one.claim.value)})"


def _verdict(one: Finding) -> markup.Html:
    """Write the verdict and its reason; where both agree, how near is near."""
    words = VERDICTS[one.verdict.value]
    if one.verdict is Verdict.AGREES:
        width = _amount(rounded(one.claim.tolerance), one.claim.unit)
        why = f"Within {width}: {one.claim.why}"
    else:
        why = one.claim.reason
    changed = "" if one.is_as_stated else " This is not what was recorded when it was checked."
    reason = markup.element("span", markup.text(why + changed), "quiet")
    return markup.Html(
        markup.element("span", f"{markup.element('b', words, 'flag')}<br>{reason}", "wrap")
    )


def _map_link(claim: Claim) -> markup.Html:
    """Link to the Map page on the day, line and people of our figure."""
    if claim.measure is None:
        return markup.Html("")
    return markup.Html(
        f'<a href="./?{html.escape(map_query(claim.measure))}" target="_self" '
        f'aria-label="Map for {claim.id}">Map</a>'
    )


def map_query(measure: Measure) -> str:
    """Write the address of the Map page that shows what a figure was measured on."""
    asked = {"date": measure.as_of, "mapper": measure.mapper, "people": measure.people}
    return urlencode(asked)
