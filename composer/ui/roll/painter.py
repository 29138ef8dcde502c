"""Puts the picture of the roll together: ruler, keys, grid, ghosts, notes, playhead."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from composer.ui.roll.grid_painter import paint_grid
from composer.ui.roll.keys_painter import paint_keys
from composer.ui.roll.note_painter import paint_ghosts, paint_notes
from composer.ui.roll.overlay_painter import paint_band, paint_hint, paint_playhead
from composer.ui.roll.ruler_painter import paint_ruler
from composer.ui.roll.scene import KEYS, RULER, Scene


def paint(painter: QPainter, scene: Scene, exposed: QRectF) -> None:
    """Draws what of the widget lies in ``exposed``, in pixels of the widget."""
    view = scene.stage.view
    grid = QRectF(KEYS, RULER, view.width, view.height)
    seen = exposed.intersected(grid)
    if not seen.isEmpty():
        painter.save()
        painter.setClipRect(seen)
        painter.translate(KEYS, RULER)
        inside = seen.translated(-KEYS, -RULER)
        paint_grid(painter, scene, inside)
        for layer in scene.beneath:
            layer(painter, scene, inside)
        paint_notes(painter, scene, inside)
        paint_ghosts(painter, scene, inside)
        for layer in scene.above:
            layer(painter, scene, inside)
        paint_playhead(painter, scene, inside)
        paint_hint(painter, scene, view.width, view.height)
        paint_band(painter, scene)
        painter.restore()
    if exposed.left() < KEYS + 6:
        painter.save()
        painter.setClipRect(QRectF(0, RULER, KEYS + 6, view.height))
        painter.translate(0, RULER)
        paint_keys(painter, scene, view.height)
        painter.restore()
    if exposed.top() < RULER:
        painter.save()
        painter.setClipRect(QRectF(KEYS, 0, view.width, RULER))
        painter.translate(KEYS, 0)
        paint_ruler(painter, scene, view.width)
        painter.restore()
        painter.fillRect(QRectF(0, 0, KEYS, RULER), QColor(scene.colours.ruler))
        hair = scene.hair
        edge = QColor(scene.colours.edge)
        painter.fillRect(QRectF(0, RULER - hair, KEYS, hair), edge)
        painter.fillRect(QRectF(KEYS - hair, 0, hair, RULER), edge)
