"""Resizing notes by either edge; all that is selected goes along.  Alt leaves the grid."""

from __future__ import annotations

from composer.edit.commands import ReplaceNotes
from composer.model.note import Note
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.hit import Part
from composer.ui.roll.stage import Pointer, Stage


class ResizeGesture(EditGesture):
    """Begins on an edge of a note."""

    name = "Resize Notes"

    def __init__(self, stage: Stage, pointer: Pointer, note_id: int, part: Part):
        super().__init__(stage, pointer)
        self.part = part
        self.grabbed, self.held = stage.note(note_id), note_id
        if note_id not in stage.selection:
            stage.select({note_id})
        self.notes = stage.selected_notes()
        self.done = 0

    def dragged(self, pointer: Pointer) -> None:
        at_end = self.part is Part.RIGHT
        edge = self.grabbed.end if at_end else self.grabbed.onset
        wanted = edge + (pointer.x - self.press.x) / self.stage.view.scale
        line = self.stage.snapped(wanted, pointer.alt)
        if abs(wanted - edge) < abs(wanted - line):
            line = edge
        ticks = line - edge
        if not at_end:
            ticks = max(ticks, -min(note.onset for note in self.notes))
        if ticks == self.done:
            return
        self.done = ticks
        least = self.stage.grid if self.stage.snapping(pointer.alt) else 1
        resized = tuple(_resized(note, ticks, at_end, least) for note in self.notes)
        self.apply(ReplaceNotes(resized))

    def released(self, pointer: Pointer) -> None:
        super().released(pointer)
        if self.done:
            self.stage.length = self.stage.note(self.grabbed.id).duration
        elif not self.far:
            self.stage.select({self.grabbed.id})


def _resized(note: Note, ticks: int, at_end: bool, least: int) -> Note:
    """Longer by ``ticks`` at the end, or shorter at the start; never shorter than ``least``."""
    least = min(least, note.duration)
    if at_end:
        return note.but(duration=max(least, note.duration + ticks))
    onset = min(note.onset + ticks, note.end - least)
    return note.but(onset=onset, duration=note.end - onset)
