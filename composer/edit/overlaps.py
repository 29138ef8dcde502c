"""Notes that are there twice or run into each other.  Times are ticks.

Each function is one undo step and looks at the notes named alone.  Ids that the score does not
have raise ``KeyError``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import pairwise

from composer.edit.commands import RemoveNotes, ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.edit.held_words import on_held
from composer.model.note import Note, time_order
from composer.model.note_columns import changed_notes


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
    pairs = [
        (note, following.onset - note.onset)
        for chain in chains.values()
        for note, following in pairwise(chain)
        if note.end > following.onset
    ]
    shorter = changed_notes([note for note, _ in pairs], durations=[room for _, room in pairs])
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
    following = {voice: dict(pairwise(ticks)) for voice, ticks in in_order.items()}
    shorter = [n for n in notes if following[n.voice].get(n.onset, n.end) < n.end]
    durations = [following[n.voice][n.onset] - n.onset for n in shorter]
    document.apply(ReplaceNotes(changed_notes(shorter, durations=durations)), "Trim to Next Note")


def _duplicates(notes: Collection[Note]) -> dict[int, int]:
    """The notes that are there beside a longer one, each with that one."""
    alike: defaultdict[tuple[int, int, int], list[Note]] = defaultdict(list)
    for note in notes:
        alike[note.voice, note.pitch, note.onset].append(note)
    gone: dict[int, int] = {}
    if len(alike) == len(notes):
        return gone
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
    return list(map(document.score.notes.__getitem__, sorted(ids)))
