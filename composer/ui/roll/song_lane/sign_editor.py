"""The field in which a marker, a tempo, a meter, a key or a chord is written in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from composer.edit.markers import MOST_CHARACTERS
from composer.ui.theme import theme

_K = Qt.Key
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class SignEditor(QLineEdit):
    """``written``: the person is done; ``left``: and went elsewhere; ``cancelled``: wants none;
    ``went_on(step, by_bar)``: and writes at the next (1) or previous (-1) beat or bar.

    ``goes_on``: whether Space and Tab go on so, and with Shift back.
    """

    written = Signal()
    left = Signal()
    cancelled = Signal()
    went_on = Signal(int, bool)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.goes_on = False
        self.setObjectName("sign editor")
        self.setMaxLength(MOST_CHARACTERS)
        self.returnPressed.connect(self.written)
        self.textEdited.connect(lambda: self.show_refused(False))
        self.show_refused(False)
        self.hide()

    def offer(self, words: Sequence[str]) -> None:
        """Proposes these while the person types."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def show_refused(self, on: bool) -> None:
        """Shows by its border that what was written cannot be."""
        c = theme().colours
        self.setStyleSheet(
            f"QLineEdit {{ background: {c.field}; color: {c.text}; border: 1px solid"
            f" {c.danger if on else c.accent}; border-radius: 4px; padding: 0 1px;"
            " min-height: 0; }"
        )

    def event(self, event: QEvent) -> bool:
        """Keys that are shortcuts elsewhere are the field's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            # Before Qt gives the focus to the next field.
            onward = self._onward(event)
            if onward is not None:
                event.accept()
                self.went_on.emit(*onward)
                return True
        return super().event(event)

    def _onward(self, event: QKeyEvent) -> tuple[int, bool] | None:
        """The step, and whether it is by the bar; ``None`` for any other key."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not self.goes_on or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        if event.key() == _K.Key_Space:
            return (-1 if shift else 1), False
        if event.key() in (_K.Key_Tab, _K.Key_Backtab):
            return (-1 if shift or event.key() == _K.Key_Backtab else 1), True
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it was."""
        if event.key() == _K.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
            if event.key() in (_K.Key_Return, _K.Key_Enter):
                event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written stays written, unless only a menu or another window came before it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()
