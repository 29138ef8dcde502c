"""Candidates taken whole, by voice and by span; marks and locks at the time of taking."""

from __future__ import annotations

from typing import Any

import pytest

from composer.app.asked import HarmonizeOptions, Harmony, Repainting, Repitching
from composer.app.asking import Asking
from composer.app.melody import find_melody
from composer.app.repainting import NothingToRepaint, marked_cells, marks_are_meant
from composer.app.session_events import SessionError
from composer.edit.document import Document
from composer.edit.masking import paint_masks
from composer.engine.messages import Candidate, Span
from composer.model.mask import Mask, MaskKind
from composer.model.score import Score
from composer.model.voice import SATB, Role
from tests.fixtures.tiny_models import chorale

ALTO, TENOR, BASS = SATB[1:]
BAR = 1920


def asking(document: Document) -> Asking:
    return Asking(document, lambda: 1, lambda family: [])


def candidate(asked: Any, voices: dict[str, tuple[tuple[int, int, int], ...]]) -> Candidate:
    return Candidate(
        id=asked.request.id,
        revision=asked.request.revision,
        index=0,
        voices={role: tuple(Span(*span) for span in spans) for role, spans in voices.items()},
        parameters=(),
        pack="tiny",
        pack_hash="0" * 64,
        seed=7,
    )


def sung(score: Score, role: Role) -> list[tuple[int, int, int]]:
    voice = score.voice_with_role(role)
    assert voice is not None
    return [(n.pitch, n.onset, n.end) for n in score.notes_in_order(voice.id)]


def voice_id(document: Document, role: Role) -> int:
    voice = document.score.voice_with_role(role)
    assert voice is not None
    return voice.id


@pytest.fixture
def document() -> Document:
    return Document(chorale())


def repainted(document: Document) -> tuple[Repainting, Candidate]:
    """Alto and tenor of the first bar, asked for by marks, and a candidate for them."""
    cells = [(voice_id(document, role), 0, BAR) for role in (ALTO, TENOR)]
    paint_masks(document, cells, MaskKind.REWRITE)
    asked = asking(document).marked(HarmonizeOptions())
    made = {"alto": ((61, 0, BAR),), "tenor": ((54, 0, 960), (55, 960, 960))}
    return asked, candidate(asked, made)


def test_what_is_marked_is_what_is_asked_for_without_what_is_locked(document):
    alto = voice_id(document, ALTO)
    paint_masks(document, [(alto, 480, BAR)], MaskKind.REWRITE)
    document.score.masks += (Mask(alto, 960, 1440, MaskKind.LOCK),)
    asked = asking(document).marked(HarmonizeOptions())
    assert asked.request.cells == (("alto", 480, 960), ("alto", 1440, BAR))


def test_marks_are_meant_unless_a_note_beside_them_is_selected(document):
    notes = document.score.notes_in_order(voice_id(document, ALTO))
    assert not marks_are_meant(document.score, ())
    paint_masks(document, [(notes[0].voice, 0, 720)], MaskKind.REWRITE)
    assert marks_are_meant(document.score, ())
    assert marks_are_meant(document.score, [notes[0].id, notes[1].id, 10**6])
    assert not marks_are_meant(document.score, [notes[0].id, notes[2].id])
    paint_masks(document, [(notes[0].voice, 0, 720)], MaskKind.LOCK)
    assert not marks_are_meant(document.score, [notes[0].id])


def test_without_a_mark_there_is_a_sentence(document):
    with pytest.raises(NothingToRepaint, match="mark"):
        marked_cells(document.score)
    with pytest.raises(SessionError, match="mark"):
        asking(document).marked(HarmonizeOptions())


def test_a_candidate_taken_whole_takes_its_marks_with_it_in_one_step(document):
    asked, made = repainted(document)
    marks = document.score.masks
    asked.write(document, made)
    assert document.score.masks == ()
    assert sung(document.score, ALTO)[0] == (61, 0, BAR)
    document.undo()
    assert document.score.masks == marks
    assert sung(document.score, ALTO) == sung(chorale(), ALTO)


def test_one_voice_of_a_candidate_is_taken_and_the_others_stay_marked(document):
    asked, made = repainted(document)
    asked.write(document, made, part=((ALTO, 0, BAR),))
    assert sung(document.score, ALTO)[0] == (61, 0, BAR)
    assert sung(document.score, TENOR) == sung(chorale(), TENOR)
    assert document.score.masks == (Mask(voice_id(document, TENOR), 0, BAR),)
    assert document.history.names[-1] == "Repaint"


def test_a_span_of_a_candidate_is_taken_cut_at_its_edges(document):
    asked, made = repainted(document)
    asked.write(document, made, part=((ALTO, 480, 960), (TENOR, 960, 1440)))
    before = sung(chorale(), ALTO)
    assert sung(document.score, ALTO) == [before[0], (61, 480, 960), *before[2:]]
    assert (55, 960, 1440) in sung(document.score, TENOR)
    document.score.check()


def test_a_lock_set_after_asking_keeps_its_notes(document):
    asked, made = repainted(document)
    paint_masks(document, [(voice_id(document, ALTO), 0, 480)], MaskKind.LOCK)
    asked.write(document, made)
    assert sung(document.score, ALTO)[:2] == [sung(chorale(), ALTO)[0], (61, 480, BAR)]


def test_other_pitches_are_taken_by_span_and_never_under_a_lock(document):
    notes = document.score.notes_in_order(voice_id(document, ALTO))
    asked = asking(document).notes([n.id for n in notes[:4]], HarmonizeOptions(), held=True)
    assert isinstance(asked, Repitching)
    made = candidate(asked, {"alto": tuple((60, 480 * i, 480) for i in range(4))})
    paint_masks(document, [(notes[1].voice, 480, 960)], MaskKind.LOCK)
    asked.write(document, made, part=((ALTO, 0, 1440),))
    now = document.score.notes_in_order(voice_id(document, ALTO))
    pitches = [60, notes[1].pitch, 60, notes[3].pitch]
    assert [note.pitch for note in now[:4]] == pitches
    assert [note.origin is None for note in now[:4]] == [False, True, False, True]


def test_of_a_harmony_only_the_voices_taken_are_made():
    score = chorale()
    soprano = score.voices[0]
    score.voices = (soprano,)
    score.notes = {i: n for i, n in score.notes.items() if n.voice == soprano.id}
    document = Document(score)
    asked = asking(document).harmony(find_melody(score, soprano.id), HarmonizeOptions())
    assert isinstance(asked, Harmony)
    spans = {role.value: ((50, 0, 2 * BAR),) for role in (ALTO, TENOR, BASS)}
    asked.write(document, candidate(asked, spans), part=((BASS, 0, BAR),))
    assert [voice.role for voice in document.score.voices] == [Role.SOPRANO, BASS]
    assert sung(document.score, BASS) == [(50, 0, BAR)]
    document.undo()
    assert document.score.voices == (soprano,)


def test_a_harmony_is_of_the_whole_melody_whatever_is_marked(document):
    alto = voice_id(document, ALTO)
    paint_masks(document, [(alto, 0, 480)], MaskKind.REWRITE)
    paint_masks(document, [(alto, 960, 1440)], MaskKind.LOCK)
    soprano = voice_id(document, Role.SOPRANO)
    asked = asking(document).harmony(find_melody(document.score, soprano), HarmonizeOptions())
    asked.write(document, candidate(asked, {"alto": ((60, 0, 3840),)}))
    before = sung(chorale(), ALTO)
    assert sung(document.score, ALTO) == [(60, 0, 960), before[2], (60, 1440, 3840)]
    assert document.score.masks == (Mask(alto, 960, 1440, MaskKind.LOCK),)


def test_what_is_taken_says_when(document):
    asked, made = repainted(document)
    asked.write(document, made)
    (record,) = document.score.generations.values()
    assert record.made_at > 1_600_000_000
