"""The keyboard cursor without a window: whatever is pressed, the song stays whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from composer.edit.commands import AddNotes
from composer.edit.document import Document
from composer.model.key import Key, KeyMap
from composer.model.note import Note
from composer.model.score import empty_score
from composer.model.time import Meter, MeterMap
from composer.model.voice import Role, Voice
from composer.ui.roll.entry.cursor import Cursor
from composer.ui.roll.entry.letters import LETTERS, nearest, staff_place
from composer.ui.roll.entry.values import NoteValue
from composer.ui.roll.stage import Stage

_STEPS = {
    "right": lambda c: c.step(1),
    "left": lambda c: c.step(-1),
    "select right": lambda c: c.step(1, True),
    "select up": lambda c: c.row(1, True),
    "next bar": lambda c: c.bar(1),
    "bar before": lambda c: c.bar(-1),
    "up": lambda c: c.row(1),
    "octave down": lambda c: c.alter(-12),
    "raise": lambda c: c.alter(1),
    "start": lambda c: c.to_start(),
    "end": lambda c: c.to_end(),
    "next note": lambda c: c.walk(1),
    "note before": lambda c: c.walk(-1),
    "write": lambda c: c.write(),
    "write beside": lambda c: c.write_beside(),
    "rest": lambda c: c.rest(),
    "tie": lambda c: c.tie(),
    "back": lambda c: c.back(),
    "delete": lambda c: c.delete(),
    "undo": lambda c: c.stage.document.undo(),
    "redo": lambda c: c.stage.document.redo(),
    "half": lambda c: setattr(c, "value", c.value.halved()),
    "double": lambda c: setattr(c, "value", c.value.doubled()),
    "dot": lambda c: setattr(c, "value", c.value.with_dot(not c.value.dotted)),
    "triplet": lambda c: setattr(c, "value", c.value.in_triplet(not c.value.triplet)),
    "low": lambda c: c.put(c.tick, 0),
    "high": lambda c: c.put(c.tick, 127),
    **{letter: lambda c, name=letter: c.letter(name) for letter in LETTERS},
    "chord": lambda c: c.letter("E", beside=True),
}


def cursor_in(notes, fifths):
    """A cursor in a song of two voices and two meters, with notes of the first voice."""
    score = empty_score()
    score.voices += (Voice(score.new_id(), "Alto", Role.ALTO),)
    score.meter = MeterMap((Meter(0, 3, 4), Meter(2000, 7, 8)))
    score.key = KeyMap((Key(0, fifths),))
    document = Document(score)
    voice = score.voices[0].id
    stage = Stage(document)
    stage.active = voice
    cursor = Cursor(stage)

    def changed(change):
        stage.store.change(change.removed, change.added)
        cursor.document_changed(change)

    document.observe(changed)
    document.apply(AddNotes(tuple(Note(document.new_id(), voice, *note) for note in notes)))
    document.mark_clean()
    cursor.begin(0)
    return cursor


places = st.tuples(st.integers(0, 127), st.integers(0, 6000), st.integers(1, 3000))


@given(
    st.lists(places, max_size=6),
    st.integers(-7, 7),
    st.lists(st.sampled_from(list(_STEPS)), max_size=30),
)
def test_whatever_is_pressed_the_song_is_whole_and_undo_brings_the_first_one_back(
    notes, fifths, pressed
):
    cursor = cursor_in(notes, fifths)
    document = cursor.stage.document
    first, position = document.score.copy(), document.position
    for name in pressed:
        if name != "undo" or document.position > position:
            _STEPS[name](cursor)
        document.score.check()
        assert cursor.tick >= 0
        assert 0 <= cursor.pitch <= 127
        assert cursor.last <= document.score.notes.keys()
        assert cursor.stage.store.selection() <= document.score.notes.keys()
    document.go_to(position)
    first.next_id = document.score.next_id
    assert document.score == first


@given(st.sampled_from(LETTERS), st.integers(0, 127), st.integers(-7, 7))
def test_the_nearest_note_of_a_letter_is_a_fourth_away_at_most_and_in_the_key(
    letter, before, fifths
):
    key = Key(0, fifths)
    here = staff_place(before, key)
    pitch, place = nearest(letter, here, key)
    assert abs(place - here) <= 3
    assert 0 <= pitch <= 127
    assert pitch % 12 in key.pitch_classes
    assert LETTERS[place % 7] == letter


def test_note_values_are_whole_ticks():
    for part in (1, 2, 4, 8, 16, 32, 64):
        plain = NoteValue(part)
        assert plain.ticks * part == 1920
        assert plain.with_dot(True).ticks * 2 == plain.ticks * 3
        assert plain.in_triplet(True).ticks * 3 == plain.ticks * 2
        assert plain.in_triplet(True).with_dot(True).ticks == plain.ticks
