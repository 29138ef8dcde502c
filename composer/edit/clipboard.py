"""Copying, cutting and pasting notes, with the words and the controllers that belong to them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from composer.edit.commands import AddNotes, RemoveNotes, SetLyrics
from composer.edit.document import Document
from composer.edit.passages import Passage, lay, passages, take_out
from composer.model.lyrics import Lyrics, Place
from composer.model.note import Note, time_order
from composer.model.note_columns import changed_notes
from composer.model.score import Score


@dataclass(frozen=True, slots=True)
class Clip:
    """Notes that were copied, in order of time; ``start`` is the first onset.

    They are pasted as far from the playhead as they were from ``start``.  ``words``: the syllables
    that were sung on them, each with its place, its text and its notes among them.
    ``controllers``: what went along with passages that were taken whole.
    """

    notes: tuple[Note, ...]
    start: int
    words: tuple[tuple[Place, str, tuple[int, ...]], ...] = ()
    controllers: tuple[Passage, ...] = ()


def copy(score: Score, ids: Collection[int], with_controllers: bool = True) -> Clip:
    """The notes as they are now; raises ``KeyError`` on an id that the score does not have.

    ``with_controllers``: those of whole passages are copied too.
    """
    notes = sorted((score.notes[note_id] for note_id in ids), key=time_order)
    chosen = set(ids)
    words = []
    for place, syllable in score.lyrics.places():
        sung_on = tuple(note for note in syllable.notes if note in chosen)
        if sung_on:
            words.append((place, syllable.text, sung_on))
    taken = passages(score, chosen) if with_controllers else ()
    return Clip(tuple(notes), notes[0].onset if notes else 0, tuple(words), taken)


def cut(document: Document, ids: Collection[int], with_controllers: bool = True) -> Clip:
    """The notes as they are now, which are taken away as one step; raises as :func:`copy`."""
    clip = copy(document.score, ids, with_controllers)
    with document.transaction("Cut"):
        document.apply(RemoveNotes(note.id for note in clip.notes))
        for passage in clip.controllers:
            take_out(document, passage)
    return clip


def paste(document: Document, clip: Clip, tick: int, voice: int | None = None) -> frozenset[int]:
    """Puts the clip's notes at ``tick`` as one step; returns the ids of the new notes.

    Notes of several voices go back to theirs.  Notes of one voice go to ``voice`` if there is
    one; so do those whose voice is gone (else they go to the first).  Their origin is kept where
    the document knows it.  Syllables that were sung on the notes and lie under none now (which were
    cut) are laid under the new ones; words are not repeated.  Controllers that were copied come in
    the place of what the same ones did there.  Raises ``ValueError`` when the document has no voice
    at all.
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

    def goes_to(former: int) -> int:
        return target if former not in there or (one_voice and voice is not None) else former

    by = max(0, tick) - clip.start
    voices = {former: goes_to(former) for former in {note.voice for note in clip.notes}}
    pasted = changed_notes(
        clip.notes,
        ids=document.new_ids(len(clip.notes)),
        voices=[voices[note.voice] for note in clip.notes],
        onsets=[note.onset + by for note in clip.notes],
    )
    if {note.origin for note in clip.notes} - {None, *score.generations}:
        pasted = tuple(
            note if note.origin in score.generations else replace(note, origin=None)
            for note in pasted
        )
    with document.transaction("Paste"):
        document.apply(AddNotes(pasted))
        new = {old.id: note.id for old, note in zip(clip.notes, pasted, strict=True)}
        document.apply(SetLyrics(_laid_again(document.score.lyrics, clip, new)))
        for passage in clip.controllers:
            start = passage.start - clip.start + max(0, tick)
            lay(document, passage, start, goes_to(passage.voice))
    return frozenset(note.id for note in pasted)


def _laid_again(lyrics: Lyrics, clip: Clip, new: dict[int, int]) -> Lyrics:
    if not clip.words:
        return lyrics
    there = dict(lyrics.places())
    changed: dict[Place, tuple[int, ...]] = {}
    for place, text, notes in clip.words:
        now = there.get(place)
        if now is not None and now.text == text and not now.notes:
            changed[place] = tuple(new[note] for note in notes)
    return lyrics.laid(changed)
