"""What musicians do to voices: their order, chords taken apart into voices, voices made one.

Each function is one undo step.  Notes take their words with them.  An id that the score does not
have raises ``KeyError``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from composer.edit.chord_parts import MOST_PARTS, chord_parts, most_at_once
from composer.edit.commands import (
    AddNotes,
    RemoveVoice,
    ReplaceNotes,
    SetControls,
    SetLyrics,
    SetMasks,
    SetVoices,
)
from composer.edit.document import Document
from composer.edit.held_words import of_one_voice
from composer.edit.overlaps import remove_duplicates
from composer.model.mask import MaskKind
from composer.model.note import Note
from composer.model.note_columns import changed_notes
from composer.model.score import Score
from composer.model.voice import CHORALE_RANGES, DRUM_CHANNEL, SATB, Role, Voice


def move_voice(document: Document, voice: int, place: int) -> None:
    """Puts a voice at ``place`` (from 0, the uppermost) among the others."""
    score = document.score
    moved = score.voice(voice)
    others = [other for other in score.voices if other.id != voice]
    others.insert(max(0, place), moved)
    document.apply(SetVoices(tuple(others)), "Move Voice")


def duplicate_voice(document: Document, voice: int) -> int:
    """Puts a voice with the same notes and controllers below one; returns its id.

    It has no words: they stand once in the text.
    """
    score = document.score
    source = score.voice(voice)
    taken = {other.channel for other in score.voices} | {DRUM_CHANNEL}
    channel = next((c for c in range(16) if c not in taken), source.channel)
    channel = source.channel if source.channel == DRUM_CHANNEL else channel
    (_, name) = _names(score.voices, source, 2, renamed=False)
    copy = replace(source, id=document.new_id(), name=name, channel=channel, solo=False)
    place = score.voices.index(source) + 1
    there = score.notes_in_order(voice)
    notes = changed_notes(there, ids=document.new_ids(len(there)), voices=[copy.id] * len(there))
    controls = [replace(c, voice=copy.id) for c in score.controls if c.voice == voice]
    with document.transaction("Duplicate Voice"):
        document.apply(SetVoices((*score.voices[:place], copy, *score.voices[place:])))
        document.apply(AddNotes(notes))
        document.apply(SetControls((*score.controls, *controls)))
    return copy.id


def give_to_neighbours(document: Document, ids: Collection[int], by: int) -> bool:
    """Gives notes to the voice ``by`` places further down than their own.

    Where one of them has no such voice, all stay; returns whether they went.
    """
    score = document.score
    places = {voice.id: place for place, voice in enumerate(score.voices)}
    notes = [score.notes[note_id] for note_id in sorted(ids)]
    others: dict[int, int] = {}  # a voice to the one that its notes go to
    for voice in {note.voice for note in notes}:
        place = places[voice] + by
        if not 0 <= place < len(places):
            return False
        others[voice] = score.voices[place].id
    moved = changed_notes(notes, voices=[others[note.voice] for note in notes])
    with document.transaction("Change Voice"):
        document.apply(ReplaceNotes(moved))
        document.apply(SetLyrics(of_one_voice(score, ids)))
    return bool(moved)


def voices_needed(score: Score, voice: int, ids: Collection[int] | None = None) -> int:
    """Into how many voices the chords of ``voice`` can be split: as many notes sound at once.

    ``ids``: of these notes alone.  1 to 8.
    """
    return max(1, min(MOST_PARTS, most_at_once(_of_voice(score, voice, ids))))


def split_chords(
    document: Document, voice: int, count: int, ids: Collection[int] | None = None
) -> tuple[int, ...]:
    """Takes the chords of a voice apart into ``count`` voices; returns their ids from above.

    ``ids``: these of its notes alone.  The highest part stays in the voice; the others get voices
    below it, with its instrument, controllers and masks.  Four parts are a soprano, alto, tenor
    and bass where no other voice is one of them and all notes lie in their ranges.  Raises
    ``ValueError`` on a count outside 1 to 8.
    """
    score = document.score
    source = score.voice(voice)
    parts = chord_parts(_of_voice(score, voice, ids), count)
    made = _voices_for(document, source, parts, whole=ids is None)
    with document.transaction("Split Chords into Voices"):
        place = score.voices.index(source)
        document.apply(SetVoices((*score.voices[:place], *made, *score.voices[place + 1 :])))
        others = [note for part in parts[1:] for note in part]
        voices = [new.id for new, part in zip(made[1:], parts[1:], strict=True) for _ in part]
        moved = changed_notes(others, voices=voices)
        document.apply(ReplaceNotes(moved))
        document.apply(SetLyrics(of_one_voice(score, [note.id for note in moved])))
        new_ids = [new.id for new in made[1:]]
        controls = [
            replace(c, voice=i) for c in score.controls if c.voice == voice for i in new_ids
        ]
        document.apply(SetControls((*score.controls, *controls)))
        masks = [replace(m, voice=i) for m in score.masks if m.voice == voice for i in new_ids]
        document.apply(SetMasks((*score.masks, *masks)))
    return tuple(new.id for new in made)


def merge_voices(document: Document, into: int, others: Iterable[int]) -> frozenset[int]:
    """Gives all notes of ``others`` to ``into`` and takes those voices away.

    Of notes that are there twice then, the longer stays.  Controllers of kinds that ``into`` has
    none of come with them, and locks do.  Returns the ids of the notes that came.
    """
    score = document.score
    target = score.voice(into)
    leaving = [voice for voice in map(score.voice, others) if voice.id != into]
    if not leaving:
        return frozenset()
    gone = {voice.id for voice in leaving}
    ranges = [target.range, *(voice.range for voice in leaving)]
    wider = replace(target, range=(min(r[0] for r in ranges), max(r[1] for r in ranges)))
    of_others = [n for n in score.notes.values() if n.voice in gone]
    moved = changed_notes(of_others, voices=[into] * len(of_others))
    ids = frozenset(note.id for note in moved)
    has = {(c.kind, c.number) for c in score.controls if c.voice == into}
    with document.transaction("Merge Voices"):
        document.apply(ReplaceNotes(moved))
        document.apply(SetLyrics(of_one_voice(score, ids)))
        remove_duplicates(document, [n.id for n in score.notes.values() if n.voice == into])
        document.apply(
            SetControls(
                tuple(
                    replace(c, voice=into)
                    if c.voice in gone and (c.kind, c.number) not in has
                    else c
                    for c in score.controls
                )
            )
        )
        document.apply(
            SetMasks(
                tuple(
                    replace(m, voice=into) if m.voice in gone and m.kind is MaskKind.LOCK else m
                    for m in score.masks
                )
            )
        )
        for voice in gone:
            document.apply(RemoveVoice(voice))
        document.apply(SetVoices(tuple(wider if v.id == into else v for v in score.voices)))
    return ids & score.notes.keys()


def _voices_for(
    document: Document, source: Voice, parts: Collection[list[Note]], whole: bool
) -> list[Voice]:
    """The voices for the parts; the first has the id of ``source``."""
    voices = document.score.voices
    if _are_a_choir(voices, source, parts) and whole:
        looks = [(role.value.capitalize(), role, CHORALE_RANGES[role]) for role in SATB]
    elif len(parts) == 1:
        return [source]
    else:
        first = Role.FREE if source.role is Role.CHORDS else source.role
        roles = [first, *(Role.FREE for _ in range(len(parts) - 1))]
        names = _names(voices, source, len(parts), renamed=whole)
        looks = [(name, role, source.range) for name, role in zip(names, roles, strict=True)]
    taken = {voice.channel for voice in voices} | {DRUM_CHANNEL}
    made = []
    for place, (name, role, pitches) in enumerate(looks):
        voice = replace(source, name=name, role=role, range=pitches)
        if place:
            channel = next((c for c in range(16) if c not in taken), source.channel)
            channel = source.channel if source.channel == DRUM_CHANNEL else channel
            taken.add(channel)
            voice = replace(voice, id=document.new_id(), channel=channel)
        made.append(voice)
    return made


def _are_a_choir(voices: Iterable[Voice], source: Voice, parts: Collection[list[Note]]) -> bool:
    if len(parts) != len(SATB) or source.channel == DRUM_CHANNEL:
        return False
    if any(voice.role in SATB for voice in voices if voice.id != source.id):
        return False
    return all(
        low <= note.pitch <= high
        for (low, high), part in zip((CHORALE_RANGES[r] for r in SATB), parts, strict=True)
        for note in part
    )


def _names(voices: Iterable[Voice], source: Voice, count: int, renamed: bool) -> list[str]:
    """``"Piano 1"``, ``"Piano 2"`` ...; without ``renamed`` the first keeps its name."""
    taken = {voice.name for voice in voices if voice.id != source.id or not renamed}
    names = [] if renamed else [source.name]
    number = len(names) + 1
    while len(names) < count:
        name = f"{source.name} {number}"
        if name not in taken:
            names.append(name)
        number += 1
    return names


def _of_voice(score: Score, voice: int, ids: Collection[int] | None) -> list[Note]:
    if ids is None:
        return score.notes_in_order(voice)
    return [note for note in map(score.notes.__getitem__, ids) if note.voice == voice]
