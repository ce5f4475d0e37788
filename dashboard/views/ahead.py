"""Work ahead: while somebody reads one text, draw the others on the same line."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from dashboard.errors import DashboardError
from dashboard.views.address import Question

PAUSE_S = 0.5
"""A line is looked at for this long before work on it begins: playing goes on undisturbed."""


class Ahead:
    """One thread of the server, busy with what was wanted last while nobody waits for a page.

    Parameters
    ----------
    draw : callable
        Prepares the answer to one question, step by step.
    """

    def __init__(self, draw: Callable[[Question], Iterator[None]]) -> None:
        self._draw = draw
        self._wanted: Sequence[Question] = ()
        self._done: Sequence[Question] = ()
        self._changed = threading.Condition()
        threading.Thread(target=self._run, daemon=True).start()

    def want(self, questions: Sequence[Question]) -> None:
        """Prepare these soon; what was wanted before is dropped."""
        with self._changed:
            if questions != self._wanted:
                self._wanted = questions
                self._changed.notify()

    def give_way(self) -> None:
        """Stop after the step at hand: somebody waits for a page, which needs the processor."""
        self.want(())

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted and self._wanted != self._done)
                wanted = self._wanted
            time.sleep(PAUSE_S)
            self._prepare(wanted)

    def _prepare(self, wanted: Sequence[Question]) -> None:
        for question in wanted:
            with contextlib.suppress(DashboardError):  # whoever asks it is told why
                for _ in self._draw(question):
                    if self._wanted is not wanted:
                        return
        self._done = wanted
