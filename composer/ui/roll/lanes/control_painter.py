"""Draws a controller: what it holds as a stepped area, its points, and the other voices behind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.ui.controller_names import value_words
from composer.ui.roll.control_store import Points, contained
from composer.ui.roll.lanes.curve import Curve
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import KEYS, Scene, blend

_POINT = 5.0  # pixels
_ROOM = 6.0  # pixels a point, from which on points are drawn


def paint_levels(painter: QPainter, scene: Scene, curve: Curve, seen: QRectF) -> None:
    """Lines at the quarters, the one from which the bars rise stronger."""
    low, high = curve.type.low, curve.type.high
    levels = [] if curve.type.is_switch else [low + (high - low + 1) * i // 4 for i in (1, 2, 3)]
    line = QColor(scene.colours.octave_line)
    for level in levels:
        line.setAlpha(255 if level == curve.base else 120)
        y = scene.sharp(curve.y(level))
        painter.fillRect(QRectF(seen.left(), y, seen.width(), scene.hair), line)


def paint_others(painter: QPainter, scene: Scene, curve: Curve, seen: QRectF) -> None:
    """The other voices' lines, faintly."""
    paper = QColor(scene.colours.white_row)
    for voice, look in scene.voices().items():
        points = curve.points_of(voice)
        if voice == curve.voice or not len(points):
            continue
        steps = _steps(scene, curve, points, seen, curve.resting(voice))
        painter.setBrush(blend(look.colour, paper, 0.6))
        _paint_edge(painter, scene, *steps)


def paint_curve(painter: QPainter, scene: Scene, curve: Curve, seen: QRectF) -> None:
    """What the controller does in the voice that is written in."""
    points = curve.points
    look = scene.voices().get(-1 if curve.voice is None else curve.voice)
    colour = QColor(scene.colours.accent) if look is None else look.colour
    lefts, widths, tops = _steps(scene, curve, points, seen, curve.resting())
    area = QColor(colour)
    area.setAlpha(66)
    base = scene.sharp(curve.y(curve.base))
    painter.setBrush(area)
    upper = np.minimum(tops, base)
    draw_rectangles(painter, table(lefts, upper, widths, np.abs(tops - base)))
    painter.setBrush(colour)
    _paint_edge(painter, scene, lefts, widths, tops)
    _paint_points(painter, scene, curve, points, seen, colour)


def _steps(
    scene: Scene, curve: Curve, points: Points, seen: QRectF, resting: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Left edge, width and upper edge, in pixels, of what is held in the part that is seen.

    Of more than one a pixel the last is drawn.
    """
    view = scene.stage.view
    start, end = view.tick(seen.left() - 8), view.tick(seen.right() + 8)
    part = points.seen(start, end)
    ticks, values = points.ticks[part], points.values[part]
    if not len(ticks) or ticks[0] > start:
        ticks = np.concatenate(([min(0, int(start))], ticks))
        values = np.concatenate(([resting], values))
    lefts = scene.sharp_all((ticks - view.left) * view.scale)
    lefts = np.maximum(lefts, seen.left() - 8)
    if len(lefts) > view.width:
        last = np.append(lefts[1:] > lefts[:-1], True)
        lefts, values = lefts[last], values[last]
    widths = np.append(lefts[1:], seen.right() + 8) - lefts
    tops = scene.sharp_all(curve.y(0) - values * curve.pixels_a_value)
    return lefts, widths, tops


def _paint_edge(
    painter: QPainter,
    scene: Scene,
    lefts: NDArray[np.float64],
    widths: NDArray[np.float64],
    tops: NDArray[np.float64],
) -> None:
    """The line on top: level, and upright where the value becomes another one."""
    thick = max(1.0, scene.hair)
    draw_rectangles(painter, table(lefts, tops - thick / 2, widths, thick * 1.5))
    if len(tops) > 1:
        upper = np.minimum(tops[1:], tops[:-1])
        draw_rectangles(painter, table(lefts[1:], upper, thick, np.abs(np.diff(tops))))


def _paint_points(
    painter: QPainter, scene: Scene, curve: Curve, points: Points, seen: QRectF, colour: QColor
) -> None:
    view = scene.stage.view
    part = points.seen(view.tick(seen.left() - 8), view.tick(seen.right() + 8))
    ticks, values = points.ticks[part], points.values[part]
    if not len(ticks):
        return
    x = (ticks - view.left) * view.scale
    y = curve.y(0) - values * curve.pixels_a_value
    chosen = contained(ticks, curve.selected_ticks)
    roomy = np.ones(len(x), bool)
    roomy[1:] &= np.diff(x) >= _ROOM
    roomy[:-1] &= np.diff(x) >= _ROOM
    for which, size, shade in (
        (roomy & ~chosen, _POINT, colour),
        (chosen, _POINT + 2, QColor(scene.colours.selected)),
    ):
        painter.setBrush(shade)
        corners = scene.sharp_all(np.stack((x[which], y[which])) - size / 2)
        draw_rectangles(painter, table(corners[0], corners[1], size, size))


def paint_band(
    painter: QPainter, scene: Scene, band: tuple[float, float, float, float] | None
) -> None:
    """The rubber band."""
    if band is None:
        return
    place = QRectF(QPointF(band[0], band[1]), QPointF(band[2], band[3])).normalized()
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setPen(QPen(accent, 1))
    accent.setAlpha(38)
    painter.setBrush(accent)
    painter.drawRect(place)
    painter.restore()


def paint_head(painter: QPainter, scene: Scene, curve: Curve, value: int) -> None:
    """The ends of the scale beside it, and what the controller is at now."""
    font = QFont(scene.font)
    font.setPixelSize(9)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.ruler_dim))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    if curve.height >= 64 and not curve.type.is_switch:
        middle = 64 if curve.type.centre is None else curve.type.centre
        place = QRectF(0, curve.y(middle) - 6, KEYS - 6, 12)
        painter.drawText(place, right, str(middle))
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.ruler_text))
    place = QRectF(8, curve.height - 18, KEYS - 12, 14)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, left, value_words(curve.type, value))


def paint_hint(painter: QPainter, scene: Scene, room: QRectF, words: str) -> None:
    """What to do first in a lane that has no point; not where it has no room."""
    font = QFont(scene.font)
    font.setPixelSize(11)
    if QFontMetricsF(font).horizontalAdvance(words) + 16 < room.width():
        painter.setFont(font)
        painter.setPen(QColor(scene.colours.dim))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
