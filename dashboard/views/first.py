"""What anybody sees first: the map of the plain address, drawn before anybody asks for it."""

import contextlib

from dashboard.errors import DashboardError
from dashboard.views import address, cached
from dashboard.views.map import map_page  # noqa: F401  the page that will ask


def draw() -> None:
    """Publish the base of the map and what stands on it by default."""
    choice, _ = address.read({}, cached.options())
    with contextlib.suppress(DashboardError):  # whoever opens the page is told why
        cached.base(choice.language)
        cached.answer(*choice.question)  # a page that asks meanwhile waits for this one
        for _ in cached.draw_ahead(choice.question):
            pass  # to the last step, nobody is waiting yet
