"""A menu of which one entry is chosen, filled anew each time that it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

Value = TypeVar("Value")


def fill_choices(
    menu: QMenu,
    choices: Iterable[tuple[str, Value] | None],
    chosen: Value | None,
    choose: Callable[[Value], object],
) -> None:
    """Puts ``choices``, (words, value), in the place of what is in ``menu``; ``None`` is a line.

    The one whose value is ``chosen`` is checked; ``choose(value)`` is called with another.
    """
    menu.clear()
    for former in menu.findChildren(QActionGroup):
        former.deleteLater()  # it would stay as long as the menu
    group = QActionGroup(menu)
    for choice in choices:
        if choice is None:
            menu.addSeparator()
            continue
        words, value = choice
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
