"""The actions of :mod:`composer.ui.menus`, made: with their menus, keys and tooltips."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from composer.ui.menus import MENUS, declared
from composer.ui.menus.declaration import Action, Menu, plain, said
from composer.ui.theme import theme


class ActionSet(QObject):
    """The declared actions as ``QAction``, by name, with menus built of them.

    ``canvas`` is the widget in whose focus the canvas keys work.
    """

    def __init__(self, window: QWidget, canvas: QWidget, run: dict[str, Callable[..., object]]):
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._specifications = {action.name: action for action in declared()}
        self._reasons: dict[str, str] = {}
        groups: dict[str, QActionGroup] = {}
        for specification in self._specifications.values():
            action = QAction(said(specification.text), self)
            action.setObjectName(specification.name)
            action.setShortcuts([QKeySequence(keys) for keys in specification.keys])
            action.setMenuRole(specification.role)
            action.setCheckable(specification.checkable)
            action.setStatusTip(said(specification.tip))
            if specification.group:
                group = groups.setdefault(specification.group, QActionGroup(self))
                group.addAction(action)
            if specification.canvas:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                canvas.addAction(action)
            else:
                window.addAction(action)
            action.triggered.connect(run[specification.name])
            self._actions[specification.name] = action
            self._set_tip(action, specification)
        self.tint()
        theme().changed.connect(self.tint)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Every action's name."""
        return tuple(self._actions)

    def menu(self, name: str) -> QMenu:
        """The menu of that name; there after :meth:`fill`."""
        return self._menus[name]

    def fill(self, bar: QMenuBar) -> None:
        """Builds every menu."""
        for menu in MENUS:
            bar.addMenu(self._build(menu))

    def enable(self, name: str, possible: bool, reason: str = "") -> None:
        """Switches an action; ``reason`` says why it is off, in its tooltip."""
        action = self._actions[name]
        action.setEnabled(possible)
        self._reasons[name] = "" if possible else reason
        self._set_tip(action, self._specifications[name], self._reasons[name])

    def set_keys(self, name: str, keys: Iterable[str]) -> None:
        """Gives an action other keys, as portable key sequences; the first is shown."""
        action = self._actions[name]
        action.setShortcuts([QKeySequence(key) for key in keys])
        self._set_tip(action, self._specifications[name], self._reasons.get(name, ""))

    def tint(self) -> None:
        """Draws the icons in the colours of the theme."""
        for name, specification in self._specifications.items():
            if specification.icon:
                self._actions[name].setIcon(theme().icon(specification.icon))

    def set_icon(self, name: str, drawing: str) -> None:
        """Gives an action another picture (play becomes pause)."""
        specification = self._specifications[name]
        if specification.icon != drawing:
            self._specifications[name] = Action(**{**specification.__dict__, "icon": drawing})
            self._actions[name].setIcon(theme().icon(drawing))

    def _build(self, menu: Menu) -> QMenu:
        built = QMenu(said(menu.title), self._window)
        built.setObjectName(f"menu {menu.name}")
        self._menus[menu.name] = built
        for item in menu.items:
            if item is None:
                built.addSeparator()
            elif isinstance(item, Action):
                built.addAction(self._actions[item.name])
            elif isinstance(item, Menu):
                built.addMenu(self._build(item))
        return built

    def _set_tip(self, action: QAction, specification: Action, reason: str = "") -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        head = plain(said(specification.text)) + (f"  ({keys})" if keys else "")
        lines = [head, reason or said(specification.tip)]
        action.setToolTip("\n".join(line for line in lines if line))
