"""The real server and browser of the tests, for benchmarks too."""

from tests.conftest import browser, home, visit, window

__all__ = ["browser", "home", "visit", "window"]
