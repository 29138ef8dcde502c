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
            "mixer",
            N("Actions", "Mi&xer…"),
            ("F12",),
            N("Actions", "Instrument, output, channel, volume and pan of every voice"),
            "mixer",
        ),
        Menu(
            "ensembles",
            N("Actions", "A&ll Voices"),
            (
                Action(
                    "ensemble_choir",
                    N("Actions", "&Choir"),
                    tip=N("Actions", "Every voice sung: choir aahs"),
                ),
                Action(
                    "ensemble_organ",
                    N("Actions", "&Organ"),
                    tip=N("Actions", "Every voice on the church organ"),
                ),
                Action(
                    "ensemble_strings",
                    N("Actions", "&Strings"),
                    tip=N("Actions", "Every voice by the strings"),
                ),
                Action(
                    "ensemble_piano",
                    N("Actions", "&Piano"),
                    tip=N("Actions", "Every voice on the piano"),
                ),
            ),
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
