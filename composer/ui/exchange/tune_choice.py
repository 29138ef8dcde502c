"""Which tune of a collection in ABC notation is to be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class TuneChoice(QDialog):
    """``titles``: of the tunes in the file ``name``, in order; ``chosen``: a number from 1."""

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None):
        super().__init__(parent)
        self.chosen: int | None = None
        self.setWindowTitle(self.tr("Open a Tune"))
        words = QLabel(
            self.tr("{name} has {count} tunes. Which one?").format(name=name, count=len(titles))
        )
        words.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Some letters of the title"))
        self.search.setAccessibleName(self.tr("Find a tune"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Tunes"))
        self.list.setUniformItemSizes(True)
        for number, title in enumerate(titles, start=1):
            item = QListWidgetItem(f"{number}   {title or self.tr('Without a title')}")
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = buttons.addButton(
            self.tr("&Open"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.open_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (words, self.search, self.list, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _: self.accept())
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.search.setFocus()
        self.resize(440, 420)

    def accept(self) -> None:
        """Takes the tune that is marked."""
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go through the list while letters are typed."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in _STEPS:
            QApplication.sendEvent(self.list, event)
            return True
        return False

    def _find(self, letters: str) -> None:
        wanted = letters.casefold().split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(part in item.text().casefold() for part in wanted)
            item.setHidden(not fits)
            if fits and first is None:
                first = item
        self.open_button.setEnabled(first is not None)
        if first is not None:
            self.list.setCurrentItem(first)


def choose_tune(name: str, titles: Sequence[str], window: QWidget) -> int | None:
    """Asks which tune is wanted; its number from 1, or ``None``."""
    dialog = TuneChoice(name, titles, window)
    try:
        dialog.exec()
        return dialog.chosen
    finally:
        dialog.deleteLater()
