"""Marks on notes that lie beyond the range of their voice: a triangle that points away from it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from composer.model.note import MAX_PITCH, MIN_PITCH
from composer.model.voice import Voice
from composer.ui.roll.rectangles import draw_rectangles
from composer.ui.roll.scene import Scene
from composer.ui.roll.store import NoteStore, Rows

_RED = "#e5484d"
# With more marks than this in sight, or low rows, a line is enough.
_MOST_TRIANGLES = 400
_MOST_NOTES = 20_000  # in sight; with more, marks tell nothing
_LEAST_ROW = 6.0


def beyond(store: NoteStore, voices: tuple[Voice, ...], rows: Rows) -> tuple[Rows, Rows]:
    """Those of ``rows`` that are too low for their voice, and those that are too high.

    ``voices``: at least one, and all that these notes have.
    """
    in_order = sorted(voices, key=lambda voice: voice.id)
    # By their places: an id may be any number.
    ids, lowest, highest = (
        np.array(column, np.int64)
        for column in zip(*((voice.id, *voice.range) for voice in in_order), strict=True)
    )
    pitch, of = store.pitch[rows], np.searchsorted(ids, store.voice[rows])
    low, high = pitch < lowest[of], pitch > highest[of]
    return rows[low], rows[high]


class RangeMarks:
    """A layer of the roll's scene; draws while ``on``."""

    def __init__(self) -> None:
        self.on = True

    def paint(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        """Draws the marks inside ``seen``, in pixels of the grid."""
        voices = scene.stage.document.score.voices
        if not self.on or all(voice.range == (MIN_PITCH, MAX_PITCH) for voice in voices):
            return
        store, view = scene.stage.store, scene.stage.view
        rows = store.within(
            view.tick(seen.left() - 12), view.tick(seen.right() + 12),
            view.pitch(seen.bottom() + 12), view.pitch(seen.top() - 12),
        )  # fmt: skip
        if len(rows) > _MOST_NOTES:
            return
        low, high = beyond(store, voices, rows)
        if not len(low) + len(high):
            return
        colour = QColor(_RED)
        painter.save()
        many = len(low) + len(high) > _MOST_TRIANGLES or view.row < _LEAST_ROW
        if many:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(scene.colours.text), 1.0))
            painter.setBrush(colour)
        for marked, up in ((low, False), (high, True)):
            edge = (MAX_PITCH - store.pitch[marked] + (not up)) * view.row - view.top
            left = (store.onset[marked] - view.left) * view.scale
            right = (store.end[marked] - view.left) * view.scale
            if many:
                width = np.maximum(right - left, 1.0)
                thick = np.full(len(marked), max(1.0, view.row / 4))
                top = edge if up else edge - thick
                draw_rectangles(painter, np.stack((left, top, width, thick), axis=-1))
            else:
                _draw_triangles(painter, scene, left, right, edge, up)
        painter.restore()


def _draw_triangles(
    painter: QPainter,
    scene: Scene,
    left: np.ndarray,
    right: np.ndarray,
    edge: np.ndarray,
    up: bool,
) -> None:
    size = min(5.0, scene.stage.view.row * 0.45)
    tip, base = (-1.6 * size, -0.1 * size) if up else (1.6 * size, 0.1 * size)
    path = QPainterPath()
    # At the end of the note, where it has no letter, as far as that is in sight.
    most = scene.stage.view.width - size - 2
    for start, end, y in zip(left.tolist(), right.tolist(), edge.tolist(), strict=True):
        x = max(min(end - size - 2, most), start + size)
        path.moveTo(QPointF(x - size, y + base))
        path.lineTo(QPointF(x + size, y + base))
        path.lineTo(QPointF(x, y + tip))
        path.closeSubpath()
    painter.drawPath(path)
