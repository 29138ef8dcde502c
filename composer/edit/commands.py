"""The commands: each is a wish that, held against a score, becomes the delta it makes.

A command checks itself against the score first and raises ``ValueError``, with nothing changed,
when the score would break a rule (an unknown id, a voice that still has notes, ...).  The delta
stores what was removed and added, which is all that undo and redo need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from composer.edit.delta import Delta, field_delta
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
        voices = {voice.id for voice in score.voices}
        added: dict[int, tuple[Note | None, Note | None]] = {}
        for note in self.notes:
            if note.id in score.notes or note.id in added:
                raise ValueError(f"the id {note.id} is already a note's")
            _check_note(note, score, voices)
            added[note.id] = (None, note)
        return Delta(added)


@dataclass(frozen=True, slots=True)
class RemoveNotes:
    """Takes notes away, and out of the syllables that are sung on them."""

    ids: frozenset[int]

    def __init__(self, ids: object) -> None:
        object.__setattr__(self, "ids", frozenset(ids))  # type: ignore[call-overload]

    def delta(self, score: Score) -> Delta:
        missing = self.ids - score.notes.keys()
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
        voices = {voice.id for voice in score.voices}
        changed: dict[int, tuple[Note | None, Note | None]] = {}
        there = score.notes
        for note in self.notes:
            was = there.get(note.id)
            if was is None:
                raise ValueError(f"there is no note {note.id}")
            if note.voice != was.voice or note.origin != was.origin:
                _check_note(note, score, voices)
            # What is moved differs in its onset: the other comparison is seldom made.
            if note.onset != was.onset or note != was:
                changed[note.id] = (was, note)
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
    after = {
        note_id: now.onset
        for note_id, (before, now) in changed.items()
        if before is not None and now is not None and before.onset != now.onset
    }
    if not after or not score.lyrics.verses:
        return Delta()
    lyrics = score.lyrics.in_order(after.keys(), lambda n: after.get(n, score.notes[n].onset))
    return field_delta("lyrics", score.lyrics, lyrics)


def _check_note(note: Note, score: Score, voices: set[int]) -> None:
    if note.voice not in voices:
        raise ValueError(f"note {note.id} belongs to no voice")
    if note.id >= score.next_id:
        raise ValueError(f"the id {note.id} was not given by this document")
    if note.origin is not None and note.origin not in score.generations:
        raise ValueError(f"note {note.id} has an unknown origin")


def _check_voices(used: set[int], score: Score, what: str) -> None:
    if used - {voice.id for voice in score.voices}:
        raise ValueError(f"{what} belongs to no voice")
