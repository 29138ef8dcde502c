"""Notes that are there twice or run into each other.  Times are ticks.

Each function is one undo step and looks at the notes named alone.  Ids that the score does not
have raise ``KeyError``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from composer.edit.commands import RemoveNotes, ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.edit.held_words import on_held
from composer.model.note import Note, time_order


def remove_duplicates(document: Document, ids: Collection[int]) -> frozenset[int]:
    """Of notes of one voice and pitch that begin together, the longest stays.

    It has the words of the others.  Returns the ids of the notes that went.
    """
    gone = _duplicates(_notes(document, ids))
    if gone:
        with document.transaction("Remove Duplicates"):
            _take_away(document, gone)
    return frozenset(gone)


def remove_overlaps(document: Document, ids: Collection[int]) -> None:
    """Ends each note where the next of its voice and pitch begins; duplicates go."""
    notes = _notes(document, ids)
    gone = _duplicates(notes)
    chains: defaultdict[tuple[int, int], list[Note]] = defaultdict(list)
    for note in sorted(notes, key=time_order):
        if note.id not in gone:
            chains[note.voice, note.pitch].append(note)
    shorter = tuple(
        note.but(duration=following.onset - note.onset)
        for chain in chains.values()
        for note, following in pairwise(chain)
        if note.end > following.onset
    )
    with document.transaction("Remove Overlaps"):
        _take_away(document, gone)
        document.apply(ReplaceNotes(shorter))


def trim_to_next(document: Document, ids: Collection[int]) -> None:
    """Ends each note at the latest where the next of its voice begins; chords stay chords."""
    notes = _notes(document, ids)
    onsets: defaultdict[int, set[int]] = defaultdict(set)
    for note in notes:
        onsets[note.voice].add(note.onset)
    in_order = {voice: sorted(ticks) for voice, ticks in onsets.items()}
    shorter = []
    for note in notes:
        ticks = in_order[note.voice]
        following = bisect_right(ticks, note.onset)
        if following < len(ticks) and ticks[following] < note.end:
            shorter.append(note.but(duration=ticks[following] - note.onset))
    document.apply(ReplaceNotes(tuple(shorter)), "Trim to Next Note")


def _duplicates(notes: Collection[Note]) -> dict[int, int]:
    """The notes that are there beside a longer one, each with that one."""
    alike: defaultdict[tuple[int, int, int], list[Note]] = defaultdict(list)
    for note in notes:
        alike[note.voice, note.pitch, note.onset].append(note)
    gone: dict[int, int] = {}
    for group in alike.values():
        if len(group) > 1:
            kept = min(group, key=lambda note: (-note.duration, note.id))
            gone.update((note.id, kept.id) for note in group if note is not kept)
    return gone


def _take_away(document: Document, gone: dict[int, int]) -> None:
    if gone:
        document.apply(SetLyrics(on_held(document.score.lyrics, gone)))
        document.apply(RemoveNotes(gone))


def _notes(document: Document, ids: Collection[int]) -> list[Note]:
    return [document.score.notes[note_id] for note_id in sorted(ids)]
