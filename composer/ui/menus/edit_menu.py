"""The Edit menu: undo, the clipboard, the grid and the tools."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.controller_menu import CONTROLLERS
from composer.ui.menus.declaration import Action, Menu
from composer.ui.menus.grid_menu import GRID
from composer.ui.menus.tool_menu import TOOL

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
            "cut",
            N("Actions", "Cu&t"),
            ("Ctrl+X",),
            N("Actions", "Cut the selected notes, or text"),
            "cut",
        ),
        Action(
            "copy",
            N("Actions", "&Copy"),
            ("Ctrl+C",),
            N("Actions", "Copy the selected notes, or text"),
            "copy",
        ),
        Action(
            "copy_picture",
            N("Actions", "Cop&y as Picture"),
            ("Ctrl+Alt+Shift+C",),
            N("Actions", "Put a picture of the selected notes on the clipboard"),
        ),
        Action(
            "copy_midi",
            N("Actions", "Copy as &MIDI File"),
            ("Ctrl+Shift+C",),
            N("Actions", "Put the selected notes, or the song, on the clipboard as a MIDI file"),
        ),
        Action(
            "paste",
            N("Actions", "&Paste"),
            ("Ctrl+V",),
            N("Actions", "Paste notes at the playhead, or text at the cursor"),
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
        Action(
            "note_entry",
            N("Actions", "Not&e Entry"),
            ("N",),
            N("Actions", "Write notes by keys: A to G, 1 to 7 for note values, 0 for a rest"),
            "keyboard",
            checkable=True,
            canvas=True,
        ),
        CONTROLLERS,
        GRID,
        TOOL,
    ),
)
