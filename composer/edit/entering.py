"""Writing note after note, as on paper: what is entered takes the place of what is there.

Each function is one undo step.  ``there`` are ids of notes that may be in the way, found by the
caller; of them only those of the voice that sound in the span are touched: one that begins in the
span goes, one that sounds into it ends where the span begins.  Times are ticks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes
from composer.edit.document import Document
from composer.model.note import Note


def enter(document: Document, wanted: Note, there: Collection[int]) -> int:
    """Writes ``wanted`` in the place of what its voice has there; returns the id of the note.

    A note with the same onset is not taken away but becomes the wanted one, with its own id: so
    the words stay that are sung on it.  Raises ``ValueError`` when there is no such voice.
    """
    begin, shortened = _in_the_way(document, there, wanted.voice, wanted.onset, wanted.end)
    same = [note for note in begin if note.onset == wanted.onset]
    # The one that is sung in a chord is its highest.
    kept = max(same, key=lambda note: (note.pitch == wanted.pitch, note.pitch), default=None)
    with document.transaction("Enter Note"):
        document.apply(RemoveNotes(note.id for note in begin if note is not kept))
        if kept is None:
            document.apply(ReplaceNotes(shortened))
            document.apply(AddNotes((wanted,)))
            return wanted.id
        document.apply(ReplaceNotes((*shortened, replace(wanted, id=kept.id))))
        return kept.id


def enter_beside(document: Document, wanted: Note, there: Collection[int]) -> int:
    """Writes ``wanted`` to the chord that stands there; returns the id of the note.

    A note of its voice with its pitch and onset is not doubled but becomes as long.  Raises
    ``ValueError`` when there is no such voice.
    """
    place = (wanted.voice, wanted.pitch, wanted.onset)
    notes = (document.score.notes[note_id] for note_id in sorted(there))
    same = next((n for n in notes if (n.voice, n.pitch, n.onset) == place), None)
    if same is None:
        document.apply(AddNotes((wanted,)), "Enter Note")
        return wanted.id
    document.apply(ReplaceNotes((replace(same, duration=wanted.duration),)), "Enter Note")
    return same.id


def enter_rest(
    document: Document, voice: int, start: int, end: int, there: Collection[int]
) -> None:
    """Makes the voice silent from ``start`` to ``end`` (exclusive)."""
    begin, shortened = _in_the_way(document, there, voice, start, end)
    with document.transaction("Enter Rest"):
        document.apply(RemoveNotes(note.id for note in begin))
        document.apply(ReplaceNotes(shortened))


def hold(document: Document, ids: Collection[int], ticks: int, there: Collection[int]) -> None:
    """Holds notes for ``ticks`` more (1 or more), in the place of what their voices have there."""
    held = [document.score.notes[note_id] for note_id in sorted(ids)]
    gone: set[int] = set()
    for note in held:
        begin, _ = _in_the_way(document, there, note.voice, note.end, note.end + ticks)
        gone |= {other.id for other in begin}
    with document.transaction("Hold Notes"):
        document.apply(RemoveNotes(gone - set(ids)))
        document.apply(
            ReplaceNotes(tuple(replace(note, duration=note.duration + ticks) for note in held))
        )


def _in_the_way(
    document: Document, there: Collection[int], voice: int, start: int, end: int
) -> tuple[list[Note], tuple[Note, ...]]:
    """The notes that begin in the span, and those that sound into it, shortened."""
    notes = [document.score.notes[note_id] for note_id in sorted(there)]
    mine = [note for note in notes if note.voice == voice and note.onset < end]
    begin = [note for note in mine if note.onset >= start]
    into = [note for note in mine if note.onset < start < note.end]
    return begin, tuple(replace(note, duration=start - note.onset) for note in into)
