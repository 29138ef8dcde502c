"""Dragging a row of the voices panel to another place among the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from composer.ui.theme import theme

_THICK = 3


class _Line(QWidget):
    """Where the row would go."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme().colours.accent))


class RowDragging(QObject):
    """``rows()`` are the widgets in their order, all inside ``scroll``.

    ``dropped(from, to)``: the row at place ``from`` was let go so that it comes to place ``to``.
    Escape takes the drag back.
    """

    dropped = Signal(int, int)

    def __init__(self, scroll: QScrollArea, rows: Callable[[], Sequence[QWidget]]):
        super().__init__(scroll)
        self._scroll = scroll
        self._rows = rows
        self._press: QPoint | None = None  # in the coordinates of the screen
        self._row: QWidget | None = None
        self._dragging = False
        self._line = _Line(scroll.widget())

    @property
    def dragging(self) -> bool:
        """Whether a row is being dragged."""
        return self._dragging

    def add(self, row: QWidget) -> None:
        """Lets this row be dragged by its free parts."""
        row.setCursor(Qt.CursorShape.OpenHandCursor)
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches the mouse on a row, and Escape while one is dragged."""
        kind = event.type()
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
                self._press, self._row = event.globalPosition().toPoint(), watched
            elif kind is QEvent.Type.MouseMove and self._row is watched:
                self._moved(event.globalPosition().toPoint())
                return self._dragging
            elif kind is QEvent.Type.MouseButtonRelease and self._row is watched:
                self._released()
        elif (
            kind is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._dragging
            and event.key() == Qt.Key.Key_Escape
        ):
            self._end()
            return True
        return False

    def _moved(self, place: QPoint) -> None:
        assert self._press is not None
        assert self._row is not None
        far = (place - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and far:
            self._dragging = True
            self._row.setCursor(Qt.CursorShape.ClosedHandCursor)
            # Escape must reach the drag wherever the focus is.
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)
        if not self._dragging:
            return
        inner = self._scroll.widget()
        y = inner.mapFromGlobal(place).y()
        self._scroll.ensureVisible(0, y, 0, 24)
        rows = self._rows()
        gap = self._gap(y)
        edge = rows[gap].y() if gap < len(rows) else rows[-1].geometry().bottom() + 1
        self._line.setGeometry(4, max(0, edge - _THICK // 2), inner.width() - 8, _THICK)
        self._line.show()
        self._line.raise_()
        self._to = gap

    def _gap(self, y: int) -> int:
        """Before which row the place is; as many as there are rows: behind the last."""
        return sum(row.geometry().center().y() < y for row in self._rows())

    def _released(self) -> None:
        row, dragging = self._row, self._dragging
        self._end()
        rows = list(self._rows())
        if dragging and row in rows:
            place = rows.index(row)
            to = self._to - (self._to > place)
            if to != place:
                self.dropped.emit(place, to)

    def _end(self) -> None:
        if self._dragging:
            application = QApplication.instance()
            assert application is not None
            application.removeEventFilter(self)
        if self._row is not None:
            self._row.setCursor(Qt.CursorShape.OpenHandCursor)
        self._press = self._row = None
        self._dragging = False
        self._line.hide()
