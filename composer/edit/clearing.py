"""Emptying a stretch of a voice, to write something else there.  Times are ticks."""

from __future__ import annotations

from dataclasses import replace

from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes
from composer.edit.document import Document
from composer.model.note import Note

Interval = tuple[int, int]
"""Start and end in ticks, the end exclusive."""


def clear(document: Document, voice: int, rewritten: list[Interval]) -> None:
    """Empties the intervals of one voice; what is left of a note outside them stays."""
    gone: set[int] = set()
    kept: list[Note] = []
    new: list[Note] = []
    for note in document.score.notes_in_order(voice):
        if not any(start < note.end and note.onset < end for start, end in rewritten):
            continue
        pieces = without([(note.onset, note.end)], rewritten)
        if not pieces:
            gone.add(note.id)
        for place, (start, end) in enumerate(pieces):
            piece = replace(note, onset=start, duration=end - start)
            if place == 0:
                kept.append(piece)
            else:
                new.append(replace(piece, id=document.new_id()))
    if gone:
        document.apply(RemoveNotes(gone))
    document.apply(ReplaceNotes(tuple(kept)))
    document.apply(AddNotes(tuple(new)))


def without(intervals: list[Interval], holes: list[Interval]) -> list[Interval]:
    """``intervals`` less ``holes``."""
    for low, high in holes:
        left: list[Interval] = []
        for start, end in intervals:
            left += [(start, min(end, low)), (max(start, high), end)]
        intervals = [(start, end) for start, end in left if start < end]
    return intervals


def common(interval: Interval, others: list[Interval]) -> list[Interval]:
    """The parts of ``interval`` that lie in ``others``."""
    start, end = interval
    parts = [(max(start, low), min(end, high)) for low, high in others]
    return [(low, high) for low, high in parts if low < high]
