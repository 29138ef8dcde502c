"""Draws the keyboard cursor: a line in time, a cell in its row, what it selects."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.ui.roll.entry.cursor import Cursor
from composer.ui.roll.scene import Scene


def paint_cursor(
    painter: QPainter, scene: Scene, cursor: Cursor, lines: Sequence[str], lit: bool
) -> None:
    """``lines``: the state of writing, and what more there is to say, for a plate in the corner.

    ``lit``: the roll has the focus.
    """
    view = scene.stage.view
    accent = QColor(scene.colours.accent)
    accent.setAlpha(255 if lit else 110)
    painter.save()
    span = cursor.span()
    if span is not None:
        start, end, low, high = span
        box = QRectF(
            view.x(start), view.y(high), (end - start) * view.scale, (high - low + 1) * view.row
        )
        wash = QColor(accent)
        wash.setAlpha(34)
        painter.fillRect(box, wash)
    left = scene.sharp(view.x(cursor.tick))
    # Wider than the playhead, which is at the same place while the song stands.
    painter.fillRect(QRectF(left - 2, 0, 4, view.height), accent)
    cell = QRectF(
        left, scene.sharp(view.y(cursor.pitch)), max(6.0, cursor.value.ticks * view.scale), view.row
    )
    wash = QColor(accent)
    wash.setAlpha(70 if lit else 30)
    painter.setPen(QPen(accent, 2))
    painter.setBrush(wash)
    painter.drawRect(cell.adjusted(1, 1, -1, -1))
    _paint_plate(painter, scene, lines, accent)
    painter.restore()


def _paint_plate(painter: QPainter, scene: Scene, lines: Sequence[str], accent: QColor) -> None:
    font = QFont(scene.font)
    font.setPixelSize(12)
    metrics = QFontMetricsF(font)
    step = metrics.height() + 2
    width = max(metrics.horizontalAdvance(line) for line in lines)
    plate = QRectF(8, 8, width + 20, step * len(lines) + 6)
    paper = QColor(scene.colours.white_row)
    paper.setAlpha(235)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1))
    painter.setBrush(paper)
    painter.drawRoundedRect(plate, 5, 5)
    painter.setFont(font)
    for number, line in enumerate(lines):
        painter.setPen(QColor(scene.colours.dim if number else scene.colours.text))
        place = QRectF(plate.left() + 10, plate.top() + 3 + number * step, width, step)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
