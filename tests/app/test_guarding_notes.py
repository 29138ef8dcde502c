"""Notes that a model proposes, held against the music that the models learned from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from composer.app.guarding import NotesGuard
from composer.engine.copy_guard import BARS_KIND, INDEX_FOLDER, write_index
from composer.engine.passages import bar_runs, line_of
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Role, Voice

TUNE = [60, 62, 64, 65, 67, 65, 64, 62, 60, 64, 67, 72, 71, 69, 67, 65]
OWN = [60, 69, 61, 70, 62, 71, 63, 72, 61, 69, 60, 68, 59, 67, 58, 66]


@pytest.fixture
def guard(tmp_path: Path) -> NotesGuard:
    hashes = np.unique(bar_runs(line_of(np.array(TUNE, dtype=np.int16)), 8).hashes)
    write_index(
        tmp_path / INDEX_FOLDER / "tune.safetensors",
        BARS_KIND,
        hashes,
        24,
        {"corpus": "an old tune", "licence": "public domain"},
        step_ticks=240,
        bars=(8,),
    )
    return NotesGuard([tmp_path])


def song(**lines: list[int]) -> Score:
    score = Score()
    score.voices = tuple(
        Voice(score.new_id(), name, Role.FREE, channel=number) for number, name in enumerate(lines)
    )
    for voice, pitches in zip(score.voices, lines.values(), strict=True):
        for place, pitch in enumerate(pitches):
            note = Note(score.new_id(), voice.id, pitch, 240 * place, 240, 80)
            score.notes[note.id] = note
    return score


def without(score: Score, voice: str, first: int = 0) -> Score:
    """The score before the notes of ``voice`` from tick ``first`` on were proposed."""
    id = next(v.id for v in score.voices if v.name == voice)
    before = score.copy()
    for note in list(before.notes.values()):
        if note.voice == id and note.onset >= first:
            del before.notes[note.id]
    return before


def test_two_bars_in_another_key_are_found_in_the_new_voice(guard: NotesGuard) -> None:
    after = song(melody=OWN, alto=[pitch - 5 for pitch in TUNE])
    (copied,) = guard.copied_anew(without(after, "alto"), after)
    assert (copied.line, copied.first, copied.last) == ("alto", 1, 2)
    assert (copied.index, copied.corpus, copied.piece) == ("tune", "an old tune", "")
    assert copied.notes == len(TUNE)


def test_what_the_person_wrote_is_not_held_against_the_model(guard: NotesGuard) -> None:
    after = song(melody=TUNE, alto=OWN)
    assert guard.copied_anew(without(after, "alto"), after) == []


def test_a_repainted_note_within_a_known_passage_is_found(guard: NotesGuard) -> None:
    after = song(melody=TUNE)
    (copied,) = guard.copied_anew(without(after, "melody", 240 * 15), after)
    assert copied.line == "melody"


def test_one_bar_and_a_bit_is_nobodys(guard: NotesGuard) -> None:
    after = song(melody=[*TUNE[:11], *OWN[11:]])
    assert guard.copied_anew(Score(), after) == []


def test_without_an_index_nothing_is_a_copy(tmp_path: Path) -> None:
    assert NotesGuard([tmp_path]).copied_anew(Score(), song(melody=TUNE)) == []
