"""Draws what lies above the notes: the rubber band, the playhead, what to do first."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.ui.roll.scene import Scene

RECORDING = "#e5484d"


def paint_band(painter: QPainter, scene: Scene) -> None:
    """The rubber band."""
    band = scene.stage.band
    if band is None:
        return
    place = QRectF(QPointF(band[0], band[1]), QPointF(band[2], band[3])).normalized()
    accent = QColor(scene.colours.accent)
    painter.setPen(QPen(accent, 1))
    accent.setAlpha(38)
    painter.setBrush(accent)
    painter.drawRect(place)


def paint_playhead(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """The line at which the song is."""
    place = scene.sharp(scene.stage.view.x(scene.playhead))
    colour = QColor(RECORDING if scene.recording else scene.colours.playhead)
    painter.fillRect(QRectF(place - 0.5, seen.top(), 1.5, seen.height()), colour)


def paint_hint(painter: QPainter, scene: Scene, width: float, height: float) -> None:
    """What to do first, in the middle of an empty song."""
    if not scene.hint or scene.writing:
        return
    big, small = QFont(scene.font), QFont(scene.font)
    big.setPixelSize(19)
    big.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(13)
    step = QFontMetricsF(small).height() * 1.5
    lines, tall = scene.hint, step * (len(scene.hint) - 1) + 74
    if tall + 8 > height:
        lines, tall = lines[:1], 64.0
    if tall + 8 > height:
        return
    top = (height - tall) / 2 + 24
    wide = 64 + max(
        QFontMetricsF(big if i == 0 else small).horizontalAdvance(words)
        for i, words in enumerate(lines)
    )
    paper = QColor(scene.colours.white_row)
    paper.setAlpha(225)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.colours.bar_line), 1))
    painter.setBrush(paper)
    painter.drawRoundedRect(QRectF((width - wide) / 2, top - 24, wide, tall), 10, 10)
    for i, words in enumerate(lines):
        painter.setFont(big if i == 0 else small)
        painter.setPen(QColor(scene.colours.text if i == 0 else scene.colours.dim))
        y = top if i == 0 else top + 32 + (i - 1) * step
        painter.drawText(QRectF(0, y - 6, width, 28), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
