"""Published figures beside ours: the figure that we measure, and how the two relate."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import pandas as pd

from dashboard.core.claims import Claim, Measure, Of, Side, Verdict
from dashboard.core.ledger import select
from dashboard.core.proposal import Holder, Select


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a measure can be taken from: one mapper, one day, one population surface.

    Attributes
    ----------
    parcels : DataFrame, shape (n,)
        As in :class:`~dashboard.core.ground.Ground`, cut by ``is_held``, with ``people``.
    area_in_russia_km2
        Area that Ukraine holds inside Russia.
    """

    parcels: pd.DataFrame
    area_in_russia_km2: float


SceneOf: TypeAlias = Callable[[str, str, str], Scene]
"""Gives the scene of a mapper, day and population surface."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A published figure beside ours.

    Attributes
    ----------
    claim
        The published figure.
    ours
        Ours in the same unit, or ``None`` where there is none.
    verdict
        As the two figures show it today, which may differ from what the claim's file expects.
    """

    claim: Claim
    ours: float | None
    verdict: Verdict

    @property
    def difference(self) -> float | None:
        """Ours minus the published figure, in the unit."""
        return None if self.ours is None else self.ours - self.claim.value

    @property
    def is_as_stated(self) -> bool:
        """Whether verdict and side are the ones that the claim's file states and explains."""
        return self.verdict == self.claim.verdict and self._side() == self.claim.ours_is

    def _side(self) -> Side | None:
        """Tell on which side ours lies; none within the tolerance."""
        if self.difference is None or abs(self.difference) <= self.claim.tolerance:
            return None
        return Side.HIGHER if self.difference > 0 else Side.LOWER


def check(claim: Claim, scene_of: SceneOf) -> Finding:
    """Work out our figure for a claim and compare.

    Parameters
    ----------
    claim : Claim
    scene_of : callable
        Asked for the day of the measure, and for the day it counts from if it is a gain.
    """
    measure = claim.measure
    if measure is None:
        return judge(claim, None)
    ours = measured(measure, scene_of(measure.mapper, measure.as_of, measure.people))
    if measure.since:
        ours -= measured(measure, scene_of(measure.mapper, measure.since, measure.people))
    return judge(claim, ours)


def judge(claim: Claim, ours: float | None) -> Finding:
    """Compare a published figure with ours.

    Concepts that differ, such as residents of today and people before the war, are a statement of
    the claim's file and no figure changes it; else the tolerance decides.
    """
    if ours is None or claim.verdict is Verdict.NOT_COMPARABLE:
        return Finding(claim, ours, Verdict.NOT_COMPARABLE)
    is_near = abs(ours - claim.value) <= claim.tolerance
    return Finding(claim, ours, Verdict.AGREES if is_near else Verdict.DIFFERS)


def measured(measure: Measure, scene: Scene) -> float:
    """Add up what a measure names, on one day.

    Returns
    -------
    float
        In the unit of :data:`UNITS`.
    """
    if measure.of is Of.AREA_IN_RUSSIA:
        return scene.area_in_russia_km2
    column = "people" if measure.of is Of.PEOPLE else "area_km2"
    part = _total(scene.parcels, measure.select, column)
    if measure.of is not Of.SHARE:
        return part
    whole = replace(measure.select, holder=None, zones=frozenset(), except_zones=frozenset())
    return 100 * part / _total(scene.parcels, whole, column)


def _total(parcels: pd.DataFrame, wanted: Select, column: str) -> float:
    holder = np.where(parcels["is_held"], Holder.RUSSIA, Holder.UKRAINE)
    return float(parcels.loc[select(parcels, holder, wanted), column].sum())
