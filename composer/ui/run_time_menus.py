"""The menus whose entries are known at run time only; each is filled anew as it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from composer.ui.translations.choice import LanguageChoice

if TYPE_CHECKING:
    from composer.ui.window import MainWindow


def fill_run_time_menus(window: MainWindow) -> None:
    """Fills them, now for the first time: recent songs, sound outputs, languages, grids."""
    languages = LanguageChoice(window.session, window.messages, window)
    fills: dict[str, Callable[[QMenu], None]] = {
        "recent": window.files.fill_recent,
        "output": window.playing.fill_outputs,
        "language": languages.fill,
        "grids": window.grid.fill,
    }
    for name, fill in fills.items():
        menu = window.actions_.menu(name)
        menu.aboutToShow.connect(lambda fill=fill, menu=menu: fill(menu))
        fill(menu)
    window.actions_.menu("recent").setToolTipsVisible(True)
