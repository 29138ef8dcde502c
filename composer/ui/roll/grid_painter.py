"""Draws what lies under the notes: rows, lines of the grid, the loop."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from composer.model.note import MAX_PITCH
from composer.ui.roll.grid_rows import RowBrush
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import NUMBER_ROOM, Scene
from composer.ui.roll.snap import Ticks, grid_lines, numbered

BLACK_KEYS = np.array([1, 3, 6, 8, 10])


def paint_grid(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Draws inside ``seen``, in pixels of the grid."""
    view, colours = scene.stage.view, scene.colours
    painter.setPen(Qt.PenStyle.NoPen)
    white, black_row, octave, fourth = _row_brushes(scene)
    painter.fillRect(seen, white.brush)
    high, low = view.pitch(seen.top()), view.pitch(seen.bottom())
    pitches = np.arange(low, high + 1)
    tops = scene.sharp_all((MAX_PITCH - pitches) * view.row - view.top)
    bottoms = scene.sharp_all((MAX_PITCH - pitches + 1) * view.row - view.top)

    if not scene.plain_rows:
        black = np.isin(pitches % 12, BLACK_KEYS)
        painter.setBrush(black_row.brush)
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
    for octave_class, row_brush in ((5, fourth), (0, octave)):
        lines = bottoms[pitches % 12 == octave_class] - scene.hair
        painter.setBrush(row_brush.brush)
        draw_rectangles(painter, table(seen.left(), lines, seen.width(), scene.hair))
    paint_loop(painter, scene, seen)


def _row_brushes(scene: Scene) -> tuple[RowBrush, ...]:
    """Of the rows of white and of black keys, of the lines under C and between E and F."""
    view, colours, ratio = scene.stage.view, scene.colours, scene.ratio
    meter = scene.stage.document.score.meter
    key = (view.left, view.scale, view.width, ratio, scene.stage.grid, meter, colours)
    if scene.rows is None or scene.rows[0] != key:
        lines = [
            (np.floor((ticks - view.left) * view.scale * ratio + 0.5).astype(np.int64), shade)
            for ticks, shade in _levels(scene, max(0.0, view.tick(-1)), view.tick(view.width + 1))
        ]
        width = math.ceil(view.width * ratio)
        grounds = (colours.white_row, colours.black_row, colours.octave_line, colours.beat_line)
        brushes = tuple(RowBrush(QColor(ground), width, lines, ratio) for ground in grounds)
        scene.rows = (key, brushes)
    return scene.rows[1]


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
    view = scene.stage.view
    start, end = max(0.0, view.tick(seen.left() - 1)), view.tick(seen.right() + 1)
    for ticks, colour in _levels(scene, start, end):
        places = scene.sharp_all((ticks - view.left) * view.scale)
        painter.setBrush(colour)
        draw_rectangles(painter, table(places, seen.top(), scene.hair, seen.height()))


def _levels(scene: Scene, start: float, end: float) -> list[tuple[Ticks, QColor]]:
    """The lines from one tick to another and their colours, the weakest first."""
    stage, colours = scene.stage, scene.colours
    scale = stage.view.scale
    lines = grid_lines(stage.document.score.meter, stage.grid, start, end, scale)
    strong = numbered(lines, scale, NUMBER_ROOM)
    return [
        (lines.steps, QColor(colours.step_line)),
        (lines.beats, QColor(colours.beat_line)),
        (lines.bars[~strong], QColor(colours.beat_line)),
        (lines.bars[strong], QColor(colours.bar_line)),
    ]


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
