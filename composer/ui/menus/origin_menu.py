"""Generate > Generated Before: where notes come from, and making them again."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

ORIGIN = Menu(
    "origin",
    N("Actions", "Generated &Before"),
    (
        Action(
            "generate_again",
            N("Actions", "Generate &Again Like This"),
            ("Ctrl+Alt+Shift+H",),
            N("Actions", "As the selected notes were made, in the same cells, with another seed"),
            "dice",
        ),
        Action(
            "generate_exactly",
            N("Actions", "Generate &Exactly as It Was"),
            ("Ctrl+Alt+Shift+X",),
            N("Actions", "As the selected notes were made, with the same seed"),
        ),
        Action(
            "note_origin",
            N("Actions", "&Origin of the Selected Notes"),
            ("Shift+F1",),
            N("Actions", "Which model made the selected notes, when, and with what"),
            "info",
        ),
    ),
)
