"""While a gesture of a lane is beyond the left or right edge the roll scrolls under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from composer.ui.roll.gestures.base import Gesture
from composer.ui.roll.gestures.pan import PanGesture
from composer.ui.roll.pointing import EDGE_SCROLL_MS
from composer.ui.roll.stage import Pointer, Stage
from composer.ui.roll.transform import RollTransform

_FASTEST = 40.0  # pixels a turn


class EdgeScroll(QObject):
    """``look(view)`` shows another part of the roll; ``moved()`` lets the gesture go on."""

    def __init__(
        self,
        stage: Stage,
        look: Callable[[RollTransform], None],
        moved: Callable[[], None],
        parent: QObject,
    ):
        super().__init__(parent)
        self._stage, self._look, self._moved = stage, look, moved
        self._view = stage.view
        self._away = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(EDGE_SCROLL_MS)
        self._timer.timeout.connect(self._scroll)

    def watch(self, gesture: Gesture | None, at: Pointer) -> None:
        """The pointer is there, in pixels of the content; without a gesture nothing scrolls."""
        scrolls = gesture is not None and gesture.edge_scroll[0]
        beyond = min(0.0, at.x) + max(0.0, at.x - self._stage.view.width)
        self._away = beyond if scrolls else 0.0
        if not self._away:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def turned(self, gesture: Gesture | None) -> None:
        """Another part of the roll is seen: what was grasped is where it was in time."""
        before, now = self._view, self._stage.view
        self._view = now
        if gesture is None or before is now or isinstance(gesture, PanGesture):
            return
        # The place of the press, and of the movement before where a gesture has that.
        for name in ("press", "last"):
            place = getattr(gesture, name, None)
            if isinstance(place, Pointer):
                setattr(gesture, name, replace(place, x=now.x(before.tick(place.x))))

    def _scroll(self) -> None:
        step = max(-_FASTEST, min(_FASTEST, self._away / 2))
        self._look(self._stage.view.scrolled(step, 0.0))
        self._moved()
