"""Giving notes pitches that a model holds likely.  No model here: the pitches are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from composer.edit.commands import AddGeneration, ReplaceNotes
from composer.edit.document import Document
from composer.model.generation import GenerationRecord
from composer.model.mask import MaskKind
from composer.model.note import Note
from composer.model.score import Score

STEP_NAME = "Swap Pitch"


def is_locked(score: Score, note: Note) -> bool:
    """Whether a lock covers some of the note."""
    return any(
        mask.kind is MaskKind.LOCK
        and mask.voice == note.voice
        and mask.start < note.end
        and note.onset < mask.end
        for mask in score.masks
    )


def swap_pitches(
    document: Document, pitches: Mapping[int, int], record: GenerationRecord
) -> frozenset[int]:
    """Gives notes, by id, other MIDI pitches, as one step; returns the ids of those that changed.

    All else of a note stays, and so do its words; ``record`` becomes its origin.  What is locked
    or has the pitch already is left alone.  Raises ``KeyError`` on an id that the score does not
    have and ``ValueError`` on a pitch out of range, with nothing changed.
    """
    score = document.score
    changed = tuple(
        replace(score.notes[note_id], pitch=pitch, origin=record.id)
        for note_id, pitch in pitches.items()
        if score.notes[note_id].pitch != pitch and not is_locked(score, score.notes[note_id])
    )
    if changed:
        with document.transaction(STEP_NAME):
            document.apply(AddGeneration(record))
            document.apply(ReplaceNotes(changed))
    return frozenset(note.id for note in changed)
