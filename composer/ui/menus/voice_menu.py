"""The Voice menu: the voices."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

VOICE = Menu(
    "voice",
    N("Actions", "V&oice"),
    (
        Action(
            "voice_add",
            N("Actions", "&Add Voice"),
            ("Ctrl+Shift+N",),
            N("Actions", "Add a voice to the song"),
            "add",
        ),
        Action(
            "voice_remove",
            N("Actions", "&Remove Voice"),
            tip=N("Actions", "Remove the active voice and its notes"),
            icon="remove",
        ),
        None,
        Action(
            "voice_previous",
            N("Actions", "&Previous Voice"),
            ("Ctrl+PgUp",),
            N("Actions", "Make the voice above the active one"),
        ),
        Action(
            "voice_next",
            N("Actions", "&Next Voice"),
            ("Ctrl+PgDown",),
            N("Actions", "Make the voice below the active one"),
        ),
        Action(
            "voice_mute",
            N("Actions", "&Mute"),
            ("Ctrl+M",),
            N("Actions", "Silence the active voice"),
            checkable=True,
        ),
        Action(
            "voice_solo",
            N("Actions", "&Solo"),
            ("Ctrl+Shift+M",),
            N("Actions", "Hear only the soloed voices"),
            checkable=True,
        ),
        None,
        Action(
            "voice_assign",
            N("Actions", "Selected Notes to &This Voice"),
            ("Ctrl+Shift+V",),
            N("Actions", "Give the selected notes to the active voice"),
        ),
    ),
)
