"""Choosing units one by one, at three levels: a code covers every code that begins with it."""

from collections.abc import Collection
from dataclasses import replace

from dashboard.core.proposal import Pcode, Select

STEPS = ((4, 6), (6, 9))
"""How long the P-code of a unit is, and that of one in it."""


def is_covered(code: str, by: Collection[str]) -> bool:
    """Tell whether a unit, or one that it belongs to, is among some."""
    return any(code.startswith(chosen) for chosen in by)


def is_chosen(wanted: Select, code: str) -> bool:
    """Tell whether a unit is chosen, as a whole or under one that it belongs to."""
    is_in = is_covered(code, wanted.units) or not wanted.units
    return is_in and not is_covered(code, wanted.except_units)


def chosen_below(wanted: Select, code: str) -> bool:
    """Tell whether a unit is not chosen as a whole, but something below it is named."""
    named = wanted.units | wanted.except_units
    return any(other != code and other.startswith(code) for other in named)


def toggled(wanted: Select, code: str, known: Collection[str]) -> Select:
    """Choose a unit, or leave it out if it is chosen.

    Parameters
    ----------
    wanted : Select
        With ``units``: only these, less exceptions. Without: everything but the exceptions.
    code : str
        P-code of any level.
    known : collection of str
        All P-codes there are.

    Returns
    -------
    Select
        The same with that unit changed; what is named below it is forgotten.
    """
    pcode = Pcode(code)
    units, excepted = _above(wanted.units, code), _above(wanted.except_units, code)
    if is_chosen(wanted, code):
        units -= {pcode}
        if is_covered(code, units) or not wanted.units:
            excepted |= {pcode}
    else:
        excepted = _without(excepted, code, known)
        if wanted.units and not is_covered(code, units):
            units |= {pcode}
    return replace(wanted, units=units, except_units=excepted)


def _without(excepted: frozenset[Pcode], code: str, known: Collection[str]) -> frozenset[Pcode]:
    """Take a unit out of the exceptions; of one that it belongs to, all else stays an exception."""
    around = [other for other in excepted if code.startswith(other)]
    beside = {
        Pcode(other)
        for other in known
        if is_covered(other, around)
        and not is_covered(other, [code])
        and not code.startswith(other)
        and any(len(other) == length and code.startswith(other[:above]) for above, length in STEPS)
    }
    return (excepted - frozenset(around)) | beside


def _above(codes: frozenset[Pcode], code: str) -> frozenset[Pcode]:
    """Leave out what lies below a unit."""
    return frozenset(c for c in codes if c == code or not c.startswith(code))
