"""Draws the piano at the left.  Each key is as high as its row on the grid."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPixmap

from composer.model.key import spell
from composer.ui.roll.grid_painter import BLACK_KEYS
from composer.ui.roll.scene import KEYS, Scene, blend, text_on

_BLACK = frozenset(BLACK_KEYS.tolist())
_BLACK_WIDTH = 36
_SHADOW = 5


def paint_keys(painter: QPainter, scene: Scene, height: float) -> None:
    """Draws from the painter's origin downwards, ``height`` pixels.

    What was drawn is kept: scrolling in time leaves the keys as they are.
    """
    view = scene.stage.view
    seen = (
        *(view.top, view.row, height, scene.ratio, scene.colours.dark, scene.font.key()),
        *(scene.pointed, scene.sounding, _highlight(scene).rgba()),
        scene.stage.document.score.key.at(0),
    )
    if scene.keys is None or scene.keys[0] != seen:
        size = QSizeF(KEYS + _SHADOW, height) * scene.ratio
        picture = QPixmap(math.ceil(size.width()), max(1, math.ceil(size.height())))
        picture.setDevicePixelRatio(scene.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as p:
            _paint_keys(p, scene, height)
        scene.keys = (seen, picture)
    painter.drawPixmap(QPointF(0, 0), scene.keys[1])


def _paint_keys(painter: QPainter, scene: Scene, height: float) -> None:
    view, colours = scene.stage.view, scene.colours
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(0, 0, KEYS, height), QColor(colours.white_key))
    low, high = view.pitch(height), view.pitch(0)
    highlight = _highlight(scene)
    lit = {scene.pointed: 0.28, scene.sounding: 0.0}
    lit.pop(None, None)

    for pitch in range(low, high + 1):
        top, bottom = scene.sharp(view.y(pitch)), scene.sharp(view.y(pitch - 1))
        if pitch % 12 in _BLACK:
            continue
        # A white key reaches half way under the black ones beside it.
        upper = top - view.row / 2 if (pitch + 1) % 12 in _BLACK else top
        lower = bottom + view.row / 2 if (pitch - 1) % 12 in _BLACK else bottom
        if pitch in lit:
            colour = blend(highlight, QColor(colours.white_key), 0.55 if lit[pitch] else 0.1)
            painter.fillRect(QRectF(0, upper, KEYS, lower - upper), colour)
        line = scene.sharp(lower) - scene.hair
        edge = colours.key_edge if pitch % 12 == 0 else colours.key_line
        painter.fillRect(QRectF(0, line, KEYS, scene.hair), QColor(edge))

    for pitch in range(low, high + 1):
        if pitch % 12 not in _BLACK:
            continue
        top, bottom = scene.sharp(view.y(pitch)), scene.sharp(view.y(pitch - 1))
        colour = QColor(colours.black_key)
        if pitch in lit:
            colour = blend(highlight, colour, 0.5 if lit[pitch] else 0.1)
        painter.fillRect(QRectF(0, top, _BLACK_WIDTH, bottom - top), colour)
        if bottom - top >= 8:
            shine = blend(colour, QColor("#ffffff"), 0.16)
            painter.fillRect(QRectF(_BLACK_WIDTH - 3, top + 1, 2, bottom - top - 2), shine)
    _paint_names(painter, scene, low, high, lit)

    # A soft shadow lifts the notes' side of the keys off the grid.
    painter.fillRect(QRectF(KEYS - scene.hair, 0, scene.hair, height), QColor(colours.edge))
    shade = QLinearGradient(KEYS, 0, KEYS + _SHADOW, 0)
    shade.setColorAt(0, QColor(0, 0, 0, 60 if colours.dark else 22))
    shade.setColorAt(1, QColor(0, 0, 0, 0))
    painter.fillRect(QRectF(KEYS, 0, _SHADOW, height), shade)


def _paint_names(
    painter: QPainter, scene: Scene, low: int, high: int, lit: dict[int | None, float]
) -> None:
    """Every C, the key under the pointer, and with high rows every white key."""
    view, colours = scene.stage.view, scene.colours
    font = QFont(scene.font)
    font.setPixelSize(int(max(8, min(11, view.row * 0.8))))
    painter.setFont(font)
    key = scene.stage.document.score.key.at(0)
    for pitch in range(low, high + 1):
        is_c = pitch % 12 == 0
        black = pitch % 12 in _BLACK
        if not (is_c or pitch in lit or (view.row >= 17 and not black)):
            continue
        height = max(view.row, 11.0)
        middle = view.y(pitch) + view.row / 2
        name = spell(pitch, key)
        if black:
            painter.setPen(text_on(QColor(colours.black_key)))
            place = QRectF(0, middle - height / 2, _BLACK_WIDTH - 6, height)
        else:
            painter.setPen(QColor(colours.key_name if is_c or pitch in lit else colours.key_text))
            place = QRectF(0, middle - height / 2, KEYS - 6, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)


def _highlight(scene: Scene) -> QColor:
    look = scene.voices().get(scene.stage.writing_voice() or -1)
    return look.colour if look is not None else QColor(scene.colours.accent)
