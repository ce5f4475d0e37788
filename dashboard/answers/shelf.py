"""Options that are open in this process, by id, so that every question can be asked of them."""

from collections import OrderedDict
from threading import Lock

from dashboard.core.proposal import Proposal
from dashboard.sources.options import option_from_toml, option_to_toml

MOST_OPTIONS = 256
MOST_CHARACTERS = 50_000_000
"""Of all options together, as they would be saved."""

_options: OrderedDict[str, tuple[Proposal, int]] = OrderedDict()
_lock = Lock()


def put(option: Proposal) -> str:
    """Lay an option on the shelf; those that were not asked for longest make room.

    Parameters
    ----------
    option
        Whatever its id. It is written and read as a file would be, so that nothing is on the shelf
        that cannot be saved.

    Returns
    -------
    str
        Its id: the same for the same option, from whomever.

    Raises
    ------
    ProposalError
        As :func:`~dashboard.sources.options.option_from_toml`.
    """
    text = option_to_toml(option)
    kept = option_from_toml(text, option.short or "option")
    with _lock:
        _options[kept.id] = kept, len(text)
        _options.move_to_end(kept.id)
        while len(_options) > MOST_OPTIONS or _characters() > MOST_CHARACTERS:
            _options.popitem(last=False)
    return kept.id


def get(option: str) -> Proposal | None:
    """Find an option by its id, if it is on the shelf."""
    with _lock:
        if option not in _options:
            return None
        _options.move_to_end(option)
        return _options[option][0]


def _characters() -> int:
    return sum(length for _, length in _options.values())
