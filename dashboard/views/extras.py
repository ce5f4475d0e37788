"""What a page adds to the address beside the controls of the rail.

Each page names its own parameters. Values that do not exist fall back with a notice, as in
:mod:`dashboard.views.address`.
"""

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

LONGEST_ECHO = 40


def asked(page: str, names: Sequence[str]) -> dict[str, str] | None:
    """Read a page's own part of the address, if it is not what this page wrote there.

    Parameters
    ----------
    page : str
        Name of the page.
    names : sequence of str
        Its parameters.

    Returns
    -------
    dict or None
        None when the controls of the page are ahead of the address.
    """
    found = {name: st.query_params[name] for name in names if name in st.query_params}
    return None if found == st.session_state.get(f"published-{page}") else found


def publish(page: str, params: Mapping[str, str]) -> None:
    """Write a page's own part of the address and leave the rest as it is."""
    st.session_state[f"published-{page}"] = dict(params)
    present = st.query_params.to_dict()
    if {name: present.get(name) for name in params} != params:
        st.query_params.from_dict({**present, **params})


def one_of(
    params: Mapping[str, str],
    name: str,
    allowed: Collection[str],
    default: str,
    notices: list[str],
) -> str:
    """Give the asked value if it exists, else the default with a notice."""
    wanted = params.get(name, default)
    if wanted == default or wanted in allowed:
        return wanted
    notices.append(missing(name, wanted))
    return default


def missing(name: str, wanted: str) -> str:
    """Say that what a link asks for does not exist."""
    plain = "".join(sign for sign in wanted if sign.isprintable())
    short = plain if len(plain) <= LONGEST_ECHO else f"{plain[:LONGEST_ECHO]}…"
    return f"The link asks for the {name} “{short}”, which does not exist here."
