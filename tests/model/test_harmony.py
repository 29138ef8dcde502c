"""Chords read off the notes that sound, for the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.harmony import ChordSpan, chord_spans
from composer.model.note import Note

BEAT = 480
NAMES = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")


def read(*notes: tuple[int, int, int], bars: int = 1) -> list[ChordSpan]:
    """The chords of notes given as (pitch, onset, duration)."""
    end = bars * 4 * BEAT
    made = [Note(place + 1, 1, *note) for place, note in enumerate(notes)]
    return chord_spans(made, range(0, end + 1, BEAT), range(0, end + 1, 4 * BEAT))


def names(spans: list[ChordSpan]) -> list[tuple[int, int, str]]:
    return [
        (
            span.start // BEAT,
            span.end // BEAT,
            NAMES[span.root] + span.kind.ending + (f"/{NAMES[span.bass]}" * span.inverted),
        )
        for span in spans
    ]


@pytest.mark.parametrize(
    ("pitches", "name"),
    [
        ((48, 64, 67, 72), "C"),
        ((52, 60, 67, 72), "C/E"),
        ((45, 60, 64, 69), "Am"),
        ((53, 59, 62, 67), "G7/F"),
        ((47, 62, 65, 71), "Bdim"),
        ((50, 65, 69, 72), "Dm7"),
        ((53, 64, 69, 72), "Fmaj7"),
        ((48, 52, 56), "Caug"),
        ((55, 60, 62), "Gsus4"),
    ],
)
def test_a_chord_is_named_with_its_bass(pitches: tuple[int, ...], name: str) -> None:
    assert names(read(*((pitch, 0, 4 * BEAT) for pitch in pitches))) == [(0, 4, name)]


def test_a_chord_over_another_bass_is_said_anew() -> None:
    above = [(pitch, 0, 4 * BEAT) for pitch in (60, 64, 67)]
    below = [(48, 0, 2 * BEAT), (52, 2 * BEAT, 2 * BEAT)]
    assert names(read(*above, *below)) == [(0, 2, "C"), (2, 4, "C/E")]


def test_a_bass_that_passes_through_does_not_make_another_chord() -> None:
    above = [(pitch, 0, 4 * BEAT) for pitch in (60, 64, 67, 72, 76)]
    below = [(48, 0, 3 * BEAT), (50, 3 * BEAT, BEAT)]
    assert names(read(*above, *below)) == [(0, 4, "C")]
    first = [(50, 0, BEAT), (48, BEAT, 3 * BEAT)]
    assert names(read(*above, *first)) == [(0, 4, "C")]


def test_broken_chords_are_those_of_their_bar() -> None:
    notes = [(pitch, place * BEAT, BEAT) for place, pitch in enumerate((48, 64, 67, 64))]
    assert names(read(*notes)) == [(0, 4, "C")]


def test_two_tones_are_no_chord_and_neither_is_a_cluster() -> None:
    assert read((60, 0, BEAT), (64, 0, BEAT)) == []
    assert read(*((60 + step, 0, BEAT) for step in range(7))) == []
    assert chord_spans([], [0, 480], [0, 480]) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 127), st.integers(0, 8000), st.integers(1, 4000)), max_size=40
    )
)
def test_spans_are_in_order_and_inside(notes: list[tuple[int, int, int]]) -> None:
    spans = read(*notes, bars=4)
    assert all(0 <= span.start < span.end <= 16 * BEAT for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(
        (before.root, before.kind, before.bass) != (after.root, after.kind, after.bass)
        for before, after in pairwise(spans)
        if before.end == after.start
    )
