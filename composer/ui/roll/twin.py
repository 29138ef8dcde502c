"""The stage of a second view on the same song: it looks elsewhere, all else is the first one's.

Notes, selection, tool, grid, active voice and loop are shared by having them once.  No Qt.
"""

from __future__ import annotations

from typing import Any

from composer.ui.roll.stage import Stage

# What each view has for itself: where it looks, what a gesture draws in it, and who is told.
_OWN = frozenset(
    ("view", "band", "frame", "lasso", "cut")
    + ("audition", "selection_moved", "ask_menu", "loop_moved", "seek", "refresh")
)


class TwinStage(Stage):
    """Beside ``first``, of the same document."""

    shared = True

    def __init__(self, first: Stage) -> None:
        object.__setattr__(self, "_first", first)
        fresh = Stage(first.document)
        for name in _OWN:
            object.__setattr__(self, name, getattr(fresh, name))
        object.__setattr__(self, "view", first.view)

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not here.
        return getattr(self.__dict__["_first"], name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in _OWN:
            object.__setattr__(self, name, value)
        else:
            setattr(self.__dict__["_first"], name, value)
