"""Opening and exporting by the ending of the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.files.errors import FileError
from composer.files.formats import (
    EXPORT_ENDINGS,
    FORMATS,
    OPEN_ENDINGS,
    export_score,
    open_score,
)
from composer.model.note import Note
from composer.model.score import empty_score
from tests.files.midi_content import content


@pytest.mark.parametrize("ending", [*EXPORT_ENDINGS, ".MID", ".Descant"])
def test_what_is_exported_can_be_opened(ending: str, tmp_path: Path) -> None:
    score = empty_score()
    note = Note(score.new_id(), score.voices[0].id, 60, 0, 480)
    score.notes[note.id] = note
    path = tmp_path / f"a name{ending}"
    assert export_score(score, path) == []
    opened = open_score(str(path))
    assert opened.notes_to_person == []
    assert content(opened.score) == content(score)


def test_the_endings_are_lower_case_with_a_dot_and_belong_to_one_format() -> None:
    endings = [ending for kind in FORMATS for ending in kind.endings]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)
    assert {".descant", ".mid", ".midi", ".kar", ".smf", ".rmi"} <= set(OPEN_ENDINGS)
    assert {".descant", ".mid"} <= set(EXPORT_ENDINGS)


@pytest.mark.parametrize("name", ["a.xyz", "a", ".mid", "a.mid.gz"])
def test_another_ending_is_a_sentence_that_lists_the_known_ones(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(FileError, match=r"Descant opens \.descant, \.mid.* and "):
        open_score(tmp_path / name)
    with pytest.raises(FileError, match=r"Descant writes \.descant, \.mid.* and "):
        export_score(empty_score(), tmp_path / name)
