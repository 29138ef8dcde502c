"""The list of a person's own models: what each learned, how well, and taking one away."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.theme import theme


@dataclass(frozen=True)
class OwnModel:
    """One in the list: the pack's name, what is shown, and lines about it."""

    name: str
    shown: str
    about: str


class OwnModelsDialog(QDialog):
    """``remove_asked`` is emitted with a pack's name, ``undo_asked`` to bring the last back."""

    remove_asked = Signal(str)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("My Own Models"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Own models"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setProperty("dim", True)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.about.setMinimumHeight(7 * self.fontMetrics().lineSpacing())
        self.remove = QPushButton(self.tr("&Remove"))
        self.undo = QPushButton(self.tr("&Undo Removal"))
        close = QPushButton(self.tr("Cl&ose"))
        for button in (self.remove, self.undo, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        column.addLayout(buttons)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.remove.clicked.connect(self._ask_to_remove)
        self.undo.clicked.connect(self.undo_asked)
        close.clicked.connect(self.reject)
        self._models: tuple[OwnModel, ...] = ()
        self.resize(460, 380)
        self._tint()
        theme().changed.connect(self._tint)

    def show_models(self, models: tuple[OwnModel, ...], may_undo: bool) -> None:
        """Fills the list; keeps the place in it."""
        row = max(0, self.list.currentRow())
        self._models = models
        self.list.clear()
        for model in models:
            item = QListWidgetItem(model.shown)
            item.setData(Qt.ItemDataRole.UserRole, model.name)
            self.list.addItem(item)
        self.list.setEnabled(bool(models))
        self.list.setCurrentRow(min(row, len(models) - 1))
        self.undo.setVisible(may_undo)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.list.currentRow()
        there = 0 <= row < len(self._models)
        self.remove.setEnabled(there)
        self.about.setText(
            self._models[row].about
            if there
            else self.tr(
                "There is none. “Learn from My Texts” in the Lyrics menu and “Learn from My "
                "MIDI” in the Generate menu make one."
            )
        )

    def _tint(self) -> None:
        c = theme().colours
        self.list.setStyleSheet(
            f"QListView {{ background: {c.field}; border: 1px solid {c.edge}; "
            "border-radius: 5px; padding: 3px; }"
            "QListView::item { padding: 5px 8px; border-radius: 4px; }"
            f"QListView::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}"
        )

    def _ask_to_remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._models):
            self.remove_asked.emit(self._models[row].name)
