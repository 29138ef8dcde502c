"""A widget in which the mouse does something between a press and its release.

Meanwhile every key is the gesture's, and Escape takes it back.  So does the window that goes out of
use, and the widget that goes out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent

from composer.ui.roll.focus_frame import ShowsFocus


class GestureArea(ShowsFocus):
    """What is one says the first two of itself, and the others as far as they mean something."""

    def has_gesture(self) -> bool:
        """Whether the mouse is at work."""
        raise NotImplementedError

    def abort(self) -> None:
        """Takes back what the press began, if anything."""
        raise NotImplementedError

    def gesture_key(self, event: QKeyEvent, down: bool) -> None:
        """A key was pressed or let go during a gesture."""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut in the window means something else here."""
        return False

    def press_key(self, event: QKeyEvent) -> bool:
        """Does what a key stands for; returns whether it stands for something."""
        return False

    def event(self, event: QEvent) -> bool:
        """Keeps the gesture's keys, and its own, from the window's shortcuts."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.has_gesture() or self.takes(event):
                event.accept()
                return True
        elif kind is QEvent.Type.WindowDeactivate:
            self.abort()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the key stands for; what stands for nothing goes on to the widget around."""
        if not self.has_gesture():
            if not self.press_key(event):
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.abort()
        else:
            self.gesture_key(event, True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A key let go during a gesture changes it."""
        if self.has_gesture():
            self.gesture_key(event, False)
        else:
            super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen has no gesture."""
        self.abort()
        super().hideEvent(event)
