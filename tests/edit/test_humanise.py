"""Letting notes stray as a player does."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.edit.humanise import Humanising, humanise
from composer.model.note import Note

NOTES = st.lists(
    st.tuples(st.integers(58, 62), st.integers(0, 2000), st.integers(1, 500), st.integers(1, 127)),
    max_size=12,
)


def with_notes(*notes):
    made = Document()
    voice = made.score.voices[0].id
    made.apply(AddNotes(tuple(Note(made.new_id(), voice, *note) for note in notes)), "Draw")
    return made


@given(NOTES, st.integers(0, 60), st.integers(0, 40), st.integers(0, 9))
def test_notes_stray_no_further_than_asked_and_come_back(notes, timing, velocity, seed):
    document = with_notes(*notes)
    before = dict(document.score.notes)
    humanise(document, frozenset(before), Humanising(timing, velocity, seed))
    for note_id, note in document.score.notes.items():
        old = before[note_id]
        assert abs(note.onset - old.onset) <= timing
        assert abs(note.velocity - old.velocity) <= velocity
        assert note.duration <= old.duration
        assert note.pitch == old.pitch
    while document.undo_name == "Humanise":
        document.undo()
    assert document.score.notes == before


def test_the_same_seed_gives_the_same_and_another_one_something_else():
    results = []
    for seed in (1, 1, 2):
        document = with_notes(*((60 + i, 480 * i, 240, 80) for i in range(8)))
        humanise(document, frozenset(document.score.notes), Humanising(20, 10, seed))
        results.append([(n.onset, n.velocity) for n in document.score.notes.values()])
    assert results[0] == results[1] != results[2]


def test_repeated_notes_do_not_run_into_each_other():
    document = with_notes(*((60, 100 * i, 100, 80) for i in range(40)))
    humanise(document, frozenset(document.score.notes), Humanising(30, 0, 3))
    notes = sorted(document.score.notes.values(), key=lambda n: n.id)
    for one, following in itertools.pairwise(notes):
        assert one.end <= following.onset
    assert len({n.onset - 100 * i for i, n in enumerate(notes)}) > 5


@pytest.mark.parametrize(("timing", "velocity"), [(-1, 0), (0, 65), (241, 0)])
def test_what_is_too_far_is_refused(timing, velocity):
    with pytest.raises(ValueError, match="stray"):
        Humanising(timing, velocity)
