"""Help > Find Command: the palette over the window, and what typed numbers mean in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMainWindow

from composer.app.session import Session
from composer.ui.palette.commands import Command, commands_of
from composer.ui.palette.palette import CommandPalette

_MOST_BARS = 100_000


class FindingCommands(QObject):
    """``seek(tick)`` moves the playhead."""

    def __init__(
        self, window: QMainWindow, session: Session, seek: Callable[[int], object]
    ) -> None:
        super().__init__(window)
        self._session = session
        self._seek = seek
        self._window = window
        self.palette = CommandPalette(window, lambda: commands_of(window.menuBar()), self._places)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What the action runs."""
        return {"palette": self.palette.open}

    def _places(self, typed: str) -> list[Command]:
        """A number is a bar to go to."""
        if not re.fullmatch(r"[0-9]{1,6}", typed) or not 1 <= int(typed) <= _MOST_BARS:
            return []
        tick = self._session.document.score.meter.bar_start(int(typed) - 1)
        name = self.tr("Go to Bar {number}").format(number=int(typed))
        about = self.tr("Moves the playhead to the beginning of the bar")
        return [Command(name, "", "", about, True, None, QIcon(), lambda: self._seek(tick))]
