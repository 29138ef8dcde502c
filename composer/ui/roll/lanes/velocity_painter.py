"""Draws the velocities of the notes as bars at their beginnings."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.ui.roll.gestures.velocity import VelocityScale
from composer.ui.roll.lanes.level_numbers import paint_numbers
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import Scene, VoiceLook, blend
from composer.ui.roll.store import Rows

_UNKNOWN = VoiceLook(QColor("#888888"), "", True, True)
_GUIDES = (32, 64, 96)


def paint_guides(painter: QPainter, scene: Scene, scale: VelocityScale, seen: QRectF) -> None:
    """Lines at a quarter, a half and three quarters of the loudest."""
    line = QColor(scene.colours.octave_line)
    line.setAlpha(150)
    for level in _GUIDES:
        y = scene.sharp(scale.y(level))
        painter.fillRect(QRectF(seen.left(), y, seen.width(), scene.hair), line)


def paint_velocities(
    painter: QPainter, scene: Scene, scale: VelocityScale, seen: QRectF, hovered: int | None
) -> None:
    """The bars that touch ``seen``: other voices' behind, the selected in front."""
    stage = scene.stage
    store, view = stage.store, stage.view
    start, end = view.tick(seen.left() - 8), view.tick(seen.right() + 8)
    rows = store.between(start, end)
    rows = rows[store.onset[rows] >= start]
    if not len(rows):
        return
    looks = scene.voices()
    voices, selected = store.voice[rows], store.selected[rows]
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    order = sorted({int(v) for v in np.unique(voices)}, key=lambda v: looks.get(v, _UNKNOWN).active)
    for chosen in (False, True):
        for voice in order:
            group = rows[(voices == voice) & (selected == chosen)]
            if len(group):
                _paint_group(painter, scene, scale, group, looks.get(voice, _UNKNOWN), chosen)
    if hovered is not None:
        row = store.row_of(hovered)
        if row is not None:
            glow = QColor(scene.colours.selected)
            glow.setAlpha(70)
            x = view.x(float(store.onset[row]))
            top = scale.y(float(store.velocity[row]))
            painter.fillRect(QRectF(x - 1, top - 2, 8, scale.height - top + 2), glow)
    painter.restore()


def _paint_group(
    painter: QPainter,
    scene: Scene,
    scale: VelocityScale,
    rows: Rows,
    look: VoiceLook,
    selected: bool,
) -> None:
    store, view = scene.stage.store, scene.stage.view
    places = scene.sharp_all((store.onset[rows] - view.left) * view.scale)
    tops = scale.height - store.velocity[rows] * (scale.height - scale.above) / 127
    widths = np.clip((store.end[rows] - store.onset[rows]) * view.scale - 1, 1.0, 6.0)
    if len(rows) > 2 * view.width:
        # More than a bar a pixel: of each column the highest is drawn.
        columns, which = np.unique(places, return_inverse=True)
        highest = np.full(len(columns), scale.height)
        np.minimum.at(highest, which, tops)
        places, tops, widths = columns, highest, np.ones(len(columns))
    paper = QColor(scene.colours.white_row)
    faint = 0.62 if not look.active else 0.0
    if not look.heard:
        faint = max(faint, 0.72)
    colour = blend(look.colour, paper, faint)
    body = blend(colour, paper, 0.42)
    if selected:
        body = colour
        colour = QColor(scene.colours.selected)
    tops = scene.sharp_all(tops)
    painter.setBrush(body)
    draw_rectangles(painter, table(places, tops, widths, scale.height - tops))
    # The upper end is what is read and grasped.
    painter.setBrush(colour)
    caps = np.where(widths > 2, widths + 1, widths)
    draw_rectangles(painter, table(places, tops, caps, 2.5))


def paint_ramp(
    painter: QPainter, scene: Scene, scale: VelocityScale, line: tuple[float, int, float, int]
) -> None:
    """The straight line that is being drawn: from and to, in ticks and velocities."""
    view = scene.stage.view
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(scene.colours.accent), 1.5))
    start = QPointF(view.x(line[0]), scale.y(line[1]))
    end = QPointF(view.x(line[2]), scale.y(line[3]))
    painter.drawLine(QLineF(start, end))
    painter.setBrush(QColor(scene.colours.accent))
    for place in (start, end):
        painter.drawEllipse(place, 2.5, 2.5)
    painter.restore()


def paint_value(
    painter: QPainter, scene: Scene, room: QRectF, at: QPointF, value: int | str
) -> None:
    """The value that is being set, beside the pointer."""
    font = QFont(scene.font)
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    words = str(value)
    width, height = metrics.horizontalAdvance(words) + 10, 17.0
    x = at.x() + 12 if at.x() + 16 + width < room.width() else at.x() - 12 - width
    y = max(1.0, min(room.height() - height - 1, at.y() - height - 2))
    place = QRectF(x, y, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.colours.text))
    painter.drawRoundedRect(place, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.white_row))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_levels(painter: QPainter, scene: Scene, scale: VelocityScale) -> None:
    """The numbers beside the bars, on the header."""
    if scale.height >= 52:
        levels = _GUIDES if scale.height >= 110 else (64,)
        paint_numbers(painter, scene, ((level, scale.y(level)) for level in levels))
