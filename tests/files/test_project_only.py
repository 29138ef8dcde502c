"""What only a project keeps is said before a file of another kind is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from composer.files.formats import prepared_export
from composer.files.project_only import project_only
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note
from composer.model.score import Score, empty_score
from composer.model.voice import Role
from tests.files.project_samples import schema_1


def song() -> Score:
    score = empty_score()
    note = Note(score.new_id(), score.voices[0].id, 60, 0, 480)
    score.notes[note.id] = note
    return score


def test_nothing_is_said_of_a_song_that_any_file_keeps():
    assert project_only(song()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"muted": True}, "all of them sound"),
        ({"solo": True}, "all of them sound"),
        ({"port": "Synth"}, "MIDI outputs"),
        ({"range": (50, 80)}, "ranges"),
        ({"role": Role.ALTO}, "What part a voice sings"),
    ],
)
def test_what_only_a_project_knows_of_a_voice_is_said(change, words):
    score = song()
    score.voices = (replace(score.voices[0], **change),)
    (said,) = project_only(score)
    assert words in said


def test_masks_origins_and_versions_are_said_to_be_left_out():
    said = " ".join(project_only(schema_1()))
    assert "Locks" in said
    assert "come from" in said
    assert "versions" not in said


@pytest.mark.parametrize("ending", [".mid", ".musicxml", ".mxl", ".abc", ".kar", ".descant"])
def test_what_will_be_lost_is_known_before_anything_is_written(ending: str, tmp_path: Path):
    score = song()
    score.masks = (Mask(score.voices[0].id, 0, 480, MaskKind.LOCK),)
    prepared = prepared_export(score, tmp_path / f"song{ending}")
    assert list(tmp_path.iterdir()) == []
    assert bool(prepared.lost) == (ending != ".descant")
    assert prepared.left_out == ()
    prepared.write()
    assert prepared.path.is_file()
