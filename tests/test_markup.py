"""Text in HTML: escaped once, and numbers kept whole."""

import pytest

from dashboard.views import markup


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<img src=x onerror=a>", "a & b"])
def test_text_is_escaped(words):
    written = markup.text(words)

    assert "<s" not in written.replace("<span", "")
    assert "<img" not in written
    assert "& " not in written.replace("&amp;", "")


def test_an_apostrophe_stays_readable():
    assert markup.text("Russia's claims") == "Russia's claims"


def test_a_number_and_its_unit_stay_on_one_line():
    assert (
        markup.text("6\u2009230\u00a0km² more") == '<span class="n">6\u2009230\u00a0km²</span> more'
    )


def test_markup_is_not_escaped_twice():
    assert markup.text(markup.Html("<b>x</b>")) == "<b>x</b>"


def test_only_a_web_address_becomes_a_link():
    assert markup.link("t", "javascript:alert(1)") == "t"
    assert markup.link("t", 'https://a.example/"onclick="x').count('"') == 6


def test_a_table_has_a_caption_and_headed_rows_and_columns():
    written = markup.table("Ledger", ("", "km²"), [("All", "3"), (markup.PART + "Part", "1")])

    assert "<caption>Ledger</caption>" in written
    assert '<th scope="col">km²</th>' in written
    assert '<tr class="part"><th scope="row">' in written


def test_a_wide_table_can_be_scrolled_by_keyboard_and_has_a_name():
    written = markup.table("Towns & sites", ("Town",), [])

    assert 'tabindex="0"' in written
    assert 'aria-label="Towns &amp; sites"' in written


def test_a_card_refuses_a_colour_that_is_not_in_the_registry():
    with pytest.raises(KeyError, match="crimson"):
        markup.card("a", "1", "km²", "", "crimson")
