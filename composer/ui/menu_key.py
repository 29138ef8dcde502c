"""Shift+F10 opens a context menu, as the Menu key does, on desktops that leave this to programs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_DOES_IT_ITSELF = "windows"


def is_for_a_menu(event: QKeyEvent) -> bool:
    """Whether the key asks for a context menu."""
    wanted = event.key() == Qt.Key.Key_F10 and event.modifiers() == _SHIFT
    return wanted and QGuiApplication.platformName() != _DOES_IT_ITSELF


def open_menu(widget: QWidget) -> None:
    """Asks ``widget`` for its menu, as the Menu key does."""
    place = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(reason, place, widget.mapToGlobal(place)))
