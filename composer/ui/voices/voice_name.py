"""The name of a voice in its row: a handle of the row until it is written in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit


class VoiceName(QLineEdit):
    """A double-click, Tab or the command begins writing; a click and a drag are the row's.

    ``kept``: what Escape brings back.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept = ""
        self.setProperty("quiet", True)
        self.setMaxLength(80)
        # A voice that is chosen by a click leaves the focus, and so the keys, with the notes.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Sets the cursor while it is written in; else the row takes it."""
        if self.hasFocus():
            super().mousePressEvent(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects letters while it is written in; else the row takes it."""
        if self.hasFocus():
            super().mouseMoveEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As the press."""
        if self.hasFocus():
            super().mouseReleaseEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begins writing; within it, selects a word."""
        if self.hasFocus():
            super().mouseDoubleClickEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the name back that was there; the window then leads back to the notes."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self.kept)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The pointer is one for letters."""
        self.setCursor(Qt.CursorShape.IBeamCursor)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The pointer is one for dragging again."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        super().focusOutEvent(event)


def typed_name(field: QLineEdit, former: str) -> str | None:
    """The name that was typed; ``None`` where there is none, and the former one is back."""
    name = field.text().strip()
    if not name:
        field.setText(former)
    return name or None
