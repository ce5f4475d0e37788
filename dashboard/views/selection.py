"""What the Compare page compares: texts, baseline and pair, as they stand in a link.

A text is written as its id, one of several readings as ``id:variant``; texts are parted by commas.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.core.proposal import Proposal
from dashboard.views.address import missing, one_of

FEWEST, MOST = 2, 5
USUAL = ("freeze-oct-2025", "us-28pt-nov-2025", "putin-june-2024")
NAMES = ("texts", "baseline", "pair")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Two to five texts, one of them the baseline, two of them the pair."""

    texts: tuple[str, ...]
    baseline: str
    pair: tuple[str, str]

    def params(self) -> dict[str, str]:
        """Write the selection for an address."""
        return {
            "texts": ",".join(self.texts),
            "baseline": self.baseline,
            "pair": ",".join(self.pair),
        }


def titles(texts: Mapping[str, Proposal]) -> dict[str, str]:
    """List what can be compared: a title for every key; texts without figures cannot be."""
    named: dict[str, str] = {}
    for text in texts.values():
        if text.is_computable and text.variants:
            named |= {f"{text.id}:{v.id}": f"{text.short}: {v.title}" for v in text.variants}
        elif text.is_computable:
            named[text.id] = text.short
    return named


def parted(key: str) -> tuple[str, str]:
    """Give proposal and variant of a key."""
    proposal, _, variant = key.partition(":")
    return proposal, variant


def read(
    params: Mapping[str, str], texts: Mapping[str, Proposal], current: str, notices: list[str]
) -> Selection:
    """Read a selection from an address; add a notice for everything that had to be replaced.

    Parameters
    ----------
    params : mapping of str to str
    texts : mapping of str to Proposal
    current : str
        The text that other pages show; it comes first where a link names none.
    notices : list of str
        Is added to.
    """
    known = list(titles(texts))
    wanted = params["texts"].split(",") if "texts" in params else []
    chosen = _known(wanted, known, texts, notices)
    if len(chosen) > MOST:
        notices.append(f"At most {MOST} texts are compared; the first {MOST} are shown.")
    for key in (current, *USUAL):
        if len(chosen) < (FEWEST if wanted else len(USUAL)):
            chosen += _unseen(key, known, chosen)
    kept = tuple(chosen[:MOST])
    baseline = one_of(params, "baseline", kept, kept[0], notices)
    return Selection(texts=kept, baseline=baseline, pair=_pair(params, kept, notices))


def usual_pair(texts: Sequence[str]) -> tuple[str, str]:
    """Give the pair that is shown unless another is asked for: the first and the second."""
    return texts[0], texts[1]


def _known(
    wanted: Sequence[str], known: list[str], texts: Mapping[str, Proposal], notices: list[str]
) -> list[str]:
    chosen: list[str] = []
    for key in wanted:
        found = _unseen(key, known, chosen)
        chosen += found
        if not found and key not in chosen:
            notices.append(_refusal(key, texts))
    return chosen


def _unseen(key: str, known: list[str], chosen: list[str]) -> list[str]:
    """Give the key that is meant, ``id`` standing for its first reading; none if it is there."""
    full = next((name for name in known if name == key or name.startswith(f"{key}:")), None)
    return [full] if full and full not in chosen else []


def _refusal(key: str, texts: Mapping[str, Proposal]) -> str:
    text = texts.get(key)
    if text is None or text.is_computable:
        return missing("text", key)
    return f"{text.short} cannot be compared: {text.not_computable}"


def _pair(params: Mapping[str, str], kept: Sequence[str], notices: list[str]) -> tuple[str, str]:
    asked = params.get("pair")
    if asked is None:
        return usual_pair(kept)
    first, _, second = asked.partition(",")
    if first in kept and second in kept and first != second:
        return first, second
    notices.append(missing("pair", asked))
    return usual_pair(kept)
