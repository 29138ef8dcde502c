"""Drawing a note: a press sets it, dragging sideways its length, up and down its pitch."""

from __future__ import annotations

from dataclasses import replace

from composer.edit.commands import AddNotes, ReplaceNotes
from composer.model.note import Note
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import NEW_VELOCITY, Pointer, Stage


class DrawGesture(EditGesture):
    """Begins on an empty place; the note goes to ``voice``."""

    name = "Draw Note"

    def __init__(self, stage: Stage, pointer: Pointer, voice: int):
        super().__init__(stage, pointer)
        onset = stage.cell(stage.tick(pointer), pointer.alt)
        note = Note(
            stage.document.new_id(),
            voice,
            stage.view.pitch(pointer.y),
            onset,
            stage.new_length(),
            NEW_VELOCITY,
        )
        self.note, self.held = note, note.id
        self.apply(AddNotes((note,)))
        stage.select({note.id})
        stage.audition(note.pitch, voice)

    def dragged(self, pointer: Pointer) -> None:
        stage = self.stage
        duration = self.note.duration
        if abs(pointer.x - self.press.x) > 3:
            if not stage.snapping(pointer.alt):
                duration = max(1, round(stage.tick(pointer)) - self.note.onset)
            else:
                cell = stage.cell(max(self.note.onset, stage.tick(pointer)))
                duration = stage.after(cell) - self.note.onset
            duration = max(1, duration)
            stage.length = duration
        changed = replace(self.note, pitch=stage.view.pitch(pointer.y), duration=duration)
        if changed != self.note:
            if changed.pitch != self.note.pitch:
                stage.audition(changed.pitch, changed.voice)
            self.note = changed
            self.apply(ReplaceNotes((changed,)))
