"""Drawing a row of notes: each step of the grid that the pointer passes gets one, of one pitch."""

from __future__ import annotations

from composer.edit.commands import AddNotes
from composer.model.note import Note
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.stage import NEW_VELOCITY, Pointer, Stage

MOST = 2000  # notes of one row


class RowGesture(EditGesture):
    """Begins on an empty place; the notes go to ``voice``.  Back again takes them away."""

    name = "Draw Notes"

    def __init__(self, stage: Stage, pointer: Pointer, voice: int):
        super().__init__(stage, pointer)
        self.voice, self.pitch = voice, stage.view.pitch(pointer.y)
        self.first = stage.cell(stage.tick(pointer))
        self.ids: list[int] = []
        self.done = (-1, 0)  # where the row begins, and how many steps it has
        stage.audition(self.pitch, voice)
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        """No slack: the first note is there at once."""
        stage = self.stage
        cell = stage.cell(stage.tick(pointer))
        start, end = min(cell, self.first), stage.after(max(cell, self.first))
        lines = [start]
        while len(lines) < MOST and (line := stage.after(lines[-1])) < end:
            lines.append(line)
        if (start, len(lines)) == self.done:
            return
        self.done = (start, len(lines))
        self.restart()
        taken = self._taken(start, end)
        while len(self.ids) < len(lines):
            self.ids.append(stage.document.new_id())
        notes = tuple(
            Note(new, self.voice, self.pitch, line, stage.after(line) - line, NEW_VELOCITY)
            for new, line in zip(self.ids, lines, strict=False)
            if line not in taken
        )
        if notes:
            self.apply(AddNotes(notes))
        stage.select(note.id for note in notes)

    def _taken(self, start: int, end: int) -> set[int]:
        """Where notes of the voice begin on this pitch already."""
        store = self.stage.store
        rows = store.within(start, end, self.pitch, self.pitch)
        return set(store.onset[rows[store.voice[rows] == self.voice]].tolist())
