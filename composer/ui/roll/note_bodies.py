"""Draws the bodies of many notes at once: filled, edged, with round corners.

Sides and fillings are plain rectangles; the corners are copied from one that was drawn smoothly.
Everything lies on whole device pixels.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from composer.ui.roll.lettering import draw_fragments
from composer.ui.roll.rectangles import Rectangles, draw_rectangles

_MOST_CORNERS = 400  # kept for later frames


class NoteBodies:
    """Keeps the corners it has drawn.  ``ratio``: device pixels a pixel."""

    def __init__(self) -> None:
        self._corners: dict[tuple[int, int, float, int], QPixmap] = {}

    def draw(
        self,
        painter: QPainter,
        places: Rectangles,
        fill: QColor,
        edge: QColor | None,
        width: float,
        radius: float,
        ratio: float,
    ) -> None:
        """Notes in ``places`` (n, 4); an edge of ``width`` pixels lies inside, ``None``: no edge.

        A note too small for its corners is square, and one too small for its edge is all filling.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        line = max(1, round(width * ratio)) / ratio
        corner = math.ceil(radius * ratio) / ratio
        wide, high = places[:, 2], places[:, 3]
        edged = (wide >= 3 * line + 1) & (high >= 3 * line)
        if edge is None:
            edged[:] = False
        rounded = edged & (wide >= 2 * corner) & (high >= 2 * corner)
        rounded &= radius > 0
        if edge is not None and rounded.all():  # as most often
            self._draw_rounded(painter, places, fill, edge, (line, radius, ratio))
            return
        square = places[edged & ~rounded]
        if edge is not None:
            painter.setBrush(edge)
            draw_rectangles(painter, square)
        painter.setBrush(fill)
        draw_rectangles(painter, places[~edged])
        draw_rectangles(painter, inside(square, line))
        if edge is not None and rounded.any():
            self._draw_rounded(painter, places[rounded], fill, edge, (line, radius, ratio))

    def _draw_rounded(
        self,
        painter: QPainter,
        places: Rectangles,
        fill: QColor,
        edge: QColor,
        size: tuple[float, float, float],
    ) -> None:
        line, radius, ratio = size
        corner = math.ceil(radius * ratio) / ratio
        painter.setBrush(edge)
        draw_rectangles(painter, _cross(places, 0.0, corner))
        painter.setBrush(fill)
        draw_rectangles(painter, _cross(places, line, corner))
        self._draw_corners(painter, places, fill, edge, size)

    def _draw_corners(
        self,
        painter: QPainter,
        places: Rectangles,
        fill: QColor,
        edge: QColor,
        size: tuple[float, float, float],
    ) -> None:
        line, radius, ratio = size
        side = math.ceil(radius * ratio)
        key = (fill.rgba(), edge.rgba(), radius * ratio, round(line * ratio))
        drawn = self._corners.get(key)
        if drawn is None:
            if len(self._corners) >= _MOST_CORNERS:
                self._corners.clear()
            drawn = self._corners[key] = _whole(side, radius * ratio, line * ratio, fill, edge)
        count, far = len(places), drawn.width() - side
        pieces = np.zeros((4 * count, 10))
        half = side / ratio / 2
        x, y, wide, high = places.T
        for i, (right, below) in enumerate(((0, 0), (1, 0), (0, 1), (1, 1))):
            mine = pieces[i * count : (i + 1) * count]
            mine[:, 0] = x + (wide - half if right else half)
            mine[:, 1] = y + (high - half if below else half)
            mine[:, 2], mine[:, 3] = far * right, far * below
        pieces[:, 4] = pieces[:, 5] = side
        pieces[:, 6] = pieces[:, 7] = 1 / ratio
        pieces[:, 9] = 1
        draw_fragments(painter, pieces, drawn)


def inside(places: Rectangles, line: float) -> Rectangles:
    """The rectangles without a margin of ``line`` pixels."""
    return places + np.array((line, line, -2 * line, -2 * line))


def _cross(places: Rectangles, line: float, corner: float) -> Rectangles:
    """What is left of the rectangles without a margin and without the corners."""
    tall = places + np.array((corner, line, -2 * corner, -2 * line))
    flat = places + np.array((line, corner, -2 * line, -2 * corner))
    return np.concatenate((tall, flat))


def _whole(side: int, radius: float, line: float, fill: QColor, edge: QColor) -> QPixmap:
    """A small note whose corners are ``side`` device pixels large."""
    size = 2 * side + 2
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as p:
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(edge, line))
        p.setBrush(fill)
        within = QRectF(line / 2, line / 2, size - line, size - line)
        round_by = max(0.0, radius - line / 2)
        p.drawRoundedRect(within, round_by, round_by)
    return drawn
