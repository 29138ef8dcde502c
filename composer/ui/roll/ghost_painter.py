"""Draws the last frame where it is on free ground, and which ghost notes it holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from composer.ui.roll.scene import Scene
from composer.ui.roll.stage import Frame


def paint_framed_ghosts(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """A layer above the notes: ghosts in the frame have a whole edge instead of the broken one."""
    frame, view = scene.stage.frame, scene.stage.view
    if frame is None:
        return
    if frame.empty and scene.stage.band is None and not scene.stage.selection:
        _paint_frame(painter, scene, frame)
    if not len(scene.ghosts.notes):
        return
    start = max(frame.start, view.tick(seen.left() - 3))
    end = min(frame.end, view.tick(seen.right() + 3))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.colours.selected), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place in scene.ghosts.within(start, end, frame.low, frame.high):
        pitch, onset, last = scene.ghosts.notes[place].tolist()
        left, right = scene.sharp(view.x(onset)), scene.sharp(view.x(last))
        top, bottom = scene.sharp(view.y(pitch)), scene.sharp(view.y(pitch - 1))
        body = QRectF(left, top, max(2.0, right - left - 1), max(2.0, bottom - top - scene.hair))
        painter.drawRoundedRect(body.adjusted(0.6, 0.6, -0.6, -0.6), 2.5, 2.5)
    painter.restore()


def _paint_frame(painter: QPainter, scene: Scene, frame: Frame) -> None:
    view = scene.stage.view
    left, right = scene.sharp(view.x(frame.start)), scene.sharp(view.x(frame.end))
    top, bottom = scene.sharp(view.y(frame.high)), scene.sharp(view.y(frame.low) + view.row)
    accent = QColor(scene.colours.accent)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
    accent.setAlpha(20)
    painter.setBrush(accent)
    painter.drawRect(QRectF(left, top, right - left, bottom - top))
