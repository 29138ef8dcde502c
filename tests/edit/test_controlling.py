"""Controllers: points drawn, moved and erased, and carried along with the notes of a passage."""

from __future__ import annotations

from itertools import pairwise
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit import controlling, transform
from composer.edit.clipboard import copy, cut, paste
from composer.edit.commands import AddNotes, SetControls
from composer.edit.controlling import Line, SetPoints, points, slope, value_before
from composer.edit.document import Document
from composer.model.control import Control, ControlKind
from composer.model.control_type import EXPRESSION, SUSTAIN, VOLUME, ControlType, named
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Voice

PEDAL = ControlType(ControlKind.CONTROLLER, SUSTAIN)
SWELL = ControlType(ControlKind.CONTROLLER, EXPRESSION)
BEND = ControlType(ControlKind.PITCH_BEND)
TYPES = (PEDAL, SWELL, BEND, ControlType(ControlKind.CHANNEL_PRESSURE))

some_points = st.dictionaries(st.integers(0, 4000), st.integers(0, 127), max_size=12)


def song(*notes):
    """Two voices; ``notes`` of the first: pitch, onset, duration."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto"),)
    made = Document(score)
    voice = score.voices[0].id
    made.apply(AddNotes(tuple(Note(made.new_id(), voice, *note) for note in notes)), "Write")
    return made


@pytest.fixture
def document():
    return song((60, 0, 480), (64, 480, 480), (67, 960, 960))


def line_of(document, type_=SWELL, place=0):
    return Line(document.score.voices[place].id, type_)


def put(document, line, there):
    ordered = dict(sorted(there.items()))
    with document.transaction("Put"):
        document.apply(SetPoints(line, 0, 99999, tuple(ordered.items())))


def in_order(document):
    ticks = [control.tick for control in document.score.controls]
    return ticks == sorted(ticks)


@given(
    st.dictionaries(st.sampled_from(TYPES), some_points),
    st.sampled_from(TYPES),
    st.integers(0, 4000),
    st.integers(1, 3000),
    some_points,
)
def test_what_is_written_into_a_stretch_is_there_and_all_else_stays(given, type_, start, span, new):
    document = song()
    for each, there in given.items():
        put(document, line_of(document, each), there)
        put(document, line_of(document, each, 1), there)
    before = document.score.controls
    line, end = line_of(document, type_), start + span
    new = {tick: value for tick, value in sorted(new.items()) if start <= tick < end}
    was = points(document.score, line)
    document.apply(SetPoints(line, start, end, tuple(new.items())), "Draw")
    assert in_order(document)
    outside = {tick: value for tick, value in was.items() if not start <= tick < end}
    assert points(document.score, line) == dict(sorted((outside | new).items()))
    others = [c for c in before if not line.has(c)]
    assert [c for c in document.score.controls if not line.has(c)] == others
    if document.undo_name == "Draw":
        document.undo()
    assert document.score.controls == before


@given(some_points, st.sets(st.integers(0, 4000)), st.integers(-5000, 5000), st.integers(-200, 200))
def test_moved_points_keep_their_distances_and_stay_in_range(there, chosen, ticks, by):
    document = song()
    line = line_of(document)
    put(document, line, there)
    before = document.score.controls
    chosen = chosen | set(list(there)[::2])
    now = controlling.move(document, line, chosen, ticks, by)
    after = points(document.score, line)
    assert in_order(document)
    assert now <= after.keys()
    shifts = {
        new - old for old, new in zip(sorted(chosen & there.keys()), sorted(now), strict=True)
    }
    assert len(shifts) <= 1
    while document.undo_name not in ("Put", None):
        document.undo()
    assert document.score.controls == before


@given(
    st.tuples(st.integers(0, 3000), st.integers(-8192, 8191)),
    st.tuples(st.integers(0, 3000), st.integers(-8192, 8191)),
)
def test_a_slope_goes_from_the_one_point_to_the_other_without_turning_back(start, end):
    made = slope(BEND, start, end)
    (first, low), (last, high) = sorted((start, end))
    assert (min(made), max(made)) == (first, last)
    assert made[last] == high
    if first != last:
        assert made[first] == low
        values = [made[tick] for tick in sorted(made)]
        assert values in (sorted(values), sorted(values, reverse=True))
        # Never further from the straight line than one step of it.
        steepness = abs(high - low) / (last - first)
        for tick, value in made.items():
            exact = low + (high - low) * (tick - first) / (last - first)
            assert abs(value - exact) <= steepness * controlling.RESOLUTION + 1


def test_a_rounded_slope_begins_and_ends_level():
    made = slope(SWELL, (0, 0), (1920, 120), rounded=True)
    assert list(made.values()) == sorted(made.values())
    assert (made[0], made[1920]) == (0, 120)
    held = [max(v for t, v in made.items() if t <= tick) for tick in (480, 960, 1440)]
    assert held == [pytest.approx(18, abs=2), pytest.approx(60, abs=2), pytest.approx(102, abs=2)]


def test_a_slope_has_the_points_that_are_heard_and_no_others():
    bend = slope(BEND, (0, 0), (4 * 1920, 8191))
    assert len(bend) <= 202  # cents, and both ends
    assert bend[4 * 1920] == 8191
    swell = slope(SWELL, (0, 0), (4 * 1920, 127))
    assert 60 < len(swell) < 100
    loud = [value for value in swell.values() if value]
    assert all(40 * log10(b / a) < 1.0 for a, b in pairwise(loud) if a >= 32)
    modulation = ControlType(ControlKind.CONTROLLER, 1)
    assert [*slope(modulation, (0, 0), (4 * 1920, 127)).values()] == [*range(128), 127]


def test_a_level_slope_needs_no_points_on_its_way():
    assert slope(SWELL, (0, 50), (4000, 50)) == {0: 50, 4000: 50}


def test_each_kind_of_edit_is_one_named_step(document):
    line = line_of(document)
    controlling.draw(document, line, slope(SWELL, (0, 0), (960, 127)))
    controlling.draw(document, line, {100: 9, 200: 8})
    assert [t for t in points(document.score, line) if 100 <= t <= 200] == [100, 200]
    controlling.erase(document, line, [100, 200])
    controlling.straighten(document, line, points(document.score, line).keys())
    controlling.clear(document, line)
    assert document.score.controls == ()
    assert document.history.names == (
        "Write",
        "Draw Controller",
        "Draw Controller",
        "Erase Points",
        "Draw Line",
        "Clear Controller",
    )
    for _ in range(5):
        document.undo()
    assert document.score.controls == ()
    assert document.history.position == 1


def test_nudges_of_one_kind_are_one_step_when_asked_for(document):
    line = line_of(document)
    put(document, line, {0: 10, 480: 20})
    for _ in range(3):
        controlling.move(document, line, [480], 0, 5, coalesce="up")
    assert points(document.score, line) == {0: 10, 480: 35}
    assert document.history.names == ("Write", "Put", "Change Points")


@given(some_points, st.sets(st.integers(0, 4000)), st.integers(0, 40))
def test_a_line_that_is_thinned_out_is_nowhere_far_from_what_it_was(there, chosen, tolerance):
    document = song()
    line = line_of(document)
    put(document, line, there)
    before = points(document.score, line)
    chosen = chosen | set(list(there)[::2])
    controlling.thin(document, line, chosen, tolerance)
    after = points(document.score, line)
    assert after.items() <= before.items()
    assert before.keys() - after.keys() <= chosen
    for tick in before:
        was, now = (held_at(each, tick) for each in (before, after))
        assert abs(was - now) <= tolerance


def held_at(line, tick):
    return line[max(t for t in line if t <= tick)]


def test_points_of_no_voice_or_out_of_range_are_refused_and_change_nothing(document):
    put(document, line_of(document), {0: 10})
    before = document.score.controls
    for line, start, there, said in (
        (Line(999, SWELL), 0, ((0, 1),), "no voice"),
        (line_of(document), 0, ((0, 128),), "128"),
        (line_of(document), 10, ((0, 1),), "outside"),
    ):
        with pytest.raises(ValueError, match=said):
            document.apply(SetPoints(line, start, 100, there), "Draw")
    assert document.score.controls == before
    assert document.history.names == ("Write", "Put")


def test_of_several_events_at_one_tick_the_last_counts_and_one_is_left(document):
    line = line_of(document)
    twice = (line.event(100, 5), line.event(100, 9))
    document.apply(SetControls(twice))
    assert points(document.score, line) == {100: 9}
    controlling.move(document, line, [100], 0, 1)
    assert document.score.controls == (line.event(100, 10),)


def test_a_parameter_is_chosen_before_its_data_still_when_points_are_written(document):
    voice = document.score.voices[0].id
    kind = ControlKind.CONTROLLER
    numbers = (101, 100, 6)
    document.apply(SetControls(tuple(Control(voice, 0, kind, n, 0) for n in numbers)))
    controlling.draw(document, Line(voice, ControlType(kind, 6)), {0: 12})
    controlling.draw(document, line_of(document), {0: 3})
    assert [(c.number, c.value) for c in document.score.controls] == [
        *((101, 0), (100, 0), (6, 12)),
        (EXPRESSION, 3),
    ]


def test_before_its_first_point_a_controller_is_where_the_voice_begins(document):
    voice = document.score.voices[0]
    volume = ControlType(ControlKind.CONTROLLER, VOLUME)
    assert value_before(document.score, Line(voice.id, volume), 500) == voice.volume
    assert value_before(document.score, line_of(document), 500) == 127
    put(document, line_of(document), {100: 30, 500: 40})
    assert value_before(document.score, line_of(document), 500) == 30


@pytest.mark.parametrize("name", ["cc0", "cc127", "bend", "pressure"])
def test_a_controllers_name_leads_back_to_it(name):
    assert named(name).name == name


@pytest.mark.parametrize("name", ["", "cc", "cc128", "cc-1", "cc٣", "cc007", "64", "velocity"])
def test_other_names_lead_nowhere(name):
    assert named(name) is None


# With notes


def test_a_bar_that_is_copied_takes_its_pedal_along_and_leaves_what_follows_alone(document):
    swell, pedal = line_of(document), line_of(document, PEDAL)
    put(document, swell, {0: 20, 480: 90, 1920: 60})
    put(document, pedal, {0: 127, 900: 0})
    first_two = sorted(document.score.notes)[:2]
    paste(document, copy(document.score, first_two), 3840)
    assert points(document.score, swell, 1921) == {3840: 20, 4320: 90, 4800: 60}
    assert points(document.score, pedal, 1921) == {3840: 127, 4740: 0}
    assert document.history.names[-1] == "Paste"
    document.undo()
    assert max(c.tick for c in document.score.controls) == 1920


def test_a_passage_begins_with_what_was_in_force(document):
    swell = line_of(document)
    put(document, swell, {0: 20, 700: 90})
    second = sorted(document.score.notes)[1]
    paste(document, copy(document.score, [second]), 9600)
    assert points(document.score, swell, 9000) == {9600: 20, 9820: 90}


def test_what_is_pasted_over_gives_way_and_what_comes_behind_sounds_as_before(document):
    swell = line_of(document)
    put(document, swell, {0: 20, 100: 30, 1000: 70, 1100: 80})
    first = sorted(document.score.notes)[0]
    paste(document, copy(document.score, [first]), 960)
    assert points(document.score, swell, 960, 2000) == {960: 20, 1060: 30, 1440: 80}


def test_a_note_out_of_a_chord_leaves_the_pedal_to_the_others():
    document = song((60, 0, 480), (64, 0, 480))
    put(document, line_of(document, PEDAL), {0: 127, 400: 0})
    clip = copy(document.score, sorted(document.score.notes)[:1])
    assert clip.controllers == ()


def test_cutting_a_passage_takes_its_controllers_and_undo_brings_all_back(document):
    swell = line_of(document)
    put(document, swell, {0: 20, 600: 90})
    before = document.score.controls
    clip = cut(document, [sorted(document.score.notes)[1]])
    assert points(document.score, swell) == {0: 20, 960: 90}
    assert document.history.names[-1] == "Cut"
    document.undo()
    assert document.score.controls == before
    document.redo()
    paste(document, clip, 480)
    assert points(document.score, swell) == {0: 20, 480: 20, 600: 90, 960: 90}


def test_a_passage_goes_to_the_voice_that_its_notes_go_to(document):
    put(document, line_of(document), {0: 20})
    alto = document.score.voices[1].id
    paste(document, copy(document.score, [sorted(document.score.notes)[0]]), 0, alto)
    assert points(document.score, line_of(document, SWELL, 1)) == {0: 20, 480: 127}


def test_repeating_a_passage_repeats_its_controllers_as_one_step(document):
    pedal = line_of(document, PEDAL)
    put(document, pedal, {0: 127, 1800: 0})
    transform.duplicate(document, frozenset(document.score.notes))
    assert points(document.score, pedal) == {0: 127, 1800: 0, 1920: 127, 3720: 0}
    document.undo()
    assert points(document.score, pedal) == {0: 127, 1800: 0}


def test_notes_go_alone_where_that_is_wanted(document):
    put(document, line_of(document), {0: 20})
    ids = frozenset(document.score.notes)
    assert copy(document.score, ids, with_controllers=False).controllers == ()
    before = document.score.controls
    transform.duplicate(document, ids, with_controllers=False)
    assert document.score.controls == before
    cut(document, ids, with_controllers=False)
    assert document.score.controls == before


@given(some_points, some_points, st.integers(0, 5000))
def test_cutting_and_pasting_are_taken_back_exactly(swell, pedal, tick):
    document = song((60, 0, 480), (64, 480, 480), (67, 960, 960))
    put(document, line_of(document), swell)
    put(document, line_of(document, PEDAL), pedal)
    notes, controls = dict(document.score.notes), document.score.controls
    paste(document, cut(document, sorted(notes)[1:]), tick)
    assert in_order(document)
    document.undo()
    document.undo()
    assert (document.score.notes, document.score.controls) == (notes, controls)
