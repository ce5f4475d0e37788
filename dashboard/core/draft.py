"""An option while it is made: every step is a whole proposal, so that each can be undone."""

from dataclasses import dataclass, replace

from dashboard.core.proposal import Clause, Proposal

MOST_STEPS = 200
"""So many steps can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An option with its history.

    Attributes
    ----------
    present
        As it is now.
    past, future
        What undoing and redoing lead to; the nearest step is the last of ``past`` and the first of
        ``future``.
    """

    present: Proposal
    past: tuple[Proposal, ...] = ()
    future: tuple[Proposal, ...] = ()

    def changed(self, option: Proposal) -> "Draft":
        """Go on to another state; what was undone before can no longer be redone."""
        if option == self.present:
            return self
        return Draft(option, (*self.past, self.present)[-MOST_STEPS:])

    def undone(self) -> "Draft":
        """Go one step back; stay where there is none."""
        if not self.past:
            return self
        *past, before = self.past
        return Draft(before, tuple(past), (self.present, *self.future))

    def redone(self) -> "Draft":
        """Go one step forward again; stay where there is none."""
        if not self.future:
            return self
        after, *future = self.future
        return Draft(after, (*self.past, self.present), tuple(future))


def with_clause(option: Proposal, clause: Clause) -> Proposal:
    """Put a clause in the place of the one with its id, else at the end."""
    if clause.id not in {known.id for known in option.clauses}:
        return replace(option, clauses=(*option.clauses, clause))
    kept = tuple(clause if known.id == clause.id else known for known in option.clauses)
    return replace(option, clauses=kept)


def without_clause(option: Proposal, clause: str) -> Proposal:
    """Leave out a clause."""
    return replace(option, clauses=tuple(c for c in option.clauses if c.id != clause))


def moved_clause(option: Proposal, clause: str, by: int) -> Proposal:
    """Move a clause down the order by so many places, or up if ``by`` is negative."""
    kept = [c for c in option.clauses if c.id != clause]
    place = next((k for k, c in enumerate(option.clauses) if c.id == clause), None)
    if place is None:
        return option
    kept.insert(min(max(place + by, 0), len(kept)), option.clauses[place])
    return replace(option, clauses=tuple(kept))


def free_clause_id(option: Proposal) -> str:
    """Give an id that no clause of the option has."""
    taken = {clause.id for clause in option.clauses}
    return next(name for k in range(1, len(taken) + 2) if (name := f"clause-{k}") not in taken)
