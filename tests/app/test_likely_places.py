"""What was told of notes and rests is found again by id and by time, whatever happens to them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.app.likely_places import LEAST_NATS, MOST_IDS, STRETCH, LikelyPlace, LikelyPlaces
from composer.model.note import Note

SHARES = np.array([0.5, 0.3, 0.2], np.float32)
TICKS = st.integers(0, 3 * STRETCH)


def place(note, start, end, voice=1, nats=1.0):
    return LikelyPlace(note, voice, start, end, 60, SHARES, nats if note else None)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 9), TICKS, st.integers(1, STRETCH)),
        st.tuples(st.just("drop"), st.integers(1, 9)),
        st.tuples(st.just("keep"), TICKS, TICKS, st.sets(st.integers(1, 9))),
        st.tuples(st.just("clear")),
    ),
    max_size=25,
)


@given(steps, TICKS, st.integers(1, STRETCH))
def test_places_are_found_by_time_as_looking_through_all_finds_them(steps, start, length):
    places, plain = LikelyPlaces(), {}
    for step in steps:
        if step[0] == "put":
            one = place(step[1], step[2], step[2] + step[3])
            if not one.note and one.key in plain:
                continue  # a rest is told with the same end
            places.put(one)
            plain[one.key] = one
        elif step[0] == "drop":
            places.drop(step[1])
            plain.pop(step[1], None)
        elif step[0] == "keep":
            low, high = sorted(step[1:3])
            places.keep(low, high, {1}, step[3])
            plain = {k: p for k, p in plain.items() if not low <= p.start < high or k in step[3]}
        else:
            places.clear()
            plain.clear()
    found = {one.key: one for one in places.between(start, start + length)}
    wanted = {k: p for k, p in plain.items() if p.end > start and p.start < start + length}
    assert found.keys() == wanted.keys()
    assert {(p.start, p.end) for p in found.values()} == {(p.start, p.end) for p in wanted.values()}
    known = {k for k in plain if isinstance(k, int)}
    assert set(np.flatnonzero(~np.isnan(places.nats)).tolist()) == known == places.notes.keys()


def test_a_note_on_another_pitch_keeps_its_place_and_one_that_moved_loses_it():
    places = LikelyPlaces()
    note = Note(1, 1, 60, 480, 480)
    places.put(place(1, 480, 960, nats=-math.log(0.5)))
    places.changed(note, Note(1, 1, 62, 480, 480))
    assert places.notes[1].nats == pytest.approx(-math.log(0.2))
    places.changed(Note(1, 1, 62, 480, 480), Note(1, 1, 90, 480, 480))
    assert places.notes[1].nats > 20
    places.changed(Note(1, 1, 90, 480, 480), Note(1, 1, 90, 480, 240))
    assert places.notes == {}
    assert places.between(0, 960) == []


def test_the_likeliest_are_pitches_of_the_keyboard_in_order():
    low = LikelyPlace(0, 1, 0, 120, -1, SHARES, None)
    assert low.likeliest(5) == [(0, pytest.approx(0.3)), (1, pytest.approx(0.2))]
    high = LikelyPlace(0, 1, 0, 120, 126, SHARES, None)
    assert [pitch for pitch, _ in high.likeliest(5)] == [126, 127]
    assert [pitch for pitch, _ in place(1, 0, 120).likeliest(2)] == [60, 61]


def test_what_the_model_expected_is_never_called_surprising():
    places = LikelyPlaces()
    for note in range(1, 21):
        places.put(place(note, 480 * note, 480 * note + 480, nats=0.1))
    assert places.surprising() == []
    assert places.least_surprising == LEAST_NATS
    places.put(place(7, 0, 480, nats=5.0))
    assert places.surprising() == [7]


def test_ids_that_are_larger_than_a_column_can_be_take_no_memory():
    places = LikelyPlaces()
    for note in (MOST_IDS - 1, MOST_IDS, 2**50):
        places.put(place(note, 0, 480, nats=3.0))
        assert places.notes[note].nats == 3.0
    assert len(places.nats) == MOST_IDS
    assert places.surprising() == [MOST_IDS - 1]
    places.drop(2**50)
    assert 2**50 not in places.notes
