"""Under the words: what the model is doing, and what can be done with what it proposes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from composer.ui.theme import theme


class DraftBar(QFrame):
    """Hidden while there is nothing to say or to do.  ``all_asked(ticked)``: every line or none."""

    stop_asked = Signal()
    accept_asked = Signal()
    accept_to_cursor_asked = Signal()
    reject_asked = Signal()
    all_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._whole = True
        self.setAccessibleName(self.tr("Proposed words"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.all = QCheckBox()
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.setToolTip(self.tr("Tick every line, or none"))
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of writing"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop writing; what is there stays to choose from (Escape)"))
        self.accept = QPushButton(self.tr("Accept"))
        self.accept.setProperty("primary", True)
        self.accept.setToolTip(self.tr("Take the ticked lines into the song (Enter)"))
        self.to_cursor = QPushButton(self.tr("To Cursor"))
        self.to_cursor.setToolTip(self.tr("Take the ticked lines up to the cursor's (Shift+Enter)"))
        self.reject = QPushButton(self.tr("Reject"))
        self.reject.setToolTip(self.tr("Take none of it (Escape)"))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.accept, self.to_cursor, self.reject, self.stop):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(5)
        column.addWidget(self.words)
        column.addWidget(self.all)
        column.addWidget(self.warning)
        column.addWidget(self.progress)
        column.addLayout(buttons)
        self.all.clicked.connect(lambda: self.all_asked.emit(not self._whole))
        self.stop.clicked.connect(self.stop_asked)
        self.accept.clicked.connect(self.accept_asked)
        self.to_cursor.clicked.connect(self.accept_to_cursor_asked)
        self.reject.clicked.connect(self.reject_asked)
        self._tint()
        theme().changed.connect(self._tint)
        self.hide()

    def show_writing(self, words: str, done: int = 0, total: int = 0) -> None:
        """A text on its way; ``total`` 0: how long it takes is not known yet."""
        self._show(words, "", True)
        self.progress.setRange(0, total)
        self.progress.setValue(min(done, total))

    def show_done(self, kept: int, there: int, warning: str) -> None:
        """A text to choose from: ``kept`` lines of all that are there are ticked."""
        self._show("", warning, False)
        self._whole = kept == there
        states = Qt.CheckState
        self.all.setCheckState(
            states.Checked
            if kept == there
            else states.PartiallyChecked
            if kept
            else states.Unchecked
        )
        self.all.setText(self.tr("{kept} of {all} new lines ticked").format(kept=kept, all=there))
        self.accept.setEnabled(kept > 0)
        self.to_cursor.setEnabled(kept > 0)

    def _show(self, words: str, warning: str, busy: bool) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.all.setVisible(not busy)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        for button in (self.accept, self.to_cursor, self.reject):
            button.setVisible(not busy)
        self.show()

    def _tint(self) -> None:
        self.warning.setStyleSheet(f"color: {theme().colours.warning};")
