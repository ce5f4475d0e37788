"""The table of a comparison: a column for each text, rows of cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["", "nil", "unstated", "words"]
Amounts = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One text of a comparison, with everything that the matrix shows of it.

    Attributes
    ----------
    key
        Id of the text, with ``:variant`` where it has variants.
    title, about
        Its name; proponent, date and status.
    figures
        ``area_km2`` and ``people`` by name of :data:`~dashboard.output.comparison.FIGURES`.
    other
        The same on the other mapper's line of the day; None where there is none.
    silent
        Names of the moves of which the text does not speak everywhere.
    frozen, recognition
        Oblasts in which the line is frozen; who would recognise what, in the text's words.
    towns, sites
        Names of what changes, the largest town first.
    line_km
        Length of the line that would result.
    """

    key: str
    title: str
    about: str
    figures: Mapping[str, Amounts]
    other: Mapping[str, Amounts] | None = None
    silent: frozenset[str] = frozenset()
    frozen: tuple[str, ...] = ()
    recognition: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    line_km: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of the matrix: what stands large, what stands under it, and of which kind it is."""

    main: str
    notes: tuple[str, ...] = ()
    kind: Kind = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the matrix, a cell for each column."""

    label: str
    cells: tuple[Cell, ...]
