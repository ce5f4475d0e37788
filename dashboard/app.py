"""The server: the pages of the dashboard, and what it prepares before anybody has asked."""

import gc
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # gives memory back after reading
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrices here, so no threads wait for any

sys.path.insert(0, str(Path(__file__).parents[1]))  # `streamlit run` adds only dashboard/

import streamlit as st


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """Draw the first map while the first browser still loads the page."""
    threading.Thread(target=_draw_first_map, daemon=True).start()
    yield


def _draw_first_map() -> None:
    """Import what maps need, and draw one.

    All that is made here stays until the server ends, so nothing is to be collected, now or later.
    """
    gc.disable()
    try:
        from dashboard.views import first  # noqa: PLC0415  the server need not wait for it

        first.draw()
    finally:
        gc.freeze()
        gc.enable()


app = st.App(Path(__file__).with_name("pages.py"), lifespan=prepare)
