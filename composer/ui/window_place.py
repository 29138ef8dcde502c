"""Where the window is on the screen and how its panels lie, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from composer.app.session import Session

_WIDTH, _HEIGHT = 1280, 720  # of a new window, where the screen has the room
_FRAME = 32  # pixels that a title bar takes at most


def restore_place(window: QMainWindow, session: Session) -> None:
    """Puts the window where the settings have it, or into the room that the screen has."""
    settings = session.settings
    room = window.screen().availableGeometry()
    window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height() - _FRAME))
    if settings.window:
        window.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
    if settings.layout:
        window.restoreState(QByteArray.fromBase64(settings.layout.encode()))


def remember_place(window: QMainWindow, session: Session) -> None:
    """Writes it into the settings."""
    session.remember(
        window=window.saveGeometry().toBase64().data().decode(),
        layout=window.saveState().toBase64().data().decode(),
    )
