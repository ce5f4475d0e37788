"""Patterns, labels and the furniture of pictures, each on shapes small enough to know by heart."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiLineString, Polygon, box

from dashboard.output.figure import PRESETS, fonts
from dashboard.output.figure.fonts import balanced, width_of, wrapped
from dashboard.output.figure.labels import Name, Room, place
from dashboard.output.figure.paths import path_of
from dashboard.output.figure.patterns import dots, lines
from dashboard.output.figure.sheet import Sheet
from dashboard.output.figure.view import fitted
from dashboard.output.tokens import Pattern

FRAME = (0.0, 0.0, 400.0, 300.0)
NOTHING = MultiLineString()


def town(words, x, y, face="semibold"):
    return Name(words=words, size=20.0, face=face, x=x, y=y, radius=4.0)


def boxes(placed):
    return [shapely.box(*one.box) for one in placed]


# Patterns


def test_lines_stand_at_their_pitch_inside_the_shape():
    shape = Polygon([(0, 0), (100, 0), (100, 100), (0, 100)], [[(40, 40), (60, 40), (60, 60)]])

    ruled = lines(shape, 10, 0)

    heights = sorted({round(y, 6) for _, y in shapely.get_coordinates(ruled)})
    assert np.diff(heights) == pytest.approx(10)
    assert shape.buffer(1e-6).contains(ruled)


def test_lines_at_45_degrees_rise_to_the_right_on_a_sheet_that_counts_downwards():
    ruled = lines(box(0, 0, 100, 100), 10, 45)

    (x0, y0), (x1, y1) = shapely.get_coordinates(shapely.get_parts(ruled)[0])
    assert (y1 - y0) / (x1 - x0) == pytest.approx(-1)


def test_marks_of_neighbours_meet():
    whole = lines(box(0, 0, 100, 100), 12, 45)

    halves = [lines(box(0, 0, 50, 100), 12, 45), lines(box(50, 0, 100, 100), 12, 45)]

    assert sum(half.length for half in halves) == pytest.approx(whole.length)
    assert whole.buffer(1e-6).contains(shapely.union_all(halves))


def test_dots_are_cut_off_at_the_edge_and_staggered():
    pattern = Pattern(marks="dots", colour="dmz", pitch_px=10, width_px=4)

    sown = dots(box(0, 0, 100, 100), pattern)

    assert box(0, 0, 100, 100).buffer(1e-6).contains(sown)
    centres = {
        tuple(np.round(c, 1)) for c in shapely.get_coordinates(shapely.centroid(parts(sown)))
    }
    assert {(10.0, 20.0), (20.0, 20.0), (15.0, 10.0)} <= centres


def parts(shape):
    return shapely.get_parts(shape)


def test_a_shape_too_small_for_a_mark_has_none():
    assert lines(box(1, 1, 2, 2), 10, 0).is_empty


def test_a_path_has_one_subpath_for_each_ring_and_line():
    shape = shapely.GeometryCollection(
        [box(0, 0, 10, 10).difference(box(4, 4, 6, 6)), shapely.LineString([(0, 0), (5, 5)])]
    )

    path = path_of(shape)

    assert (path.codes == path.MOVETO).sum() == 3
    assert (path.codes == path.CLOSEPOLY).sum() == 2


# Labels


@given(
    st.lists(
        st.tuples(st.floats(10, 390), st.floats(10, 290), st.sampled_from(["Sumy", "Kramatorsk"])),
        max_size=25,
    )
)
def test_names_never_overlap_and_stay_in_the_frame(towns):
    names = [town(words, x, y) for x, y, words in towns]

    placed = place(names, Room(FRAME, NOTHING, NOTHING))

    found = boxes(placed)
    assert not any(a.intersects(b) for k, a in enumerate(found) for b in found[:k])
    assert all(shapely.box(*FRAME).contains(one) for one in found)


def test_a_name_stands_right_of_its_dot_where_nothing_is_in_the_way():
    (one,) = place([town("Kyiv", 100, 100)], Room(FRAME, NOTHING, NOTHING))

    assert one.anchor == "left"
    assert one.box[0] > 104


def test_a_name_gives_way_to_a_line():
    line = MultiLineString([[(120, 0), (120, 300)]])

    (one,) = place([town("Pokrovsk", 100, 100)], Room(FRAME, line, NOTHING))

    assert one.box[2] < 100


def test_the_more_important_of_two_names_stays():
    names = [town("First", 200, 150), town("Second", 202, 151)]
    room = Room(FRAME, NOTHING, NOTHING)
    room.take((0.0, 0.0, 400.0, 130.0))
    room.take((0.0, 175.0, 400.0, 300.0))

    placed = place(names, room)

    assert [one.name.words for one in placed] == ["First"]


def test_a_name_does_not_cover_the_dot_of_the_next():
    names = [town("Donetsk", 100, 100), town("Makiivka", 125, 100)]

    first, second = place(names, Room(FRAME, NOTHING, NOTHING))

    assert not shapely.box(*first.box).contains(shapely.Point(125, 100))
    assert second.name.words == "Makiivka"


# Type and views


def test_words_are_broken_into_lines_that_fit():
    words = "one two three four five six seven eight nine ten"

    found = wrapped(words, "regular", 20, 150)

    assert " ".join(found) == words
    assert max(width_of(line, "regular", 20) for line in found) <= 150


def test_balanced_lines_are_as_few_and_leave_no_orphan():
    words = "728 000 people lived on the ground that Ukraine would leave"

    plain, even = (way(words, "semibold", 45, 1129) for way in (wrapped, balanced))

    assert len(even) == len(plain) == 2
    assert len(even[-1]) > len(plain[-1])


@pytest.mark.parametrize("face", ["regular", "medium", "semibold", "italic"])
def test_every_face_has_the_letters_of_both_languages_and_all_signs(face):
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    from dashboard.output.figure.fonts import font_path  # noqa: PLC0415

    letters = TTFont(font_path(face)).getBestCmap()
    needed = "ABCxyz0123456789АБВҐЄІЇґєії’“”«»–−·×≈©²%\u2009\u00a0"
    assert [letter for letter in needed if ord(letter) not in letters] == []


def test_without_the_typeface_of_streamlit_another_one_stands_in(monkeypatch):
    monkeypatch.setitem(fonts.CUTS, "regular", fonts.CUTS["regular"]._replace(source="none*"))
    fonts.font_path.cache_clear()

    path = fonts.font_path("regular")

    fonts.font_path.cache_clear()
    assert path.name == "DejaVuSans.ttf"
    assert path.exists()


def test_the_weights_of_a_face_differ():
    widths = {width_of("Kramatorsk", face, 20) for face in ("regular", "medium", "semibold")}

    assert len(widths) == 3


def test_a_view_shows_at_least_its_window_at_one_scale():
    view = fitted((0.0, 0.0, 100.0, 50.0), (10.0, 10.0, 210.0, 210.0))

    west, south, east, north = view.window
    assert (west, east) == (0, 100)
    assert south < 0
    assert north > 50
    assert view.at(50, 25) == pytest.approx((110, 110))


def test_what_is_written_is_kept_with_its_box():
    sheet = Sheet(PRESETS["slide"], "light")

    box_of = sheet.text(100, 200, "Kyiv", 20, anchor="right")

    assert box_of[2] == 100
    assert [(one.words, one.box) for one in sheet.written] == [("Kyiv", box_of)]
