"""What the plain address asks for is there before anybody asks."""

import streamlit as st

from dashboard import answers
from dashboard.errors import SourceError
from dashboard.views import address, cached, first


def test_the_map_of_the_plain_address_needs_no_more_answers(monkeypatch):
    st.cache_resource.clear()
    first.draw()
    monkeypatch.setattr(answers, "settled", None)
    monkeypatch.setattr(answers, "observation", None)
    choice, notices = address.read({}, cached.options())

    moves = cached.moves(choice.question)

    assert notices == ()
    assert moves.shapes
    assert cached.day_shapes(choice.day, choice.mapper)
    assert cached.answer(*choice.question).as_of == answers.latest_day()


def test_data_that_cannot_be_read_do_not_keep_the_server_from_starting(monkeypatch):
    def refuse(_language):
        raise SourceError("units.parquet is missing.")

    monkeypatch.setattr(cached, "base", refuse)

    first.draw()
