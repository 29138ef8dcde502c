"""Draws what lies under the notes: rows, lines of the grid, the loop."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from composer.model.note import MAX_PITCH
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import NUMBER_ROOM, Scene
from composer.ui.roll.snap import grid_lines, numbered

BLACK_KEYS = np.array([1, 3, 6, 8, 10])


def paint_grid(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Draws inside ``seen``, in pixels of the grid."""
    view, colours = scene.stage.view, scene.colours
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(seen, QColor(colours.white_row))
    high, low = view.pitch(seen.top()), view.pitch(seen.bottom())
    pitches = np.arange(low, high + 1)
    tops = scene.sharp_all((MAX_PITCH - pitches) * view.row - view.top)
    bottoms = scene.sharp_all((MAX_PITCH - pitches + 1) * view.row - view.top)

    if not scene.plain_rows:
        black = np.isin(pitches % 12, BLACK_KEYS)
        _fill(painter, colours.black_row)
        heights = (bottoms - tops)[black]
        draw_rectangles(painter, table(seen.left(), tops[black], seen.width(), heights))
    _paint_range(painter, scene, seen)
    if scene.pointed is not None and low <= scene.pointed <= high:
        row = scene.pointed - low
        painter.fillRect(
            QRectF(seen.left(), tops[row], seen.width(), bottoms[row] - tops[row]),
            QColor(colours.hover_row),
        )
    # Between E and F no black key tells the rows apart; under C begins another octave.
    for octave_class, colour in ((5, colours.beat_line), (0, colours.octave_line)):
        lines = bottoms[pitches % 12 == octave_class] - scene.hair
        _fill(painter, colour)
        draw_rectangles(painter, table(seen.left(), lines, seen.width(), scene.hair))

    paint_lines(painter, scene, seen)
    paint_loop(painter, scene, seen)


def _paint_range(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Shades the rows that the active voice cannot sing."""
    stage, view = scene.stage, scene.stage.view
    voice = next((v for v in stage.document.score.voices if v.id == stage.active), None)
    if voice is None or voice.range == (0, MAX_PITCH):
        return
    shade = QColor(0, 0, 0, 46 if scene.colours.dark else 12)
    above, below = view.y(voice.range[1]), view.y(voice.range[0] - 1)
    for top, bottom in ((seen.top(), above), (below, seen.bottom())):
        if bottom > top:
            painter.fillRect(QRectF(seen.left(), top, seen.width(), bottom - top), shade)


def paint_lines(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """The lines of bars, beats and grid inside ``seen``; the painter's pen must be none."""
    stage, view, colours = scene.stage, scene.stage.view, scene.colours
    start, end = max(0.0, view.tick(seen.left() - 1)), view.tick(seen.right() + 1)
    lines = grid_lines(stage.document.score.meter, stage.grid, start, end, view.scale)
    strong = numbered(lines, view.scale, NUMBER_ROOM)
    for ticks, colour in (
        (lines.steps, colours.step_line),
        (lines.beats, colours.beat_line),
        (lines.bars[~strong], colours.beat_line),
        (lines.bars[strong], colours.bar_line),
    ):
        places = scene.sharp_all((ticks - view.left) * view.scale)
        _fill(painter, colour)
        draw_rectangles(painter, table(places, seen.top(), scene.hair, seen.height()))


def paint_loop(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Tints the loop."""
    if scene.stage.loop is None:
        return
    view = scene.stage.view
    left, right = (scene.sharp(view.x(tick)) for tick in scene.stage.loop)
    tint = QRectF(left, seen.top(), right - left, seen.height())
    painter.fillRect(tint & seen, QColor(scene.colours.loop))
    edge = QColor(scene.colours.accent)
    edge.setAlpha(110)
    for place in (left, right):
        painter.fillRect(QRectF(place, seen.top(), scene.hair, seen.height()) & seen, edge)


def _fill(painter: QPainter, colour: str) -> None:
    painter.setBrush(QColor(colour))
