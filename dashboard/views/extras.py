"""What a page adds to the address beside the controls of the rail.

Each page names its own parameters. Values that do not exist fall back with a notice, as in
:mod:`dashboard.views.address`.
"""

from collections.abc import Collection, Mapping

import streamlit as st

from dashboard.views.address import one_of


def asked(page: str, names: Collection[str]) -> dict[str, str] | None:
    """Read a page's own part of the address, if it is not what this page wrote there.

    Parameters
    ----------
    page : str
        Name of the page.
    names : collection of str
        Its parameters.

    Returns
    -------
    dict or None
        None when the controls of the page are ahead of the address.
    """
    found = _address(names)
    return None if found == st.session_state.get(f"published-{page}") else found


def publish(page: str, params: Mapping[str, str]) -> None:
    """Write a page's own part of the address and leave the rest as it is."""
    st.session_state[f"published-{page}"] = dict(params)
    present = st.query_params.to_dict()
    if {name: present.get(name) for name in params} != params:
        st.query_params.from_dict({**present, **params})


def follow(page: str, allowed: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Set controls whose keys are the names of their parameters, where the address is ahead.

    Parameters
    ----------
    page : str
        Name of the page.
    allowed : mapping
        What each control may be, by its name; the first is the default.

    Returns
    -------
    tuple of str
        What had to be replaced.
    """
    state, notices = st.session_state, list[str]()
    wanted = _address(allowed)
    if asked(page, allowed) is None:
        wanted |= {name: state[name] for name in allowed if name in state}
    for name, values in allowed.items():
        state[name] = one_of(wanted, name, values, next(iter(values)), notices)
    return tuple(notices)


def publish_controls(page: str, names: Collection[str]) -> None:
    """Write controls whose keys are the names of their parameters into the address."""
    publish(page, {name: st.session_state[name] for name in names})


def _address(names: Collection[str]) -> dict[str, str]:
    return {name: st.query_params[name] for name in names if name in st.query_params}
