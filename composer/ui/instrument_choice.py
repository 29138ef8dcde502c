"""Choosing one of the 128 General MIDI instruments, by its name or its family.

Opened, it has a field to search in: “org” leaves the organs, “voice” all that sings.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from composer.ui.instruments import family_of, instrument_names
from composer.ui.quiet_choice import QuietChoice

_PROGRAM = Qt.ItemDataRole.UserRole
_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class InstrumentSearch(QFrame):
    """The list with its search; ``chosen`` carries the program, 0 to 127."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)
        self.setAccessibleName(self.tr("Instruments"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search the instruments"))
        self.field.setAccessibleName(self.tr("Search the instruments"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Instruments"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._names = instrument_names()
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._take())

    def open_at(self, place: QPoint, width: int, program: int) -> None:
        """Shows it with that program chosen, at a place of the screen."""
        self.field.clear()
        self._fill("")
        for row in range(self.list.count()):
            if self.list.item(row).data(_PROGRAM) == program:
                self.list.setCurrentRow(row)
        self.resize(max(width, 250), 330)
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        current = self.list.currentItem()
        if current is not None:
            self.list.scrollToItem(current, QListWidget.ScrollHint.PositionAtCenter)

    def programs(self) -> list[int]:
        """The programs that the search leaves."""
        rows = (self.list.item(row).data(_PROGRAM) for row in range(self.list.count()))
        return [program for program in rows if program is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that move go to the list while one types."""
        if (
            watched is self.field
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVING
        ):
            self._move(event.key())
            return True
        return super().eventFilter(watched, event)

    def _move(self, key: int) -> None:
        by = {_MOVING[0]: -1, _MOVING[1]: 1, _MOVING[2]: -10, _MOVING[3]: 10}[Qt.Key(key)]
        rows = [r for r in range(self.list.count()) if self.list.item(r).data(_PROGRAM) is not None]
        if rows:
            now = self.list.currentRow()
            place = rows.index(now) if now in rows else -1
            self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, place + by))])

    def _fill(self, sought: str) -> None:
        self.list.clear()
        words = sought.casefold().split()
        head = ""
        for program, name in enumerate(self._names):
            family = family_of(program)
            said = f"{program + 1} {name} {family}".casefold()
            if not all(word in said for word in words):
                continue
            if family != head:
                head = family
                title = QListWidgetItem(family, self.list)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
            item = QListWidgetItem(f"   {name}", self.list)
            item.setData(_PROGRAM, program)
            item.setToolTip(self.tr("Program {number}").format(number=program + 1))
        if words and self.list.count() > 1:
            self.list.setCurrentRow(1)

    def _take(self) -> None:
        current = self.list.currentItem()
        if current is not None and current.data(_PROGRAM) is not None:
            self.hide()
            self.chosen.emit(current.data(_PROGRAM))


class InstrumentChoice(QuietChoice):
    """``program_chosen`` carries a program, 0 to 127; the arrow keys choose the next."""

    program_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.addItems(instrument_names())
        self.setMinimumContentsLength(7)
        self.setPlaceholderText(self.tr("Drum Kit"))
        self._search: InstrumentSearch | None = None
        self.activated.connect(self.program_chosen)

    @property
    def search(self) -> InstrumentSearch:
        """The list that opens."""
        if self._search is None:
            self._search = InstrumentSearch(self)
            self._search.chosen.connect(self._chosen)
        return self._search

    def show_program(self, program: int, drums: bool = False) -> None:
        """Shows a program; on the drum channel it is a kit, which has no such name."""
        self.setCurrentIndex(-1 if drums else program)
        self.setEnabled(not drums)
        self.setToolTip(self.placeholderText() if drums else self.currentText())

    def showPopup(self) -> None:
        """Opens the list with its search."""
        place = self.mapToGlobal(QPoint(0, self.height()))
        self.search.open_at(place, self.width(), self.currentIndex())

    def hidePopup(self) -> None:
        """Closes it."""
        if self._search is not None:
            self._search.hide()

    def _chosen(self, program: int) -> None:
        self.setCurrentIndex(program)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.program_chosen.emit(program)
