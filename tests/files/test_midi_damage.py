"""Damaged MIDI files: whatever the bytes, a score that keeps its rules or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.files.errors import FileError
from composer.files.midi_read import midi_score
from composer.files.midi_write import midi_bytes
from composer.files.project import project_bytes, project_score
from composer.model.control import Control, ControlKind
from composer.model.lyrics import Line, Lyrics, Syllable, Verse, Word
from composer.model.note import Note
from composer.model.score import Marker, Score, empty_score


def sample_score() -> Score:
    score = empty_score()
    voice = score.voices[0].id
    for i in range(6):
        note = Note(score.new_id(), voice, 60 + i, 240 * i, 300)
        score.notes[note.id] = note
    first, second = list(score.notes)[:2]
    words = Word((Syllable("Ô", (first,)), Syllable("ho", (second,))))
    score.lyrics = Lyrics((Verse((Line((words,)),)),))
    score.controls = (Control(voice, 10, ControlKind.PITCH_BEND, 0, -5),)
    score.markers = (Marker(0, "Début"),)
    score.title = "Été"
    return score


MIDI = midi_bytes(sample_score())[0]
RIFF = b"RIFF" + (len(MIDI) + 12).to_bytes(4, "little") + b"RMIDdata"
SEEDS = [
    MIDI,
    RIFF + len(MIDI).to_bytes(4, "little") + MIDI,
    MIDI[:12] + b"\xe7\x28" + MIDI[14:],  # SMPTE
    MIDI[:9] + b"\x02" + MIDI[10:],  # format 2
]

T = TypeVar("T")


def or_sentence(read: Callable[[], T]) -> T | None:
    """What ``read`` gives; ``None`` when it refuses in a sentence."""
    try:
        return read()
    except FileError as error:
        if str(error).endswith(".") and "\n" not in str(error):
            return None
        raise


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["set", "cut", "insert", "double"]),
        st.integers(0, 400),
        st.binary(min_size=1, max_size=6)
        | st.sampled_from([b"MTrk", b"\xff\x05\x03abc", b"\xff\xff\xff\xff", b"\xf0\x7f", b"\x00"]),
    ),
    min_size=1,
    max_size=12,
)


def changed(data: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    for how, place, new in changes:
        place %= len(data) + 1
        if how == "set":
            data = data[:place] + new + data[place + len(new) :]
        elif how == "insert":
            data = data[:place] + new + data[place:]
        elif how == "cut":
            data = data[:place] + data[place + 3 * len(new) :]
        else:
            data = data[:place] + data[: 2 * place][place:] + data[place:]
    return data


@given(st.sampled_from(SEEDS), CHANGES, st.booleans())
@settings(max_examples=400)
def test_a_damaged_midi_file_gives_a_sound_score_or_a_sentence(
    seed: bytes, changes: list[tuple[str, int, bytes]], karaoke: bool
) -> None:
    read = or_sentence(lambda: midi_score(changed(seed, changes), karaoke))
    if read is not None:
        read.score.check()
        again = midi_score(midi_bytes(read.score)[0]).score
        assert len(again.notes) == len(read.score.notes)


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_any_bytes_after_a_header_give_a_sound_score_or_a_sentence(body: bytes) -> None:
    data = MIDI[:14] + b"MTrk" + len(body).to_bytes(4, "big") + body
    read = or_sentence(lambda: midi_score(data))
    if read is not None:
        read.score.check()


@pytest.mark.parametrize("end", range(0, len(MIDI), 3))
def test_a_midi_file_cut_anywhere_gives_a_sound_score_or_a_sentence(end: int) -> None:
    read = or_sentence(lambda: midi_score(MIDI[:end]))
    if read is not None:
        read.score.check()


@given(CHANGES)
@settings(max_examples=200)
def test_a_damaged_project_gives_the_same_score_or_a_sentence(
    changes: list[tuple[str, int, bytes]],
) -> None:
    score = or_sentence(lambda: project_score(changed(project_bytes(sample_score()), changes)))
    # Only bytes that the packing does not use may have changed.
    assert score is None or score == sample_score()
