"""How well what is held out is foretold while something is learned: a curve beside a level."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.ui.theme import theme

_LEAST_SPAN = 0.02  # of the figure before: noise is not to fill the picture
_DOT = 2.5


class HeldOutCurve(QWidget):
    """``points``: (share 0 to 1, figure) of each measuring; ``start``: the figure before, drawn as
    a dashed level.  Lower is better, and lower in the picture."""

    def __init__(self, unit: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._unit = unit
        self.points: tuple[tuple[float, float], ...] = ()
        self.start: float | None = None
        self.setAccessibleName(self.tr("How well the texts or pieces held back are foretold"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(320, 96 + 2 * self.fontMetrics().height())

    def show_curve(self, points: tuple[tuple[float, float], ...], start: float | None) -> None:
        """Another state of it."""
        self.points, self.start = points, start
        words = ""
        if points and start is not None:
            words = self.tr("{before:.3f} before, {now:.3f} now, {best:.3f} at best").format(
                before=start, now=points[-1][1], best=min(value for _, value in points)
            )
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme().colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(c.line), 1.0))
            painter.setBrush(QColor(c.field))
            painter.drawRoundedRect(area, 5, 5)
            high = self.fontMetrics().height()
            if self.start is None:
                painter.setPen(QColor(c.faint))
                words = self.tr("The first figure comes after some steps")
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
                return
            inner = area.adjusted(8, high + 6, -8, -high - 8)
            values = [self.start, *(value for _, value in self.points)]
            top, bottom = max(values), min(values)
            spare = max(0.0, self.start * _LEAST_SPAN - (top - bottom)) / 2
            top, bottom = top + spare, bottom - spare

            def at(share: float, value: float) -> QPointF:
                down = (top - value) / (top - bottom) if top > bottom else 0.5
                return QPointF(
                    inner.left() + share * inner.width(), inner.top() + down * inner.height()
                )

            painter.setPen(QPen(QColor(c.dim), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(at(0, self.start), at(1, self.start))
            places = [at(0, self.start), *(at(*point) for point in self.points)]
            painter.setPen(QPen(QColor(c.accent), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(places))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            for place in places[1:]:
                painter.drawEllipse(place, _DOT, _DOT)
            if self.points:
                best = min(self.points, key=lambda point: point[1])
                if best[1] < self.start:
                    painter.setBrush(QColor(c.good))
                    painter.drawEllipse(at(*best), 1.8 * _DOT, 1.8 * _DOT)
            painter.setPen(QColor(c.dim))
            row = QRectF(area.left() + 8, area.top() + 3, area.width() - 16, high)
            before = self.tr("before {value:.3f}").format(value=self.start)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, before)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, self._unit)
            row.moveBottom(area.bottom() - 4)
            if self.points:
                painter.setPen(QColor(c.text))
                now = self.tr("now {now:.3f}, best {best:.3f}").format(
                    now=self.points[-1][1], best=min(value for _, value in self.points)
                )
                painter.drawText(row, Qt.AlignmentFlag.AlignLeft, now)
            painter.setPen(QColor(c.faint))
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, self.tr("lower is better"))
