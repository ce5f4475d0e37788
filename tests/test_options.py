"""Options: what a user built is saved, opened and settled the same, and nothing else gets in."""

import base64
import hashlib
import json
import threading
import tomllib
import zlib
from dataclasses import replace

import numpy as np
import pytest
import toyland
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from shapely import MultiPolygon, Polygon, box

from dashboard import answers
from dashboard.answers import shelf
from dashboard.cli import main
from dashboard.core.area import Area, area_column, drawn_area
from dashboard.core.geodesy import geodesic_area_km2
from dashboard.core.ground import cut
from dashboard.core.ledger import settle
from dashboard.core.option import built_option, copied_option
from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Pcode,
    Select,
    Sovereignty,
    Troops,
    Withdraws,
)
from dashboard.errors import GeometryError, ProposalError, QueryError
from dashboard.sources import option_checks
from dashboard.sources.option_links import LONGEST_LINK, option_from_link, option_to_link
from dashboard.sources.options import load_option, option_from_toml, option_to_toml
from dashboard.sources.proposals import DIRECTORY, load_proposal, load_proposals

DAY = "2025-11-19"
SQUARE = drawn_area("Square", box(37.0, 48.0, 37.5, 48.5))
ISLES = drawn_area("Isles", MultiPolygon([box(36, 49, 36.5, 49.5), box(36.6, 49, 36.7, 49.1)]))


def clause(name="one", **where):
    return Clause(
        id=name,
        says=f"Clause {name}.",
        select=Select(**where),
        troops=Troops.UKRAINE,
        administration=Administration.UKRAINE,
        sovereignty=Sovereignty.UKRAINE,
        withdraws=Withdraws.RUSSIA,
    )


def option(*clauses, areas=(), **words):
    return replace(built_option("My option", clauses, areas, date="2026-01-15"), **words)


def reopened(wanted):
    return option_from_toml(option_to_toml(wanted))


# Areas


def test_the_same_ground_drawn_another_way_is_the_same_area():
    other_way = Polygon([(37.5, 48.5), (37.0, 48.5), (37.0, 48.0), (37.5, 48.0)])

    assert drawn_area("Square", other_way) == SQUARE
    assert drawn_area("Square", other_way.reverse()).id == SQUARE.id


def test_an_edge_that_crosses_itself_is_taken_apart():
    bow = drawn_area("Bow", Polygon([(36, 48), (37, 49), (37, 48), (36, 49)]))

    assert bow.shape.is_valid
    assert bow.shape.area == pytest.approx(0.5)


@pytest.mark.parametrize(
    "drawn",
    [
        Polygon([(36, 48), (37, 49), (36, 48)]),
        box(36, 48, 36 + 1e-7, 48 + 1e-7),
        box(1e6, 48, 2e6, 49),
        box(36, 48, np.inf, 49),
    ],
    ids=["line", "point", "huge", "infinite"],
)
def test_what_encloses_no_ground_on_earth_is_no_area(drawn):
    with pytest.raises(GeometryError, match="drawn area"):
        drawn_area("Nothing", drawn)


# Settled


def test_a_clause_covers_only_what_lies_inside_its_areas():
    west = drawn_area("West", toyland.square(0, 0, 0.5, 2))
    ground = cut(toyland.held_east_of(1), west.shape, area_column(west.id))

    covered = settle((clause(areas=frozenset({west.id})),), ground).rows().set_index("clause")

    expected = geodesic_area_km2(np.array([west.shape]))[0]
    assert covered.loc["one", "area_km2"].sum() == pytest.approx(expected, rel=1e-4)


def test_ground_that_was_not_cut_by_an_area_cannot_be_settled():
    with pytest.raises(QueryError, match="not cut by it"):
        settle((clause(areas=frozenset({SQUARE.id})),), toyland.held_east_of(1))


def test_an_option_adds_up_to_the_country_and_its_area_is_its_ground():
    wanted = shelf.put(option(clause(areas=frozenset({SQUARE.id})), areas=(SQUARE,)))

    answer = answers.settled(wanted, DAY)

    rows = answer.ledger.rows().set_index("clause")
    assert rows.loc["one", "area_km2"].sum() == pytest.approx(
        geodesic_area_km2(np.array([SQUARE.shape]))[0], rel=1e-5
    )
    assert abs(answer.area_error_km2) < 0.01
    assert abs(answer.people_error) < 0.01


def test_options_and_texts_are_compared_on_one_cut():
    wanted = [
        shelf.put(option(clause(areas=frozenset({area.id})), areas=(area,)))
        for area in (SQUARE, ISLES)
    ]

    first, second, text = answers.compared([*((o, "") for o in wanted), ("e3-nov-2025", "")], DAY)

    assert first.ledger.ground is second.ledger.ground is text.ledger.ground


def test_an_area_that_no_clause_names_cuts_nothing():
    wanted = shelf.put(option(clause(units=frozenset({Pcode("UA14")})), areas=(SQUARE,)))

    assert area_column(SQUARE.id) not in answers.settled(wanted, DAY).ledger.ground.parcels


def test_an_option_with_areas_is_not_settled_on_all_days_at_once():
    wanted = option(clause(areas=frozenset({SQUARE.id})), areas=(SQUARE,))

    with pytest.raises(QueryError, match=r"drawn area.*Ask for single days"):
        answers.settled_series(reopened(wanted))


def test_an_option_by_units_is_settled_on_all_days():
    wanted = option(clause(units=frozenset({Pcode("UA63")}), holder=Holder.RUSSIA))

    series = answers.settled_series(reopened(wanted))["russia_withdraws"]["area_km2"]

    single = answers.settled(shelf.put(wanted), DAY).ledger.summary()["russia_withdraws"]
    assert series[DAY] == pytest.approx(single["area_km2"], abs=1)


# Saved and opened

words = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"]), max_size=60
)
shown = words.filter(str.strip)
maybe = st.just("") | shown  # the desk takes blanks away, and files with nothing else are refused
corners = st.tuples(st.floats(22, 40), st.floats(44, 52))


@st.composite
def shapes(draw):
    (x, y), width, height = draw(corners), draw(st.floats(0.01, 3)), draw(st.floats(0.01, 3))
    hole = draw(st.booleans())
    inner = box(x + width / 4, y + height / 4, x + width / 2, y + height / 2)
    return box(x, y, x + width, y + height).difference(inner if hole else Polygon())


@st.composite
def options(draw):
    drawn = draw(st.lists(st.builds(drawn_area, shown, shapes()), max_size=3))
    areas = {area.id: area for area in drawn}
    selects = st.builds(
        Select,
        units=st.frozensets(st.sampled_from(["UA14", "UA1402", "UA1402001", "UA63"])),
        except_units=st.frozensets(st.sampled_from(["UA01", "UA85"])),
        holder=st.sampled_from([None, *Holder]),
        zones=st.frozensets(st.sampled_from(["kinburn", "enerhodar"])),
        within_km=st.sampled_from([None, 0.1, 5.0, 12.345678901]),
        areas=st.frozensets(st.sampled_from(list(areas))) if areas else st.just(frozenset()),
    )
    clauses = draw(
        st.lists(
            st.builds(
                Clause,
                id=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True),
                says=shown,
                select=selects,
                troops=st.sampled_from(Troops),
                administration=st.sampled_from(Administration),
                sovereignty=st.sampled_from(Sovereignty),
                withdraws=st.sampled_from(Withdraws),
                uncertain=maybe,
            ),
            min_size=1,
            max_size=4,
            unique_by=lambda c: c.id,
        )
    )
    return option(
        *clauses,
        areas=tuple(areas.values()),
        title=draw(shown),
        short=draw(shown)[:32].strip() or "x",
        proponent=draw(maybe),
        status_note=draw(maybe),
    )


@settings(max_examples=60, deadline=None)
@given(options())
def test_an_option_that_is_saved_and_opened_is_the_same_with_the_same_id(wanted):
    first = reopened(wanted)

    again = reopened(first)

    assert replace(first, id="") == wanted
    assert again == first
    assert first.id.startswith("option-")


@settings(max_examples=30, deadline=None)
@given(options())
def test_a_link_opens_the_same_option_where_there_is_one(wanted):
    link = option_to_link(wanted)

    assert link is None or (option_from_link(link) == reopened(wanted) and len(link) <= 1_800)


COMPUTABLE = [text for text in load_proposals().values() if text.is_computable]


@pytest.mark.parametrize("text", COMPUTABLE, ids=lambda text: text.id)
def test_a_copy_of_every_text_can_be_saved(text):
    copied = copied_option(text, date="2026-01-15")

    assert replace(reopened(copied), id="") == copied


def test_a_copy_of_a_variant_settles_as_the_variant():
    text = answers.proposal_named("ua-20pt-dec-2025-b")

    copied = shelf.put(copied_option(text, "10km", date="2026-01-15"))

    first, second = answers.compared([(copied, ""), (text.id, "10km")], DAY)
    assert first.ledger.summary() == second.ledger.summary()
    assert first.proposal.variants == ()


def test_a_long_name_is_cut_for_lists():
    built = built_option("A name of far more than thirty-two letters", [], date="2026-01-15")

    assert built.short == "A name of far more than thirty-…"


def test_the_command_line_evaluates_a_file(tmp_path, capsys):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")

    status = main(["evaluate", str(path), "--as-of", DAY, "--json"])

    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert found["proposal"] == option_from_toml(GOOD).id
    assert found["summary"]["russia_withdraws"]["area_km2"] > 0


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Another name"},
        {"status_note": "A note"},
        {"clauses": (clause("two"),)},
        {"areas": (replace(SQUARE, name="Renamed"),)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_whatever_is_shown_is_in_the_id(other):
    wanted = option(clause(), areas=(SQUARE,))

    assert reopened(replace(wanted, **other)).id != reopened(wanted).id


def test_an_option_that_is_too_long_for_a_link_has_none():
    many = [clause(f"c{n}", units=frozenset({Pcode(f"UA14{n:02}{n * 7:03}")})) for n in range(40)]
    digits = hashlib.sha512(b"a note that cannot be compressed").hexdigest()
    noted = [replace(c, uncertain=digits[n:] + digits[:n]) for n, c in enumerate(many)]
    wordy = option(*noted, status_note=hashlib.shake_256(b"note").hexdigest(500))

    assert option_to_link(wordy) is None


SCHEMA = Draft202012Validator(json.loads((DIRECTORY / "schema.json").read_text(encoding="utf-8")))


@settings(max_examples=20, deadline=None)
@given(options())
def test_a_saved_option_follows_the_schema(wanted):
    assert list(SCHEMA.iter_errors(tomllib.loads(option_to_toml(wanted)))) == []


def test_the_schema_lets_no_text_of_the_library_name_a_drawn_area():
    entries = tomllib.loads(GOOD) | {"status": "paper"}

    said = {error.validator for error in SCHEMA.iter_errors(entries)}

    assert said == {"required", None}  # no sources, and areas that are never allowed


# The shelf


def test_the_shelf_keeps_what_was_asked_for_last(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_OPTIONS", 2)
    first, second = (shelf.put(option(clause(), title=f"Option {n}")) for n in range(2))
    shelf.get(first)

    third = shelf.put(option(clause(), title="Option 3"))

    assert shelf.get(second) is None
    assert {shelf.get(first).title, shelf.get(third).title} == {"Option 0", "Option 3"}


def test_the_shelf_is_bounded_in_size_as_well(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_CHARACTERS", 1)

    assert shelf.get(shelf.put(option(clause()))) is None


def test_the_shelf_takes_nothing_that_could_not_be_saved():
    with pytest.raises(ProposalError, match="unseen character U\\+202E"):
        shelf.put(option(clause(), title="Turned \u202e round"))


def test_an_option_that_is_not_open_is_asked_for():
    with pytest.raises(QueryError, match="Open its file, or the link"):
        answers.settled("option-0123456789abcdef", DAY)


def test_many_sessions_use_one_shelf():
    found = []

    def visit(number):
        found.append(shelf.get(shelf.put(option(clause(), title=f"Session {number % 3}"))).title)

    sessions = [threading.Thread(target=visit, args=(n,)) for n in range(24)]
    for session in sessions:
        session.start()
    for session in sessions:
        session.join()

    assert sorted(found) == sorted(f"Session {n % 3}" for n in range(24))


# Files from anyone

GOOD = option_to_toml(option(clause(areas=frozenset({SQUARE.id})), areas=(SQUARE,)))
L = "\n"


def with_line(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "'status'.*expected one of option"),
        ("schema = [", "no readable TOML"),
        ("a = " + "[" * 20_000, "no readable TOML"),
        ("a." * 12_000 + "a = 1", "tables within tables"),
        ("[" + "a." * 12_000 + "a]", "tables within tables"),
        ("a = " + "1" * 20_000, "no readable TOML"),
        ("schema = 0x" + "f" * 20_000 + L + GOOD.split(L, 1)[1], "very large number"),
        ("x" * 25_001, "one line"),
        (L.join(["# " + "x" * 1_000] * 201), "beside coordinates"),
        ("a = {" + "a." * 1_000_000 + "a = 1}", "one line"),
        (with_line('status = "option"', 'status = "official"'), "expected one of option"),
        (with_line('"My option"', '"' + "x" * 201 + '"'), "201 characters"),
        (with_line('"My option"', '"tab\\there"'), "U\\+0009"),
        (with_line('"My option"', '"new\\nline"'), "U\\+000A"),
        (with_line('"My option"', '"\\u202Eevil"'), "U\\+202E"),
        (with_line('title = "My option"' + L, ""), "'title'.*required"),
        (with_line("schema = 1", "schema = 2"), "expected 1"),
        (with_line("schema = 1", "schema = 1" + L + 'id = "mine"'), "unknown key"),
        (with_line("schema = 1", "schema = 1" + L + 'run = "x"'), "unknown key"),
        (with_line("where.areas", "where.within_km = 501" + L + "where.areas"), "0.1 to 500 km"),
        (with_line("where.areas", "where.within_km = 0.01" + L + "where.areas"), "0.1 to 500"),
        (with_line("where.areas", "where.within_km = inf" + L + "where.areas"), "finite"),
        (with_line("where.areas", "where.within_km = nan" + L + "where.areas"), "finite"),
        (with_line(f'areas = ["{SQUARE.id}"]', 'areas = ["other"]'), "'areas'.*'other'"),
        (with_line("MULTIPOLYGON", "GEOMETRYCOLLECTION"), "'wkt'"),
        (with_line("MULTIPOLYGON", "MULTIPOLYGON (" * 10_000), "one line|'wkt'"),
        (with_line("(((", "(((nan nan, "), "'wkt'"),
        (with_line("(((", "(((9" + "9" * 400 + " 48, "), "'wkt'"),
        (with_line("(((37 ", "(((1037 "), "'wkt'"),
        (with_line("(((37 ", "((("), "'wkt'"),
        (GOOD + GOOD[GOOD.index("[[area]]") : GOOD.index("[[clause]]")], "each area once"),
    ],
)
def test_a_file_that_is_not_an_option_is_refused_in_a_short_sentence(text, said):
    with pytest.raises(ProposalError, match=said) as refused:
        option_from_toml(text)

    assert len(str(refused.value)) < 900


@pytest.mark.parametrize(
    ("limit", "wanted"),
    [
        ("MOST_CLAUSES", option(clause("a"), clause("b"))),
        ("MOST_AREAS", option(clause("a"), areas=(SQUARE, ISLES))),
        ("MOST_DISTANCES", option(clause("a", within_km=5.0), clause("b", within_km=6.0))),
        ("MOST_VERTICES", option(clause("a"), areas=(SQUARE,))),
        ("MOST_EDGE_DEG", option(clause("a"), areas=(SQUARE,))),
    ],
)
def test_an_option_has_a_limited_number_of_parts(monkeypatch, limit, wanted):
    monkeypatch.setattr(option_checks, limit, 1)

    with pytest.raises(ProposalError, match="expected at most 1"):
        reopened(wanted)


def test_the_largest_area_that_can_be_drawn_can_be_saved():
    turn = np.linspace(0, 2 * np.pi, option_checks.MOST_VERTICES - 1, endpoint=False)
    ring = np.column_stack([31 + 5 * np.cos(turn), 49 + 2 * np.sin(turn)])
    wanted = option(clause(), areas=(drawn_area("Ring", Polygon(ring)),))

    assert replace(reopened(wanted), id="") == wanted


def test_bytes_that_are_no_text_are_refused(tmp_path):
    path = tmp_path / "picture.toml"
    path.write_bytes(b"\x89PNG\xff\x00")

    with pytest.raises(ProposalError, match=r"picture\.toml.*no UTF-8"):
        load_option(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ProposalError, match=r"none\.toml cannot be read"):
        load_option(tmp_path / "none.toml")


def test_an_option_has_no_place_in_the_library(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")

    with pytest.raises(ProposalError, match="found 'option'; expected one of official"):
        load_proposal(path)


def bomb():
    packed = zlib.compress(b"#" * 1_000_000, level=9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("", "cut off"),
        ("x", "no option"),
        ("<script>", "no option"),
        ("ы", "no option"),
        (option_to_link(option(clause()))[:-20], "cut off|no option"),
        (option_to_link(option(clause())) + "AAAA", "cut off"),
        (bomb(), "cut off or too large"),
        ("A" * (LONGEST_LINK + 1), "1,801 characters"),
    ],
)
def test_a_link_that_is_not_whole_is_refused(link, said):
    with pytest.raises(ProposalError, match=said):
        option_from_link(link)


def test_an_area_is_told_by_its_content_not_by_what_a_file_calls_it():
    renamed = option_from_toml(GOOD.replace(SQUARE.id, "my-own-id"))

    assert isinstance(renamed.areas[0], Area)
    assert renamed == option_from_toml(GOOD)


# The land swap of the 28 points


def test_the_swap_of_the_28_points_built_by_hand_has_the_same_pieces():
    five = frozenset(map(Pcode, ["UA01", "UA85", "UA14", "UA44", "UA23", "UA65"]))
    given = replace(
        clause("donetsk", units=frozenset({Pcode("UA14")}), holder=Holder.UKRAINE),
        troops=Troops.NONE,
        administration=Administration.UNSPECIFIED,
        sovereignty=Sovereignty.RUSSIA,
        withdraws=Withdraws.UKRAINE,
    )
    received = clause("outside", except_units=five, holder=Holder.RUSSIA)
    swap = shelf.put(built_option("The swap", [given, received], date="2025-11-19"))

    built, text = answers.compared([(swap, ""), ("us-28pt-nov-2025", "")], "2025-11-19")

    pieces = built.ledger.rows().drop(columns="clause")
    rows = text.ledger.rows()
    of_the_text = rows[rows["clause"].isin(["21c", "21d"])].drop(columns="clause")
    of_the_option = pieces[pieces["troops"] != ""]
    keys = ["oblast", "zone", "holder"]
    assert (
        of_the_option.sort_values(keys).to_numpy().tolist()
        == of_the_text.sort_values(keys).to_numpy().tolist()
    )
    assert built.ledger.summary()["demilitarised"] == text.ledger.summary()["demilitarised"]
    assert built.ledger.summary()["russia_withdraws"] == text.ledger.summary()["russia_withdraws"]
