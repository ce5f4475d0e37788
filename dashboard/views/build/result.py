"""What the option would mean: balance by oblast, overlaps, the line before and after."""

import streamlit as st

from dashboard.answers import Answer
from dashboard.views import figures, meaning
from dashboard.views.address import Choice


def ticker(choice: Choice, settled: Answer) -> None:
    """Say what each side leaves and the balance, above the map."""
    st.html(meaning.ticker_line(choice, settled))


def below(choice: Choice, settled: Answer) -> None:
    """Show what follows, below the map."""
    st.html(figures.status_line(choice, settled))
