"""Erasing: every note that the pointer passes over."""

from __future__ import annotations

from composer.edit.commands import RemoveNotes
from composer.ui.roll.gestures.base import EditGesture
from composer.ui.roll.hit import in_rectangle
from composer.ui.roll.stage import Pointer, Stage


class EraseGesture(EditGesture):
    """Begins anywhere, with the eraser or the right button."""

    name = "Erase Notes"
    edge_scroll = (False, False)

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.last = pointer
        under = stage.hit(pointer)
        if under is not None:
            self.apply(RemoveNotes({under.id}))

    def moved(self, pointer: Pointer) -> None:
        """No slack: what is touched goes."""
        stage, last = self.stage, self.last
        # The pointer jumps between two events: the way is walked in small steps.
        steps = 1 + int(max(abs(pointer.x - last.x), abs(pointer.y - last.y)) // 4)
        found: set[int] = set()
        for k in range(1, steps + 1):
            x = last.x + (pointer.x - last.x) * k / steps
            y = last.y + (pointer.y - last.y) * k / steps
            rows = in_rectangle(stage.store, stage.view, x, y, x, y)
            found.update(stage.store.id[rows].tolist())
        self.last = pointer
        if found:
            self.apply(RemoveNotes(found))
