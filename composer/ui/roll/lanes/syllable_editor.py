"""The field in which a syllable is written in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from composer.model.lyrics import ELISION
from composer.ui.theme import theme

_K = Qt.Key
_M = Qt.KeyboardModifier
_HELD = _M.ControlModifier | _M.AltModifier | _M.MetaModifier
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
MOST_CHARACTERS = 200
SPELLED_HYPHEN = "\u2010"
FRAME = 4  # from the field's edge to its text, in pixels


class SyllableEditor(QLineEdit):
    """``left(way)``: the person goes on: ``"next"``, ``"back"``, ``"word"``, ``"hyphen"``,
    ``"melisma"``, ``"line"``, ``"up"``, ``"down"``, ``"end"`` or ``"cancel"``.

    ``pasted(text)``: a text that may be more than a syllable.  ``undo_asked``: there is nothing to
    undo in the field itself.
    """

    left = Signal(str)
    pasted = Signal(str)
    undo_asked = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("syllable editor")
        self.setAccessibleName(self.tr("Syllable"))
        self.setAccessibleDescription(
            self.tr("Tab: next note; Space: next word; -: next syllable; _: one more note")
        )
        self.setMaxLength(MOST_CHARACTERS)
        self.tint()
        self.hide()

    def tint(self) -> None:
        """Takes the colours of the theme."""
        c = theme().colours
        self.setStyleSheet(
            f"QLineEdit {{ background: {c.field}; color: {c.text}; border: 1px solid {c.accent};"
            " border-radius: 4px; padding: 0 1px; min-height: 0; }"
        )

    def event(self, event: QEvent) -> bool:
        """Keys that are shortcuts elsewhere are the field's; Tab leads to the next note."""
        if isinstance(event, QKeyEvent):
            kind, held = event.type(), event.modifiers() & _HELD
            if kind is QEvent.Type.ShortcutOverride:
                letters = _K.Key_F1 <= event.key() <= _K.Key_F35
                if (not held and not letters) or self._inserted(event):
                    event.accept()
                    return True
            elif kind is QEvent.Type.KeyPress and not held:
                if event.key() == _K.Key_Backtab or (
                    event.key() == _K.Key_Tab and event.modifiers() & _M.ShiftModifier
                ):
                    self.left.emit("back")
                    return True
                if event.key() == _K.Key_Tab:
                    self.left.emit("next")
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on with the keys that part syllables and words; the others edit."""
        inserted = self._inserted(event)
        if inserted:
            self.insert(inserted)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            self.undo_asked.emit()
        else:
            way = self._way(event)
            if way:
                self.left.emit(way)
            else:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written stays written, unless only a menu or another window came before it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit("end")

    def _inserted(self, event: QKeyEvent) -> str:
        """What a key stands for that cannot be typed plainly here."""
        held, key = event.modifiers() & _HELD, event.key()
        if held == _M.AltModifier and key in (_K.Key_Underscore, _K.Key_Minus):
            return ELISION
        if held == _M.ControlModifier and key == _K.Key_Minus:
            return SPELLED_HYPHEN
        return ""

    def _way(self, event: QKeyEvent) -> str:
        key = _K(event.key())
        if event.modifiers() & _HELD:
            return ""
        by_text = {" ": "word", "-": "hyphen", "_": "melisma"}.get(event.text(), "")
        if by_text:
            return by_text
        if key in (_K.Key_Return, _K.Key_Enter):
            return "line" if event.modifiers() & _M.ShiftModifier else "end"
        if key == _K.Key_Escape:
            return "cancel"
        if key in (_K.Key_Up, _K.Key_Down):
            return "up" if key == _K.Key_Up else "down"
        plain = not self.hasSelectedText() and not event.modifiers() & _M.ShiftModifier
        if key == _K.Key_Left and plain and self.cursorPosition() == 0:
            return "back"
        if key == _K.Key_Right and plain and self.cursorPosition() == len(self.text()):
            return "next"
        return ""
