"""The Help menu: help."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N
from PySide6.QtGui import QAction

from composer.ui.menus.declaration import Action, Menu

HELP = Menu(
    "help",
    N("Actions", "&Help"),
    (
        Action(
            "palette",
            N("Actions", "&Find Command…"),
            ("Ctrl+Alt+Space",),
            N("Actions", "Do anything by typing some letters of its name; a number is a bar"),
            "find",
        ),
        Action(
            "shortcuts",
            N("Actions", "&Keyboard Shortcuts"),
            ("F1",),
            N("Actions", "Every command with its keys, to be searched and changed"),
            "keyboard",
        ),
        Action(
            "about",
            N("Actions", "&About Descant"),
            tip=N("Actions", "Version, licence, models"),
            icon="info",
            role=QAction.MenuRole.AboutRole,
        ),
    ),
)
