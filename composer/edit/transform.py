"""What musicians do to notes that are there.  Each function is one undo step.

Notes move as a block: where one of them would leave the roll, the whole block stops at the edge.
Functions that are pressed again and again coalesce with themselves.  Ids that the score does not
have raise ``KeyError``; without ids nothing happens.  Times are ticks, intervals semitones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from composer.edit.commands import AddNotes, RemoveNotes, ReplaceNotes, SetLyrics
from composer.edit.document import Document
from composer.edit.held_words import of_one_voice, on_held
from composer.edit.passages import lay, passages
from composer.model.note import MAX_PITCH, MAX_VELOCITY, MIN_PITCH, MIN_VELOCITY, Note, time_order
from composer.model.note_columns import changed_notes, moved_notes
from composer.model.score import Score


def clamped_shift(notes: Iterable[Note], ticks: int, semitones: int) -> tuple[int, int]:
    """The part of a shift that keeps all of ``notes`` on the roll: ``(ticks, semitones)``."""
    notes = list(notes)
    if not notes:
        return 0, 0
    pitches = [note.pitch for note in notes]
    ticks = max(ticks, -min([note.onset for note in notes]))
    up, down = MAX_PITCH - max(pitches), MIN_PITCH - min(pitches)
    return ticks, max(down, min(up, semitones))


def move(document: Document, ids: Collection[int], ticks: int, semitones: int) -> None:
    """Moves notes in time and pitch, as a block."""
    notes = _notes(document.score, ids)
    ticks, semitones = clamped_shift(notes, ticks, semitones)
    _replace(
        document,
        "Move Notes",
        moved_notes(notes, ticks, semitones),
        "move",
    )


def transpose(document: Document, ids: Collection[int], semitones: int) -> None:
    """Moves notes in pitch, as a block; what does not fit whole stays as it is.

    An octave that would end at the edge of the roll is none: unlike :func:`move` this never
    changes the interval.
    """
    notes = _notes(document.score, ids)
    if clamped_shift(notes, 0, semitones)[1] == semitones:
        _replace(document, "Transpose", moved_notes(notes, 0, semitones), "transpose")


def resize(document: Document, ids: Collection[int], ticks: int) -> None:
    """Makes notes longer by ``ticks`` (shorter when negative), down to one tick each."""
    notes = _notes(document.score, ids)
    longer = [max(1, n.duration + ticks) for n in notes]
    _replace(document, "Resize Notes", changed_notes(notes, durations=longer), "resize")


def resize_start(document: Document, ids: Collection[int], ticks: int) -> None:
    """Moves the beginnings of notes by ``ticks``; their ends stay, one tick is left of each."""
    notes = _notes(document.score, ids)
    onsets = [min(max(0, n.onset + ticks), n.end - 1) for n in notes]
    durations = [n.end - onset for n, onset in zip(notes, onsets, strict=True)]
    resized = changed_notes(notes, onsets=onsets, durations=durations)
    _replace(document, "Resize Notes", resized, "resize start")


def set_velocity(document: Document, ids: Collection[int], change: int) -> None:
    """Makes notes louder by ``change`` (softer when negative), each within 1 to 127."""
    notes = _notes(document.score, ids)
    louder = [max(MIN_VELOCITY, min(MAX_VELOCITY, n.velocity + change)) for n in notes]
    _replace(document, "Change Velocity", changed_notes(notes, velocities=louder), "velocity")


def duplicate(
    document: Document, ids: Collection[int], with_controllers: bool = True
) -> frozenset[int]:
    """Repeats notes right behind themselves, from the next bar line or beat that is free of them.

    The copy begins where a musician counts on: at the next bar for a block of a bar or more, else
    at the next beat.  It has no words: they stand once in the text.  ``with_controllers``: those
    of a passage that is taken whole are repeated too.  Returns the ids of the new notes.
    """
    notes = _notes(document.score, ids)
    if not notes:
        return frozenset()
    start, end = min([n.onset for n in notes]), max([n.onset + n.duration for n in notes])
    meter = document.score.meter.at(start)
    unit = meter.bar_ticks if end - start > meter.bar_ticks // 2 else meter.beat_ticks
    distance = -(-(end - start) // unit) * unit
    notes.sort(key=time_order)
    new = document.new_ids(len(notes))
    copies = changed_notes(notes, ids=new, onsets=[n.onset + distance for n in notes])
    taken = passages(document.score, ids) if with_controllers else ()
    with document.transaction("Duplicate"):
        document.apply(AddNotes(copies))
        for passage in taken:
            lay(document, passage, passage.start + distance, passage.voice)
    return frozenset(new)


def legato(document: Document, ids: Collection[int]) -> None:
    """Holds each note until the next of its voice among ``ids`` begins; the last stays.

    Of a voice with one note or chord among them, it is held until the voice goes on in the song.
    """
    notes = _notes(document.score, ids)
    onsets: defaultdict[int, set[int]] = defaultdict(set)
    for note in notes:
        onsets[note.voice].add(note.onset)
    alone = {voice: min(ticks) for voice, ticks in onsets.items() if len(ticks) == 1}
    if alone:
        for note in document.score.notes.values():
            if note.onset > alone.get(note.voice, note.onset):
                onsets[note.voice].add(note.onset)
    in_order = {voice: sorted(ticks) for voice, ticks in onsets.items()}
    following = {voice: dict(pairwise(ticks)) for voice, ticks in in_order.items()}
    held = [n for n in notes if n.onset in following[n.voice]]
    durations = [following[n.voice][n.onset] - n.onset for n in held]
    _replace(document, "Legato", changed_notes(held, durations=durations))


def split(document: Document, ids: Collection[int], tick: int) -> frozenset[int]:
    """Cuts the notes that sound across ``tick`` in two there; returns the ids of the new halves.

    What is sung on a note is sung on both halves then.
    """
    across = [n for n in _notes(document.score, ids) if n.onset < tick < n.end]
    if not across:
        return frozenset()
    halves = tuple(
        replace(n, id=document.new_id(), onset=tick, duration=n.end - tick) for n in across
    )
    with document.transaction("Split Notes"):
        document.apply(ReplaceNotes(tuple(n.but(duration=tick - n.onset) for n in across)))
        document.apply(AddNotes(halves))
        held = {n.id: (n.id, half.id) for n, half in zip(across, halves, strict=True)}
        lyrics, notes = document.score.lyrics.on_others(held), document.score.notes
        # A melisma's next note may begin before the cut.
        lyrics = lyrics.in_order({half.id for half in halves}, lambda note: notes[note].onset)
        document.apply(SetLyrics(lyrics))
    return frozenset(half.id for half in halves)


def merge(document: Document, ids: Collection[int]) -> frozenset[int]:
    """Makes one held note of notes of one voice and pitch that touch or overlap.

    The first of them stays, with its id, velocity and words, until the last of them ends.  Where
    a verse has no word on it, it gets the first of those on the others; further ones are not laid
    any more.  Returns the ids of the notes that were held.
    """
    chains: defaultdict[tuple[int, int], list[Note]] = defaultdict(list)
    for note in sorted(_notes(document.score, ids), key=time_order):
        chains[note.voice, note.pitch].append(note)
    held: dict[int, int] = {}  # a note to the tick until which it is held
    gone: dict[int, int] = {}  # a note to the one that is held in its place
    for chain in chains.values():
        first, end = chain[0].id, chain[0].onset
        for note in chain:
            if note.onset > end:
                first, end = note.id, note.onset
            elif note.id != first:
                gone[note.id] = first
            held[first] = end = max(end, note.onset + note.duration)
    if not gone:
        return frozenset()
    notes = [document.score.notes[i] for i in dict.fromkeys(gone.values())]
    longer = changed_notes(notes, durations=[held[n.id] - n.onset for n in notes])
    with document.transaction("Merge Notes"):
        document.apply(SetLyrics(on_held(document.score.lyrics, gone)))
        document.apply(RemoveNotes(gone))
        document.apply(ReplaceNotes(longer))
    return frozenset(held)


def delete(document: Document, ids: Collection[int]) -> None:
    """Takes notes away, and their words off them."""
    document.apply(RemoveNotes(note.id for note in _notes(document.score, ids)), "Delete Notes")


def assign_voice(document: Document, ids: Collection[int], voice: int) -> None:
    """Gives notes to another voice; raises ``ValueError`` when there is none with that id.

    Words go with their notes; a melisma keeps those notes that are in the voice of its first.
    """
    notes = _notes(document.score, ids)
    moved = changed_notes(notes, voices=[voice] * len(notes))
    with document.transaction("Change Voice"):
        document.apply(ReplaceNotes(moved))
        document.apply(SetLyrics(of_one_voice(document.score, ids)))


def _notes(score: Score, ids: Collection[int]) -> list[Note]:
    return list(map(score.notes.__getitem__, sorted(ids)))


def _replace(
    document: Document, name: str, notes: Collection[Note], coalesce: str | None = None
) -> None:
    # Only presses on the same notes are one step.
    key = None if coalesce is None else f"{coalesce} {hash(frozenset([n.id for n in notes]))}"
    with document.transaction(name, coalesce=key):
        document.apply(ReplaceNotes(tuple(notes)))
