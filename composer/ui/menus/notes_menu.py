"""The Notes menu: what is done to the selected notes."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

NOTES = Menu(
    "notes",
    N("Actions", "&Notes"),
    (
        Action(
            "transpose_up",
            N("Actions", "Transpose &Up"),
            ("Up",),
            N("Actions", "Selected notes a semitone up"),
            "up",
            canvas=True,
        ),
        Action(
            "transpose_down",
            N("Actions", "Transpose &Down"),
            ("Down",),
            N("Actions", "Selected notes a semitone down"),
            "down",
            canvas=True,
        ),
        Action(
            "octave_up",
            N("Actions", "&Octave Up"),
            ("Shift+Up",),
            N("Actions", "Selected notes an octave up"),
            canvas=True,
        ),
        Action(
            "octave_down",
            N("Actions", "Octa&ve Down"),
            ("Shift+Down",),
            N("Actions", "Selected notes an octave down"),
            canvas=True,
        ),
        Action(
            "earlier",
            N("Actions", "Move &Earlier"),
            ("Left",),
            N("Actions", "Selected notes a grid step earlier"),
            canvas=True,
        ),
        Action(
            "later",
            N("Actions", "Move &Later"),
            ("Right",),
            N("Actions", "Selected notes a grid step later"),
            canvas=True,
        ),
        Action(
            "shorter",
            N("Actions", "S&horter"),
            ("Shift+Left",),
            N("Actions", "Selected notes a grid step shorter"),
            canvas=True,
        ),
        Action(
            "longer",
            N("Actions", "Lon&ger"),
            ("Shift+Right",),
            N("Actions", "Selected notes a grid step longer"),
            canvas=True,
        ),
        Action(
            "louder",
            N("Actions", "Loude&r"),
            ("Alt+Up",),
            N("Actions", "Selected notes louder"),
            canvas=True,
        ),
        Action(
            "softer",
            N("Actions", "So&fter"),
            ("Alt+Down",),
            N("Actions", "Selected notes softer"),
            canvas=True,
        ),
        Action(
            "quantise",
            N("Actions", "&Quantise to Grid"),
            ("Ctrl+U",),
            N("Actions", "Selected notes, or all, onto the grid"),
        ),
    ),
)
