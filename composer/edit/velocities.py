"""Velocities of notes that follow a line in time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from composer.edit.commands import ReplaceNotes
from composer.edit.document import Document
from composer.model.note import time_order


def straighten(document: Document, ids: Collection[int]) -> None:
    """Brings the velocities of notes onto a straight line, as one step.

    It goes from the loudest note of the first onset to the loudest of the last.  Notes of fewer
    than two onsets stay as they are.  Raises ``KeyError`` on an id that the score does not have.
    """
    notes = sorted((document.score.notes[note_id] for note_id in ids), key=time_order)
    if not notes or notes[0].onset == notes[-1].onset:
        return
    first, last = notes[0].onset, notes[-1].onset
    start = max(note.velocity for note in notes if note.onset == first)
    end = max(note.velocity for note in notes if note.onset == last)
    changed = tuple(
        replace(note, velocity=round(start + (end - start) * (note.onset - first) / (last - first)))
        for note in notes
    )
    document.apply(ReplaceNotes(changed), "Change Velocity")
