"""How far a file is read is told while it is read."""

from __future__ import annotations

import pytest

from composer.files.midi_file import read_midi, write_midi
from composer.files.progress import heard_by, tell
from composer.model.note import Note
from composer.model.score import empty_score


@pytest.fixture
def large_file(tmp_path):
    score = empty_score()
    voice = score.voices[0].id
    for place in range(6_000):
        note = Note(score.new_id(), voice, 40 + place % 40, place * 60, 60)
        score.notes[note.id] = note
    write_midi(score, tmp_path / "large.mid")
    return tmp_path / "large.mid"


def test_a_large_midi_file_tells_how_much_of_it_is_read(large_file):
    heard: list[float] = []
    with heard_by(heard.append):
        assert len(read_midi(large_file).score.notes) == 6_000
    assert len(heard) > 10
    assert heard == sorted(heard)
    assert heard[0] < 0.2
    assert 0.9 < heard[-1] <= 1


def test_nobody_has_to_hear_it():
    heard: list[float] = []
    with heard_by(heard.append):
        pass
    tell(0.5)
    assert heard == []


def test_what_is_told_lies_between_nothing_and_all():
    heard: list[float] = []
    with heard_by(heard.append):
        tell(-1)
        tell(7)
    assert heard == [0, 1]
