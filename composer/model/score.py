"""The score: everything that a document holds.

A :class:`Score` is a plain container.  Only commands of :mod:`composer.edit` (and readers that
build a new score) change one; everybody else reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from composer.model.chord_symbol import ChordSymbol
from composer.model.control import Control
from composer.model.generation import GenerationRecord
from composer.model.key import KeyMap
from composer.model.lyrics import Lyrics
from composer.model.mask import Mask
from composer.model.note import Note, time_order
from composer.model.time import MeterMap, TempoMap
from composer.model.version import Version
from composer.model.voice import CHOIR_AAHS, Role, Voice


@dataclass(frozen=True, slots=True)
class Marker:
    """A named place, such as the beginning of a section."""

    tick: int
    text: str


@dataclass(slots=True)
class Score:
    """Two scores are equal when everything in them is, ids included.

    ``notes`` maps a note's id to the note.  ``voices`` are in the order shown.  ``controls``
    and ``markers`` are in order of tick, and so are ``chords``, of which no two stand at one tick.
    ``next_id`` is above every id ever given (notes,
    voices and generation records share one count), so that an id is never used twice.
    """

    title: str = ""
    notes: dict[int, Note] = field(default_factory=dict)
    voices: tuple[Voice, ...] = ()
    tempo: TempoMap = field(default_factory=TempoMap)
    meter: MeterMap = field(default_factory=MeterMap)
    key: KeyMap = field(default_factory=KeyMap)
    lyrics: Lyrics = field(default_factory=Lyrics)
    controls: tuple[Control, ...] = ()
    markers: tuple[Marker, ...] = ()
    chords: tuple[ChordSymbol, ...] = ()
    masks: tuple[Mask, ...] = ()
    generations: dict[int, GenerationRecord] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    next_id: int = 1

    def new_id(self) -> int:
        """An id that was never given before in this score."""
        given = self.next_id
        self.next_id += 1
        return given

    def new_ids(self, count: int) -> range:
        """As many of them at once, rising."""
        first = self.next_id
        self.next_id += count
        return range(first, self.next_id)

    def copy(self) -> Score:
        """An independent score with the same content (what it holds is frozen and shared)."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values["notes"] = dict(self.notes)
        values["generations"] = dict(self.generations)
        return Score(**values)

    def voice(self, voice_id: int) -> Voice:
        """The voice with that id; raises ``KeyError``."""
        for voice in self.voices:
            if voice.id == voice_id:
                return voice
        raise KeyError(voice_id)

    def voice_with_role(self, role: Role) -> Voice | None:
        """The first voice in that role."""
        return next((voice for voice in self.voices if voice.role is role), None)

    def notes_in_order(self, voice_id: int | None = None) -> list[Note]:
        """The notes (of one voice, or all) by onset, voice, pitch, id."""
        chosen: Iterable[Note] = self.notes.values()
        if voice_id is not None:
            chosen = (note for note in chosen if note.voice == voice_id)
        return sorted(chosen, key=time_order)

    @property
    def end(self) -> int:
        """The tick at which the last note is over; 0 when there is none."""
        return max((note.end for note in self.notes.values()), default=0)

    @property
    def last_tick(self) -> int:
        """The latest tick that anything in the score uses."""
        return max(
            self.end,
            self.tempo.entries[-1].tick,
            self.meter.entries[-1].tick,
            max((key.tick for key in self.key.entries), default=0),
            max((control.tick for control in self.controls), default=0),
            max((marker.tick for marker in self.markers), default=0),
            max((chord.tick for chord in self.chords), default=0),
            max((mask.end for mask in self.masks), default=0),
        )

    def check(self) -> None:
        """Raises ``ValueError`` on a broken rule: ids, references, order."""
        voice_ids = {voice.id for voice in self.voices}
        if len(voice_ids) != len(self.voices):
            raise ValueError("two voices have the same id")
        for note_id, note in self.notes.items():
            if note.id != note_id:
                raise ValueError(f"note {note.id} is filed under {note_id}")
            if note.voice not in voice_ids:
                raise ValueError(f"note {note.id} belongs to no voice")
            if note.origin is not None and note.origin not in self.generations:
                raise ValueError(f"note {note.id} has an unknown origin")
        for record_id, record in self.generations.items():
            if record.id != record_id:
                raise ValueError(f"generation {record.id} is filed under {record_id}")
        for control in self.controls:
            if control.voice not in voice_ids:
                raise ValueError("a control event belongs to no voice")
        for mask in self.masks:
            if mask.voice not in voice_ids:
                raise ValueError("a mask belongs to no voice")
        for syllable in self.lyrics.syllables():
            if any(note not in self.notes for note in syllable.notes):
                raise ValueError(f"the syllable {syllable.text!r} is laid on a missing note")
        given = [*voice_ids, *self.notes, *self.generations]
        if given and max(given) >= self.next_id:
            raise ValueError("the next id is not above every id given")
        if len(set(given)) != len(given):
            raise ValueError("an id is given twice")
        for name, ticks in (
            ("controls", [c.tick for c in self.controls]),
            ("markers", [m.tick for m in self.markers]),
            ("chord symbols", [chord.tick for chord in self.chords]),
        ):
            if ticks != sorted(ticks):
                raise ValueError(f"the {name} are out of order")
        if len({chord.tick for chord in self.chords}) < len(self.chords):
            raise ValueError("two chord symbols stand at one place")


def empty_score(role: Role = Role.SOPRANO) -> Score:
    """A new score: 4/4, 120 quarters a minute, and one voice to write a melody in."""
    score = Score()
    name = role.value.capitalize()
    score.voices = (Voice(score.new_id(), name, role, program=CHOIR_AAHS),)
    return score
