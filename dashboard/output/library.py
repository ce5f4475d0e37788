"""The library of texts: who put them forward, when, how certain; and how to narrow it down."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from dashboard.core.proposal import Proposal, Status
from dashboard.output.labels import label
from dashboard.output.style import Language
from dashboard.output.words import STATUS_WORDS, text_date

EVERY = "all"
PARTIES: dict[str, tuple[str, str]] = {
    "ukraine": ("Ukraine", r"\bUkraine\b|\bKyiv\b"),
    "russia": ("Russia", r"\bRussia\b"),
    "united-states": ("United States", r"\bUnited States\b|\bUS\b"),
    "europe": ("Europe", r"\bEurope\b|\bFrance\b|\bGermany\b|\bUnited Kingdom\b"),
    "other": ("Others", ""),
}
"""Id, name, and how a proponent is written in the texts."""

COMPUTABLE: dict[str, str] = {"yes": "With figures", "no": "Without figures"}
_ASIDE = re.compile(r"\([^)]*\)|, (?:describing|according to|as told by|passing on).*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to list: one value per field, ``all`` for no restriction."""

    proponent: str = EVERY
    year: str = EVERY
    status: str = EVERY
    computable: str = EVERY

    @property
    def is_open(self) -> bool:
        """Whether everything is listed."""
        return self == Filter()


def choices(texts: Iterable[Proposal], language: Language = "en") -> dict[str, dict[str, str]]:
    """List what can be asked for: words by id, by field of :class:`Filter`."""
    say = partial(label, language=language)
    every = {EVERY: say("All")}
    years = sorted({text.date[:4] for text in texts})
    return {
        "proponent": every | {name: say(words) for name, (words, _) in PARTIES.items()},
        "year": every | {year: year for year in years},
        "status": every
        | {str(s): say(STATUS_WORDS[s]).capitalize() for s in Status if s is not Status.OPTION},
        "computable": every | {name: say(words) for name, words in COMPUTABLE.items()},
    }


def parties(text: Proposal) -> frozenset[str]:
    """Tell whose a text is, by the names in its line of proponents; asides do not count."""
    named = _ASIDE.sub("", text.proponent)
    found = {name for name, (_, said) in PARTIES.items() if said and re.search(said, named)}
    return frozenset(found or {"other"})


def listed(texts: Iterable[Proposal], wanted: Filter) -> list[Proposal]:
    """Give the texts that fit a filter, in their own order."""
    return [text for text in texts if _fits(text, wanted)]


def _fits(text: Proposal, wanted: Filter) -> bool:
    has = {
        "proponent": parties(text),
        "year": {text.date[:4]},
        "status": {str(text.status)},
        "computable": {"yes" if text.is_computable else "no"},
    }
    return all(getattr(wanted, name) in {EVERY, *values} for name, values in has.items())


def entry(text: Proposal, language: Language = "en") -> str:
    """Write when, by whom and how certain, for a list."""
    figures = "" if text.is_computable else f" · {label('no figures', language)}"
    status = label(STATUS_WORDS[text.status], language)
    return f"{text_date(text.date, language)} · {text.proponent} · {status}{figures}"
