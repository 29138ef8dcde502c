"""Giving notes the pitches that a model holds likely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.edit.alternatives import STEP_NAME, swap_pitches
from composer.edit.commands import AddNotes, SetMasks
from composer.edit.document import Document
from composer.model.generation import GenerationRecord
from composer.model.mask import Mask, MaskKind
from composer.model.note import Note


def document_of(*pitches: int) -> Document:
    document = Document()
    voice = document.score.voices[0].id
    notes = [Note(document.new_id(), voice, p, 480 * i, 480) for i, p in enumerate(pitches)]
    document.apply(AddNotes(tuple(notes)), "Write")
    return document


def record(document: Document) -> GenerationRecord:
    return GenerationRecord(document.new_id(), "alternative", "tiny", "0" * 64, 0)


@given(st.lists(st.tuples(st.integers(0, 127), st.integers(0, 127)), min_size=1, max_size=8))
def test_pitches_are_swapped_in_one_step_and_undo_restores_all(pairs):
    document = document_of(*(before for before, _ in pairs))
    ids = list(document.score.notes)
    before = document.score.copy()
    made = record(document)
    wanted = {i: after for i, (_, after) in zip(ids, pairs, strict=True)}
    changed = swap_pitches(document, wanted, made)
    assert changed == {i for i, (b, a) in zip(ids, pairs, strict=True) if b != a}
    for i, (_, after) in zip(ids, pairs, strict=True):
        note = document.score.notes[i]
        assert note.pitch == after
        assert note.origin == (made.id if i in changed else None)
    if changed:
        assert document.undo_name == STEP_NAME
        document.undo()
    assert document.undo_name == "Write"
    assert document.score.notes == before.notes
    assert document.score.generations == before.generations


def test_a_locked_note_keeps_its_pitch():
    document = document_of(60, 62)
    first, second = document.score.notes
    lock = Mask(document.score.voices[0].id, 0, 240, MaskKind.LOCK)
    document.apply(SetMasks((lock,)), "Lock")
    assert swap_pitches(document, {first: 67, second: 69}, record(document)) == {second}
    assert document.score.notes[first].pitch == 60


def test_what_cannot_be_is_refused_with_nothing_changed():
    document = document_of(60, 62)
    first, second = document.score.notes
    with pytest.raises(ValueError, match="outside 0 to 127"):
        swap_pitches(document, {first: 61, second: 128}, record(document))
    with pytest.raises(KeyError):
        swap_pitches(document, {999: 61}, record(document))
    assert [note.pitch for note in document.score.notes.values()] == [60, 62]
    assert document.undo_name == "Write"
