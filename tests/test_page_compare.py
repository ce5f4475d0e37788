"""The Compare page as Streamlit runs it, without a browser, and what its links say."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import answers
from dashboard.core.option import copied_option
from dashboard.output.words import number
from dashboard.sources.option_links import option_to_link
from dashboard.sources.proposals import load_proposals
from dashboard.views.selection import MOST, read, titles

DAY = "2025-11-19"
TEXTS = load_proposals()
THREE = "us-28pt-nov-2025,freeze-oct-2025,putin-june-2024"


def script():
    from dashboard.views.compare import compare_page  # noqa: PLC0415  a script of its own

    compare_page()


def opened(**params):
    page = AppTest.from_function(script, default_timeout=60)
    for name, value in {"date": DAY, "texts": THREE, **params}.items():
        page.query_params[name] = value
    return page.run()


def written(page):
    return " ".join(block.proto.body for block in page.get("html"))


def plain(page):
    """What is written, without marks of HTML; thin and fixed spaces as plain ones."""
    return re.sub(r"<[^>]+>", "", written(page)).replace("\u2009", " ").replace("\u00a0", " ")


def rows(page, class_):
    """Cells of a table by the first word of its rows."""
    table = next(b.proto.body for b in page.get("html") if f'class="table {class_}' in b.proto.body)
    body = table.split("<tbody>")[1].split("</tbody>")[0]
    parted = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in body.split("<tr>")[1:]]
    return {re.sub(r"<[^>]+>", "", cells[0]): cells[1:] for cells in parted}


def styles(page):
    sent = json.loads(page.get("component_instance")[0].proto.json_args)["feature_group"]
    state = json.loads(re.search(r"territory\.show\((.*)\);", sent)[1])
    return {shape["style"] for shape in state["shapes"]}


def test_the_matrix_has_a_column_for_every_text_with_figures_of_one_ground():
    page = opened()

    told = rows(page, "matrix")["Ukraine withdraws from"]
    wanted = [(key, "") for key in THREE.split(",")]
    found = [a.ledger.summary()["ukraine_withdraws"] for a in answers.compared(wanted, DAY)]
    assert number(found[0]["area_km2"]) in told[0]
    assert number(found[0]["people"]) in told[0]
    assert told[1].startswith('<span class="n">0</span>')
    assert number(found[2]["area_km2"]) in told[2]


def test_the_title_says_how_far_the_texts_are_apart():
    assert re.search(r"Ukraine would leave 0, [\d ]+ or [\d ]+ km², depending", plain(opened()))


def test_nothing_stated_is_not_zero():
    told = rows(opened(), "matrix")["Russia withdraws from"]

    assert told[1].startswith('<span class="n">0</span>')
    assert told[2].startswith("none stated")


def test_another_baseline_turns_the_differences_round():
    page = opened()
    before = rows(page, "matrix")["Ukraine withdraws from"]

    after = page.selectbox(key="compare-baseline").select("freeze-oct-2025").run()

    told = rows(after, "matrix")["Ukraine withdraws from"]
    assert "−" in before[1]
    assert "+" in told[0]
    assert after.query_params["baseline"] == "freeze-oct-2025"


def test_a_day_with_one_mapper_says_that_no_range_is_known():
    assert "Only one mapper has a line for this day" in plain(opened(date="2026-08-20"))


def test_only_ground_treated_differently_is_on_the_map():
    page = opened(pair="us-28pt-nov-2025,freeze-oct-2025")

    assert {"only_first", "only_second", "other_terms"} <= styles(page)
    assert not {"leave_ua_dmz", "leave_ru", "claim"} & styles(page)


def test_the_pieces_are_listed_and_checked_against_the_totals():
    page = opened()

    pieces = rows(page, "pieces")
    assert "All pieces together" in pieces
    assert "Checked for area and for people" in plain(page)
    assert ">no</td>" not in written(page)
    assert any("demilitarised" in cell for cells in pieces.values() for cell in cells)


def test_the_pair_is_written_into_the_address():
    page = opened()

    page.selectbox(key="compare-second").select("putin-june-2024").run()

    assert page.query_params["pair"] == "us-28pt-nov-2025,putin-june-2024"
    assert page.query_params["texts"] == THREE


def test_a_text_taken_away_leaves_baseline_and_pair_in_order():
    page = opened(baseline="putin-june-2024", pair="putin-june-2024,freeze-oct-2025")

    page.multiselect(key="compare-texts").unselect("putin-june-2024").run()

    assert not page.exception
    assert page.query_params["baseline"] == "us-28pt-nov-2025"
    assert page.query_params["pair"] == "us-28pt-nov-2025,freeze-oct-2025"


def test_one_text_alone_asks_for_another():
    page = opened(texts="us-28pt-nov-2025,freeze-oct-2025")

    page.multiselect(key="compare-texts").unselect("freeze-oct-2025").run()

    assert not page.exception
    assert "Choose 2 to 5 texts" in plain(page)


def test_readings_of_one_text_can_be_compared():
    page = opened(texts="ua-20pt-dec-2025-b:5km,ua-20pt-dec-2025-b:40km")

    assert not page.exception
    assert "Checked for area and for people" in plain(page)
    assert page.query_params["texts"] == "ua-20pt-dec-2025-b:5km,ua-20pt-dec-2025-b:40km"


@pytest.mark.parametrize(
    "params",
    [
        {"texts": "no-such-text,us-28pt-nov-2025"},
        {"texts": "<script>alert(1)</script>"},
        {"baseline": "nobody"},
        {"pair": "us-28pt-nov-2025"},
        {"pair": "us-28pt-nov-2025,us-28pt-nov-2025"},
        {"texts": "ua-20pt-dec-2025-b:99km,us-28pt-nov-2025"},
    ],
)
def test_a_bad_link_falls_back_with_a_notice_and_no_traceback(params):
    page = opened(**params)

    assert not page.exception
    assert "which does not exist here" in written(page)
    assert "<script" not in written(page)
    assert "All pieces together" in plain(page)


def test_a_text_without_figures_is_refused_with_its_reason():
    said = plain(opened(texts="geneva-19pt-nov-2025,us-28pt-nov-2025"))

    assert TEXTS["geneva-19pt-nov-2025"].not_computable[:40] in said


def selected(current="us-28pt-nov-2025", **params):
    notices = []
    return read(params, TEXTS, current, notices), notices


def test_without_a_link_the_text_in_hand_is_compared_with_the_usual_ones():
    chosen, notices = selected("e3-nov-2025")

    assert chosen.texts[0] == "e3-nov-2025"
    assert chosen.baseline == "e3-nov-2025"
    assert len(chosen.texts) == 3
    assert notices == []


def test_a_text_in_hand_without_figures_is_left_out():
    chosen, _ = selected("geneva-19pt-nov-2025")

    assert "geneva-19pt-nov-2025" not in chosen.texts


def test_a_text_with_readings_stands_for_its_first_reading():
    chosen, _ = selected(texts="ua-20pt-dec-2025-b,us-28pt-nov-2025")

    assert chosen.texts == ("ua-20pt-dec-2025-b:5km", "us-28pt-nov-2025")


def test_more_than_five_texts_are_cut_with_a_notice():
    chosen, notices = selected(texts=",".join(list(titles(TEXTS))[:7]))

    assert len(chosen.texts) == MOST
    assert len(notices) == 1


def test_a_selection_is_read_back_as_it_was_written():
    chosen, _ = selected(texts=THREE, baseline="putin-june-2024")

    again, notices = selected(**chosen.params())

    assert again == chosen
    assert notices == []


def test_a_comparison_alone_has_no_controls_but_a_way_back():
    page = opened(shot="true")

    assert not page.exception
    assert not page.multiselect
    assert "Back to the page" in plain(page)
    assert "All pieces together" in plain(page)


def test_an_option_that_nobody_knows_says_what_to_do():
    page = opened(texts="option-0123456789abcdef,us-28pt-nov-2025")

    assert "Open its file on the Build page" in plain(page)


def test_options_that_a_link_carries_are_compared():
    texts = ("us-28pt-nov-2025", "putin-june-2024")
    options = [copied_option(TEXTS[text], date="2026-01-01") for text in texts]
    ids = [answers.shelf.put(option) for option in options]
    links = [option_to_link(answers.shelf.get(name)) for name in ids]

    page = opened(texts=",".join(ids), option=".".join(filter(None, links)))

    told = rows(page, "matrix")["Ukraine withdraws from"]
    for text, cell in zip(texts, told, strict=True):
        leaves = answers.settled(text, DAY).ledger.summary()["ukraine_withdraws"]
        assert number(leaves["area_km2"]) in cell
    assert not page.exception
