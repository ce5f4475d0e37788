"""An option in words: the ground of a clause, its outcome, and ready outcomes to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.core.area import Area
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)

MOST_NAMED = 3
HELD = {Holder.UKRAINE: "what Ukraine holds of", Holder.RUSSIA: "what Russia holds of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of the ground of a clause: four things apart."""

    troops: Troops
    administration: Administration
    sovereignty: Sovereignty = Sovereignty.UNSPECIFIED
    withdraws: Withdraws

    @classmethod
    def of(cls, clause: Clause) -> "Outcome":
        """Read it from a clause."""
        return cls(
            troops=clause.troops,
            administration=clause.administration,
            sovereignty=clause.sovereignty,
            withdraws=clause.withdraws,
        )

    def given(self, clause: Clause) -> Clause:
        """Give it to a clause; who would recognise the old one, and doubts, no longer count."""
        return replace(
            clause,
            troops=self.troops,
            administration=self.administration,
            sovereignty=self.sovereignty,
            withdraws=self.withdraws,
            recognised_by=(),
            uncertain="",
        )


READY: dict[str, Outcome] = {
    "Stays as held": Outcome(
        troops=Troops.HOLDER, administration=Administration.HOLDER, withdraws=Withdraws.NONE
    ),
    "Ukraine leaves, demilitarised": Outcome(
        troops=Troops.NONE, administration=Administration.UNSPECIFIED, withdraws=Withdraws.UKRAINE
    ),
    "Ukraine leaves, Russia governs": Outcome(
        troops=Troops.RUSSIA, administration=Administration.RUSSIA, withdraws=Withdraws.UKRAINE
    ),
    "Russia leaves, Ukraine governs": Outcome(
        troops=Troops.UKRAINE,
        administration=Administration.UKRAINE,
        sovereignty=Sovereignty.UKRAINE,
        withdraws=Withdraws.RUSSIA,
    ),
    "Russia leaves, demilitarised": Outcome(
        troops=Troops.NONE, administration=Administration.UNSPECIFIED, withdraws=Withdraws.RUSSIA
    ),
    "Both leave, each governs its part": Outcome(
        troops=Troops.NONE, administration=Administration.HOLDER, withdraws=Withdraws.BOTH
    ),
    "Both leave, international rule": Outcome(
        troops=Troops.THIRD_PARTY,
        administration=Administration.INTERNATIONAL,
        withdraws=Withdraws.BOTH,
    ),
}
OTHER = "Other terms"


def ready_name(clause: Clause) -> str:
    """Name the ready outcome that a clause has; :data:`OTHER` if it has none of them."""
    found = Outcome.of(clause)
    return next((name for name, outcome in READY.items() if outcome == found), OTHER)


def says(clause: Clause, names: Mapping[str, str], areas: Mapping[str, Area]) -> str:
    """Write a clause of an option as a sentence."""
    return f"{ground_words(clause.select, names, areas)}: {ready_name(clause)}."


def ground_words(wanted: Select, names: Mapping[str, str], areas: Mapping[str, Area]) -> str:
    """Say what ground is named.

    Parameters
    ----------
    wanted : Select
    names : mapping of str to str
        Of units, by P-code.
    areas : mapping of str to Area
        Of the option, by id.
    """
    place = _listed(names[code] for code in sorted(wanted.units)) or "all of Ukraine"
    if wanted.areas:
        inside = _listed(area.name for area in areas.values() if area.id in wanted.areas)
        place = inside if not wanted.units else f"{inside} in {place}"
    excepted = [c for c in sorted(wanted.except_units) if _matters(c, wanted.units)]
    if excepted:
        place += f" but {_listed(names[code] for code in excepted)}"
    if wanted.zones or wanted.except_zones:
        place += ", as parted by zones of the text"
    if wanted.within_km is not None:
        place += f", within {wanted.within_km:g} km of the line"
    held = f"{HELD[wanted.holder]} {place}" if wanted.holder else place
    return held[:1].upper() + held[1:]


def _matters(excepted: str, units: Iterable[str]) -> bool:
    """Tell whether a unit that is left out lies in what is named."""
    named = list(units)
    return not named or any(excepted.startswith(code) for code in named)


def _listed(words: Iterable[str]) -> str:
    """List some names, and count the others."""
    named = list(words)
    rest = len(named) - MOST_NAMED
    if rest > 0:
        named = [*named[:MOST_NAMED], f"{rest} more"]
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
