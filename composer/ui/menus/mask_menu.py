"""Generate > Masks: what is to be written anew, and what no model may touch."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

MASKS = Menu(
    "masks",
    N("Actions", "&Masks"),
    (
        Action(
            "mask_rewrite",
            N("Actions", "&Mark to Rewrite"),
            ("K",),
            N("Actions", "Repaint writes anew where the selected notes are, or the loop, or a bar"),
            "brush",
            canvas=True,
        ),
        Action(
            "mask_lock",
            N("Actions", "&Lock"),
            ("L",),
            N("Actions", "No model changes anything there"),
            "lock",
            canvas=True,
        ),
        Action(
            "mask_clear",
            N("Actions", "&Clear Mark or Lock"),
            ("Shift+L",),
            N("Actions", "Neither marked nor locked any more"),
            canvas=True,
        ),
        Action(
            "mask_clear_all",
            N("Actions", "Clear &All Marks and Locks"),
            ("Ctrl+Alt+Shift+K",),
            N("Actions", "Nothing in the song is marked or locked any more"),
        ),
    ),
)
