"""Writing note after note: what is entered takes the place of what is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.edit.entering import enter, enter_beside, enter_rest, hold
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.voice import Role, Voice


def song(*places):
    """A document with notes of (voice's place, pitch, onset, duration)."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    document = Document(score)
    notes = [Note(document.new_id(), score.voices[voice].id, *rest) for voice, *rest in places]
    document.apply(AddNotes(tuple(notes)))
    return document


def note(document, pitch, onset, duration):
    return Note(document.new_id(), document.score.voices[0].id, pitch, onset, duration)


def values(document, voice=0):
    notes = document.score.notes_in_order(document.score.voices[voice].id)
    return [(n.pitch, n.onset, n.duration) for n in notes]


def test_a_note_takes_the_place_of_those_that_begin_in_it_and_ends_the_one_before():
    document = song((0, 60, 0, 960), (0, 62, 960, 240), (0, 64, 1200, 960), (1, 50, 480, 960))
    enter(document, note(document, 70, 480, 960), document.score.notes)
    assert values(document) == [(60, 0, 480), (70, 480, 960)]
    assert values(document, 1) == [(50, 480, 960)]
    assert document.history.names[-1] == "Enter Note"
    document.undo()
    assert values(document) == [(60, 0, 960), (62, 960, 240), (64, 1200, 960)]


def test_a_note_that_is_written_over_keeps_its_id():
    document = song((0, 60, 480, 960))
    (old,) = document.score.notes
    assert enter(document, note(document, 65, 480, 240), {old}) == old
    assert values(document) == [(65, 480, 240)]


def test_a_note_of_a_chord_is_not_doubled():
    document = song((0, 60, 0, 480))
    (old,) = document.score.notes
    assert enter_beside(document, note(document, 60, 0, 240), {old}) == old
    enter_beside(document, note(document, 64, 0, 240), {old})
    assert values(document) == [(60, 0, 240), (64, 0, 240)]


def test_a_rest_over_silence_is_no_step():
    document = song((0, 60, 0, 480))
    steps = document.history.names
    enter_rest(document, document.score.voices[0].id, 480, 960, document.score.notes)
    assert document.history.names == steps
    enter_rest(document, document.score.voices[0].id, 240, 960, document.score.notes)
    assert values(document) == [(60, 0, 240)]


def test_a_chord_that_is_held_takes_the_place_of_what_follows():
    document = song((0, 60, 0, 480), (0, 64, 0, 480), (0, 67, 480, 480), (1, 50, 480, 480))
    first, second, *_ = document.score.notes
    hold(document, {first, second}, 480, document.score.notes)
    assert values(document) == [(60, 0, 960), (64, 0, 960)]
    assert values(document, 1) == [(50, 480, 480)]


def test_a_voice_that_is_not_there_is_refused_and_nothing_is_changed():
    document = song((0, 60, 0, 480))
    before = document.score.copy()
    with pytest.raises(ValueError, match="no voice"):
        enter(document, Note(document.new_id(), 999, 60, 0, 480), document.score.notes)
    before.next_id = document.score.next_id
    assert document.score == before


places = st.tuples(
    st.integers(0, 1), st.integers(0, 127), st.integers(0, 4000), st.integers(1, 2000)
)


@given(
    st.lists(places, max_size=12),
    st.integers(0, 127),
    st.integers(0, 4000),
    st.integers(1, 2000),
)
def test_after_entering_nothing_else_of_the_voice_sounds_there_and_undo_brings_all_back(
    there, pitch, onset, duration
):
    document = song(*there)
    before = document.score.copy()
    entered = enter(document, note(document, pitch, onset, duration), document.score.notes)
    document.score.check()
    new = document.score.notes[entered]
    assert (new.pitch, new.onset, new.duration) == (pitch, onset, duration)
    voice = document.score.voices[0].id
    others = [n for n in document.score.notes_in_order(voice) if n.id != entered]
    assert all(n.end <= onset or n.onset >= onset + duration for n in others)
    other_voice = document.score.voices[1].id
    assert document.score.notes_in_order(other_voice) == before.notes_in_order(other_voice)
    document.go_to(1 if there else 0)  # a note that was there just so is no step
    before.next_id = document.score.next_id
    assert document.score == before
