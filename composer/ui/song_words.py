"""How the song and its keys are called, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from composer.app.current_file import UNTITLED
from composer.app.session import Session
from composer.model.key import Key
from composer.ui.roll.song_lane.typed import said


def song_name(session: Session) -> str:
    """What the song is called in a title bar."""
    if session.file.name == UNTITLED:
        return QCoreApplication.translate("SongWords", "Untitled")
    return session.file.name


def mode_names() -> dict[str, str]:
    """The names of the modes."""
    return {
        "major": QCoreApplication.translate("SongWords", "major"),
        "minor": QCoreApplication.translate("SongWords", "minor"),
        "dorian": QCoreApplication.translate("SongWords", "dorian"),
        "phrygian": QCoreApplication.translate("SongWords", "phrygian"),
        "lydian": QCoreApplication.translate("SongWords", "lydian"),
        "mixolydian": QCoreApplication.translate("SongWords", "mixolydian"),
        "locrian": QCoreApplication.translate("SongWords", "locrian"),
    }


def key_name(key: Key) -> str:
    """A key such as ``"E♭ major"``."""
    return said(key, mode_names())
