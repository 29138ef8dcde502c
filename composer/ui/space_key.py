"""Space plays, except where a button has the focus: there it presses the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


def is_for_a_button(event: QEvent, focus: QWidget | None) -> bool:
    """Whether a window is asked, by ``event``, if its shortcut Space is to give way."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and not event.modifiers()
        and isinstance(focus, QAbstractButton)
    )
