"""The panel of the score view: its pages, and above them how they are laid out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from composer.ui.score.view import ScoreView


class ScorePanel(QWidget):
    """``view`` shows the pages.  ``seen``: the panel came into sight."""

    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = ScoreView()
        self._row = QHBoxLayout()
        self._row.setContentsMargins(10, 4, 10, 4)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.view, 1)

    def add_buttons(self, actions: list[QAction]) -> None:
        """Buttons for what is in the menus as well, from the left."""
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(16, 16))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if action.icon().isNull():
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            self._row.insertWidget(place, button)

    def showEvent(self, event: object) -> None:
        """Says that it is in sight."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.seen.emit()
