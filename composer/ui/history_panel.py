"""The history: every step that was done, and every one that was taken back; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from composer.edit.document import Document
from composer.ui.theme import theme
from composer.ui.translations.telling import told

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_ICON = 13  # pixels


class Steps(QAbstractListModel):
    """The beginning, then a row for each step; as many rows are done as the document says.

    ``saved``: the row after which the song is as it was saved, ``None`` where there is none.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.position = 0
        self.saved: int | None = 0
        self._no_icon = QPixmap(_ICON, _ICON)
        self._no_icon.fill(Qt.GlobalColor.transparent)

    def show(self, document: Document) -> None:
        """Takes over the document's history as it is now."""
        history, saved = document.history, document.saved_position
        if history.names != self._names:
            self._take_names(history.names)
        if (history.position, saved) != (self.position, self.saved):
            self.position, self.saved = history.position, saved
            self.dataChanged.emit(self.index(0), self.index(len(self._names)))

    def _take_names(self, names: tuple[str, ...]) -> None:
        same = 0
        for before, after in zip(self._names, names, strict=False):
            if before != after:
                break
            same += 1
        # What is in sight stays there while one writes on.
        if len(self._names) > same:
            self.beginRemoveRows(QModelIndex(), same + 1, len(self._names))
            self._names = self._names[:same]
            self.endRemoveRows()
        if len(names) > same:
            self.beginInsertRows(QModelIndex(), same + 1, len(names))
            self._names = names
            self.endInsertRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """A row more than there are steps."""
        return 0 if parent.isValid() else len(self._names) + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Name, look, and what is said of a row."""
        row = index.row()
        name = told(self._names[row - 1]) if row else self.tr("Beginning")
        here, saved, undone = row == self.position, row == self.saved, row > self.position
        if role == _Role.DisplayRole:
            return self.tr("{step} (saved)").format(step=name) if saved else name
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            words = self.tr("{step} (saved)").format(step=name) if saved else name
            if here:
                return self.tr("{step}, where the song is now").format(step=words)
            return self.tr("{step}, taken back").format(step=words) if undone else words
        if role == _Role.ForegroundRole and undone:
            return QColor(theme().colours.faint)
        if role == _Role.DecorationRole:
            return theme().icon("save", theme().colours.dim) if saved else self._no_icon
        if role == _Role.FontRole and here:
            font = self.parent().font()  # type: ignore[attr-defined]
            font.setBold(True)
            return font
        return None


class HistoryPanel(QWidget):
    """``asked(position)``: the person wants to be where so many steps are done."""

    asked = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.steps = Steps(self)
        self.list = QListView()
        self.list.setModel(self.steps)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Steps of the history"))
        self.list.clicked.connect(self._ask)
        self.list.activated.connect(self._ask)
        hint = QLabel(self.tr("A click, or Enter, goes to where the song was after a step."))
        hint.setProperty("hint", True)
        hint.setWordWrap(True)
        hint.setContentsMargins(12, 4, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        theme().changed.connect(self.list.viewport().update)

    def look(self) -> None:
        """Shows the history as it is; call it whenever that may have changed."""
        if not self.isVisible():
            return
        before = (self.steps.rowCount(), self.steps.position)
        self.steps.show(self._document)
        if before != (self.steps.rowCount(), self.steps.position):
            here = self.steps.index(self.steps.position)
            self.list.setCurrentIndex(here)
            self.list.scrollTo(here)

    def showEvent(self, event: QShowEvent) -> None:
        """Shows what happened meanwhile."""
        super().showEvent(event)
        self.look()
        here = self.steps.index(self.steps.position)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _ask(self, index: QModelIndex) -> None:
        if index.row() != self.steps.position:
            self.asked.emit(index.row())
