"""The velocity tool: a drag up or down on a note makes it louder or softer."""

from __future__ import annotations

from composer.edit.commands import ReplaceNotes
from composer.model.note import MAX_VELOCITY, MIN_VELOCITY
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import Pointer, Stage

# Steps of velocity a pixel; with Shift the finer one.
PIXEL, FINE = 1.0, 0.25


class LoudnessGesture(EditGesture):
    """Begins on a note; all that is selected goes along.  Shift is finer."""

    name = "Change Velocity"
    edge_scroll = (False, False)

    def __init__(self, stage: Stage, pointer: Pointer, note_id: int):
        super().__init__(stage, pointer)
        self.grabbed, self.held = stage.note(note_id), note_id
        if note_id not in stage.selection:
            stage.select({note_id})
        self.notes = stage.selected_notes()
        self.way = 0.0
        self.done = 0
        self.last = pointer
        stage.told = note_id
        stage.audition(self.grabbed.pitch, self.grabbed.voice)

    def dragged(self, pointer: Pointer) -> None:
        # Step by step, so that Shift can be held for a part of the way.
        self.way += (self.last.y - pointer.y) * (FINE if pointer.shift else PIXEL)
        # What lies beyond the loudest and softest is no way to come back from.
        low = MIN_VELOCITY - max(note.velocity for note in self.notes)
        high = MAX_VELOCITY - min(note.velocity for note in self.notes)
        self.way = max(float(low), min(float(high), self.way))
        self.last = pointer
        change = round(self.way)
        if change == self.done:
            return
        self.done = change
        changed = (
            (note, max(MIN_VELOCITY, min(MAX_VELOCITY, note.velocity + change)))
            for note in self.notes
        )
        self.apply(ReplaceNotes(tuple(note.but(velocity=v) for note, v in changed)))

    def released(self, pointer: Pointer) -> None:
        self.stage.told = None
        super().released(pointer)
        if self.done:
            self.stage.audition(self.grabbed.pitch, self.grabbed.voice)
        elif not self.far:
            self.stage.select({self.grabbed.id})
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.told = None
        super().aborted()
