"""The rubber band: selects what it touches; with Shift or Ctrl it adds, with Alt it takes away."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.catching import Catching
from composer.ui.roll.hit import in_rectangle
from composer.ui.roll.stage import Frame, Pointer, Stage


class BandGesture(Gesture):
    """Begins on an empty place.  The corner stays at its note when the view scrolls."""

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.catching = Catching(stage, pointer)
        self.corner = (stage.view.tick(pointer.x), pointer.y + stage.view.top)

    def dragged(self, pointer: Pointer) -> None:
        stage = self.stage
        x, y = stage.view.x(self.corner[0]), self.corner[1] - stage.view.top
        stage.band = (x, y, pointer.x, pointer.y)
        rows = stage.caught(in_rectangle(stage.store, stage.view, *stage.band))
        self.catching.catch(rows, pointer)
        (left, right), (top, bottom) = sorted((x, pointer.x)), sorted((y, pointer.y))
        view = stage.view
        low, high = view.pitch(bottom), view.pitch(top)
        stage.frame = Frame(view.tick(left), view.tick(right), low, high, not len(rows))
        stage.refresh()

    def released(self, pointer: Pointer) -> None:
        self.stage.band = None
        if not self.far:
            self.stage.frame = None
            self.catching.click(self.press)
        # What is chosen may be free ground.
        self.stage.selection_moved()
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.band = self.stage.frame = None
        self.catching.restore()
