"""On the ruler: moving the playhead, and setting the loop in the strip above it."""

from __future__ import annotations

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.stage import Pointer, Stage


class SeekGesture(Gesture):
    """A press moves the playhead; it follows the drag."""

    edge_scroll = (True, False)
    minded_notes = False

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.moved(pointer)

    def moved(self, pointer: Pointer) -> None:
        self.stage.seek(self.stage.snapped(self.stage.tick(pointer), pointer.alt))


class LoopGesture(Gesture):
    """A drag sets the loop, or moves the edge it begins on; a click takes the loop away."""

    edge_scroll = (True, False)
    minded_notes = False

    def __init__(self, stage: Stage, pointer: Pointer):
        super().__init__(stage, pointer)
        self.before = stage.loop
        self.fixed = stage.snapped(stage.tick(pointer), pointer.alt)
        self.shift: int | None = None
        if stage.loop is not None:
            start, end = stage.loop
            if abs(stage.view.x(start) - pointer.x) <= 5:
                self.fixed = end
            elif abs(stage.view.x(end) - pointer.x) <= 5:
                self.fixed = start
            elif start < stage.tick(pointer) < end:
                self.shift = start

    def dragged(self, pointer: Pointer) -> None:
        stage = self.stage
        if self.shift is not None and self.before is not None:
            wanted = self.shift + (pointer.x - self.press.x) / stage.view.scale
            start = stage.snapped(wanted, pointer.alt)
            stage.loop = (start, start + self.before[1] - self.before[0])
        else:
            other = stage.snapped(stage.tick(pointer), pointer.alt)
            first, last = sorted((self.fixed, other))
            stage.loop = (first, last) if first < last else None
        stage.refresh()

    def released(self, pointer: Pointer) -> None:
        if not self.far:
            self.stage.loop = None
        if self.stage.loop != self.before:
            self.stage.loop_moved()
        self.stage.refresh()

    def aborted(self) -> None:
        self.stage.loop = self.before
        self.stage.refresh()
