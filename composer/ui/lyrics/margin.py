"""The margin at the left of the words: syllables of each line, and a tick before proposed lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from composer.ui.lyrics.editor import LyricsEditor
from composer.ui.theme import theme


class Margin(QWidget):
    """``syllables``: of a row, ``None`` where there is nothing to count.  ``notes``: how many
    syllables the selected notes can take, 0 for none selected."""

    def __init__(self, editor: LyricsEditor, syllables: Callable[[int], int | None]):
        super().__init__(editor)
        self.setAccessibleName(self.tr("Syllables of each line"))
        self._editor = editor
        self._syllables = syllables
        self._notes = 0
        self.setMouseTracking(True)
        theme().changed.connect(self.update)
        self._take_room()

    def set_notes(self, notes: int) -> None:
        """How many syllables the selected notes can take; 0 for none selected."""
        if notes != self._notes:
            self._notes = notes
            self.update()

    def words_of(self, row: int) -> str:
        """What the margin shows at a row, such as ``"8"``, or ``"7/8"`` in the cursor's row."""
        count = self._syllables(row)
        if count is None:
            return ""
        if self._notes and row == self._editor.row():
            return f"{count}/{self._notes}"
        return str(count)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme().colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.panel))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), QColor(c.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.fontMetrics().height()
        here = self._editor.row()
        for row, block, box in self._editor.rows_in_view():
            first = block.layout().lineAt(0)
            middle = box.top() + first.y() + first.height() / 2
            line = self._line_to_tick(row)
            if line is not None and block.text().strip():
                self._paint_tick(painter, middle, line)
            words = self.words_of(row)
            if not words:
                continue
            fits = bool(self._notes) and self._syllables(row) == self._notes
            there = self._notes and row == here
            painter.setPen(QColor(c.good if fits else c.warning if there else c.dim))
            font = self.font()
            font.setBold(fits)
            painter.setFont(font)
            area = QRectF(0, middle - height / 2, self.width() - 7, height)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words
            )
        painter.end()

    def _paint_tick(self, painter: QPainter, middle: float, line: int) -> None:
        c = theme().colours
        draft = self._editor.draft
        kept = draft is not None and line not in draft.dropped
        box = QRectF(5.5, middle - 6, 12, 12)
        painter.setPen(QPen(QColor(c.accent if kept else c.edge), 1.0))
        painter.setBrush(QColor(c.accent if kept else c.field))
        painter.drawRoundedRect(box, 3, 3)
        if kept:
            painter.setPen(QPen(QColor(c.on_accent), 1.6))
            painter.drawPolyline(
                [
                    QPointF(box.left() + 3, middle),
                    QPointF(box.left() + 5.2, middle + 2.4),
                    QPointF(box.left() + 9.2, middle - 2.6),
                ]
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click keeps or drops a proposed line, or puts the cursor in the row."""
        row = self._row_at(event.position().y())
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        line = self._line_to_tick(row)
        if line is not None:
            self._editor.toggled.emit(line)
        else:
            cursor = self._editor.textCursor()
            cursor.setPosition(self._editor.document().findBlockByNumber(row).position())
            self._editor.setTextCursor(cursor)
            self._editor.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            words = self._tip(row) if row is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() is QEvent.Type.FontChange:
            self._take_room()
        return super().event(event)

    def _tip(self, row: int) -> str:
        lines = []
        if self._line_to_tick(row) is not None:
            lines.append(self.tr("Click to keep this line or to leave it out (Space)"))
        count = self._syllables(row)
        if count is not None:
            one = self.tr("1 syllable is sung in this line")
            many = self.tr("{count} syllables are sung in this line").format(count=count)
            lines.append(one if count == 1 else many)
            if self._notes:
                words = self.tr("The selected notes take {notes}")
                lines.append(words.format(notes=self._notes))
        return "\n".join(lines)

    def _line_to_tick(self, row: int) -> int | None:
        draft = self._editor.draft
        return self._editor.draft_line(row) if draft is not None and draft.by_line else None

    def _row_at(self, y: float) -> int | None:
        for row, _, box in self._editor.rows_in_view():
            if box.top() <= y < box.bottom():
                return row
        return None

    def _take_room(self) -> None:
        width = 20 + self.fontMetrics().horizontalAdvance("00/00") + 10
        self._editor.set_margin(self, width)
