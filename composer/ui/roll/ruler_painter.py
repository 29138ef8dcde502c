"""Draws the ruler: the loop strip above, bars and beats with their numbers, the playhead's head."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import NUMBER_ROOM, RULER, STRIP, Scene
from composer.ui.roll.snap import GridLines, grid_lines, numbered


def paint_ruler(painter: QPainter, scene: Scene, width: float) -> None:
    """Draws from the painter's origin (above tick ``view.left``), ``width`` pixels."""
    view, colours = scene.stage.view, scene.colours
    painter.fillRect(QRectF(0, 0, width, RULER), QColor(colours.ruler))
    painter.fillRect(QRectF(0, 0, width, STRIP), QColor(colours.strip))
    meter = scene.stage.document.score.meter
    start, end = max(0.0, view.tick(-60)), view.tick(width + 1)
    lines = grid_lines(meter, scene.stage.grid, start, end, view.scale)
    bottom = RULER
    for ticks, colour, height in (
        (lines.steps, colours.beat_line, 3),
        (lines.beats, colours.bar_line, 6),
        (lines.bars, colours.bar_line, RULER - STRIP),
    ):
        places = scene.sharp_all((ticks - view.left) * view.scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        draw_rectangles(painter, table(places, bottom - height, scene.hair, height))
    _paint_numbers(painter, scene, lines)
    _paint_loop(painter, scene, width)
    painter.fillRect(QRectF(0, RULER - scene.hair, width, scene.hair), QColor(colours.edge))
    _paint_head(painter, scene)


def _paint_numbers(painter: QPainter, scene: Scene, lines: GridLines) -> None:
    view, colours = scene.stage.view, scene.colours
    font = QFont(scene.font)
    font.setPixelSize(11)
    small = QFont(font)
    small.setPixelSize(10)
    font.setWeight(QFont.Weight.DemiBold)
    metrics, small_metrics = QFontMetricsF(font), QFontMetricsF(small)
    baseline = STRIP + 15
    meter = scene.stage.document.score.meter
    changes = {entry.tick: entry for entry in meter.entries}
    free_from = -1e9
    strong: list[tuple[float, str]] = []
    meters: list[tuple[float, str]] = []
    beats: list[tuple[float, str]] = []
    shown = numbered(lines, view.scale, NUMBER_ROOM)
    bars = zip(lines.bars[shown].tolist(), lines.numbers[shown].tolist(), strict=True)
    for tick, bar in bars:
        place = view.x(tick) + 5
        words = str(bar + 1)
        room = metrics.horizontalAdvance(words)
        if place < free_from:
            continue
        strong.append((place, words))
        free_from = place + room + 10
        if tick in changes:
            entry = changes[tick]
            signature = f"{entry.beats}/{entry.unit}"
            following = view.x(meter.bar_start(bar + 1)) - view.x(tick)
            if following > room + 40 or len(lines.bars) < 3:
                meters.append((place + room + 6, signature))
                free_from += small_metrics.horizontalAdvance(signature) + 6
    if len(lines.beats) and meter.at(int(lines.beats[0])).beat_ticks * view.scale > 54:
        for tick in lines.beats.tolist():
            bar, rest = meter.position(tick)
            beat = rest // meter.at(tick).beat_ticks + 1
            beats.append((view.x(tick) + 4, f"{bar + 1}.{beat}"))
    for written, face, colour in (
        (strong, font, colours.ruler_text),
        (meters, small, colours.accent),
        (beats, small, colours.ruler_dim),
    ):
        if written:
            x = np.array([place for place, _ in written])
            texts = [words for _, words in written]
            down = np.full(len(x), float(baseline))
            scene.lettering.draw(painter, face, QColor(colour), texts, x, down, scene.ratio)


def _paint_loop(painter: QPainter, scene: Scene, width: float) -> None:
    loop = scene.stage.loop
    if loop is None:
        return
    left, right = (scene.sharp(scene.stage.view.x(tick)) for tick in loop)
    left, right = max(left, -10.0), min(right, width + 10)
    if right <= left:
        return
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(left, 3, right - left, STRIP - 5), 3, 3)
    painter.restore()
    accent.setAlpha(34)
    painter.fillRect(QRectF(left, STRIP, right - left, RULER - STRIP), accent)


def _paint_head(painter: QPainter, scene: Scene) -> None:
    place = scene.sharp(scene.stage.view.x(scene.playhead)) + 0.25
    bottom = RULER
    head = QPolygonF(
        [
            QPointF(place - 5.5, bottom - 12),
            QPointF(place + 5.5, bottom - 12),
            QPointF(place + 5.5, bottom - 7),
            QPointF(place, bottom - 0.5),
            QPointF(place - 5.5, bottom - 7),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.colours.ruler), 1))
    painter.setBrush(QColor(scene.colours.playhead))
    painter.drawPolygon(head)
    painter.restore()
