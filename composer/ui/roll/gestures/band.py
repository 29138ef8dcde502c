"""The rubber band: selects what it touches; with Shift or Ctrl it adds to the selection."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.hit import in_rectangle
from composer.ui.roll.stage import Pointer, Stage


class BandGesture(Gesture):
    """Begins on an empty place.  The corner stays at its note when the view scrolls."""

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.before = stage.selection
        self.adding = pointer.shift or pointer.control
        self.corner = (stage.view.tick(pointer.x), pointer.y + stage.view.top)

    def dragged(self, pointer: Pointer) -> None:
        stage = self.stage
        x, y = stage.view.x(self.corner[0]), self.corner[1] - stage.view.top
        stage.band = (x, y, pointer.x, pointer.y)
        rows = in_rectangle(stage.store, stage.view, *stage.band)
        touched = frozenset(stage.store.id[rows].tolist())
        stage.select(self.before | touched if self.adding else touched)
        stage.refresh()

    def released(self, pointer: Pointer) -> None:
        self.stage.band = None
        if not self.far and not self.adding:
            self.stage.select(())
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.band = None
        self.stage.select(self.before)
