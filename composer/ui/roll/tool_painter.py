"""Draws what the tools show: the lasso's line, where a split is to be, the velocity of a note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from composer.ui.roll.scene import Scene, text_on

# The cut reaches so far beyond its rows, in pixels.
OVER = 3.0


def paint_tools(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """A layer of the scene, above the notes."""
    if scene.stage.lasso:
        _paint_lasso(painter, scene)
    if scene.stage.cut is not None:
        _paint_cut(painter, scene)
    if scene.stage.told is not None:
        _paint_velocity(painter, scene, scene.stage.told)


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


def _paint_velocity(painter: QPainter, scene: Scene, note_id: int) -> None:
    """A number above a note, or below it at the upper edge of the roll."""
    store, view = scene.stage.store, scene.stage.view
    row = store.row_of(note_id)
    if row is None:
        return
    font = QFont(scene.font)
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    words = str(store.velocity[row])
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance("127") + 12, metrics.height() + 4
    x = max(2.0, view.x(float(store.onset[row])))
    top = view.y(int(store.pitch[row]))
    y = top - height - 3 if top > height + 3 else top + view.row + 3
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
    painter.setPen(text_on(accent))
    painter.setFont(font)
    painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
