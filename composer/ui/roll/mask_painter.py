"""Draws masks: what is to be written anew is hatched, what is locked is clamped at both
ends and has a padlock.

On the grid the cells of the active voice are tinted from top to bottom, and the notes of every
voice show what will become of them.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from composer.ui.roll.mask_columns import MaskColumns, mask_columns
from composer.ui.roll.note_painter import note_rectangles
from composer.ui.roll.rectangles import Rectangles, draw_rectangles, table
from composer.ui.roll.scene import Scene

# With more masks than this in sight they are not hatched.
MOST_IN_DETAIL = 400
# With more masks than this in sight notes are too small to show which of them they are under.
MOST_ON_NOTES = 200
# Of more notes hatching cannot be seen, and costs more than the notes.
MOST_NOTES = 2500
CLAMP = "#15161a"  # on notes of every colour
_EDGE = 4.0  # pixels of the strips at the upper and lower edge of the grid


def masks_in_sight(scene: Scene, seen: QRectF) -> MaskColumns:
    """The masks that reach into ``seen``."""
    view = scene.stage.view
    masks = mask_columns(scene.stage.document.score.masks)
    return masks.within(view.tick(seen.left() - 3), view.tick(seen.right() + 3))


def paint_masked_cells(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """A layer beneath the notes: the cells of the active voice, tinted."""
    masks, view, active = masks_in_sight(scene, seen), scene.stage.view, scene.stage.active
    mine = MaskColumns(*(each[masks.voice == active] for each in masks))
    if len(mine.voice) > MOST_IN_DETAIL:
        paint_many(painter, scene, mine, 0.0, view.height)
        return
    for _, start, end, lock in zip(*(each.tolist() for each in mine), strict=True):
        left, right = scene.sharp(view.x(start)), scene.sharp(view.x(end))
        cell = QRectF(left, 0, right - left, view.height)
        shade = QColor(tint(scene, lock))
        shade.setAlpha(30 if scene.colours.dark else 24)
        painter.fillRect(cell & seen, shade)
        shade.setAlpha(150)
        for edge in (left, right - scene.hair):
            painter.fillRect(QRectF(edge, 0, scene.hair, view.height) & seen, shade)
        for top in (0.0, view.height - _EDGE):
            paint_mask(painter, scene, QRectF(left, top, right - left, _EDGE) & seen, lock)


def paint_masked_notes(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """A layer above the notes: hatching and clamps on those that are under a mask."""
    masks, view, store = masks_in_sight(scene, seen), scene.stage.view, scene.stage.store
    if not len(masks.voice) or len(masks.voice) > MOST_ON_NOTES:
        return
    rows = store.within(
        view.tick(seen.left() - 3), view.tick(seen.right() + 3),
        view.pitch(seen.bottom()), view.pitch(seen.top()),
    )  # fmt: skip
    if len(rows) > MOST_NOTES:
        return
    places = note_rectangles(scene, rows)
    found: dict[bool, list[Rectangles]] = {False: [], True: []}
    for voice, start, end, lock in zip(*(each.tolist() for each in masks), strict=True):
        under = (store.voice[rows] == voice) & (store.onset[rows] < end) & (store.end[rows] > start)
        if under.any():
            found[lock].append(_cut(places[under], view.x(start), view.x(end)))
    painter.save()
    if found[False]:
        ink = QColor(scene.colours.selected)
        ink.setAlpha(170)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        draw_rectangles(painter, np.concatenate(found[False]))
    if found[True]:
        locked = np.concatenate(found[True])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CLAMP))
        wide = np.minimum(3.0, locked[:, 2] / 3)
        for left in (locked[:, 0], locked[:, 0] + locked[:, 2] - wide):
            draw_rectangles(painter, table(left, locked[:, 1], wide, locked[:, 3]))
        if view.row >= 9:
            for x, y, width, height in locked[locked[:, 2] >= 26].tolist():
                paint_padlock(painter, QPointF(x + width - 9, y + height / 2), QColor(CLAMP))
    painter.restore()


def paint_many(
    painter: QPainter, scene: Scene, masks: MaskColumns, top: float, height: float
) -> None:
    """Masks that are too many to be hatched, in one row."""
    view = scene.stage.view
    painter.setPen(Qt.PenStyle.NoPen)
    for lock in (False, True):
        shade = QColor(tint(scene, lock))
        shade.setAlpha(60)
        painter.setBrush(shade)
        kind = masks.lock == lock
        left = np.clip((masks.start[kind] - view.left) * view.scale, 0, view.width).astype(int)
        right = np.clip((masks.end[kind] - view.left) * view.scale, 0, view.width).astype(int) + 1
        # Each column of pixels is painted once, however many masks there are.
        steps = np.zeros(int(view.width) + 3, np.int64)
        np.add.at(steps, left, 1)
        np.add.at(steps, right, -1)
        covered = np.diff((np.cumsum(steps) > 0).astype(int), prepend=0)
        first, last = np.flatnonzero(covered > 0), np.flatnonzero(covered < 0)
        draw_rectangles(painter, table(first, top, last - first, height))


def paint_mask(painter: QPainter, scene: Scene, place: QRectF, lock: bool) -> None:
    """A rectangle of one kind: hatched, or plain."""
    shade = QColor(tint(scene, lock))
    shade.setAlpha(90 if lock else 60)
    painter.fillRect(place, shade)
    if not lock:
        shade.setAlpha(255)
        painter.fillRect(place, QBrush(shade, Qt.BrushStyle.BDiagPattern))


def paint_padlock(painter: QPainter, middle: QPointF, ink: QColor) -> None:
    """A padlock, seven pixels wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = middle.x(), middle.y()
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(x - 2, y - 4.2, 4, 5.4), 0, 180 * 16)
    painter.fillRect(QRectF(x - 3.2, y - 1.4, 6.4, 4.8), ink)
    painter.restore()


def tint(scene: Scene, lock: bool) -> str:
    """The colour of a kind of mask."""
    return scene.colours.ruler_dim if lock else scene.colours.accent


def _cut(places: Rectangles, left: float, right: float) -> Rectangles:
    """The rectangles between two places."""
    first = np.maximum(places[:, 0], left)
    last = np.minimum(places[:, 0] + places[:, 2], right)
    return np.stack((first, places[:, 1], np.maximum(last - first, 0.0), places[:, 3]), axis=-1)
