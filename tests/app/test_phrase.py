"""What is played as notes, and as one line on the grid."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from composer.app.phrase import Phrase, melody_of
from composer.midi.messages import Heard
from composer.midi.recorder import PlayedNote
from composer.model.time import SIXTEENTH


def heard(data: bytes, source: str = "keyboard") -> Heard:
    return Heard(0.0, 0.0, data, source, True)


def test_a_key_is_a_note_from_its_stroke_to_its_release() -> None:
    phrase = Phrase()
    assert phrase.hear(heard(bytes((0x90, 60, 70))), 480.4)
    assert phrase.sounding
    assert phrase.notes(700) == (PlayedNote(480, 700, 60, 70),)
    assert not phrase.hear(heard(bytes((0x90, 60, 0))), 960.0)
    assert not phrase.sounding
    assert phrase.ended == 960
    assert phrase.notes(2000) == (PlayedNote(480, 960, 60, 70),)


def test_what_is_no_key_is_passed_over() -> None:
    phrase = Phrase()
    for data in (b"\xf8", bytes((0xC0, 5)), bytes((0xB0, 64, 127)), bytes((0x80, 60, 0))):
        assert not phrase.hear(heard(data), 10)
    assert phrase.notes(20) == ()


def test_two_keyboards_may_hold_the_same_pitch() -> None:
    phrase = Phrase()
    phrase.hear(heard(bytes((0x90, 60, 70)), "one"), 0)
    phrase.hear(heard(bytes((0x90, 60, 80)), "two"), 100)
    phrase.hear(heard(bytes((0x80, 60, 0)), "one"), 200)
    assert phrase.sounding
    assert phrase.notes(300) == (PlayedNote(0, 200, 60, 70), PlayedNote(100, 300, 60, 80))


def test_notes_that_are_over_are_taken_once() -> None:
    phrase = Phrase()
    for start in (0, 1000, 2000):
        phrase.hear(heard(bytes((0x90, 60, 70))), start)
        phrase.hear(heard(bytes((0x80, 60, 0))), start + 500)
    assert [note.onset for note in phrase.take_until(2000)] == [0, 1000]
    assert [note.onset for note in phrase.take_until(3000)] == [2000]


STROKES = st.lists(
    st.tuples(st.integers(0, 8000), st.integers(1, 3000), st.integers(0, 127)), max_size=30
)


@given(STROKES)
def test_a_melody_is_one_line_of_the_highest_notes_on_the_grid(
    strokes: list[tuple[int, int, int]],
) -> None:
    notes = tuple(
        PlayedNote(onset, onset + length, pitch, 80) for onset, length, pitch in sorted(strokes)
    )
    line = melody_of(notes, 1)
    for before, after in pairwise(line):
        assert before.end <= after.onset
    for note in line:
        assert note.onset % SIXTEENTH == note.duration % SIXTEENTH == 0
        near = [n.pitch for n in notes if abs(n.onset - note.onset) <= SIXTEENTH // 2]
        assert note.pitch == max(near)
    assert bool(line) == bool(notes)
