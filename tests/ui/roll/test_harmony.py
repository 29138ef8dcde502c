"""Which chord sounds when, and which key a song is in that states none."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model import harmony
from composer.model.key import MODES, Key, KeyMap
from composer.model.note import Note
from composer.ui.roll.harmony import chord_spans, key_spans, likeliest_key
from composer.ui.roll.store import NoteStore

BEAT = 480


def stored(*notes):
    """A store of (pitch, onset, duration)."""
    store = NoteStore()
    store.load([Note(i + 1, 1, *note) for i, note in enumerate(notes)])
    return store


def chords(store, bars=1):
    end = bars * 4 * BEAT
    beats, bar_lines = np.arange(0, end + 1, BEAT), np.arange(0, end + 1, 4 * BEAT)
    spans = chord_spans(store, store.sounding(0, end), beats, bar_lines)
    return [(span.start // BEAT, span.end // BEAT, span.name(None)) for span in spans]


@pytest.mark.parametrize(
    ("pitches", "name"),
    [
        ((48, 64, 67, 72), "C"),
        ((45, 60, 64, 69), "Am"),
        ((43, 59, 65, 74), "G7"),
        ((47, 62, 65, 71), "Bdim"),
        ((50, 65, 69, 72), "Dm7"),
        ((53, 64, 69, 72), "Fmaj7"),
    ],
)
def test_a_chord_is_named_by_what_sounds_and_holds_through_its_bar(pitches, name):
    assert chords(stored(*((pitch, 0, BEAT) for pitch in pitches))) == [(0, 4, name)]


def test_a_chord_that_goes_on_is_one_span():
    held = [(pitch, 0, 3 * BEAT) for pitch in (48, 64, 67)]
    then = [(pitch, 3 * BEAT, BEAT) for pitch in (43, 59, 62)]
    assert chords(stored(*held, *then)) == [(0, 3, "C"), (3, 4, "G")]


def test_broken_chords_are_those_of_their_bar():
    notes = [(pitch, place * BEAT, BEAT) for place, pitch in enumerate((48, 64, 67, 64))]
    assert chords(stored(*notes)) == [(0, 4, "C")]


def test_two_tones_are_no_chord_and_neither_is_a_cluster():
    assert chords(stored((60, 0, BEAT), (64, 0, BEAT))) == []
    assert chords(stored(*((60 + step, 0, BEAT) for step in range(7)))) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 127), st.integers(0, 8000), st.integers(1, 4000)), max_size=40
    )
)
def test_spans_are_in_order_and_inside(notes):
    store = stored(*notes)
    spans = chords(store, 4)
    assert all(0 <= start < end <= 16 for start, end, _ in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(
    st.lists(
        st.tuples(st.integers(40, 80), st.integers(0, 16).map(lambda n: n * 240), st.just(480)),
        max_size=40,
    )
)
def test_the_roll_and_the_page_name_the_same_chords(notes):
    end = 4 * 4 * BEAT
    beats, bars = range(0, end + 1, BEAT), range(0, end + 1, 4 * BEAT)
    page = [
        (beat, span.root, span.kind.ending)
        for span in harmony.chord_spans(
            [Note(i + 1, 1, *n) for i, n in enumerate(notes)], beats, bars
        )
        for beat in range(span.start, span.end, BEAT)
    ]
    store = stored(*notes)
    roll = [
        (beat, span.root, span.kind)
        for span in chord_spans(store, store.sounding(0, end), np.array(beats), np.array(bars))
        for beat in range(span.start, span.end, BEAT)
    ]
    assert page == roll


@given(st.integers(-5, 6), st.sampled_from(["major", "minor"]))
def test_a_scale_that_ends_on_its_tonic_is_in_its_key(fifths, mode):
    key = Key(0, fifths, mode)
    steps = [*MODES[mode], 12, 7, 0]
    notes = [(48 + key.tonic + step, i * BEAT, BEAT) for i, step in enumerate(steps)]
    found = likeliest_key(stored(*notes))
    assert found is not None
    assert (found.tonic, found.mode) == (key.tonic, key.mode)


def test_stated_keys_come_before_guesses():
    store = stored((60, 0, BEAT), (64, 0, BEAT), (67, 0, BEAT))
    late = KeyMap((Key(1920, 3, "major"),))
    guess = likeliest_key(store)
    spans = key_spans(late, guess, 0, 4000)
    assert [(tick, key.fifths) for tick, key in spans] == [(0, 0), (1920, 3)]
    assert [tick for tick, _ in key_spans(late, guess, 2000, 4000)] == [2000]
    assert key_spans(KeyMap((Key(0, 2, "major"),)), guess, 0, 4000) == [(0, Key(0, 2, "major"))]
    assert key_spans(KeyMap(), likeliest_key(stored()), 0, 4000) == []
