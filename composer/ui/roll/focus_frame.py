"""A widget that draws its own focus: it is drawn anew when the focus comes and goes."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class ShowsFocus(QWidget):
    """What it draws depends on :meth:`hasFocus`."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.update()
