"""The right button: a click asks what can be done there, a drag erases what it passes over."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.erase import EraseGesture
from composer.ui.roll.stage import Pointer, Stage


class RightGesture(Gesture):
    """Begins anywhere.  Nothing is erased before the pointer has gone a few pixels."""

    edge_scroll = (False, False)

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.erasing: EraseGesture | None = None

    def dragged(self, pointer: Pointer) -> None:
        if self.erasing is None:
            self.erasing = EraseGesture(self.stage, self.press)
        self.erasing.moved(pointer)

    def released(self, pointer: Pointer) -> None:
        if self.erasing is not None:
            self.erasing.released(pointer)
        else:
            self.stage.ask_menu(self.press)

    def aborted(self) -> None:
        if self.erasing is not None:
            self.erasing.aborted()
