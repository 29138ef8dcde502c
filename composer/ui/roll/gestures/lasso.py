"""The lasso: selects what it touches or goes round; with Shift or Ctrl it adds, with Alt it takes
away."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.catching import Catching
from composer.ui.roll.hit import in_lasso
from composer.ui.roll.stage import Pointer, Stage

# A new corner is set when the pointer has gone this far, in pixels.
STEP = 3.0


class LassoGesture(Gesture):
    """Begins anywhere; a click selects the note that is there, or none.

    Its corners stay at their notes when the view scrolls.
    """

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.catching = Catching(stage, pointer)
        self.last = pointer
        self.corners = [self._corner(pointer)]

    def dragged(self, pointer: Pointer) -> None:
        away = max(abs(pointer.x - self.last.x), abs(pointer.y - self.last.y))
        if away >= STEP:
            self.last = pointer
            self.corners.append(self._corner(pointer))
        stage = self.stage
        stage.lasso = (*self.corners, self._corner(pointer))
        rows = stage.caught(in_lasso(stage.store, stage.view, stage.lasso))
        self.catching.catch(rows, pointer)
        stage.refresh()

    def released(self, pointer: Pointer) -> None:
        self.stage.lasso = ()
        if not self.far:
            self.catching.click(self.press)
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.lasso = ()
        self.catching.restore()

    def _corner(self, pointer: Pointer) -> tuple[float, float]:
        """In ticks, and pixels from the top of the highest row."""
        view = self.stage.view
        return view.tick(pointer.x), pointer.y + view.top
