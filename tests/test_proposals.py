"""The library of proposals: every file is understood and says what its text says."""

import json
import math
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

import pytest
from jsonschema import Draft202012Validator

from dashboard.core.proposal import (
    Administration,
    Clause,
    Holder,
    Proposal,
    Select,
    Sovereignty,
    Status,
    Troops,
    Withdraws,
    depths_km,
)
from dashboard.sources.proposals import (
    DIRECTORY,
    SHORT_LENGTH,
    SOURCE_KINDS,
    ZONES,
    load_proposals,
)

PROPOSALS = load_proposals()
FILES = sorted(DIRECTORY.glob("*.toml"))
SCHEMA = json.loads((DIRECTORY / "schema.json").read_text(encoding="utf-8"))
FIVE_REGIONS = {"UA01", "UA85", "UA14", "UA44", "UA23", "UA65"}
OBLASTS = {
    "UA01": "Crimea",
    "UA12": "Dnipropetrovsk",
    "UA14": "Donetsk",
    "UA23": "Zaporizhzhia",
    "UA44": "Luhansk",
    "UA48": "Mykolaiv",
    "UA59": "Sumy",
    "UA63": "Kharkiv",
    "UA65": "Kherson",
    "UA85": "Sevastopol",
}
EXPECTED_IDS = """
    e3-nov-2025 eu-ua-apr-2025 freeze-oct-2025 geneva-19pt-nov-2025 geneva-feb-2026-joint
    istanbul-2022 kellogg-dmz30-2025 kellogg-fleitz-2024 prabowo-2023 putin-june-2024
    quincy-2026 ru-alaska-aug-2025 ru-anchorage-jan-2026 ru-annexation-2014 ru-annexation-2022
    ru-draft-memo-feb-2026 ru-memo-2025-opt1 ru-memo-2025-opt2 ru-rosgvardia-dec-2025
    ru-swap-oct-2025 trump-zone-2026 ua-1991-borders ua-20pt-dec-2025-a ua-20pt-dec-2025-b
    ua-memo-istanbul-2025 ua-mutual-feb-2026 us-28pt-nov-2025 us-fez-dec-2025
    us-lease-nov-2025 us-swap-aug-2025 us-witkoff-apr-2025
"""

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_proposal = pytest.mark.parametrize("proposal", PROPOSALS.values(), ids=lambda p: p.id)


def clause_of(proposal_id: str, clause_id: str) -> Clause:
    return next(c for c in PROPOSALS[proposal_id].clauses if c.id == clause_id)


# --- the library ---------------------------------------------------------------------------


def test_the_library_holds_the_31_arrangements():
    assert set(PROPOSALS) == set(EXPECTED_IDS.split())
    assert len(PROPOSALS) == 31


def test_the_library_is_sorted_by_date_and_then_by_id():
    keys = [(proposal.date, proposal.id) for proposal in PROPOSALS.values()]

    assert keys == sorted(keys)


@each_file
def test_every_file_follows_the_schema(path):
    entries = tomllib.loads(path.read_text(encoding="utf-8"))

    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(entries)]

    assert errors == []


@each_proposal
def test_every_proposal_says_what_it_leaves_out(proposal):
    assert proposal.silent_on
    assert len(proposal.short) <= SHORT_LENGTH


def test_short_names_differ_so_that_a_list_can_tell_proposals_apart():
    assert len({proposal.short for proposal in PROPOSALS.values()}) == len(PROPOSALS)


def test_loading_the_library_needs_neither_pandas_nor_geopandas():
    program = (
        "import sys; from dashboard.sources.proposals import load_proposals; load_proposals();"
        "print(sorted({'pandas', 'geopandas', 'jsonschema'} & set(sys.modules)))"
    )

    output = subprocess.run(
        [sys.executable, "-c", program], cwd=DIRECTORY.parents[1], capture_output=True, check=True
    ).stdout

    assert output.decode().strip() == "[]"


# --- the schema and the code say the same --------------------------------------------------


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (SCHEMA["properties"]["status"], Status),
        (SCHEMA["$defs"]["clause"]["properties"]["troops"], Troops),
        (SCHEMA["$defs"]["clause"]["properties"]["administration"], Administration),
        (SCHEMA["$defs"]["clause"]["properties"]["sovereignty"], Sovereignty),
        (SCHEMA["$defs"]["clause"]["properties"]["withdraws"], Withdraws),
        (SCHEMA["$defs"]["where"]["properties"]["holder"], Holder),
        (SCHEMA["$defs"]["zones"]["items"], ZONES),
        (SCHEMA["$defs"]["source"]["properties"]["kind"], SOURCE_KINDS),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_schema_lists_the_values_that_the_code_knows(place, values):
    assert place["enum"] == [v.value if isinstance(v, StrEnum) else v for v in values]


def test_the_schema_limits_short_names_as_the_code_does():
    assert SCHEMA["properties"]["short"]["maxLength"] == SHORT_LENGTH


def test_the_schema_allows_no_unknown_key_in_any_table():
    tables = [SCHEMA, *(d for d in SCHEMA["$defs"].values() if d.get("type") == "object")]

    assert len(tables) == 7
    assert all(table["additionalProperties"] is False for table in tables)


def test_the_schema_is_a_valid_schema():
    Draft202012Validator.check_schema(SCHEMA)


# --- later clauses override earlier ones ---------------------------------------------------


def covers(general: Select, specific: Select) -> bool:
    """Whether the first selection surely contains all of the second, on any line."""
    return (
        is_within(specific.units, general.units)
        and is_within(specific.zones, general.zones)
        and general.except_units <= specific.except_units
        and general.except_zones <= specific.except_zones
        and general.holder in {None, specific.holder}
        and (general.within_km or math.inf) >= (specific.within_km or math.inf)
    )


def is_within(narrow: frozenset[str], wide: frozenset[str]) -> bool:
    """Compare two fields of a selection, where an empty one does not narrow it."""
    return not wide or (bool(narrow) and narrow <= wide)


@each_proposal
def test_no_clause_is_wholly_overridden_by_a_later_one(proposal):
    for variant in [v.id for v in proposal.variants] or [""]:
        pairs = combinations(proposal.clauses_in(variant), 2)

        lost = [(a.id, b.id) for a, b in pairs if covers(b.select, a.select)]

        assert lost == [], variant


@each_proposal
def test_a_clause_on_all_of_ukraine_comes_first(proposal):
    everywhere = [i for i, clause in enumerate(proposal.clauses) if clause.select == Select()]

    assert everywhere in ([], [0])


# --- what single texts say -----------------------------------------------------------------


def test_the_28_points_demilitarise_what_ukraine_holds_in_donetsk():
    clause = clause_of("us-28pt-nov-2025", "21d")

    assert clause.select == Select(units=frozenset({"UA14"}), holder=Holder.UKRAINE)
    assert clause.troops is Troops.NONE
    assert clause.administration is Administration.UNSPECIFIED
    assert clause.sovereignty is Sovereignty.RUSSIA
    assert clause.recognised_by
    assert clause.withdraws is Withdraws.UKRAINE


def test_the_28_points_have_russia_leave_everything_outside_the_five_regions():
    clause = clause_of("us-28pt-nov-2025", "21c")

    assert clause.select == Select(except_units=frozenset(FIVE_REGIONS), holder=Holder.RUSSIA)
    assert clause.withdraws is Withdraws.RUSSIA


def test_the_28_points_keep_the_numbers_of_their_clauses():
    ids = " ".join(clause.id for clause in PROPOSALS["us-28pt-nov-2025"].clauses)

    assert ids == "21a-crimea 21a-luhansk 21a-donetsk 21b-ru 21b-ua 21c 21d"


def test_putin_demands_four_oblasts_in_full():
    clause = clause_of("putin-june-2024", "four-oblasts-ukrainian-held")

    assert clause.select.units == {"UA14", "UA44", "UA23", "UA65"}
    assert clause.select.holder is Holder.UKRAINE
    assert clause.withdraws is Withdraws.UKRAINE


def test_ground_that_no_clause_covers_is_left_to_silence():
    for proposal_id in ("putin-june-2024", "ru-memo-2025-opt1"):
        covered = {code for c in PROPOSALS[proposal_id].clauses for code in c.select.units}

        assert covered == FIVE_REGIONS
        assert any("Kinburn" in silence for silence in PROPOSALS[proposal_id].silent_on)


def test_the_istanbul_drafts_set_aside_what_was_held_before_2022():
    taken = clause_of("istanbul-2022", "taken-since-2022")
    donbas = clause_of("istanbul-2022", "donbas-held-before-2022")

    assert taken.select.except_zones == {"held-before-2022"}
    assert donbas.select.zones == {"held-before-2022"}
    assert donbas.select.units == {"UA14", "UA44"}


def test_russia_claims_only_a_sliver_of_mykolaiv():
    clause = clause_of("ru-annexation-2022", "mykolaiv-sliver")

    assert clause.select.units == {"UA48"}
    assert clause.select.zones == {"snihurivka", "kinburn"}


def test_the_alaska_offer_leaves_only_the_northern_pockets_unless_asked_otherwise():
    proposal = PROPOSALS["ru-alaska-aug-2025"]

    default = {clause.id for clause in proposal.clauses_in("")}
    wider = {clause.id for clause in proposal.clauses_in("with-kupiansk")}

    assert [variant.id for variant in proposal.variants] == ["north-only", "with-kupiansk"]
    assert default - wider == {"kharkiv-north"}
    assert wider - default == {"kharkiv-all"}


def test_the_european_paper_of_april_2025_is_offered_with_and_without_kharkiv():
    proposal = PROPOSALS["eu-ua-apr-2025"]

    kharkiv = {
        variant.id: [
            c.withdraws for c in proposal.clauses_in(variant.id) if "UA63" in c.select.units
        ]
        for variant in proposal.variants
    }

    assert kharkiv == {"with-kharkiv": [Withdraws.RUSSIA], "without-kharkiv": [Withdraws.NONE]}


@pytest.mark.parametrize(("variant", "depth_km"), [("5km", 5.0), ("10km", 10.0), ("40km", 40.0)])
def test_the_zone_option_of_the_20_points_has_three_depths(variant, depth_km):
    clauses = PROPOSALS["ua-20pt-dec-2025-b"].clauses_in(variant)

    zone = [clause for clause in clauses if clause.select.within_km is not None]

    assert depths_km(clauses) == (depth_km,)
    assert [clause.select.holder for clause in zone] == [Holder.UKRAINE, Holder.RUSSIA]
    assert {clause.withdraws.value for clause in zone} == {"ukraine", "russia"}


def test_only_the_two_laws_claim_ground_by_law():
    claims = [p.id for p in PROPOSALS.values() if p.claims_by_law]

    assert claims == ["ru-annexation-2014", "ru-annexation-2022"]


def test_two_options_of_one_text_share_a_family():
    families = {p.id: p.family for p in PROPOSALS.values() if p.family}

    assert families == {
        "ru-memo-2025-opt1": "ru-memo-2025",
        "ru-memo-2025-opt2": "ru-memo-2025",
        "ua-20pt-dec-2025-a": "ua-20pt-dec-2025",
        "ua-20pt-dec-2025-b": "ua-20pt-dec-2025",
    }


def test_luhansk_in_the_us_paper_of_april_2025_asks_nobody_to_leave():
    held = clause_of("us-witkoff-apr-2025", "luhansk-ukrainian-held")

    assert held.withdraws is Withdraws.NONE
    assert held.troops is Troops.UNSPECIFIED
    assert held.uncertain


def test_texts_that_fix_no_ground_say_why():
    reasons = {p.id: p.not_computable for p in PROPOSALS.values() if not p.is_computable}

    assert set(reasons) == {"geneva-19pt-nov-2025", "ua-mutual-feb-2026"}
    assert all(reasons.values())


@pytest.mark.parametrize("proposal_id", ["ru-swap-oct-2025", "geneva-feb-2026-joint"])
def test_a_part_that_cannot_be_measured_is_named_in_both_lists(proposal_id):
    proposal = PROPOSALS[proposal_id]

    assert any("figures" in sentence for sentence in proposal.uncertain)
    assert any("not in the figures" in sentence for sentence in proposal.silent_on)
    assert all(clause.withdraws is Withdraws.UKRAINE for clause in proposal.clauses)


@each_proposal
def test_recognition_as_russian_says_by_whom(proposal):
    recognised = [c for c in proposal.clauses if c.sovereignty is Sovereignty.RUSSIA]

    assert all(clause.recognised_by for clause in recognised)


@each_proposal
def test_nobody_withdraws_from_ground_that_the_other_side_holds(proposal):
    pairs = {(c.select.holder, c.withdraws.value) for c in proposal.clauses}

    assert (Holder.UKRAINE, "russia") not in pairs
    assert (Holder.RUSSIA, "ukraine") not in pairs


@each_proposal
def test_nobody_both_withdraws_and_stays(proposal):
    leaving = [c for c in proposal.clauses if c.withdraws is not Withdraws.NONE]

    assert all(c.troops.value not in {c.withdraws.value, "holder"} for c in leaving)


# --- words ---------------------------------------------------------------------------------

PARTIAL = r"liberat|occup|annex|reunif|separatist|regime|aggress|terroris|concession|surrender"
RUSSIAN = r"\b(Kiev|Lugansk|Kharkov|Zaporozh|Odessa|Dnieper|Dnepr|Nikolaev|Slavyansk|Artemovsk)"


def our_words(proposal: Proposal) -> Iterable[str]:
    """Everything in a proposal that we wrote; titles of sources are their own."""
    yield from (proposal.title, proposal.short, proposal.proponent, proposal.line)
    yield from (proposal.status_note, proposal.not_computable)
    yield from (*proposal.uncertain, *proposal.silent_on)
    for clause in proposal.clauses:
        yield from (clause.says, clause.uncertain, *clause.recognised_by)
    yield from (variant.title for variant in proposal.variants)
    yield from (site.says for site in proposal.sites)


@each_proposal
def test_the_words_take_no_side(proposal):
    found = [words for words in our_words(proposal) if re.search(PARTIAL, words, re.IGNORECASE)]

    assert found == []


@each_proposal
def test_names_come_from_ukrainian(proposal):
    assert [words for words in our_words(proposal) if re.search(RUSSIAN, words)] == []


@each_file
def test_every_code_stands_beside_its_name(path):
    """A wrong code is a wrong figure; the name after ``#`` lets a reader see it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        codes = re.findall(r'"(UA\d{2})"', line)
        if codes:
            names = line.partition("#")[2].strip().split(", ")

            assert names == [OBLASTS[code] for code in codes], line
