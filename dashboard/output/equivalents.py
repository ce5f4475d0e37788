"""How large an area is, told by a unit that people know: computed from our own boundaries.

No country abroad is compared with: one source for both sides of a comparison is enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.output.style import Language
from dashboard.output.words import number, share

FRACTIONS: tuple[tuple[float, str], ...] = (
    (1 / 10, "a tenth of"),
    (1 / 5, "a fifth of"),
    (1 / 4, "a quarter of"),
    (1 / 3, "a third of"),
    (1 / 2, "half of"),
    (2 / 3, "two thirds of"),
    (3 / 4, "three quarters of"),
    (1.0, "the size of"),
    (2.0, "twice the size of"),
    (3.0, "three times the size of"),
    (4.0, "four times the size of"),
)
FRACTIONS_UK: dict[str, str] = {
    "a tenth of": "десята частина",
    "a fifth of": "п’ята частина",
    "a quarter of": "чверть",
    "a third of": "третина",
    "half of": "половина",
    "two thirds of": "дві третини",
    "three quarters of": "три чверті",
    "the size of": "така сама",
    "twice the size of": "удвічі більша",
    "three times the size of": "утричі більша",
    "four times the size of": "учетверо більша",
}
"""The same in Ukrainian, as a share of an area."""
IN_UKRAINIAN = (
    "{area}: порівняно з площею «{name}» приблизно {words} ({exact}, за тими самими межами: "
    "© OpenStreetMap)."
)
FAMILIAR: tuple[str, ...] = ("UA80", "UA14", "UA65", "UA63", "UA01", "UA32", "UA73", "UA51", "UA46")
"""Kyiv city, Donetsk, Kherson, Kharkiv, Crimea, Kyiv, Chernivtsi, Odesa, Lviv: the first to fit."""
NEAR = 0.05
"""A round fraction may be off by this share before another one is sought."""
FARTHEST = 0.12
"""What is farther than this from every round fraction is left without a comparison."""
SMALLEST_KM2 = 50.0
"""What is smaller needs no comparison."""
NAMES = {"UA80": "the city of Kyiv", "UA01": "the Autonomous Republic of Crimea"}
"""Units whose name alone would be misread or needs an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """An area in terms of a unit.

    Attributes
    ----------
    pcode
        The unit.
    words
        ``a quarter of``.
    share
        Area over area of the unit, exact.
    """

    pcode: str
    words: str
    share: float


def equivalent(area_km2: float, units_km2: Mapping[str, float]) -> Equivalent | None:
    """Find the familiar unit of which an area is most nearly a round fraction.

    Parameters
    ----------
    area_km2 : float
    units_km2 : mapping of str to float
        Areas of the oblasts by code; must hold all of :data:`FAMILIAR`.

    Returns
    -------
    Equivalent or None
        The first of :data:`FAMILIAR` within :data:`NEAR` of a fraction, else the nearest one;
        None for an area under :data:`SMALLEST_KM2`, or if none is within :data:`FARTHEST`.
    """
    if area_km2 < SMALLEST_KM2:
        return None
    found = [_nearest(area_km2, pcode, units_km2[pcode]) for pcode in FAMILIAR]
    off, best = min(found, key=lambda pair: max(pair[0], NEAR))
    return best if off <= FARTHEST else None


def _nearest(area_km2: float, pcode: str, unit_km2: float) -> tuple[float, Equivalent]:
    """Give the nearest fraction of one unit, and how far it is off."""
    exact = area_km2 / unit_km2
    off, words = min((abs(exact / round_ - 1), words) for round_, words in FRACTIONS)
    return off, Equivalent(pcode=pcode, words=words, share=exact)


def sentence(area: str, found: Equivalent, name: str, language: Language = "en") -> str:
    """Say the comparison, with the exact share and whose boundaries it rests on.

    Parameters
    ----------
    area : str
        The area as it is written elsewhere on the page.
    found : Equivalent
    name : str
        Name of the unit in that language, in a list of units.
    language : Language
        In which the area is written as well.
    """
    if language == "uk":
        exact = share(found.share, language) if found.share < 1 else f"×{number(found.share, 'uk')}"
        return IN_UKRAINIAN.format(
            area=area, words=FRACTIONS_UK[found.words], name=name, exact=exact
        )
    exact = f"{share(found.share)} of" if found.share < 1 else f"{found.share:.2f} times"
    return (
        f"{area} is about {found.words} {NAMES.get(found.pcode, name)} ({exact} its area, "
        "measured on the same boundaries: © OpenStreetMap)."
    )
