"""Draws what the tools show on the notes: the lasso's line, and where a split is to be."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from composer.ui.roll.scene import Scene

# The cut reaches so far beyond its rows, in pixels.
OVER = 3.0


def paint_tools(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """A layer of the scene, above the notes."""
    if scene.stage.lasso:
        _paint_lasso(painter, scene)
    if scene.stage.cut is not None:
        _paint_cut(painter, scene)


def _paint_lasso(painter: QPainter, scene: Scene) -> None:
    view = scene.stage.view
    line = QPolygonF([QPointF(view.x(tick), depth - view.top) for tick, depth in scene.stage.lasso])
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
    accent.setAlpha(38)
    painter.setBrush(accent)
    painter.drawPolygon(line)
    painter.restore()


def _paint_cut(painter: QPainter, scene: Scene) -> None:
    cut, view = scene.stage.cut, scene.stage.view
    assert cut is not None
    x = scene.sharp(view.x(cut.tick))
    top, bottom = view.y(cut.high) - OVER, view.y(cut.low) + view.row + OVER
    # A light edge on both sides: it is seen on notes of every colour.
    edge = QColor(scene.colours.white_row)
    painter.fillRect(QRectF(x - 1.5, top, 3, bottom - top), edge)
    painter.fillRect(QRectF(x - 0.5, top - 1, 1, bottom - top + 2), QColor(scene.colours.playhead))
