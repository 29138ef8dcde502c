"""Where the window is on the screen and how its panels lie, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from composer.app.session import Session

_WIDTH, _HEIGHT = 1280, 720  # of a new window, where the screen has the room
_MOST_WIDTH, _MOST_HEIGHT = 1920, 1200  # of a new window, on a screen of any size
_SHARE = 0.8  # of a large screen, that a new window takes
_FRAME = 32  # pixels that a title bar takes at most


def restore_place(window: QMainWindow, session: Session) -> None:
    """Puts the window where the settings have it, or into the room that the screen has."""
    settings = session.settings
    room = window.screen().availableGeometry()
    width = max(_WIDTH, min(_MOST_WIDTH, round(_SHARE * room.width())))
    height = max(_HEIGHT, min(_MOST_HEIGHT, round(_SHARE * room.height())))
    window.resize(min(width, room.width()), min(height, room.height() - _FRAME))
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
