"""What an action and a menu are, as data.

Texts are marked for translation in the context ``Actions``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

_CONTEXT = "Actions"
_ADDED = re.compile(r"\s*\(&\w\)")


@dataclass(frozen=True)
class Action:
    """One thing a person can do.

    ``text`` has its mnemonic (``&``).  ``keys`` are portable key sequences, the first is shown.
    ``tip`` says what it does, for the tooltip and the status bar.  ``canvas``: its keys work only
    while the roll has the focus, so that they stay free in lists and fields.  ``group``: of the
    actions of one group, exactly one is checked.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False
    canvas: bool = False
    group: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True)
class Menu:
    """A menu: ``items`` are actions, menus, or ``None`` for a separator.

    An item that is a bare string is a place filled at run time (such as the recent files).
    """

    name: str
    title: str
    items: tuple[Action | Menu | str | None, ...]


def actions_of(menu: Menu) -> list[Action]:
    """The actions of a menu and of those inside it, in order."""
    found: list[Action] = []
    for item in menu.items:
        if isinstance(item, Action):
            found.append(item)
        elif isinstance(item, Menu):
            found.extend(actions_of(item))
    return found


def said(text: str) -> str:
    """A text of a menu in the person's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def plain(text: str) -> str:
    """A menu text without its mnemonic and its dots."""
    # Where no letter of the words can be one, it stands behind them: 打开(&O)…
    return _ADDED.sub("", text).replace("&", "").rstrip("…")
