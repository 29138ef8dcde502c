"""The commands of a menu bar, as the palette lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from shiboken6 import isValid

from composer.ui.menus.declaration import plain

BETWEEN = " › "


@dataclass(frozen=True, slots=True)
class Command:
    """``path``: the menus in which it is.  ``keys``: its shortcuts, as one reads them.

    ``about``: what it does, or why it cannot be done now.  ``checked``: on or off; ``None`` where
    it is neither.  ``run`` does it.
    """

    name: str
    path: str
    keys: str
    about: str
    possible: bool
    checked: bool | None
    icon: QIcon
    run: Callable[[], object]


def commands_of(bar: QMenuBar) -> list[Command]:
    """Every command in the menus, in their order; those that are filled when opened as well."""
    return [
        command(action, BETWEEN.join(path))
        for top in bar.actions()
        for action, path in _walk(top, ())
    ]


def command(action: QAction, path: str = "") -> Command:
    """An action as a command."""
    keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
    about = action.toolTip().partition("\n")[2] or action.statusTip()

    def run() -> None:
        # A menu that is filled anew meanwhile has other actions.
        if isValid(action):
            action.trigger()

    return Command(
        plain(action.text()),
        path,
        "   ".join(keys),
        about,
        action.isEnabled(),
        action.isChecked() if action.isCheckable() else None,
        action.icon(),
        run,
    )


def _walk(action: QAction, path: tuple[str, ...]) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    menu = action.menu()
    if isinstance(menu, QMenu):
        menu.aboutToShow.emit()
        for inner in menu.actions():
            yield from _walk(inner, (*path, plain(action.text())))
    elif not action.isSeparator() and action.isVisible() and action.text():
        yield action, path
