"""The scroll bars at the edges of the roll.  They count in pixels, so that they move finely."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from composer.ui.roll.scene import KEYS, RULER, Scene
from composer.ui.roll.transform import RollTransform

WIDTH = 12
_STEP = 30
_MOST = 2**31 - 1


class ScrollBars:
    """One below, for time, and one at the right, for pitch; ``look(view)`` is called on a move."""

    def __init__(self, roll: QWidget, scene: Scene, look: Callable[[RollTransform], None]):
        self._scene = scene
        self._look = look
        self.across = QScrollBar(Qt.Orientation.Horizontal, roll)
        self.down = QScrollBar(Qt.Orientation.Vertical, roll)
        self.across.setAccessibleName(QCoreApplication.translate("ScrollBars", "Scroll in time"))
        self.down.setAccessibleName(QCoreApplication.translate("ScrollBars", "Scroll in pitch"))
        for bar in (self.across, self.down):
            bar.setCursor(Qt.CursorShape.ArrowCursor)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bar.setSingleStep(_STEP)
            bar.valueChanged.connect(self._moved)

    def place(self, width: int, height: int, below: int = 0) -> None:
        """Lays them out in a widget of that size with ``below`` pixels under its grid."""
        left, top = int(KEYS), int(RULER)
        self.down.setGeometry(width - WIDTH, top, WIDTH, height - top - WIDTH - below)
        self.across.setGeometry(left, height - WIDTH, width - left - WIDTH, WIDTH)

    def show(self) -> None:
        """Shows where the view is.  Behind the song there is room to write on."""
        stage, scene = self._scene.stage, self._scene
        view = stage.view
        four = 4 * stage.document.score.meter.at(0).bar_ticks
        furthest = max(
            stage.store.last_end() + four,
            stage.loop[1] if stage.loop else 0,
            int(scene.ghosts.notes[:, 2].max()) if len(scene.ghosts.notes) else 0,
            scene.playhead + four,
        )
        # The far end moves on while one scrolls there.
        last = max(0.0, furthest - view.width / view.scale / 2, view.left)
        for bar, value, limit, page in (
            (self.across, view.left * view.scale, last * view.scale, view.width),
            (self.down, view.top, view.max_top, view.height),
        ):
            blocked = bar.blockSignals(True)
            bar.setPageStep(int(page))
            bar.setRange(0, min(int(limit + 0.5), _MOST))
            bar.setValue(min(int(value + 0.5), _MOST))
            bar.blockSignals(blocked)

    def _moved(self) -> None:
        view = self._scene.stage.view
        left, top = self.across.value() / view.scale, float(self.down.value())
        # The bar that did not move counts in whole pixels, the view does not.
        if abs(left - view.left) * view.scale < 1:
            left = view.left
        if abs(top - view.top) < 1:
            top = view.top
        self._look(replace(view, left=left, top=top).held())
