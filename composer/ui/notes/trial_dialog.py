"""A dialog that shows in the song what it would do, until it is told to keep it.

One goes on working beside it: the song plays, other notes are selected.  What is tried out follows
the selection, and ends where something else changes its notes.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.edit.document import Change, Document
from composer.edit.trial import Trial
from composer.model.chord_symbol import ChordSymbol
from composer.model.key import KeyMap
from composer.model.note import Note
from composer.ui.companion import CompanionDialog
from composer.ui.roll.view import RollView

_PAUSE_MS = 25
_MOST_AT_ONCE = 20_000  # notes; with more, showing them takes too long to follow a slider
_MARGIN, _BELOW_THE_BARS = 12, 110  # pixels


class TrialDialog(CompanionDialog):
    """``name``: of the undo step; ``ending``: what the button that keeps it says."""

    def __init__(self, document: Document, roll: RollView, name: str, ending: str, parent: QWidget):
        super().__init__(parent)
        self._document = document
        self._roll = roll
        self._name = name
        self._trial = Trial(document, (), name)
        self._busy = False
        self._placed = False
        self.about = QLabel()
        self.about.setProperty("dim", True)
        self.form = QFormLayout()
        self.form.setVerticalSpacing(10)
        self.preview = QCheckBox(self.tr("S&how it in the song at once"))
        self.preview.setChecked(True)
        self._wanted = True
        self.preview.clicked.connect(self._want)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = QPushButton(ending)
        self.keep.setDefault(True)
        self.buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self.about)
        column.addLayout(self.form)
        column.addWidget(self.preview)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(340)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._show_trial)
        self.preview.toggled.connect(lambda _: self._show_trial())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        roll.selection_changed.connect(self._selection_changed)
        unsubscribe = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: unsubscribe())

    def open_on_notes(self) -> None:
        """Shows the dialog on the selected notes, or on all."""
        self.begin()
        self.preview.setChecked(self._wanted and len(self._trial.notes) <= _MOST_AT_ONCE)
        self._show_trial()
        if not self._placed:
            self._stand_aside()
        self.show()
        self.raise_()
        self.activateWindow()

    def settings_changed(self) -> None:
        """To be called where other values were chosen."""
        if self.isVisible():
            self._wait.start()

    @abstractmethod
    def shaped(self, notes: tuple[Note, ...]) -> Iterable[Note] | None:
        """The notes as they would be, all of them; ``None``: what is chosen cannot be."""

    def keys(self, notes: tuple[Note, ...]) -> KeyMap | None:
        """The keys as they would be; ``None``: as they are."""
        return None

    def chords(self) -> tuple[ChordSymbol, ...] | None:
        """The chord symbols as they would be; ``None``: as they are."""
        return None

    def chosen(self) -> frozenset[int]:
        """Ids of the selected notes, or of all that there are."""
        return self._roll.selection or frozenset(self._document.score.notes)

    def begin(self) -> None:
        """Begins anew on the notes that are chosen now, with nothing shown yet."""
        notes = self._document.score.notes
        chosen = sorted(self.chosen())
        self._trial = Trial(self._document, (notes[i] for i in chosen), self._name)
        count = len(chosen)
        if self._roll.selection:
            words = self.tr("1 selected note") if count == 1 else self.tr("{count} selected notes")
        else:
            words = self.tr("All notes: {count}")
        self.about.setText(words.format(count=count))
        self.keep.setEnabled(count > 0)

    def accept(self) -> None:
        """Keeps what is shown, or does it now."""
        self._wait.stop()
        self._try(force=True)
        self._trial = Trial(self._document, (), self._name)
        super().accept()

    def reject(self) -> None:
        """Takes back what is shown."""
        self._take_back()
        super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is tried out by a dialog that is not there."""
        self._take_back()
        super().hideEvent(event)

    # Within

    def _want(self, on: bool) -> None:
        self._wanted = on

    def _stand_aside(self) -> None:
        """At the right edge of the window, where the notes can be seen beside it."""
        self._placed = True
        self.adjustSize()
        window = self.parentWidget().window().geometry()
        self.move(window.right() - self.width() - _MARGIN, window.top() + _BELOW_THE_BARS)

    def _show_trial(self) -> None:
        self._try(force=False)

    def _try(self, force: bool) -> None:
        self._wait.stop()
        notes = self._trial.notes
        self._busy = True
        try:
            shown = bool(notes) and (force or self.preview.isChecked())
            after = self.shaped(notes) if shown else None
            if after is not None:
                self._trial.show(after, self.keys(notes), self.chords())
            else:
                self._trial.back()
        finally:
            self._busy = False

    def _take_back(self) -> None:
        self._wait.stop()
        self._busy = True
        try:
            self._trial.back()
        finally:
            self._busy = False
        self._trial = Trial(self._document, (), self._name)

    def _selection_changed(self) -> None:
        if self.isVisible() and not self._busy:
            self._take_back()
            self.begin()
            self.settings_changed()

    def _document_changed(self, change: Change) -> None:
        if self._busy or not self.isVisible():
            return
        touched = {note.id for note in (*change.added, *change.removed)}
        if (
            change.everything
            or change.fields & {"key", "chords"}
            or any(note.id in touched for note in self._trial.notes)
        ):
            # What was shown is part of the song by now, or was undone.
            self._wait.stop()
            self.begin()
