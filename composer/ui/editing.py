"""The Edit menu: what is done to the selected notes.  Times in ticks, intervals in semitones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from composer.edit.document import Document
from composer.ui.actions import ActionSet, plain, said
from composer.ui.roll.view import RollView


class Editing(QObject):
    """``voice``: id of the active voice; ``playhead``: its tick; ``grid``: ticks."""

    def __init__(
        self,
        document: Document,
        roll: RollView,
        voice: Callable[[], int | None],
        playhead: Callable[[], int],
        grid: Callable[[], int],
    ):
        super().__init__(roll)
        self._document = document
        self._roll = roll
        self._voice = voice
        self._playhead = playhead
        self._grid = grid
        self._actions: ActionSet | None = None
        for n in "cut copy paste duplicate delete select_none quantise".split():
            setattr(self, n, lambda: None)
        for n in "transpose shift stretch".split():
            setattr(self, n, lambda by: None)

    def use(self, actions: ActionSet) -> None:
        self._actions = actions
        self.song_changed()

    def undo(self) -> None:
        if self._document.can_undo:
            self._document.undo()

    def redo(self) -> None:
        if self._document.can_redo:
            self._document.redo()

    def song_changed(self) -> None:
        pass
