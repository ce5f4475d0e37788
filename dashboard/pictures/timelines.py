"""The hold on a place over time, with the texts on their dates."""

from datetime import date

from dashboard import answers
from dashboard.answers import Trend
from dashboard.answers.recipes import COUNTRY
from dashboard.answers.trends import SOURCE_CHANGES
from dashboard.output.chart_labels import marks
from dashboard.output.figure import wording as words
from dashboard.output.figure.content import Caption, TimelineContent, Wording
from dashboard.output.labels import label
from dashboard.output.trend_words import hold_changed
from dashboard.output.words import grouped, short_date
from dashboard.pictures.maps import PLAIN, day_of, place_name
from dashboard.sources.contact_lines import MAPPERS
from dashboard.sources.proposals import load_proposals

FIRST_DAY = "2022-03-01"


def timeline_of(
    trend: Trend, mapper: str = answers.MAPPER, wording: Wording = PLAIN, *, chosen: str = ""
) -> TimelineContent:
    """Show the hold on a place over time, as a share of it.

    Parameters
    ----------
    trend : Trend
    mapper : str
        Whose lines the trend was made from.
    wording : Wording
    chosen : str
        Id of the text that the picture is about, if any.
    """
    shares = trend.held_km2 / trend.area_km2
    days = list(shares.index)
    language = wording.language
    is_country = trend.place == COUNTRY
    name = label("Ukraine", language) if is_country else place_name(trend.place, wording)
    title = hold_changed(name, shares.iloc[0], shares.loc[trend.as_of], language)
    subtitle = words.SHARE_HELD.say(language).format(
        name=name, first=day_of(days[0], wording), last=day_of(trend.as_of, wording)
    )
    events = marks(load_proposals().values(), chosen, FIRST_DAY, days[-1])
    dated = {event.day for event in events if event.is_chosen}
    marked = "; ".join(f"{e.words}*" if e.is_chosen else e.words for e in events)
    return TimelineContent(
        caption=Caption(
            title=title,
            subtitle=subtitle,
            as_of=trend.as_of,
            source=_source(mapper, days, wording),
            recipe=trend.recipe,
            alt=f"{title}. {subtitle}. {marked}",
            disclaimer=words.NAMED_NOT_ENDORSED.say(language),
            wording=wording,
        ),
        name=name,
        days=days,
        shares=list(shares),
        stretches=[int(run) for run in trend.stretch],
        told=sorted({days[0], trend.as_of, days[-1], *(dated & set(days))}),
        before=trend.before_km2 / trend.area_km2,
        breaks=tuple(
            (day, words.SOURCE_CHANGES.say(language).format(day=_short(day, wording)))
            for day in SOURCE_CHANGES[mapper]
        ),
        events=events,
    )


def _short(day: str, wording: Wording) -> str:
    return short_date(date.fromisoformat(day), wording.language)


def _source(mapper: str, days: list[str], wording: Wording) -> str:
    series = words.SERIES_BY.say(wording.language).format(
        mapper=MAPPERS[mapper],
        days=grouped(len(days)),
        first=_short(days[0], wording),
        last=_short(days[-1], wording),
    )
    return f"{series} {words.BOUNDARIES.say(wording.language)}"
