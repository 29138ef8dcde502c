"""Choosing one of the 128 controllers, by its name or its number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.model.control import ControlKind
from composer.model.control_type import ControlType
from composer.ui.controller_names import full_name_of

_NUMBER = Qt.ItemDataRole.UserRole
_LAST = 119  # from 120 on they are messages to the channel


class ControllerDialog(QDialog):
    """``chosen`` carries the :class:`~composer.model.control_type.ControlType`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lane of a Controller"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name or number"))
        self.search.setAccessibleName(self.tr("Search the controllers"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Controllers"))
        for number in range(_LAST + 1):
            type_ = ControlType(ControlKind.CONTROLLER, number)
            item = QListWidgetItem(full_name_of(type_), self.list)
            item.setData(_NUMBER, number)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        for part in (self.search, self.list, self.buttons):
            column.addWidget(part)
        self.resize(320, 420)
        self.search.textChanged.connect(self._filter)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._show_whether)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self._filter("")

    def _filter(self, words: str) -> None:
        """Shows what has all these words in it; a number alone is the controller of that number."""
        wanted = words.strip().casefold()
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            exact = wanted.isdigit() and wanted == str(item.data(_NUMBER))
            fits = all(part in item.text().casefold() for part in wanted.split())
            item.setHidden(not fits)
            if fits and (first is None or exact):
                first = item
        self.list.setCurrentItem(first)
        self._show_whether()

    def _show_whether(self) -> None:
        item = self.list.currentItem()
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(item is not None and not item.isHidden())

    def _tell(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.chosen.emit(ControlType(ControlKind.CONTROLLER, item.data(_NUMBER)))
