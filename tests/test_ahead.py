"""Work ahead of the reader."""

import threading

import pytest

from dashboard.errors import QueryError
from dashboard.views import ahead
from dashboard.views.ahead import Ahead

FIRST = [("a", "2025-11-19", "deepstate", "official", "")]
SECOND = [("b", "2025-11-20", "deepstate", "official", "")]


@pytest.fixture(autouse=True)
def _without_pause(monkeypatch):
    monkeypatch.setattr(ahead, "PAUSE_S", 0)


def wait_for(is_there):
    for _ in range(500):
        if is_there():
            return
        threading.Event().wait(0.01)
    pytest.fail("nothing came in 5 s")


def in_a_step(draw):
    """Draw a question in one step."""

    def steps(question):
        yield
        draw(question)

    return steps


def test_what_is_wanted_again_is_not_drawn_again():
    drawn = []
    worker = Ahead(in_a_step(drawn.append))

    worker.want(FIRST)
    wait_for(lambda: drawn == FIRST)
    worker.want(list(FIRST))
    worker.want(SECOND)

    wait_for(lambda: SECOND[0] in drawn)
    assert drawn == [*FIRST, *SECOND]


def test_a_question_without_an_answer_does_not_end_the_work():
    drawn = []

    def draw(question):
        if question == FIRST[0]:
            raise QueryError("no line")
        drawn.append(question)

    Ahead(in_a_step(draw)).want([*FIRST, *SECOND])

    wait_for(lambda: drawn == SECOND)


def test_a_newer_wish_ends_the_work_on_an_older_one():
    release, begun, drawn = threading.Event(), threading.Event(), []

    def slowly(question):
        drawn.append(question)
        begun.set()
        release.wait(5)

    worker = Ahead(in_a_step(slowly))

    worker.want([*FIRST, ("never", "", "", "", "")])
    begun.wait(5)
    worker.want(SECOND)
    release.set()

    wait_for(lambda: SECOND[0] in drawn)
    assert drawn == [*FIRST, *SECOND]


def test_who_waits_for_a_page_waits_for_one_step_at_most():
    release, begun, done = threading.Event(), threading.Event(), []

    def draw(_question):
        yield
        begun.set()
        release.wait(5)
        done.append("first step")
        yield
        done.append("second step")

    worker = Ahead(draw)
    worker.want(FIRST)
    begun.wait(5)
    worker.give_way()
    release.set()
    worker.want(SECOND)

    wait_for(lambda: len(done) == 3)
    assert done == ["first step", "first step", "second step"]


def test_what_was_done_is_not_done_again_after_a_page_that_wants_the_same():
    drawn = []
    worker = Ahead(in_a_step(drawn.append))
    worker.want(FIRST)
    wait_for(lambda: drawn == FIRST)

    worker.give_way()
    worker.want(list(FIRST))
    threading.Event().wait(0.1)  # long enough to draw it again
    worker.want(SECOND)

    wait_for(lambda: SECOND[0] in drawn)
    assert drawn == [*FIRST, *SECOND]
