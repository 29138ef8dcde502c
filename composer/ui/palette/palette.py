"""The palette itself: a field over the window, and beneath it the commands that fit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from composer.ui.palette.commands import Command
from composer.ui.palette.drawing import COMMAND, ROW, CommandDrawing
from composer.ui.palette.matching import best
from composer.ui.theme import theme

_WIDTH, _ROWS, _TOP = 620, 10, 64
_LATEST = 5
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
}


class CommandPalette(QFrame):
    """``commands()``: what can be done now.  ``more(typed)``: what the typed text itself means,
    such as a bar to go to; it comes first.

    What was done last comes first while nothing is typed.
    """

    def __init__(
        self,
        window: QWidget,
        commands: Callable[[], list[Command]],
        more: Callable[[str], list[Command]] = lambda typed: [],
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._more = more
        self._all: list[Command] = []
        self._latest: list[tuple[str, str]] = []
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self._tint()
        theme().changed.connect(self._tint)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type what you want to do, or the number of a bar"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.list = QListView()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.list.setItemDelegate(CommandDrawing(self.list))
        self.rows = QStandardItemModel(self)
        self.list.setModel(self.rows)
        self.about = QLabel()
        self.about.setProperty("hint", True)
        self.about.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        for part in (self.field, self.list, self.about):
            column.addWidget(part)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.list.clicked.connect(lambda _: self.run())
        window.installEventFilter(self)
        self.hide()

    # What may be asked for

    def open(self) -> None:
        """Comes into sight with every command; open already, it goes."""
        if self.isVisible():
            self.leave()
            return
        self._before = QApplication.focusWidget()
        self._all = self._commands()
        self._place()
        self.field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Goes; the focus is where it was, if that is still there."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        # What had the focus may be gone by now, with its dialog or its row.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self) -> None:
        """Does the chosen command; one that cannot be done now says why, and nothing happens."""
        command = self.chosen()
        if command is None or not command.possible:
            return
        key = (command.path, command.name)
        self._latest = [key, *(each for each in self._latest if each != key)][:_LATEST]
        self.leave()
        # The focus is back then: a command may be about what has it.
        QTimer.singleShot(0, self, command.run)

    def chosen(self) -> Command | None:
        """The command that Enter would do."""
        found = self.list.currentIndex().data(COMMAND)
        return found if isinstance(found, Command) else None

    def found(self) -> list[str]:
        """Names of the commands that fit, the best first."""
        return [self.rows.item(row).data(COMMAND).name for row in range(self.rows.rowCount())]

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Enter and Escape in the field; the window's size; where the focus goes."""
        kind = event.type()
        if watched is not self.field:
            if kind is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _KEYS and not event.modifiers() & ~_KEYPAD:
                event.accept()
                return True
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        elif kind is QEvent.Type.FocusOut and QApplication.activePopupWidget() is None:
            self.leave()
        return False

    def _press(self, key: Qt.Key) -> bool:
        if key in _MOVES:
            self._step(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.leave()
        else:
            return False
        return True

    # Within

    def _tint(self) -> None:
        c = theme().colours
        self.setStyleSheet(
            f"#palette {{ background: {c.panel}; border: 1px solid {c.accent};"
            " border-radius: 7px; }"
        )

    def _place(self) -> None:
        window = self.parentWidget()
        width = min(_WIDTH, window.width() - 40)
        self.setFixedWidth(width)
        self.layout().activate()
        self.resize(width, self.sizeHint().height())
        self.move((window.width() - width) // 2, min(_TOP, max(0, window.height() - self.height())))

    def _fill(self, typed: str) -> None:
        self.rows.clear()
        if typed.strip():
            places = best(typed, [(c.name, f"{c.path} {c.keys}") for c in self._all])
            fitting = [self._all[place] for place in places]
            # What cannot be done now is seldom what is meant.
            fitting.sort(key=lambda command: not command.possible)
        else:
            latest = {key: place for place, key in enumerate(self._latest)}
            fitting = sorted(
                self._all, key=lambda c: latest.get((c.path, c.name), len(self._latest))
            )
        for command in [*self._more(typed.strip()), *fitting]:
            item = QStandardItem(command.name)
            item.setData(command, COMMAND)
            words = [command.name, command.keys, command.path]
            item.setAccessibleText(", ".join(part for part in words if part))
            self.rows.appendRow(item)
        if self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0, 0))
            self.list.scrollToTop()
        self.list.setFixedHeight(ROW * max(1, min(_ROWS, self.rows.rowCount())) + 2)
        self._place()
        self._tell()

    def _step(self, by: int) -> None:
        count = self.rows.rowCount()
        if count:
            row = self.list.currentIndex().row() + by
            row = row % count if abs(by) == 1 else max(0, min(count - 1, row))
            self.list.setCurrentIndex(self.rows.index(row, 0))

    def _tell(self) -> None:
        command = self.chosen()
        if command is None:
            typed = self.field.text().strip()
            self.about.setText(self.tr("No command is called that.") if typed else "")
            return
        self.about.setText(command.about)
        if QAccessible.isActive() and self.isVisible():
            words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_KEYS = frozenset((*_MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab))
