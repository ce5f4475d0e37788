"""The Claims page as Streamlit runs it, with figures made up for the test."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.core.claims import Claim, Measure, Of, Side, Unit, Verdict
from dashboard.core.findings import Finding
from dashboard.core.proposal import Holder, Select
from dashboard.views import claims
from dashboard.views.claims import chosen, subject

HELD = Measure(of=Of.AREA, select=Select(holder=Holder.RUSSIA), as_of="2025-11-19", mapper="owl")


def claim(name, **changes):
    given = {
        "id": name,
        "says": f"Figure {name}",
        "value": 1000.0,
        "unit": Unit.KM2,
        "publisher": "Publisher",
        "published": "2025-11",
        "url": "https://example.org/page",
        "verdict": Verdict.AGREES,
        "measure": HELD,
        "tolerance": 5.0,
        "why": "Rounding.",
    }
    return Claim(**(given | changes))


AGREES = Finding(claim("near"), 1003.0, Verdict.AGREES)
DIFFERS = Finding(
    claim("far", verdict=Verdict.DIFFERS, ours_is=Side.LOWER, reason="Counts <b>water</b>."),
    900.0,
    Verdict.DIFFERS,
)
NONE = Finding(
    claim("other", measure=None, verdict=Verdict.NOT_COMPARABLE, reason="Refugees.", url=""),
    None,
    Verdict.NOT_COMPARABLE,
)


def page():
    from dashboard.views.claims import claims_page  # noqa: PLC0415  runs inside Streamlit

    claims_page()


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.setattr(claims, "findings", lambda: (AGREES, DIFFERS, NONE))

    def go(**params):
        app = AppTest.from_function(page, default_timeout=60)
        for name, value in params.items():
            app.query_params[name] = value
        return app.run()

    return go


def written(app):
    text = " ".join(block.proto.body for block in app.get("html"))
    return text.replace('<span class="n">', "").replace("</span>", "")


def test_the_finding_counts_verdicts(opened):
    app = opened()

    assert not app.exception
    assert "1 of 3 published figures agree with ours" in written(app)
    assert "validation report" in written(app)
    assert "3 of 3 published figures" in written(app)


def test_a_row_has_both_figures_their_difference_and_the_reason(opened):
    text = written(opened())

    assert "1\u2009000\u00a0km²" in text
    assert "900\u00a0km²" in text
    assert "−100 (−10.0%)" in text
    assert "Counts &lt;b&gt;water&lt;/b&gt;." in text
    assert 'href="https://example.org/page"' in text


def test_a_row_opens_the_map_on_the_day_and_line_of_our_figure(opened):
    text = written(opened(verdict="differs"))

    assert 'href="./?date=2025-11-19&amp;mapper=owl&amp;people=official&amp;lang=en"' in text


def test_a_figure_without_one_of_ours_has_no_map(opened):
    text = written(opened(verdict="not-comparable"))

    assert "Figure other" in text
    assert "not compared" in text
    assert "Map for" not in text


@pytest.mark.parametrize(
    ("ours", "said"), [(1000.04, ">0 (0.0%)<"), (999.6, "−0.4 (−0.0%)"), (1000.46, "+0.5 (+0.0%)")]
)
def test_a_difference_is_not_finer_than_a_tenth(opened, monkeypatch, ours, said):
    near = Finding(claim("near"), ours, Verdict.AGREES)
    monkeypatch.setattr(claims, "findings", lambda: (near,))

    assert said in written(opened())


def test_a_verdict_that_is_not_the_recorded_one_is_said(opened, monkeypatch):
    changed = Finding(claim("moved"), 1100.0, Verdict.DIFFERS)
    monkeypatch.setattr(claims, "findings", lambda: (changed,))

    assert "not what was recorded" in written(opened())


def test_filters_keep_what_they_say_and_are_in_the_address(opened):
    app = opened()

    app.segmented_control(key="verdict").set_value("differs").run()

    assert "Figure far" in written(app)
    assert "Figure near" not in written(app)
    assert app.query_params["verdict"] in ("differs", ["differs"])


def test_filters_that_leave_nothing_say_so(opened):
    app = opened(verdict="agrees", subject="people")

    assert not app.exception
    assert "No published figure is of both kinds" in written(app)


def test_a_bad_link_falls_back_with_a_notice(opened):
    app = opened(verdict="maybe")

    assert not app.exception
    assert "verdict “maybe”" in written(app)
    assert app.segmented_control(key="verdict").value == "all"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "held"),
        ({"measure": None}, "none"),
        ({"measure": Measure(of=Of.AREA, select=Select(), as_of="2025-11-19")}, "units"),
        (
            {
                "measure": Measure(
                    of=Of.AREA, select=Select(), as_of="2025-11-19", since="2025-01-01"
                )
            },
            "gains",
        ),
        ({"unit": Unit.PEOPLE}, "people"),
        (
            {
                "measure": Measure(
                    of=Of.AREA, select=Select(holder=Holder.UKRAINE), as_of="2025-11-19"
                )
            },
            "kept",
        ),
    ],
)
def test_a_subject_follows_from_what_is_measured(changes, expected):
    assert subject(claim("x", **changes)) == expected


def test_all_keeps_every_finding():
    assert chosen((AGREES, DIFFERS, NONE), "all", "all") == [AGREES, DIFFERS, NONE]
