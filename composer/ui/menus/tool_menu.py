"""Edit > Tool: what the mouse does to notes, and the same done to the selected ones by a key."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

TOOL = Menu(
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
        Action(
            "tool_split",
            N("Actions", "S&plit Tool"),
            ("4",),
            N("Actions", "Cut notes in two; a drag up or down cuts all that it crosses"),
            "split",
            checkable=True,
            canvas=True,
            group="tool",
        ),
        Action(
            "tool_glue",
            N("Actions", "&Glue Tool"),
            ("5",),
            N("Actions", "Make one note of a note and the next; a drag glues all that it passes"),
            "glue",
            checkable=True,
            canvas=True,
            group="tool",
        ),
        Action(
            "tool_velocity",
            N("Actions", "&Velocity Tool"),
            ("6",),
            N("Actions", "Drag notes up and down to make them louder and softer"),
            "velocity",
            checkable=True,
            canvas=True,
            group="tool",
        ),
        Action(
            "tool_lasso",
            N("Actions", "&Lasso Tool"),
            ("7",),
            N("Actions", "Select what the line goes round; Shift adds, Alt takes away"),
            "lasso",
            checkable=True,
            canvas=True,
            group="tool",
        ),
        Action(
            "tool_brush",
            N("Actions", "&Brush Tool"),
            ("8",),
            N("Actions", "Mark what Repaint writes anew; Shift locks, Ctrl clears"),
            "brush",
            checkable=True,
            canvas=True,
            group="tool",
        ),
        None,
        Action(
            "split_at_grid",
            N("Actions", "Split &at Grid Lines"),
            ("Ctrl+4",),
            N("Actions", "Cut the selected notes at every line of the grid"),
            "split",
        ),
        Action(
            "glue_notes",
            N("Actions", "Glue Selected &Notes"),
            ("Ctrl+5",),
            N("Actions", "Make one note of the selected ones of each pitch, over the gaps"),
            "glue",
        ),
    ),
)
