"""Moving notes by grid and semitone; Ctrl copies, Shift keeps to one axis, Alt leaves the grid."""

from __future__ import annotations

from composer.edit.commands import AddNotes, ReplaceNotes
from composer.edit.passages import Passage, lay, passages
from composer.model.note import MAX_PITCH, Note
from composer.model.note_columns import moved_notes
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import Pointer, Stage


class MoveGesture(EditGesture):
    """Begins on a note: a click selects it, a drag moves it with all that is selected."""

    def __init__(self, stage: Stage, pointer: Pointer, note_id: int):
        super().__init__(stage, pointer)
        self.name = "Move Notes"
        self.grabbed, self.held = stage.note(note_id), note_id
        self.adding = pointer.shift or pointer.control
        self.was_selected = note_id in stage.selection
        if not self.was_selected:
            stage.select(stage.selection | {note_id} if self.adding else {note_id})
        self.notes = stage.selected_notes()
        self.first = min(note.onset for note in self.notes)
        self.lowest = min(note.pitch for note in self.notes)
        self.highest = max(note.pitch for note in self.notes)
        self.copying = False
        self.copies: tuple[int, ...] = ()
        self.taken: tuple[Passage, ...] = ()
        self.done = (0, 0)
        self.sounding = self.grabbed.pitch
        self.axis = ""
        stage.audition(self.grabbed.pitch, self.grabbed.voice)

    def dragged(self, pointer: Pointer) -> None:
        if pointer.control and not self.copying:
            self.restart()
            self.done = (0, 0)
            self.copying, self.name = True, "Copy Notes"
            if self.stage.controllers_follow:
                score = self.stage.document.score
                self.taken = passages(score, {note.id for note in self.notes})
        elif self.copying and not pointer.control:
            self.restart()
            self.done = (0, 0)
            self.copying, self.name, self.copies = False, "Move Notes", ()
            self.held = self.grabbed.id
            self.stage.select(note.id for note in self.notes)
        ticks, semitones = self._offset(pointer)
        if (ticks, semitones) == self.done and (self.copies or not self.copying):
            return
        self.done = (ticks, semitones)
        if self.copying and not self.copies:
            self.copies = tuple(self.stage.document.new_id() for _ in self.notes)
        if not self.copying:
            self.apply(ReplaceNotes(moved_notes(self.notes, ticks, semitones)))
        else:
            copies = tuple(
                Note(
                    new,
                    n.voice,
                    n.pitch + semitones,
                    n.onset + ticks,
                    n.duration,
                    n.velocity,
                    n.origin,
                )
                for n, new in zip(self.notes, self.copies, strict=True)
            )
            there = self.copies[0] in self.stage.store
            self.apply(ReplaceNotes(copies) if there else AddNotes(copies))
            if not there:
                self.stage.select(self.copies)
        pitch = self.grabbed.pitch + semitones
        if pitch != self.sounding:
            self.sounding = pitch
            self.stage.audition(pitch, self.grabbed.voice)

        place = self.notes.index(self.grabbed)
        self.held = self.copies[place] if self.copying else self.grabbed.id

    def released(self, pointer: Pointer) -> None:
        if self.copying and self.done == (0, 0):
            # A copy that lies on its original would not be seen.
            self.restart()
            self.stage.select(note.id for note in self.notes)
        elif self.copying and self.done[0]:
            # Inside of the gesture's step, which has the copies already.
            with self.working():
                for passage in self.taken:
                    start = max(0, passage.start + self.done[0])
                    lay(self.stage.document, passage, start, passage.voice)
        super().released(pointer)
        if not self.far:
            if self.adding and self.was_selected:
                self.stage.select(self.stage.selection - {self.grabbed.id})
            elif not self.adding:
                self.stage.select({self.grabbed.id})

    def _offset(self, pointer: Pointer) -> tuple[int, int]:
        """Ticks and semitones to move by, so that no note leaves the roll."""
        stage, view = self.stage, self.stage.view
        wanted = self.grabbed.onset + (pointer.x - self.press.x) / view.scale
        onset = stage.snapped(wanted, pointer.alt)
        # A note off the grid can also stay where it is.
        if abs(wanted - self.grabbed.onset) < abs(wanted - onset):
            onset = self.grabbed.onset
        ticks = onset - self.grabbed.onset
        semitones = view.pitch(pointer.y) - view.pitch(self.press.y)
        if pointer.shift:
            if not self.axis:
                wide = abs(pointer.x - self.press.x) >= abs(pointer.y - self.press.y)
                self.axis = "time" if wide else "pitch"
            ticks, semitones = (ticks, 0) if self.axis == "time" else (0, semitones)
        else:
            self.axis = ""
        ticks = max(ticks, -self.first)
        return ticks, max(-self.lowest, min(MAX_PITCH - self.highest, semitones))
