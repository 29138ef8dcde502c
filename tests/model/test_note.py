"""Notes: many of them moved at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.model.note import Note, moved_notes


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
