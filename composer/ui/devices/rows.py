"""Rows of controls under headings, as a table in which everything can be reached by Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from composer.ui.theme import theme


class Rows(QWidget):
    """``headings``: one a column, the first column takes the room that is left."""

    def __init__(self, headings: tuple[str, ...], parent: QWidget | None = None):
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._next = 1
        for column, words in enumerate(headings):
            head = QLabel(words)
            head.setProperty("dim", True)
            self._grid.addWidget(head, 0, column, self._side(column))
        self._rows: list[tuple[QWidget, ...]] = []

    def clear(self) -> None:
        """Takes every row away."""
        for row in self._rows:
            for cell in row:
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
        self._rows.clear()

    def add(self, *cells: QWidget) -> None:
        """Adds a row."""
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, self._next, column, self._side(column))
        self._next += 1
        self._rows.append(cells)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignVCenter if column == 0 else Qt.AlignmentFlag.AlignCenter


class Words(QLabel):
    """A name in a row: shortened where there is no room, whole in its tip."""

    def __init__(self, words: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(120)
        self._words = words
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def resizeEvent(self, event: object) -> None:
        """Shortens the words in the middle, where names of ports differ least."""
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._words, middle, self.width()))
        super().resizeEvent(event)  # type: ignore[arg-type]


class State(QLabel):
    """What is the case with a port, in a word or two; ``good`` in green, else as a warning."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._good = True
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme().changed.connect(self._tint)

    def show_state(self, words: str, good: bool) -> None:
        """Shows it."""
        self._good = good
        self.setText(words)
        self._tint()

    def _tint(self) -> None:
        colours = theme().colours
        self.setStyleSheet(f"color: {colours.good if self._good else colours.warning}")
