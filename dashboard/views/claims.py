"""The Claims page: published figures beside ours, which is also our validation report."""

import html
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from dashboard import answers
from dashboard.core.claims import Claim, Measure, Unit, Verdict
from dashboard.core.findings import Finding
from dashboard.core.proposal import Holder
from dashboard.output.amounts import NONE
from dashboard.output.labels import label
from dashboard.output.style import Language, Words
from dashboard.output.words import (
    NO_BREAK_SPACE,
    SIGNIFICANT_DIGITS,
    THIN_SPACE,
    UNITS,
    grouped,
    number,
    rounded,
    share,
    short_date,
    text_date,
)
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import extras, markup, takeaway
from dashboard.views.address import LANGUAGES
from dashboard.views.sheet import notify, tell_language, use_sheet

PAGE = "claims"
VERDICTS = {
    "all": "All",
    Verdict.AGREES.value: "Agrees",
    Verdict.DIFFERS.value: "Differs",
    Verdict.NOT_COMPARABLE.value: "Not comparable",
}
UNIT_NAMES = {Unit.KM2: "km2", Unit.KM: "km", Unit.PEOPLE: "people"}
SUBJECTS = {
    "all": "All subjects",
    "held": "Held by Russia",
    "kept": "Held by Ukraine",
    "gains": "Gains between two days",
    "people": "People",
    "units": "Areas of units",
    "none": "Nothing of ours to compare",
}
INTRODUCTION = Words(
    "Figures that others published, beside ours for the same ground, day and unit. This is also "
    "our validation report: the tests of this project compare the same figures and fail if a "
    "verdict changes. A difference is kept and explained, never tuned away.",
    "Числа, які оприлюднили інші, поруч із нашими для тієї самої території, дня й одиниці. Це "
    "водночас наш звіт про перевірку: тести проєкту порівнюють ті самі числа й не проходять, якщо "
    "висновок змінюється. Розбіжність лишається з поясненням, її не підганяють.",
)
AGREE = Words(
    "{agree} of {all} published figures agree with ours",
    "З нашими узгоджуються {agree} з {all} оприлюднених чисел",
)
SHOWN = Words("{} of {} published figures", "{} з {} оприлюднених чисел")
BY_PUBLISHERS = Words("by {} publishers", "джерел: {}")
MEASURING = Words(
    "Measuring every published figure; the first time takes some seconds …",
    "Обчислюємо кожне оприлюднене число; першого разу це триває кілька секунд …",
)
FOR_WHEN = Words(" For {}.", " Щодо: {}.")
OUR_LINE = Words(" Our line: {}, {}.", " Наша лінія: {}, {}.")
PERIOD = Words("{} to {}", "{} – {}")
WITHIN = Words("Within {}: {}", "У межах {}: {}")
CHANGED = Words(
    " This is not what was recorded when it was checked.",
    " Це не те, що записано під час перевірки.",
)
MAP_FOR = Words("Map for {}", "Карта для {}")


def claims_page() -> None:
    """Show every published figure beside ours."""
    use_sheet("reading")
    language = LANGUAGES.get(st.query_params.get("lang", ""), "en")
    with st.container(key="main"):
        notices = extras.follow(PAGE, {"verdict": list(VERDICTS), "subject": list(SUBJECTS)})
        heading = st.empty()
        with st.spinner(MEASURING.say(language)):
            found = findings()
        heading.html(markup.heading(_finding(found, language), INTRODUCTION.say(language)))
        notify(notices)
        takeaway.offer(kind="claims")
        st.html(_counts(found, language))
        _choose(language)
        shown = chosen(found, st.session_state["verdict"], st.session_state["subject"])
        _show(shown, found, language)
        tell_language(language)
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


def _finding(found: Sequence[Finding], language: Language) -> str:
    agree = sum(one.verdict is Verdict.AGREES for one in found)
    return AGREE.say(language).format(agree=agree, all=len(found))


def _counts(found: Sequence[Finding], language: Language) -> str:
    """Write how many figures got which verdict."""
    count = Counter(one.verdict for one in found)
    sources = len({one.claim.publisher for one in found})
    notes = {
        Verdict.AGREES: "within a tolerance that is stated with its reason",
        Verdict.DIFFERS: "beyond it; the reason stands beside the figure",
        Verdict.NOT_COMPARABLE: "another quantity, or none of ours",
    }
    say, by = partial(label, language=language), BY_PUBLISHERS.say(language).format(sources)
    written = [markup.card(say("Published figures"), str(len(found)), "", by)]
    written += [
        markup.card(say(VERDICTS[verdict]), str(count[verdict]), "", say(note))
        for verdict, note in notes.items()
    ]
    return markup.cards(written)


def _choose(language: Language) -> None:
    """Ask for a verdict and a subject."""
    say = partial(label, language=language)
    with st.container(key="filters", horizontal=True):
        st.segmented_control(
            say("Verdict"),
            list(VERDICTS),
            key="verdict",
            format_func=lambda verdict: say(VERDICTS[verdict]),
            required=True,
        )
        st.selectbox(
            say("Subject"),
            list(SUBJECTS),
            key="subject",
            format_func=lambda about: say(SUBJECTS[about]),
            width=260,
        )


def _show(shown: Sequence[Finding], found: Sequence[Finding], language: Language) -> None:
    say = partial(label, language=language)
    if not shown:
        st.html(markup.element("p", say("No published figure is of both kinds."), "notice"))
        return
    caption = SHOWN.say(language).format(len(shown), len(found))
    head = ("", *map(say, ("published", "ours", "difference", "verdict")), "")
    rows = [_row(one, language) for one in shown]
    st.html(markup.element("div", markup.table(caption, head, rows), "claims"))


def _row(one: Finding, language: Language) -> tuple[str, ...]:
    claim, say = one.claim, partial(label, language=language)
    return (
        _said(claim, language),
        markup.named(say("published"), _amount(claim.value, claim.unit, language)),
        markup.named(say("ours"), _as_exact(one, language)),
        markup.named(say("difference"), _difference(one, language)),
        _verdict(one, language),
        _map_link(claim, language),
    )


def _said(claim: Claim, language: Language) -> markup.Html:
    """Write what was published, by whom and when."""
    who = markup.link(claim.publisher, claim.url) if claim.url else markup.text(claim.publisher)
    ours = _our_line(claim, language)
    when = FOR_WHEN.say(language).format(claim.when) if claim.when else ""
    published = text_date(claim.published, language).removesuffix(".")
    written = markup.text(f", {published}.{when}{ours}")
    return markup.Html(
        markup.element(
            "span",
            f"{markup.text(claim.says)}<br>{markup.element('span', who + written, 'quiet')}",
            "wrap",
        )
    )


def _our_line(claim: Claim, language: Language) -> str:
    """Say which line ours was measured on; the area of a whole unit needs none."""
    if claim.measure is None or subject(claim) == "units":
        return ""
    period = _period(claim.measure, language)
    return OUR_LINE.say(language).format(period, MAPPERS[claim.measure.mapper])


def _period(measure: Measure, language: Language) -> str:
    last = short_date(date.fromisoformat(measure.as_of), language)
    if not measure.since:
        return last
    first = short_date(date.fromisoformat(measure.since), language)
    return PERIOD.say(language).format(first, last)


def _amount(value: float, unit: Unit, language: Language) -> str:
    """Write a published figure as it was published."""
    written = grouped(value, language)
    if unit is Unit.PERCENT:
        return f"{written}%" if language == "en" else f"{written}{NO_BREAK_SPACE}%"
    return f"{written}{NO_BREAK_SPACE}{UNITS[UNIT_NAMES[unit]][language]}"


def _as_exact(one: Finding, language: Language) -> str:
    """Write a figure of ours with as many digits as the published one, three at least."""
    if one.ours is None:
        return NONE.say(language)
    stated = grouped(one.claim.value).replace(THIN_SPACE, "").replace(".", "").strip("0")
    shown = rounded(one.ours, max(SIGNIFICANT_DIGITS, len(stated)))
    return _amount(shown, one.claim.unit, language)


def _difference(one: Finding, language: Language) -> str:
    """Write ours minus the published figure, and how much that is of it."""
    if one.difference is None or one.verdict is Verdict.NOT_COMPARABLE:
        return label("not compared", language)
    size = round(abs(one.difference), 2 if one.claim.unit is Unit.PERCENT else 1)
    sign = ("+" if one.difference > 0 else "−") if size else ""
    if one.claim.unit is Unit.PERCENT:
        points = f"{number(size, language)}{NO_BREAK_SPACE}{label('points', language)}"
        return sign + points
    part = share(abs(one.difference) / one.claim.value, language)
    return f"{sign}{number(size, language)} ({sign}{part})"


def _verdict(one: Finding, language: Language) -> markup.Html:
    """Write the verdict and its reason; where both agree, how near is near."""
    words = label(VERDICTS[one.verdict.value], language)
    if one.verdict is Verdict.AGREES:
        width = _amount(rounded(one.claim.tolerance), one.claim.unit, language)
        why = WITHIN.say(language).format(width, one.claim.why)
    else:
        why = one.claim.reason
    changed = "" if one.is_as_stated else CHANGED.say(language)
    reason = markup.element("span", markup.text(why + changed), "quiet")
    return markup.Html(
        markup.element("span", f"{markup.element('b', words, 'flag')}<br>{reason}", "wrap")
    )


def _map_link(claim: Claim, language: Language) -> markup.Html:
    """Link to the Map page on the day, line and people of our figure."""
    if claim.measure is None:
        return markup.Html("")
    said = MAP_FOR.say(language).format(claim.id)
    asked = html.escape(f"{map_query(claim.measure)}&lang={language}")
    return markup.Html(
        f'<a href="./?{asked}" target="_self" aria-label="{said}">{label("Map", language)}</a>'
    )


def map_query(measure: Measure) -> str:
    """Write the address of the Map page that shows what a figure was measured on."""
    asked = {"date": measure.as_of, "mapper": measure.mapper, "people": measure.people}
    return urlencode(asked)
