"""The card beside a note: the pitches that the model holds likeliest there, each with its share.

A click on one gives it to the note.  The card takes no focus; the keys for the same are in a menu.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from composer.ui.theme import theme

WIDTH, ROW = 184, 22
GAP = 6
WIDE = 140  # pixels from which on a note is no short one


@dataclass(frozen=True, slots=True)
class Choice:
    """``number``: its rank from 1, 0 for what stands there and is not among the likeliest.

    ``share``: how it is written, such as ``"23 %"``; ``probability``: 0 to 1; ``present``: the note
    has this pitch.  ``said``: all of it, for who cannot see it.
    """

    number: int
    pitch: int
    name: str
    share: str
    probability: float
    present: bool
    said: str


class _Row(QAbstractButton):
    def __init__(self, choice: Choice, parent: QWidget):
        super().__init__(parent)
        self.choice = choice
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(choice.said)
        self.setFixedHeight(ROW)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 12, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        c, choice = theme().colours, self.choice
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
            p.setPen(Qt.PenStyle.NoPen)
            if self.underMouse() or self.isDown():
                p.setBrush(QColor(c.pressed if self.isDown() else c.hover))
                p.drawRoundedRect(area, 4, 4)
            bar = QRectF(area.left() + 58, area.top() + 6, area.width() - 112, area.height() - 12)
            p.setBrush(QColor(c.line))
            p.drawRoundedRect(bar, 2, 2)
            share = QRectF(bar)
            share.setWidth(max(2.0, bar.width() * min(1.0, choice.probability)))
            p.setBrush(QColor(c.accent))
            p.drawRoundedRect(share, 2, 2)
            middle = Qt.AlignmentFlag.AlignVCenter
            font = QFont(self.font())
            font.setPixelSize(11)
            p.setFont(font)
            p.setPen(QColor(c.dim))
            if choice.number:
                place = QRectF(area.left() + 4, area.top(), 14, area.height())
                p.drawText(place, middle | Qt.AlignmentFlag.AlignHCenter, str(choice.number))
            place = QRectF(bar.right() + 4, area.top(), 48, area.height())
            p.drawText(place, middle | Qt.AlignmentFlag.AlignRight, choice.share)
            font.setPixelSize(12)
            font.setBold(choice.present)
            p.setFont(font)
            p.setPen(QColor(c.text))
            place = QRectF(area.left() + 21, area.top(), 37, area.height())
            p.drawText(place, middle, choice.name)
            if choice.present:
                p.setPen(QPen(QColor(c.accent), 1.2))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRoundedRect(area.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)


class AlternativesCard(QFrame):
    """``taken(note, pitch)``: a pitch was clicked.  ``entered``, ``left``: the pointer did."""

    taken = Signal(int, int)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("alternatives")
        self.setAccessibleName(self.tr("Likely pitches here"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = 0
        self.rows: list[_Row] = []
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 5, 6, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        theme().changed.connect(self.update)
        self.hide()

    def show_choices(self, note: int, head: str, choices: Sequence[Choice]) -> None:
        """Shows what is likely at a note."""
        self.note = note
        font = QFont(self.font())
        font.setPixelSize(11)
        self._head.setFont(font)
        self._head.setText(head)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()  # it may be the one that was clicked
        self.rows = [_Row(choice, self) for choice in choices]
        for row in self.rows:
            row.clicked.connect(
                lambda _=False, pitch=row.choice.pitch: self.taken.emit(self.note, pitch)
            )
            self._column.addWidget(row)
            row.show()
        self.setAccessibleDescription(", ".join(choice.said for choice in choices))
        self._column.activate()
        self.resize(WIDTH, self._column.sizeHint().height())

    def tell_origin(self, words: str) -> None:
        """Where the note comes from: over the head alone, where it covers no pitch for long."""
        self._head.setToolTip(words)

    def place_beside(self, note: QRectF, room: QRectF) -> None:
        """Inside ``room``, in pixels of the parent as the note is.

        Beside a note that is short, so that what is likely above and below it stays in sight; else
        under it or over it.
        """
        left, top = note.right() + GAP, note.center().y() - self.height() / 2
        if left + self.width() > room.right():
            left = note.left() - GAP - self.width()
        if note.width() > WIDE or left < room.left():
            left = note.left()
            top = note.bottom() + 2
            if top + self.height() > room.bottom():
                top = note.top() - 2 - self.height()
        left = max(room.left(), min(left, room.right() - self.width()))
        top = max(room.top(), min(top, room.bottom() - self.height()))
        self.move(round(left), round(top))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised leaf."""
        c = theme().colours
        with QPainter(self) as p:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(QPen(QColor(c.edge), 1))
            p.setBrush(QColor(c.panel))
            p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer has come."""
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        self.left.emit()
