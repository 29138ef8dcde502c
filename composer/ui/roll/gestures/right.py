"""The right button: a click asks what can be done there, a drag erases what it passes over."""

from __future__ import annotations

from collections.abc import Callable

from composer.edit.document import Change
from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.stage import Pointer, Stage


class RightGesture(Gesture):
    """Begins anywhere.  Nothing is erased before the pointer has gone a few pixels.

    ``erase(pointer)``: begins the gesture that erases there; ``ask(pointer)``: with the menu.
    """

    edge_scroll = (False, False)

    def __init__(
        self,
        stage: Stage,
        pointer: Pointer,
        erase: Callable[[Pointer], Gesture],
        ask: Callable[[Pointer], object],
    ):
        super().__init__(stage, pointer)
        self.erase, self.ask = erase, ask
        self.erasing: Gesture | None = None

    def dragged(self, pointer: Pointer) -> None:
        if self.erasing is None:
            self.erasing = self.erase(self.press)
        self.erasing.moved(pointer)

    def is_over(self, change: Change) -> bool:
        """As what it has begun says."""
        return super().is_over(change) if self.erasing is None else self.erasing.is_over(change)

    def released(self, pointer: Pointer) -> None:
        if self.erasing is not None:
            self.erasing.released(pointer)
        else:
            self.ask(self.press)

    def aborted(self) -> None:
        if self.erasing is not None:
            self.erasing.aborted()
