"""The ground coloured by what a text says of it: whose troops, whose sovereignty; or a difference.

Colouring by control is in :mod:`dashboard.output.moves`. Here every parcel takes the fill of its
outcome, and the key says in words what each fill means on this map.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.core.proposal import Holder, Sovereignty, Troops
from dashboard.output.style import Language, Words

Names = npt.NDArray[np.object_]

TROOPS: dict[str, Words] = {
    "ua": Words("Ukraine's troops", "Війська України"),
    "ru": Words("Russia's troops", "Війська Росії"),
    "dmz_ua": Words("No troops, held by Ukraine now", "Без військ, нині утримує Україна"),
    "dmz_ru": Words("No troops, held by Russia now", "Без військ, нині утримує Росія"),
    "third_ua": Words("Third-party troops", "Війська третіх сторін"),
    "claim": Words("Russia's internal security forces", "Сили внутрішньої безпеки Росії"),
    "grey": Words("Left open by the text", "Не визначено текстом"),
}
SOVEREIGNTY: dict[str, Words] = {
    "ua": Words("Ukraine's, or not mentioned", "Україна, або не згадано"),
    "ru": Words("Russia's, by this text", "Росія, за цим текстом"),
    "claim": Words("Claimed by Russia", "Претензія Росії"),
    "disputed": Words("Disputed", "Спірна"),
    "grey": Words("Left open by the text", "Не визначено текстом"),
}

_TROOP_FILLS: dict[str, str] = {
    Troops.RUSSIA: "ru",
    Troops.THIRD_PARTY: "third_ua",
    Troops.RUSSIAN_INTERNAL_SECURITY: "claim",
    Troops.DEFERRED: "grey",
    Troops.UNSPECIFIED: "grey",
}
_SOVEREIGN_FILLS: dict[str, str] = {
    Sovereignty.RUSSIA: "ru",
    Sovereignty.RUSSIA_CLAIMED: "claim",
    Sovereignty.DISPUTED: "disputed",
    Sovereignty.DEFERRED: "grey",
    Sovereignty.UNSPECIFIED: "grey",
}


def troop_names(parcels: pd.DataFrame) -> Names:
    """Name the fill of every parcel by whose troops may be there; ``""`` for Ukraine's.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
        ``holder`` and ``troops``; where no clause applies, the holder's troops stay.

    Returns
    -------
    ndarray of str, shape (n,)
        Keys of :data:`TROOPS`.
    """
    names = _named(parcels["troops"], _TROOP_FILLS)
    is_russian = (parcels["holder"] == Holder.RUSSIA).to_numpy()
    stays = parcels["troops"].isin(["", Troops.HOLDER]).to_numpy()
    is_empty = (parcels["troops"] == Troops.NONE).to_numpy()
    names[stays & is_russian] = "ru"
    names[is_empty] = np.where(is_russian, "dmz_ru", "dmz_ua")[is_empty]
    return names


def sovereign_names(parcels: pd.DataFrame) -> Names:
    """Name the fill of every parcel by whose it would be in law; ``""`` for Ukraine's or silence.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
        ``sovereignty``.

    Returns
    -------
    ndarray of str, shape (n,)
        Keys of :data:`SOVEREIGNTY`.
    """
    return _named(parcels["sovereignty"], _SOVEREIGN_FILLS)


def difference_names(parcels: pd.DataFrame) -> Names:
    """Name the fill of every parcel that two texts treat differently.

    Parameters
    ----------
    parcels : DataFrame, shape (n,)
        ``holder_after_a`` and ``holder_after_b``, as
        :class:`~dashboard.core.difference.Difference`.

    Returns
    -------
    ndarray of str, shape (n,)
        ``only_first``, ``only_second`` (Ukrainian-held under one text only) or ``other_terms``.
    """
    first, second = (
        (parcels[f"holder_after_{side}"] == Holder.UKRAINE).to_numpy() for side in "ab"
    )
    names = np.full(len(parcels), "other_terms", dtype=object)
    names[first & ~second] = "only_first"
    names[second & ~first] = "only_second"
    return names


def difference_words(first: str, second: str) -> dict[str, Words]:
    """Say what the fills of a difference mean, with the names of the two texts."""
    return {
        "only_first": Words(
            f"Ukrainian-held under {first} only", f"Утримує Україна лише за «{first}»"
        ),
        "only_second": Words(
            f"Ukrainian-held under {second} only", f"Утримує Україна лише за «{second}»"
        ),
        "other_terms": Words(
            "Other terms differ: troops, rule or law",
            "Відрізняються інші умови: війська, управління, право",
        ),
    }


def said(words: Mapping[str, Words], drawn: Sequence[str], language: Language) -> dict[str, str]:
    """Give the words of the fills that are drawn, and of the base where it means something."""
    return {
        name: meaning.say(language)
        for name, meaning in words.items()
        if name == "ua" or name in set(drawn)
    }


def _named(outcomes: pd.Series, fills: Mapping[str, str]) -> Names:
    names = np.full(len(outcomes), "", dtype=object)
    for outcome, fill in fills.items():
        names[(outcomes == outcome).to_numpy()] = fill
    return names
