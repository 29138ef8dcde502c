"""Edit > Grid: what notes snap to, and whether they do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP as N

from composer.ui.menus.declaration import Action, Menu

GRID = Menu(
    "grid",
    N("Actions", "&Grid"),
    (
        Menu("grids", N("Actions", "Note &Value"), ("grids",)),
        None,
        Action(
            "grid_finer",
            N("Actions", "&Finer"),
            (".",),
            N("Actions", "The next smaller note value; of an adaptive grid, more lines"),
            canvas=True,
        ),
        Action(
            "grid_coarser",
            N("Actions", "&Coarser"),
            (",",),
            N("Actions", "The next larger note value; of an adaptive grid, fewer lines"),
            canvas=True,
        ),
        Action(
            "grid_triplet",
            N("Actions", "&Triplets"),
            ("T",),
            N("Actions", "Three notes of the grid in the time of two"),
            checkable=True,
            canvas=True,
        ),
        Action(
            "grid_dotted",
            N("Actions", "&Dotted"),
            ("Shift+T",),
            N("Actions", "Notes of the grid half as long again"),
            checkable=True,
            canvas=True,
        ),
        Action(
            "grid_adaptive",
            N("Actions", "&Adaptive"),
            ("Ctrl+Shift+X",),
            N("Actions", "The grid follows the zoom: the larger the notes, the finer the grid"),
            checkable=True,
        ),
        None,
        Action(
            "snap",
            N("Actions", "&Snap to Grid"),
            ("S",),
            N("Actions", "Drawn and dragged notes go onto the grid; Alt turns it while it is held"),
            "snap",
            checkable=True,
            canvas=True,
        ),
    ),
)
