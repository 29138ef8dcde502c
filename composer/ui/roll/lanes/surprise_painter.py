"""Draws how surprising each note is to the model as a bar at its beginning."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from composer.ui.roll.lanes.level_numbers import paint_numbers
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import Scene, blend
from composer.ui.roll.store import Rows

MOST = 9.0  # nats at the upper end; what is more surprising ends there too
GUIDES = (2, 4, 6, 8)


@dataclass(frozen=True, slots=True)
class SurpriseScale:
    """``height``: of the lane's content.  :data:`MOST` ends ``above`` pixels under its top."""

    height: float
    above: float = 8.0

    def y(self, nats: float) -> float:
        """Where the bar of a note ends."""
        return self.height - min(nats, MOST) * (self.height - self.above) / MOST


def known_between(
    scene: Scene, nats: NDArray[np.float32], start: float, end: float
) -> tuple[Rows, NDArray[np.float64]]:
    """Rows of the store of the notes that begin in these ticks, and their nats, NaN if not known.

    ``nats``: by the id of a note.
    """
    store = scene.stage.store
    rows = store.between(start, end + 1)
    rows = rows[(store.onset[rows] >= start) & (store.onset[rows] <= end)]
    ids = store.id[rows]
    found = np.full(len(rows), np.nan)
    reached = ids < len(nats)
    found[reached] = nats[ids[reached]]
    return rows, found


def paint_surprises(
    painter: QPainter,
    scene: Scene,
    scale: SurpriseScale,
    seen: QRectF,
    nats: NDArray[np.float32],
    least: float,
    hovered: int | None,
) -> None:
    """The bars in ``seen``; those of ``least`` nats and more stand out."""
    store, view = scene.stage.store, scene.stage.view
    line = QColor(scene.colours.octave_line)
    line.setAlpha(150)
    for level in GUIDES:
        y = scene.sharp(scale.y(level))
        painter.fillRect(QRectF(seen.left(), y, seen.width(), scene.hair), line)
    start, end = view.tick(seen.left() - 8), view.tick(seen.right() + 8)
    rows, values = known_between(scene, nats, start, end)
    known = ~np.isnan(values)
    unknown = rows[~known]
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if len(unknown):
        # Not read yet: a dot on the ground.
        painter.setBrush(QColor(scene.colours.beat_line))
        places = np.unique(scene.sharp_all((store.onset[unknown] - view.left) * view.scale))
        draw_rectangles(painter, table(places, scale.height - 3, 2.0, 3.0))
    rows, values = rows[known], values[known]
    looks = scene.voices()
    paper = QColor(scene.colours.white_row)
    voices, high = store.voice[rows], values >= least
    order = sorted(
        {int(v) for v in np.unique(voices)}, key=lambda v: v in looks and looks[v].active
    )
    for standing in (False, True):
        for voice in order:
            mine = (voices == voice) & (high == standing)
            colour = looks[voice].colour if voice in looks else QColor("#888888")
            body = blend(colour, paper, 0.15 if standing else 0.55)
            _paint_bars(painter, scene, scale, rows[mine], values[mine], body)
    if hovered is not None and (row := store.row_of(hovered)) is not None:
        glow = QColor(scene.colours.selected)
        glow.setAlpha(70)
        painter.fillRect(QRectF(view.x(float(store.onset[row])) - 1, 0, 8, scale.height), glow)
    if known.any():
        y = scene.sharp(scale.y(least))
        mark = QColor(scene.colours.accent)
        mark.setAlpha(170)
        painter.fillRect(QRectF(seen.left(), y, seen.width(), max(1.0, scene.hair)), mark)
    painter.restore()


def _paint_bars(
    painter: QPainter,
    scene: Scene,
    scale: SurpriseScale,
    rows: Rows,
    values: NDArray[np.float64],
    body: QColor,
) -> None:
    if not len(rows):
        return
    store, view = scene.stage.store, scene.stage.view
    places = scene.sharp_all((store.onset[rows] - view.left) * view.scale)
    tops = scale.height - np.minimum(values, MOST) * ((scale.height - scale.above) / MOST)
    widths = np.clip((store.end[rows] - store.onset[rows]) * view.scale - 1, 1.0, 6.0)
    if len(rows) > 2 * view.width:
        # More than a bar a pixel: of each column the highest is drawn.
        columns, which = np.unique(places, return_inverse=True)
        highest = np.full(len(columns), scale.height)
        np.minimum.at(highest, which, tops)
        places, tops, widths = columns, highest, np.ones(len(columns))
    tops = scene.sharp_all(tops)
    painter.setBrush(body)
    draw_rectangles(painter, table(places, tops, widths, scale.height - tops))
    chosen = store.selected[rows] if len(rows) == len(places) else None
    if chosen is not None and chosen.any():
        painter.setBrush(QColor(scene.colours.selected))
        draw_rectangles(painter, table(places[chosen], tops[chosen], widths[chosen] + 1, 2.5))


def paint_levels(painter: QPainter, scene: Scene, scale: SurpriseScale) -> None:
    """The nats beside the bars, on the header."""
    if scale.height >= 46:
        levels = GUIDES if scale.height >= 90 else (4,)
        paint_numbers(painter, scene, ((level, scale.y(level)) for level in levels))


def paint_said(painter: QPainter, scene: Scene, room: QRectF, words: str) -> None:
    """Why there is nothing, in the middle."""
    font = QFont(scene.font)
    font.setPixelSize(12)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.dim))
    painter.drawText(room.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignCenter, words)
