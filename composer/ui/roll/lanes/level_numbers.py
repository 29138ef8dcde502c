"""Numbers beside the guides of a lane, on its header."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from composer.ui.roll.scene import KEYS, Scene


def paint_numbers(painter: QPainter, scene: Scene, levels: Iterable[tuple[int, float]]) -> None:
    """``levels``: a number and its height in pixels, each."""
    font = QFont(scene.font)
    font.setPixelSize(9)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.ruler_dim))
    middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for level, y in levels:
        painter.drawText(QRectF(0, y - 6, KEYS - 6, 12), middle, str(level))
