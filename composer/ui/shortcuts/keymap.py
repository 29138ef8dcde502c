"""The keys of the window's actions: as declared, or as the person chose them; remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from composer.app.session import Session
from composer.ui.actions import ActionSet
from composer.ui.menus import MENUS
from composer.ui.menus.declaration import Action, Menu, plain, said
from composer.ui.palette.commands import BETWEEN
from composer.ui.shortcuts.choices import KeyChoices


@dataclass(frozen=True, slots=True)
class Entry:
    """A command with keys: its name in the program, its words, and the menu that it is in.

    ``within``: the menus inside that menu in which it is, ``""`` for none.
    """

    name: str
    words: str
    menu: str
    within: str = ""


class Keymap(QObject):
    """``entries``: every command, by menu.  ``changed``: some have other keys.

    ``panels``: what shows and hides each panel, with its usual keys.  Usual keys that no command
    has any more do nothing on ``canvas`` either.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        actions: ActionSet,
        panels: Mapping[str, QAction],
        canvas: QWidget,
    ) -> None:
        super().__init__(canvas)
        self._session = session
        self._actions = actions
        self._panels: dict[str, QAction] = {}
        self.entries: list[Entry] = []
        usual: dict[str, tuple[str, ...]] = {}
        for menu in MENUS:
            head = plain(said(menu.title))
            for action, path in _walk(menu, ()):
                within = BETWEEN.join(path)
                self.entries.append(Entry(action.name, plain(said(action.text)), head, within))
                usual[action.name] = tuple(spelled(key) for key in action.keys)
        for panel, toggle in panels.items():
            name = f"panel {panel}"
            self._panels[name] = toggle
            self.entries.append(Entry(name, plain(toggle.text()), self.tr("Panels")))
            usual[name] = tuple(spelled(key) for key in toggle.shortcuts())
        self.choices = KeyChoices(usual)
        self.choices.restore(session.settings.shortcuts, spelled)
        self._free: frozenset[str] = frozenset()
        self._apply()
        self.guard(canvas)

    def choose(self, name: str, keys: Iterable[str]) -> None:
        """Gives a command these keys, and takes them from where they were."""
        self._change(lambda: self.choices.choose(name, keys))

    def reset(self, name: str) -> None:
        """Gives a command its usual keys again."""
        self._change(lambda: self.choices.reset(name))

    def reset_all(self) -> None:
        """Gives every command its usual keys again."""
        self._change(self.choices.reset_all)

    def guard(self, canvas: QWidget) -> None:
        """Lets usual keys that no command has any more do nothing on another canvas either."""
        canvas.installEventFilter(self)

    def entry(self, name: str) -> Entry:
        """The command of that name."""
        return next(entry for entry in self.entries if entry.name == name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key that was taken from its command is not done by the canvas on its own."""
        if self._free and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return spelled(QKeySequence(event.keyCombination())) in self._free
        return False

    def _change(self, how: Callable[[], object]) -> None:
        how()
        self._apply()
        self._session.remember(shortcuts=self.choices.stored())
        self.changed.emit()

    def _apply(self) -> None:
        self._free = self.choices.free()
        # None has a key twice, not even for a moment: Qt would call it ambiguous.
        wanted = {name: self.choices.keys(name) for name in self.choices.names}
        changed = [name for name, keys in wanted.items() if self._keys(name) != keys]
        for name in changed:
            self._set(name, ())
        for name in changed:
            self._set(name, wanted[name])

    def _keys(self, name: str) -> tuple[str, ...]:
        action = self._panels.get(name) or self._actions[name]
        return tuple(spelled(key) for key in action.shortcuts())

    def _set(self, name: str, keys: tuple[str, ...]) -> None:
        if name in self._panels:
            self._panels[name].setShortcuts([QKeySequence(key) for key in keys])
        else:
            self._actions.set_keys(name, keys)


def _walk(menu: Menu, path: tuple[str, ...]) -> Iterator[tuple[Action, tuple[str, ...]]]:
    for item in menu.items:
        if isinstance(item, Action):
            yield item, path
        elif isinstance(item, Menu):
            yield from _walk(item, (*path, plain(said(item.title))))


def spelled(key: str | QKeySequence) -> str:
    """The portable words of a key; ``""`` when it is none."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def shown(keys: Iterable[str]) -> str:
    """Keys as one reads them on this system."""
    form = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(key).toString(form) for key in keys)
