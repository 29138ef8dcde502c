"""Notes: many of them moved at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.note import Note
from composer.model.note_columns import changed_notes, moved_notes


@given(
    st.lists(st.tuples(st.integers(0, 127), st.integers(0, 9000)), max_size=8),
    st.integers(-9000, 9000),
    st.integers(-127, 127),
)
def test_many_notes_are_moved_as_each_of_them_is(places, ticks, semitones):
    notes = [Note(i, 1, pitch, onset, 7, 33, 5) for i, (pitch, onset) in enumerate(places)]
    try:
        each = tuple(note.moved(ticks, semitones) for note in notes)
    except ValueError:
        with pytest.raises(ValueError, match=r"outside 0 to 127|before the start"):
            moved_notes(notes, ticks, semitones)
    else:
        assert moved_notes(notes, ticks, semitones) == each


@given(
    st.lists(st.tuples(st.integers(-2, 130), st.integers(-2, 9), st.integers(-1, 9)), max_size=5),
    st.integers(-2, 130),
)
def test_columns_change_notes_as_one_by_one(values, velocity):
    notes = [Note(i, 1, 60, 10 * i, 7, 33, 5) for i in range(len(values))]
    pitches, onsets, durations = zip(*values, strict=True) if values else ((), (), ())
    columns = {
        "pitches": pitches,
        "onsets": onsets,
        "durations": durations,
        "velocities": [velocity] * len(notes),
    }
    try:
        each = tuple(
            Note(note.id, 1, pitch, onset, duration, velocity, 5)
            for note, (pitch, onset, duration) in zip(notes, values, strict=True)
        )
    except ValueError as error:
        with pytest.raises(ValueError, match=str(error)):
            changed_notes(notes, **columns)
    else:
        assert changed_notes(notes, **columns) == each


def test_a_column_of_another_length_is_refused():
    with pytest.raises(ValueError, match="a value for each"):
        changed_notes([Note(1, 1, 60, 0, 7)], pitches=[60, 61])
