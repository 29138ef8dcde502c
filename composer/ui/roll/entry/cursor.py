"""The keyboard cursor: a place in time and pitch where notes are written.  No Qt.

It writes into the active voice, note after note, and goes on by the chosen note value.  Times are
ticks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from composer.edit import transform
from composer.edit.commands import RemoveNotes
from composer.edit.document import Change
from composer.edit.entering import enter, enter_beside, enter_rest, hold
from composer.edit.shapes import set_length
from composer.model.note import MAX_PITCH, MIN_PITCH, Note
from composer.ui.roll.entry.letters import nearest, staff_place
from composer.ui.roll.entry.trail import Trail
from composer.ui.roll.entry.values import NoteValue
from composer.ui.roll.entry.voice_around import VoiceAround
from composer.ui.roll.snap import floor_to_grid, next_line
from composer.ui.roll.stage import NEW_VELOCITY, Stage

_OCTAVE = 12


@dataclass(slots=True)
class Cursor:
    """``on``: it is shown and writes.  ``value``: of what is written next.

    ``anchor``: ``(tick, pitch)`` where a selection by keys began.  ``last``: ids of the note or
    chord that was entered last.
    """

    stage: Stage
    on: bool = False
    tick: int = 0
    pitch: int = 60
    value: NoteValue = field(default_factory=NoteValue)
    anchor: tuple[int, int] | None = None
    last: frozenset[int] = frozenset()
    audition: Callable[[int, int], None] = lambda pitch, voice: None
    _place: int | None = None  # on the staff, of the letter entered last
    _trail: Trail = field(init=False)
    _voice: VoiceAround = field(init=False)

    def __post_init__(self) -> None:
        self._trail, self._voice = Trail(self.stage.document), VoiceAround(self.stage)

    # Beginning and end

    def begin(self, playhead: int) -> None:
        """Is shown at the first selected note, else at the playhead."""
        notes = self.stage.selected_notes()
        self.on, self.anchor, self.last = True, None, frozenset()
        self._trail.clear()
        if notes:
            first = min(notes, key=lambda note: (note.onset, -note.pitch))
            self.tick, self.pitch = first.onset, first.pitch
        else:
            self.tick = floor_to_grid(self.stage.document.score.meter, self.stage.grid, playhead)
            self.pitch = self._pitch_near(self.tick)
        self._place = None

    def end(self) -> None:
        """Is not shown any more; what is selected stays so."""
        self.on, self.anchor = False, None
        self._trail.clear()

    def voice_changed(self) -> None:
        """Another voice is written in: its own last pitch is what the next letter is near to."""
        if self.on:
            self.last, self._place = frozenset(), None
            self.pitch = self._pitch_near(self.tick)

    def document_changed(self, change: Change) -> None:
        """Goes back and on with what is undone and redone, or comes and goes beside the cursor."""
        if not self.on or self._trail.own:
            return
        if change.everything:
            self.begin(0)
            return
        self.last = frozenset(i for i in self.last if i in self.stage.store)
        added = {note.id for note in change.added}
        place = self._trail.turned(added)
        if place is not None:
            self._put(place)
        elif not added and any(self._reaches(note) for note in change.removed):
            self._put(min(note.onset for note in change.removed))
        elif not change.removed and any(self._begins_here(note) for note in change.added):
            self._put(max(note.end for note in change.added))

    @property
    def untouched(self) -> bool:
        """Whether nothing was entered since it was switched on."""
        return not self._trail

    # Going about

    def go(self, tick: int, extend: bool = False) -> None:
        """To a place in time; ``extend`` selects what lies on the way."""
        self._turn(extend)
        self.tick = max(0, tick)
        self._select(extend)

    def put(self, tick: int, pitch: int) -> None:
        """To a place in time and pitch; what is selected stays so."""
        self.tick, self.pitch = max(0, tick), pitch
        self.anchor, self.last, self._place = None, frozenset(), None

    def step(self, by: int, extend: bool = False) -> None:
        """To the next line of the note value, or edge of a note of the voice: 1 on, -1 back."""
        meter, grid = self.stage.document.score.meter, self.value.ticks
        here = self.tick
        if by > 0:
            line = next_line(meter, grid, here)
            edges = [edge for edge in self._voice.edges(here, line) if here < edge < line]
            self.go(min(edges, default=line), extend)
        elif here > 0:
            line = floor_to_grid(meter, grid, here - 1)
            edges = [edge for edge in self._voice.edges(line, here) if line < edge < here]
            self.go(max(edges, default=line), extend)

    def bar(self, by: int, extend: bool = False) -> None:
        """To the beginning of the next bar, or of this one, then of the one before."""
        meter = self.stage.document.score.meter
        if by > 0:
            self.go(meter.bar_end(self.tick), extend)
        elif self.tick > 0:
            self.go(meter.bar_start(meter.position(self.tick - 1)[0]), extend)

    def row(self, by: int, extend: bool = False) -> None:
        """Up by semitones."""
        self._turn(extend)
        self.pitch = max(MIN_PITCH, min(MAX_PITCH, self.pitch + by))
        self._place = None
        self._select(extend)
        if not extend:
            self._sound(self.pitch)

    def to_start(self, extend: bool = False) -> None:
        """To the beginning of the song."""
        self.go(0, extend)

    def to_end(self, extend: bool = False) -> None:
        """To where the voice ends, which is where one writes on."""
        self.go(self._voice.end(), extend)

    def walk(self, by: int) -> bool:
        """To the next note of the voice (-1: the one before); returns whether there is one."""
        onset = self._voice.next_onset(self.tick, by)
        if onset is None:
            return False
        self.go(onset)
        here = [note for note in self.heard() if note.onset == self.tick]
        if here:
            self.pitch, self._place = max(note.pitch for note in here), None
        return True

    # Writing

    def letter(self, name: str, beside: bool = False) -> None:
        """Writes the nearest note of that letter in the key and goes on.

        ``beside``: to the note or chord entered last, above it.
        """
        key = self.stage.document.score.key
        if beside and self.last:
            top = max((self.stage.note(i) for i in self.last), key=lambda note: note.pitch)
            place = staff_place(top.pitch, key.at(top.onset)) + 4  # up to an octave above
            pitch, _ = nearest(name, place, key.at(top.onset))
            self._write_beside(pitch, top.onset, top.duration)
            return
        at = key.at(self.tick)
        place = self._place if self._place is not None else staff_place(self.pitch, at)
        self.pitch, self._place = nearest(name, place, at)
        self.write()

    def write(self) -> None:
        """Writes a note where the cursor is, in the place of what the voice has there."""
        note = self._note(self.pitch, self.tick, self.value.ticks)
        if note is None:
            return
        with self._trail.writing():
            entered = enter(self.stage.document, note, self._voice.between(note.onset, note.end))
        self._take(frozenset({entered}), note.end)
        self._sound(note.pitch)

    def write_beside(self) -> None:
        """Writes a note where the cursor is, beside what is there; stays."""
        self._write_beside(self.pitch, self.tick, self.value.ticks)

    def rest(self) -> None:
        """Makes the voice silent for the note value and goes on."""
        voice = self.stage.writing_voice()
        if voice is None:
            return
        end = self.tick + self.value.ticks
        with self._trail.writing():
            there = self._voice.between(self.tick, end)
            enter_rest(self.stage.document, voice, self.tick, end, there)
        self._take(frozenset(), end)

    def tie(self) -> None:
        """Holds the notes that end at the cursor for the note value more and goes on."""
        ending = {note.id for note in self._voice.at(self.tick - 1) if note.end == self.tick}
        if not ending:
            return
        end = self.tick + self.value.ticks
        with self._trail.writing():
            hold(self.stage.document, ending, self.value.ticks, self._voice.between(self.tick, end))
        self._take(frozenset(ending), end)

    def back(self) -> None:
        """Deletes the note or chord before the cursor and goes back to where it began.

        Behind a rest it goes back to the end of the note before, or to the beginning.
        """
        chord = self._voice.last_chord(self.tick)
        end = max((note.end for note in chord), default=0)
        if not chord or end < self.tick:
            self.go(end)
            return
        onset, pitch = chord[0].onset, max(note.pitch for note in chord)
        with self._trail.writing():
            self.stage.document.apply(RemoveNotes({note.id for note in chord}), "Delete Notes")
        self._take(frozenset(), onset)
        self.pitch = pitch

    def delete(self) -> None:
        """Deletes the note of the voice under the cursor: in its row, else at its place."""
        ids = self.stage.selection
        if not ids:
            here = self.heard()
            in_row = [note for note in here if note.pitch == self.pitch]
            ids = frozenset(note.id for note in in_row or here)
        if ids:
            with self._trail.writing():
                self.stage.document.apply(RemoveNotes(ids), "Delete Notes")
            self.last, self.anchor = self.last - ids, None

    def alter(self, semitones: int) -> None:
        """Moves the selected notes up, else the note entered last; without one, the cursor."""
        ids = self.stage.selection or self.last
        if not ids:
            self.row(semitones)
            return
        with self._trail.writing():
            transform.transpose(self.stage.document, ids, semitones)
        top = max((self.stage.note(i) for i in ids), key=lambda note: note.pitch)
        if not self.stage.selection:
            self.pitch = top.pitch
            if self._place is not None and abs(semitones) == _OCTAVE:
                self._place += 7 if semitones > 0 else -7
        self._sound(top.pitch)

    def fit(self) -> None:
        """Makes the selected notes as long as the note value."""
        ids = self.stage.selection
        if ids and not self.stage.document.in_transaction:
            with self._trail.writing():
                set_length(self.stage.document, ids, self.value.ticks)

    # What is there

    def heard(self) -> list[Note]:
        """The notes of the voice that sound at the cursor, from above."""
        return sorted(self._voice.at(self.tick), key=lambda note: (-note.pitch, note.id))

    def span(self) -> tuple[int, int, int, int] | None:
        """What is selected by keys: start, end (ticks), lowest, highest pitch; ``None``: nothing.

        As long as the cursor has not left its row, all pitches are.
        """
        if self.anchor is None:
            return None
        tick, pitch = self.anchor
        start, end = min(tick, self.tick), max(tick, self.tick)
        if pitch == self.pitch:
            return start, end, MIN_PITCH, MAX_PITCH
        end = max(end, start + self.value.ticks)
        return start, end, min(pitch, self.pitch), max(pitch, self.pitch)

    # Within

    def _note(self, pitch: int, onset: int, duration: int) -> Note | None:
        voice, document = self.stage.writing_voice(), self.stage.document
        if voice is None or document.in_transaction:
            return None
        return Note(document.new_id(), voice, pitch, onset, duration, NEW_VELOCITY)

    def _write_beside(self, pitch: int, onset: int, duration: int) -> None:
        note = self._note(pitch, onset, duration)
        if note is None:
            return
        with self._trail.writing():
            entered = enter_beside(self.stage.document, note, self._voice.between(onset, onset + 1))
        self.last |= {entered}
        self._trail.keep_up()
        self._sound(pitch)

    def _take(self, entered: frozenset[int], end: int) -> None:
        self._trail.wrote(self.tick, end, entered)
        self.last, self.tick, self.anchor = entered, end, None
        if self.stage.selection:
            self.stage.select(())

    def _put(self, tick: int) -> None:
        self.tick, self.anchor, self._place = tick, None, None
        self.pitch = self._pitch_near(tick)

    def _reaches(self, note: Note) -> bool:
        return note.end == self.tick and note.voice == self.stage.writing_voice()

    def _begins_here(self, note: Note) -> bool:
        return note.onset == self.tick and note.voice == self.stage.writing_voice()

    def _sound(self, pitch: int) -> None:
        voice = self.stage.writing_voice()
        if voice is not None:
            self.audition(pitch, voice)

    def _turn(self, extend: bool) -> None:
        self.last = frozenset()
        if not extend:
            self.anchor = None
            if self.stage.selection:
                self.stage.select(())
        elif self.anchor is None:
            self.anchor = (self.tick, self.pitch)

    def _select(self, extend: bool) -> None:
        span = self.span() if extend else None
        if span is None:
            return
        start, end, low, high = span
        self.stage.select(self._voice.within(start, end, low, high))

    def _pitch_near(self, tick: int) -> int:
        near = self._voice.pitch_near(tick)
        return self.pitch if near is None else near
