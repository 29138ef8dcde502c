"""Copying, cutting and pasting notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from composer.edit.commands import AddNotes, RemoveNotes
from composer.edit.document import Document
from composer.model.note import Note, time_order
from composer.model.score import Score


@dataclass(frozen=True, slots=True)
class Clip:
    """Notes that were copied, in order of time; ``start`` is the first onset.

    They are pasted as far from the playhead as they were from ``start``.
    """

    notes: tuple[Note, ...]
    start: int


def copy(score: Score, ids: Collection[int]) -> Clip:
    """The notes as they are now; raises ``KeyError`` on an id that the score does not have."""
    notes = sorted((score.notes[note_id] for note_id in ids), key=time_order)
    return Clip(tuple(notes), notes[0].onset if notes else 0)


def cut(document: Document, ids: Collection[int]) -> Clip:
    """The notes as they are now, which are taken away as one step; raises as :func:`copy`."""
    clip = copy(document.score, ids)
    document.apply(RemoveNotes(note.id for note in clip.notes), "Cut")
    return clip


def paste(document: Document, clip: Clip, tick: int, voice: int | None = None) -> frozenset[int]:
    """Puts the clip's notes at ``tick`` as one step; returns the ids of the new notes.

    Notes of several voices go back to theirs.  Notes of one voice go to ``voice`` if there is
    one; so do those whose voice is gone (else they go to the first).  Their origin is kept where
    the document knows it.  Raises ``ValueError`` when the document has no voice at all.
    """
    score = document.score
    there = [v.id for v in score.voices]
    if not clip.notes:
        return frozenset()
    if not there:
        raise ValueError("there is no voice to paste into")
    target = voice if voice in there else there[0]
    assert target is not None
    one_voice = len({note.voice for note in clip.notes}) == 1
    pasted = tuple(
        Note(
            document.new_id(),
            target if note.voice not in there or (one_voice and voice is not None) else note.voice,
            note.pitch,
            note.onset - clip.start + max(0, tick),
            note.duration,
            note.velocity,
            note.origin if note.origin in score.generations else None,
        )
        for note in clip.notes
    )
    document.apply(AddNotes(pasted), "Paste")
    return frozenset(note.id for note in pasted)
