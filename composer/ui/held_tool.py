"""A tool's key that is held: the tool is there as long as it is used, a short tap keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from composer.ui.actions import ActionSet
from composer.ui.roll.tools import TOOLS
from composer.ui.roll.view import RollView

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
# A key that repeats itself goes up and down at once, and not every system marks that.
_REPEAT_MS = 40
_NO_KEYPAD = ~Qt.KeyboardModifier.KeypadModifier


@dataclass(slots=True)
class _Held:
    """``used``: the mouse was pressed on the roll since."""

    key: int
    tool: str
    former: str
    used: bool = False


class HeldTool(QObject):
    """Looks on while a tool's key goes down and up; the tool itself is chosen by its action.

    When the mouse was used in between, the former tool is back after it; else the new one stays.
    How long the key is down does not matter, so that nobody has to be quick.
    """

    def __init__(self, roll: RollView, actions: ActionSet):
        super().__init__(roll)
        self._roll = roll
        self._actions = actions
        self._held: _Held | None = None
        self._up = QTimer(self)
        self._up.setSingleShot(True)
        self._up.setInterval(_REPEAT_MS)
        self._up.timeout.connect(self._let_go)
        roll.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps nothing from anybody."""
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._held is not None and event.key() == self._held.key:
                self._up.stop()
            elif watched is self._roll and not event.isAutoRepeat():
                if self._up.isActive():
                    self._let_go()
                if self._held is None:
                    self._key_down(event)
        elif self._held is None:
            pass
        elif kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == self._held.key and not event.isAutoRepeat():
                self._up.start()
        elif kind in _PRESSES and isinstance(watched, QWidget):
            if self._up.isActive():
                # It has gone up: who taps a key and is quick with the mouse chose a tool to stay.
                self._let_go()
            elif watched is self._roll or self._roll.isAncestorOf(watched):
                self._held.used = True
        elif kind is QEvent.Type.ApplicationDeactivate:
            self._let_go()
        return False

    def _key_down(self, event: QKeyEvent) -> None:
        held = event.modifiers() & _NO_KEYPAD
        pressed = QKeySequence(held.value | event.key())
        for tool in TOOLS:
            if pressed in self._actions[f"tool_{tool}"].shortcuts():
                self._held = _Held(event.key(), tool, self._roll.stage.tool)
                # The key may go up, and the mouse be used, in a lane of the roll.
                self._application().installEventFilter(self)

    def _let_go(self) -> None:
        self._up.stop()
        held, self._held = self._held, None
        self._application().removeEventFilter(self)
        if held is not None and held.used and self._roll.stage.tool == held.tool:
            self._roll.set_tool(held.former)

    def _application(self) -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application
