"""Options as links: the file, compressed, in letters that an address can hold."""

import base64
import zlib

from dashboard.core.proposal import Proposal
from dashboard.errors import ProposalError
from dashboard.sources.option_checks import MOST_WORDS_BYTES
from dashboard.sources.options import option_from_bytes, option_to_toml

LONGEST_LINK = 1_800
"""What mail programs and messengers pass on unbroken, with room for the rest of the address."""
PARAMETER = "option"
"""Name of the parameter of an address that carries options."""
PARTED = "."
"""Stands between the links of several options."""


def option_to_link(option: Proposal) -> str | None:
    """Write an option as letters, digits, ``-`` and ``_``.

    Returns
    -------
    str or None
        ``None`` where that is longer than :data:`LONGEST_LINK`; then it can be saved as a file.
    """
    packed = zlib.compress(option_to_toml(option).encode(), level=9)
    link = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    return link if len(link) <= LONGEST_LINK else None


def option_from_link(link: str) -> Proposal:
    """Read an option from what :func:`option_to_link` wrote.

    Raises
    ------
    ProposalError
        If the link was cut off or altered, unfolds to more than an option can be, or as
        :func:`~dashboard.sources.options.option_from_toml`.
    """
    if len(link) > LONGEST_LINK:
        raise _refused(f"{len(link):,} characters", f"at most {LONGEST_LINK:,}")
    try:
        packed = base64.b64decode(link + "=" * (-len(link) % 4), altchars=b"-_", validate=True)
        unfolding = zlib.decompressobj()
        found = unfolding.decompress(packed, MOST_WORDS_BYTES)
    except (ValueError, zlib.error) as error:
        raise _refused("letters that hold no option", "the whole link") from error
    if not unfolding.eof or unfolding.unused_data:
        raise _refused("an option that is cut off or too large", "the whole link")
    return option_from_bytes(found, "link")


def _refused(found: str, expected: str) -> ProposalError:
    return ProposalError(
        f"The link of an option has {found}; expected {expected}. Copy the link anew, or ask for "
        "the option as a file."
    )
