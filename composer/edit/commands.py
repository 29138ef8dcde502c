"""The commands: each is a wish that, held against a score, becomes the delta it makes.

A command checks itself against the score first and raises ``ValueError``, with nothing changed,
when the score would break a rule (an unknown id, a voice that still has notes, ...).  The delta
stores what was removed and added, which is all that undo and redo need.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from composer.edit.delta import Delta, field_delta
from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control
from composer.model.generation import GenerationRecord
from composer.model.key import KeyMap
from composer.model.lyric_changes import changed_words
from composer.model.lyrics import Lyrics
from composer.model.mask import Mask
from composer.model.note import Note
from composer.model.score import Marker, Score
from composer.model.time import MeterMap, TempoMap
from composer.model.voice import Voice


class Command(Protocol):
    """What :meth:`composer.edit.document.Document.apply` takes."""

    def delta(self, score: Score) -> Delta:
        """What the command changes in ``score``, which is left as it is."""


@dataclass(frozen=True, slots=True)
class AddNotes:
    """New notes, with ids from :meth:`Document.new_id` that are not in use."""

    notes: tuple[Note, ...]

    def delta(self, score: Score) -> Delta:
        ids = [note.id for note in self.notes]
        if len(set(ids)) < len(ids) or not score.notes.keys().isdisjoint(ids):
            once: set[int] = set()
            for note_id in ids:
                if note_id in score.notes or note_id in once:
                    raise ValueError(f"the id {note_id} is already a note's")
                once.add(note_id)
        _check_notes(self.notes, score)
        added: dict[int, tuple[Note | None, Note | None]] = {
            note.id: (None, note) for note in self.notes
        }
        return Delta(added)


@dataclass(frozen=True, slots=True)
class RemoveNotes:
    """Takes notes away, and out of the syllables that are sung on them."""

    ids: frozenset[int]

    def __init__(self, ids: object) -> None:
        object.__setattr__(self, "ids", frozenset(ids))  # type: ignore[call-overload]

    def delta(self, score: Score) -> Delta:
        # Not the keys' difference, which looks through the whole song.
        missing = [note_id for note_id in self.ids if note_id not in score.notes]
        if missing:
            raise ValueError(f"there is no note {min(missing)}")
        notes = Delta({note_id: (score.notes[note_id], None) for note_id in sorted(self.ids)})
        lyrics = score.lyrics.without_notes(set(self.ids))
        return notes.then(field_delta("lyrics", score.lyrics, lyrics))


@dataclass(frozen=True, slots=True)
class ReplaceNotes:
    """Other values for notes that are there, by their ids: moved, resized, louder ...

    A melisma whose notes pass each other begins on the one that is first then.
    """

    notes: tuple[Note, ...]

    def delta(self, score: Score) -> Delta:
        there = score.notes
        try:
            before = [there[note.id] for note in self.notes]
        except KeyError as error:
            raise ValueError(f"there is no note {error.args[0]}") from None
        _check_notes(self.notes, score)
        # Each value by itself: comparing notes takes three times as long, for all of a long song.
        changed: dict[int, tuple[Note | None, Note | None]] = {
            note.id: (was, note)
            for was, note in zip(before, self.notes, strict=True)
            if note.onset != was.onset
            or note.pitch != was.pitch
            or note.duration != was.duration
            or note.velocity != was.velocity
            or note.voice != was.voice
            or note.origin != was.origin
        }
        return Delta(changed).then(_melismas_in_order(score, changed))


@dataclass(frozen=True, slots=True)
class SetVoices:
    """Another list of voices: added, reordered, renamed.  None that is in use may be missing."""

    voices: tuple[Voice, ...]

    def delta(self, score: Score) -> Delta:
        ids = {voice.id for voice in self.voices}
        if len(ids) != len(self.voices):
            raise ValueError("two voices have the same id")
        if any(voice_id >= score.next_id for voice_id in ids):
            raise ValueError("the id of a new voice was not given by this document")
        gone = {voice.id for voice in score.voices} - ids
        if gone and (
            any(note.voice in gone for note in score.notes.values())
            or any(control.voice in gone for control in score.controls)
            or any(mask.voice in gone for mask in score.masks)
        ):
            raise ValueError("a voice that has notes, controllers or masks cannot just go")
        return field_delta("voices", score.voices, tuple(self.voices))


@dataclass(frozen=True, slots=True)
class RemoveVoice:
    """Takes a voice away with its notes, controllers and masks."""

    id: int

    def delta(self, score: Score) -> Delta:
        if all(voice.id != self.id for voice in score.voices):
            raise ValueError(f"there is no voice {self.id}")
        notes = frozenset(n.id for n in score.notes.values() if n.voice == self.id)
        delta = RemoveNotes(notes).delta(score)
        for name, kept in (
            ("controls", tuple(c for c in score.controls if c.voice != self.id)),
            ("masks", tuple(m for m in score.masks if m.voice != self.id)),
            ("voices", tuple(v for v in score.voices if v.id != self.id)),
        ):
            delta = delta.then(field_delta(name, getattr(score, name), kept))
        return delta


@dataclass(frozen=True, slots=True)
class SetTempo:
    """Another tempo map."""

    tempo: TempoMap

    def delta(self, score: Score) -> Delta:
        return field_delta("tempo", score.tempo, self.tempo)


@dataclass(frozen=True, slots=True)
class SetMeter:
    """Another meter map."""

    meter: MeterMap

    def delta(self, score: Score) -> Delta:
        return field_delta("meter", score.meter, self.meter)


@dataclass(frozen=True, slots=True)
class SetKey:
    """Another key map."""

    key: KeyMap

    def delta(self, score: Score) -> Delta:
        return field_delta("key", score.key, self.key)


@dataclass(frozen=True, slots=True)
class SetLyrics:
    """Other words; every note that a syllable names must be there."""

    lyrics: Lyrics

    def delta(self, score: Score) -> Delta:
        # What is there already was looked at when it came.
        for change in changed_words(score.lyrics, self.lyrics):
            for syllable in change.after.syllables if change.after is not None else ():
                if any(note_id not in score.notes for note_id in syllable.notes):
                    raise ValueError(f"the syllable {syllable.text!r} is laid on a missing note")
        return field_delta("lyrics", score.lyrics, self.lyrics)


@dataclass(frozen=True, slots=True)
class SetControls:
    """Other controller events; they are put in order of tick."""

    controls: tuple[Control, ...]

    def delta(self, score: Score) -> Delta:
        _check_voices({control.voice for control in self.controls}, score, "a control event")
        ordered = tuple(sorted(self.controls, key=lambda control: control.tick))
        return field_delta("controls", score.controls, ordered)


@dataclass(frozen=True, slots=True)
class SetMarkers:
    """Other markers; they are put in order of tick."""

    markers: tuple[Marker, ...]

    def delta(self, score: Score) -> Delta:
        ordered = tuple(sorted(self.markers, key=lambda marker: marker.tick))
        return field_delta("markers", score.markers, ordered)


@dataclass(frozen=True, slots=True)
class SetChords:
    """Other chord symbols; they are put in order of tick, and no two stand at one."""

    chords: tuple[ChordSymbol, ...]

    def delta(self, score: Score) -> Delta:
        ordered = tuple(sorted(self.chords))
        if len({chord.tick for chord in ordered}) < len(ordered):
            raise ValueError("two chord symbols stand at one place")
        return field_delta("chords", score.chords, ordered)


@dataclass(frozen=True, slots=True)
class SetMasks:
    """Other masks and locks."""

    masks: tuple[Mask, ...]

    def delta(self, score: Score) -> Delta:
        _check_voices({mask.voice for mask in self.masks}, score, "a mask")
        return field_delta("masks", score.masks, tuple(self.masks))


@dataclass(frozen=True, slots=True)
class SetTitle:
    """Another title."""

    title: str

    def delta(self, score: Score) -> Delta:
        return field_delta("title", score.title, self.title)


@dataclass(frozen=True, slots=True)
class AddGeneration:
    """The record of a model's run, with an id from :meth:`Document.new_id`."""

    record: GenerationRecord

    def delta(self, score: Score) -> Delta:
        if self.record.id in score.generations:
            raise ValueError(f"there is already a generation {self.record.id}")
        if self.record.id >= score.next_id:
            raise ValueError("the id of a generation was not given by this document")
        after = {**score.generations, self.record.id: self.record}
        return field_delta("generations", score.generations, after)


def _melismas_in_order(score: Score, changed: dict[int, tuple[Note | None, Note | None]]) -> Delta:
    if not score.lyrics.verses:
        return Delta()
    after = {
        note_id: now.onset
        for note_id, (before, now) in changed.items()
        if before is not None and now is not None and before.onset != now.onset
    }
    if not after:
        return Delta()
    lyrics = score.lyrics.in_order(after.keys(), lambda n: after.get(n, score.notes[n].onset))
    return field_delta("lyrics", score.lyrics, lyrics)


def _check_notes(notes: Collection[Note], score: Score) -> None:
    """Raises ``ValueError`` when a note does not belong to ``score``."""
    voices = {voice.id for voice in score.voices}
    origins = {None, *score.generations}
    fit = (
        {note.voice for note in notes} <= voices
        and {note.origin for note in notes} <= origins
        and max([note.id for note in notes], default=0) < score.next_id
    )
    for note in () if fit else notes:  # which of them does not
        if note.voice not in voices:
            raise ValueError(f"note {note.id} belongs to no voice")
        if note.id >= score.next_id:
            raise ValueError(f"the id {note.id} was not given by this document")
        if note.origin not in origins:
            raise ValueError(f"note {note.id} has an unknown origin")


def _check_voices(used: set[int], score: Score, what: str) -> None:
    if used - {voice.id for voice in score.voices}:
        raise ValueError(f"{what} belongs to no voice")
