"""The Edit menu: notes, undo and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

EDIT = Menu(
    "edit",
    N("Actions", "&Edit"),
    (
        Action(
            "undo",
            N("Actions", "&Undo"),
            ("Ctrl+Z",),
            N("Actions", "Take the last change back"),
            "undo",
        ),
        Action(
            "redo",
            N("Actions", "&Redo"),
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            N("Actions", "Do the change again that was taken back"),
            "redo",
        ),
        None,
        Action(
            "cut", N("Actions", "Cu&t"), ("Ctrl+X",), N("Actions", "Cut the selected notes"), "cut"
        ),
        Action(
            "copy",
            N("Actions", "&Copy"),
            ("Ctrl+C",),
            N("Actions", "Copy the selected notes"),
            "copy",
        ),
        Action(
            "paste",
            N("Actions", "&Paste"),
            ("Ctrl+V",),
            N("Actions", "Paste at the playhead"),
            "paste",
        ),
        Action(
            "duplicate",
            N("Actions", "Dupl&icate"),
            ("Ctrl+D",),
            N("Actions", "Repeat the selected notes right behind themselves"),
            "duplicate",
        ),
        Action(
            "delete",
            N("Actions", "&Delete"),
            ("Del", "Backspace"),
            N("Actions", "Delete the selected notes"),
            "delete",
            canvas=True,
        ),
        Action(
            "select_all",
            N("Actions", "Select &All"),
            ("Ctrl+A",),
            N("Actions", "Select every note"),
        ),
        Action(
            "select_none",
            N("Actions", "Select &None"),
            ("Ctrl+Shift+A",),
            N("Actions", "Select no note"),
        ),
        None,
        Menu(
            "notes",
            N("Actions", "N&otes"),
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
        ),
        Menu("grid", N("Actions", "&Grid"), ("grids",)),
        Menu(
            "tool",
            N("Actions", "Too&l"),
            (
                Action(
                    "tool_select",
                    N("Actions", "&Select Tool"),
                    ("1",),
                    N("Actions", "Select, move and resize notes"),
                    "select",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
                Action(
                    "tool_draw",
                    N("Actions", "&Draw Tool"),
                    ("2",),
                    N("Actions", "Draw notes in the active voice"),
                    "draw",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
                Action(
                    "tool_erase",
                    N("Actions", "&Erase Tool"),
                    ("3",),
                    N("Actions", "Erase notes"),
                    "erase",
                    checkable=True,
                    canvas=True,
                    group="tool",
                ),
            ),
        ),
    ),
)
