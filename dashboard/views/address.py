"""What a link says: every control of the page has a stable id in the address.

Reading never fails. A value that does not exist falls back to one that does, with a notice that
says what was asked for and what is shown.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.output.style import Language
from dashboard.output.words import Units, long_date

LONGEST_ECHO = 40
UNITS: dict[str, Units] = {"km2": "km2", "mi2": "mi2"}
LANGUAGES: dict[str, Language] = {"en": "en", "uk": "uk"}
OPTION = "option-"
"""Begins the id of every option that a user built."""
UNKNOWN_OPTION = (
    "The link names an option that was built, but does not carry it, and this server does not know "
    "it. Open its file on the Build page, or ask for the file."
)
Question = tuple[str, str, str, str, str]
"""What an answer depends on: proposal, day, mapper, people, variant."""
NAMES = ("proposal", "variant", "date", "mapper", "people", "show", "units", "lang", "option")
"""What every page writes into its address; a page may add names of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be asked for.

    Attributes
    ----------
    variants
        Ids of the variants of each proposal, by proposal; the first is the default.
    days
        Days with a line, ascending, by mapper; the first mapper is the default.
    surfaces, shows
        Population surfaces; layers that can be switched. Defaults come first or are named below.
    """

    variants: Mapping[str, Sequence[str]]
    days: Mapping[str, Sequence[str]]
    surfaces: Sequence[str]
    shows: Sequence[str] = ("claims", "before", "grey", "people", "sites", "raions", "hromadas")
    shown: Sequence[str] = ("claims", "before")
    proposal: str = "us-28pt-nov-2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the page shows: one value for every control.

    Attributes
    ----------
    proposal, variant, day, mapper, people, show
        Ids; ``variant`` is empty for a text without variants.
    units
        Of the figures on the page.
    language
        Of the labels on the map, of place names and of sentences.
    option
        Options that were built, written for a link; see :mod:`dashboard.views.built`.
    """

    proposal: str
    variant: str
    day: str
    mapper: str
    people: str
    show: tuple[str, ...]
    units: Units = "km2"
    language: Language = "en"
    option: str = ""

    @property
    def question(self) -> Question:
        """What an answer depends on, without how it is shown."""
        return self.proposal, self.day, self.mapper, self.people, self.variant

    def params(self) -> dict[str, str]:
        """Write the choice for an address, every value explicit."""
        written = {
            "proposal": self.proposal,
            "date": self.day,
            "mapper": self.mapper,
            "people": self.people,
            "show": ",".join(self.show) or "none",
            "units": self.units,
            "lang": self.language,
        }
        optional = {"variant": self.variant, "option": self.option}
        return written | {name: value for name, value in optional.items() if value}


def read(params: Mapping[str, str], options: Options) -> tuple[Choice, tuple[str, ...]]:
    """Read a choice from an address, and say what had to be replaced."""
    notices: list[str] = []
    default = (
        options.proposal if options.proposal in options.variants else next(iter(options.variants))
    )
    proposal = one_of(params, "proposal", options.variants, default, notices)
    variants = options.variants[proposal]
    mapper = one_of(params, "mapper", options.days, next(iter(options.days)), notices)
    choice = Choice(
        proposal=proposal,
        variant=one_of(params, "variant", variants, variants[0], notices) if variants else "",
        day=_day(params, options.days[mapper], notices),
        mapper=mapper,
        people=one_of(params, "people", options.surfaces, options.surfaces[0], notices),
        show=_shown(params, options, notices),
        units=UNITS[one_of(params, "units", UNITS, "km2", notices)],
        language=LANGUAGES[one_of(params, "lang", LANGUAGES, "en", notices)],
    )
    return choice, tuple(notices)


def nearest_day(asked: str, days: Sequence[str]) -> str:
    """Give the asked day if it has a line, else the last one before it, else the first of all."""
    return days[max(bisect_right(days, asked) - 1, 0)]


def day_notice(asked: str, shown: str) -> str:
    """Say that a day has no line and which is shown."""
    wanted, given = (long_date(date.fromisoformat(day)) for day in (asked, shown))
    return f"There is no line for {wanted}. The map shows {given}; nothing is interpolated."


def one_of(
    params: Mapping[str, str],
    name: str,
    allowed: Collection[str],
    default: str,
    notices: list[str],
) -> str:
    """Give the asked value if it exists or is the default, else the default with a notice."""
    asked = params.get(name, default)
    if asked == default or asked in allowed:
        return asked
    notices.append(missing(name, asked))
    return default


def missing(name: str, asked: str) -> str:
    """Say that what a link asks for does not exist."""
    if asked.startswith(OPTION):
        return UNKNOWN_OPTION
    return f"The link asks for the {name} “{_echo(asked)}”, which does not exist here."


def _day(params: Mapping[str, str], days: Sequence[str], notices: list[str]) -> str:
    asked = params.get("date")
    if asked is None:
        return days[-1]
    try:
        wanted = date.fromisoformat(asked).isoformat()
    except ValueError:
        notices.append(f"The link asks for the date “{_echo(asked)}”, which is not a day.")
        return days[-1]
    shown = nearest_day(wanted, days)
    if shown != wanted:
        notices.append(day_notice(wanted, shown))
    return shown


def _shown(params: Mapping[str, str], options: Options, notices: list[str]) -> tuple[str, ...]:
    asked = params.get("show")
    if asked is None:
        return tuple(options.shown)
    wanted = [] if asked == "none" else asked.split(",")
    if unknown := [name for name in wanted if name not in options.shows]:
        notices.append(
            f"The link asks to show “{_echo(','.join(unknown))}”, which does not exist here."
        )
        wanted = [name for name in wanted if name in options.shows] or list(options.shown)
    return tuple(name for name in options.shows if name in wanted)


def _echo(asked: str) -> str:
    """Repeat what was asked, short and without anything that is not plain text."""
    plain = "".join(sign for sign in asked if sign.isprintable())
    return plain if len(plain) <= LONGEST_ECHO else f"{plain[:LONGEST_ECHO]}…"
