"""Panning: the roll goes with the pointer."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.stage import Pointer, Stage


class PanGesture(Gesture):
    """Begins anywhere, with the middle button."""

    edge_scroll = (False, False)
    minded_notes = False

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.view = stage.view

    def moved(self, pointer: Pointer) -> None:
        self.stage.view = self.view.scrolled(self.press.x - pointer.x, self.press.y - pointer.y)
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.view = self.view
        self.stage.refresh()
