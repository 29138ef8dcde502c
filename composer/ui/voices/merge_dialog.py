"""Voice > Merge Voices: which, and into which of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.model.voice import Voice
from composer.ui.theme import theme

_ID = Qt.ItemDataRole.UserRole


class MergeDialog(QDialog):
    """Shows ``voices``; at first the active one and the one below it are chosen."""

    def __init__(self, voices: tuple[Voice, ...], active: int | None, parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge Voices"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Voices to merge"))
        self.into = QComboBox()
        self.into.setAccessibleName(self.tr("Voice that stays"))
        ids = [voice.id for voice in voices]
        place = ids.index(active) if active in ids else 0
        # The last voice goes together with the one above it.
        first = max(0, min(place, len(ids) - 2))
        for number, voice in enumerate(voices):
            colour = QPixmap(QSize(8, 16))
            colour.fill(theme().colours.voice(voice.role, number))
            item = QListWidgetItem(QIcon(colour), voice.name, self.list)
            item.setData(_ID, voice.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsSelectable)
            chosen = number in (first, first + 1)
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(first)
        self._fill_into(active)
        form = QFormLayout()
        form.addRow(self.tr("&Into"), self.into)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Merge"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        words = QLabel(self.tr("The notes of the chosen voices go into one of them."))
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.list.itemChanged.connect(lambda _: self._fill_into(self.target()))
        self.setMinimumWidth(320)

    def chosen(self) -> tuple[int, ...]:
        """Ids of the voices that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(i.data(_ID) for i in items if i.checkState() is Qt.CheckState.Checked)

    def target(self) -> int | None:
        """Id of the voice that stays."""
        return self.into.currentData()  # type: ignore[no-any-return]

    def _fill_into(self, wanted: int | None) -> None:
        self.into.clear()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                self.into.addItem(item.text(), item.data(_ID))
        place = self.into.findData(wanted)
        self.into.setCurrentIndex(max(0, place) if self.into.count() else -1)
        if hasattr(self, "buttons"):
            ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
            ok.setEnabled(self.into.count() > 1)
