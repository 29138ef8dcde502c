"""The menu of the model that plays along, within the Generate menu."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

ALONG = Menu(
    "along",
    N("Actions", "Play Alon&g"),
    (
        Action(
            "along_stream",
            N("Actions", "&Stream"),
            ("Ctrl+Alt+G",),
            N("Actions", "Let the model play on and on from the playhead or the selected notes"),
            checkable=True,
        ),
        Action(
            "along_answer",
            N("Actions", "&Answer"),
            ("Ctrl+Alt+A",),
            N("Actions", "Play a phrase on the keyboard; when you pause, the model answers"),
            checkable=True,
        ),
        Action(
            "along_accompany",
            N("Actions", "A&ccompany"),
            ("Ctrl+Alt+F",),
            N("Actions", "Play a melody on the keyboard; the model writes the lower voices"),
            checkable=True,
        ),
        None,
        Action(
            "along_keep",
            N("Actions", "&Keep Answers"),
            ("Ctrl+Alt+Return", "Ctrl+Alt+Enter"),
            N("Actions", "Put the phrases and the answers into the song, as one step"),
        ),
        Action(
            "along_discard",
            N("Actions", "&Discard Last Answer"),
            ("Ctrl+Alt+X",),
            N("Actions", "Throw the last phrase and its answer away"),
        ),
    ),
)
