"""Erasing: the notes that the pointer passes over, of the voice of the first; with Shift of all."""

from __future__ import annotations

from composer.edit.commands import RemoveNotes
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.hit import in_rectangle
from composer.ui.roll.stage import Pointer, Stage


class EraseGesture(EditGesture):
    """Begins anywhere, with the eraser or the right button.

    Voices lie upon each other: who wipes one away does not mean those that it crosses.
    """

    name = "Erase Notes"
    edge_scroll = (False, False)

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.last = pointer
        self.voice: int | None = None
        under = self._under(pointer.x, pointer.y, pointer.shift)
        if under:
            self.apply(RemoveNotes(under))

    def moved(self, pointer: Pointer) -> None:
        """No slack: what is touched goes."""
        last = self.last
        # The pointer jumps between two events: the way is walked in small steps.
        steps = 1 + int(max(abs(pointer.x - last.x), abs(pointer.y - last.y)) // 4)
        found: set[int] = set()
        for k in range(1, steps + 1):
            x = last.x + (pointer.x - last.x) * k / steps
            y = last.y + (pointer.y - last.y) * k / steps
            found |= self._under(x, y, pointer.shift)
        self.last = pointer
        if found:
            self.apply(RemoveNotes(found))

    def _under(self, x: float, y: float, all_voices: bool) -> set[int]:
        """Ids of the notes at a place that are to go."""
        stage, store = self.stage, self.stage.store
        if self.voice is None:
            first = stage.hit(Pointer(x, y))
            if first is None:
                return set()
            self.voice = stage.note(first.id).voice
            if not all_voices:
                return {first.id}
        rows = in_rectangle(store, stage.view, x, y, x, y)
        if not all_voices:
            rows = rows[store.voice[rows] == self.voice]
        return set(store.id[rows].tolist())
