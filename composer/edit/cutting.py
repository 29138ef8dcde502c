"""Gluing notes together and cutting them to pieces.  Each function is one undo step.

Times are ticks.  Ids that the score does not have raise ``KeyError``; without ids nothing
happens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.edit.held_words import on_held
from composer.model.note import Note, time_order
from composer.model.score import Score

MAX_PIECES = 100_000


def glue(document: Document, ids: Collection[int]) -> frozenset[int]:
    """Makes one note of all those of one voice and pitch, over the gaps between them.

    The first stays, with its id, velocity and words, until the last of them ends.  Where a verse
    has no word on it, it gets the first of those on the others; further ones are not laid any
    more.  Returns the ids of the notes that are longer now.
    """
    same: defaultdict[tuple[int, int], list[Note]] = defaultdict(list)
    for note in sorted(_notes(document.score, ids), key=time_order):
        same[note.voice, note.pitch].append(note)
    held: list[Note] = []
    gone: dict[int, int] = {}  # a note to the one that is held in its place
    for first, *others in same.values():
        if others:
            end = max(note.end for note in (first, *others))
            held.append(replace(first, duration=end - first.onset))
            gone.update((note.id, first.id) for note in others)
    if not gone:
        return frozenset()
    with document.transaction("Glue Notes"):
        if document.score.lyrics.verses:
            document.apply(SetLyrics(on_held(document.score.lyrics, gone)))
        document.apply(RemoveNotes(gone))
        document.apply(ReplaceNotes(tuple(held)))
    return frozenset(note.id for note in held)


def chop(document: Document, ids: Collection[int], grid: int) -> frozenset[int]:
    """Cuts notes at every line of a grid of ``grid`` ticks, which begins anew with every bar.

    What is sung on a note is sung on all its pieces then.  Returns the ids of the new pieces.
    Raises ``ValueError`` on a grid below 1, or when it would make more than 100,000 pieces.
    """
    if grid < 1:
        raise ValueError("a grid must be at least one tick")
    notes = _notes(document.score, ids)
    if sum(note.duration // grid for note in notes) > MAX_PIECES:
        raise ValueError("the grid is too fine for so many notes")
    kept: list[Note] = []
    pieces: list[Note] = []
    sung: dict[int, tuple[int, ...]] = {}
    for note in notes:
        lines = _lines_within(document.score, note, grid)
        if not lines:
            continue
        kept.append(replace(note, duration=lines[0] - note.onset))
        of_note = [
            replace(note, id=document.new_id(), onset=start, duration=end - start)
            for start, end in zip(lines, [*lines[1:], note.end], strict=True)
        ]
        pieces.extend(of_note)
        sung[note.id] = (note.id, *(piece.id for piece in of_note))
    if not pieces:
        return frozenset()
    with document.transaction("Split Notes"):
        document.apply(ReplaceNotes(tuple(kept)))
        document.apply(AddNotes(tuple(pieces)))
        if document.score.lyrics.verses:
            lyrics, there = document.score.lyrics.on_others(sung), document.score.notes
            # A melisma's next note may begin before a cut.
            new = {piece.id for piece in pieces}
            document.apply(SetLyrics(lyrics.in_order(new, lambda note: there[note].onset)))
    return frozenset(piece.id for piece in pieces)


def _lines_within(score: Score, note: Note, grid: int) -> list[int]:
    """The grid lines inside a note, in order, its onset and end left out."""
    lines: list[int] = []
    start = note.onset
    while start < note.end:
        bar, into = score.meter.position(start)
        end = min(note.end, score.meter.bar_start(bar + 1))
        first = start - into + -(-into // grid) * grid
        lines.extend(range(first, end, grid))
        start = end
    return [line for line in lines if line > note.onset]


def _notes(score: Score, ids: Collection[int]) -> list[Note]:
    return [score.notes[note_id] for note_id in sorted(ids)]
