"""A field for an artist: a long list that is searched by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from composer.ui.theme import theme

_POPUP = 230  # pixels: names are longer than the field in a narrow dock


class ArtistField(QComboBox):
    """A list that is searched by typing any part of a name; the first entry stands for none."""

    def __init__(self, nobody: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._nobody = nobody
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        completer = self.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda *_: self._show_beginning())
        completer.popup().setMinimumWidth(_POPUP)
        self.view().setMinimumWidth(_POPUP)
        self.lineEdit().editingFinished.connect(self._settle)
        self.set_artists(())
        self._tint()
        theme().changed.connect(self._tint)

    def set_artists(self, artists: tuple[str, ...]) -> None:
        """Fills the list; keeps the chosen one where it is still there."""
        chosen = self.artist()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._nobody, None)
        for artist in artists:
            self.addItem(artist, artist)
        self.blockSignals(False)
        self.set_artist(chosen)

    def artist(self) -> str | None:
        """The chosen one, ``None`` for the first entry."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, str) else None

    def set_artist(self, artist: str | None) -> None:
        """Chooses one; one that is not in the list is nobody."""
        self.setCurrentIndex(max(0, self.findData(artist)))
        self.lineEdit().setCursorPosition(0)  # the beginning of a long name is shown

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selects the name, so that typing looks for another one."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            # After the press, which puts the cursor there and selects nothing.
            QTimer.singleShot(0, self.lineEdit(), self.lineEdit().selectAll)

    def _show_beginning(self) -> None:
        # The completer writes the name into the field after this.
        field = self.lineEdit()
        QTimer.singleShot(0, field, lambda: field.setCursorPosition(0))

    def _tint(self) -> None:
        c = theme().colours
        self.completer().popup().setStyleSheet(
            f"QListView {{ border: 1px solid {c.edge}; padding: 0; }}"
            f"QListView::item {{ padding: 2px 4px; color: {c.text}; }}"
            f"QListView::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}"
        )

    def _settle(self) -> None:
        """What was typed is an artist, or the only one with it in its name, or nobody new."""
        typed = self.currentText().strip()
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if place < 0 and typed:
            places = [n for n in range(self.count()) if typed.lower() in self.itemText(n).lower()]
            place = places[0] if len(places) == 1 else -1
        if place >= 0 and place != self.currentIndex():
            self.setCurrentIndex(place)
        self.setEditText(self.itemText(self.currentIndex()))
        self.lineEdit().setCursorPosition(0)
