"""The whole song, small, under the roll: what is seen of it is framed, to be moved and resized.

The picture is drawn anew when the song has rested for a moment, so that editing never waits for it.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from composer.edit.document import Change
from composer.model.note import MAX_PITCH
from composer.ui.roll.crowd import CrowdImage
from composer.ui.roll.focus_frame import ShowsFocus
from composer.ui.roll.overview import Hold, Overview
from composer.ui.roll.pointing import NOTCH, ZOOM
from composer.ui.roll.scene import KEYS, blend
from composer.ui.roll.view import RollView
from composer.ui.theme import theme

HEIGHT = 46
_REST_MS = 120
_MARGIN = 4.0  # above and under the notes
_SLACK = 8.0  # the pointer goes this far up or down before the view does
_FEW_ROWS = 24  # so many pitches at least, so that a song of one pitch is no block
_STEP = 0.25  # of what is seen, for a key or a notch


class MiniMap(ShowsFocus):
    """Shows and moves what ``roll`` shows; :meth:`show_roll` gives it another one of the song."""

    def __init__(self, roll: RollView, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("mini map")
        self.setAccessibleName(self.tr("Mini-map of the whole song"))
        self.setToolTip(
            self.tr("Drag the frame to look elsewhere, its edges to see more or less of the song")
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFixedHeight(HEIGHT)
        self._roll = roll
        self._other: RollView | None = None
        self._followed: list[RollView] = []
        self._picture: CrowdImage | None = None
        self._drawn_for: tuple[object, ...] = ()
        self._extent: tuple[int, int, int, int] | Literal[False] | None = False
        self._held: Hold | None = None
        self._from = QPointF()
        self._last = QPointF()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.draw_anew)
        forget = roll.document.observe(self._changed)
        self.destroyed.connect(lambda *_: forget())
        self.show_roll(roll)
        theme().changed.connect(self.draw_anew)

    def show_roll(self, roll: RollView, other: RollView | None = None) -> None:
        """What this roll shows is framed from now on; what ``other`` shows more quietly."""
        for each in self._followed:
            each.seen_changed.disconnect(self._look_changed)
        self._roll, self._other = roll, other
        self._followed = [roll] if other is None else [roll, other]
        for each in self._followed:
            each.seen_changed.connect(self._look_changed)
        self.update()

    def playhead_moved(self, *_: object) -> None:
        """The playhead is elsewhere."""
        if self.isVisible():
            self.update()

    @property
    def overview(self) -> Overview:
        """Where things lie, in pixels right of the keys and under the margin."""
        stage = self._roll.stage
        if self._extent is False:  # kept while the picture is: to ask costs all notes
            self._extent = stage.store.extent()
        extent = self._extent
        meter = stage.document.score.meter
        length, low, high = meter.bar_start(4), 55, 79
        if extent:
            length = max(length, meter.bar_end(max(0, extent[1] - 1)))
            low, high = extent[2], extent[3]
        spare = max(0, _FEW_ROWS - (high - low + 1))
        low, high = max(0, low - spare // 2), min(MAX_PITCH, high + (spare + 1) // 2)
        width = max(1.0, self.width() - KEYS - 12)
        return Overview(float(length), low, high, width, HEIGHT - 2 * _MARGIN)

    def sizeHint(self) -> QSize:
        """As wide as can be."""
        return QSize(600, HEIGHT)

    # Drawing

    def _changed(self, change: Change) -> None:
        if change.everything:
            self.draw_anew()
        elif change.added or change.removed or "voices" in change.fields:
            self._rest.start()

    def _look_changed(self) -> None:
        if self.isVisible():
            self.update()

    def draw_anew(self) -> None:
        """The notes look otherwise."""
        self._picture, self._extent = None, False
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another picture."""
        self.draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the picture, and what moves over it."""
        overview, scene = self.overview, self._roll.scene
        colours, ratio = scene.colours, self.devicePixelRatioF()
        if self._picture is None or ratio != self._drawn_for[0]:
            self._picture, self._drawn_for = self._draw(overview, ratio), (ratio, overview)
        with QPainter(self) as p:
            p.fillRect(self.rect(), QColor(colours.strip))
            p.fillRect(QRectF(0, 0, self.width(), scene.hair), QColor(colours.edge))
            p.translate(KEYS, _MARGIN)
            paper = QRectF(0, -_MARGIN + 1, overview.width, HEIGHT)
            p.fillRect(paper, QColor(colours.white_row))
            loop = self._roll.stage.loop
            if loop is not None:
                left, right = overview.x(loop[0]), overview.x(loop[1])
                p.fillRect(QRectF(left, paper.top(), right - left, HEIGHT), QColor(colours.loop))
            # The picture may be of the song as it was a moment ago, when it was shorter.
            length = self._drawn_for[1].length  # type: ignore[attr-defined]
            wide = overview.x(length)
            tall = overview.height
            self._picture.draw_whole(p, QRectF(0, 0, wide, tall), math.ceil(tall * ratio))
            self._paint_frame(p, overview, paper)
            if self._other is not None:
                left, _, right, _ = overview.frame(self._other.stage.view)
                p.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DotLine))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRect(QRectF(left + 0.5, paper.top() + 1.5, right - left - 1, HEIGHT - 4))
            place = scene.sharp(overview.x(scene.playhead))
            p.fillRect(QRectF(place, paper.top(), 1.5, HEIGHT), QColor(colours.playhead))
            p.translate(-KEYS, -_MARGIN)
            if self.hasFocus():
                p.setPen(QPen(QColor(theme().colours.accent), 2))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_frame(self, p: QPainter, overview: Overview, paper: QRectF) -> None:
        colours = self._roll.scene.colours
        left, top, right, bottom = overview.frame(self._roll.stage.view)
        shade = QColor(colours.strip)
        shade.setAlpha(120)
        p.fillRect(QRectF(0, paper.top(), left, HEIGHT), shade)
        p.fillRect(QRectF(right, paper.top(), overview.width - right, HEIGHT), shade)
        accent = QColor(colours.accent)
        p.setPen(QPen(accent, 1.4))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(QRectF(left, 0.7 - _MARGIN + 1, right - left, HEIGHT - 2.4))
        inner = QColor(accent)
        inner.setAlpha(30)
        p.fillRect(QRectF(left, top, right - left, bottom - top), inner)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(accent)
        for x in (left, right):  # what can be taken hold of
            p.drawRoundedRect(QRectF(x - 2, HEIGHT / 2 - _MARGIN - 7, 4, 14), 2, 2)

    def _draw(self, overview: Overview, ratio: float) -> CrowdImage:
        """All notes, each voice in its colour; the active one above."""
        store, scene = self._roll.stage.store, self._roll.scene
        image = CrowdImage(math.ceil(overview.width * ratio))
        rows = store.seen()
        if not len(rows):
            return image
        looks = scene.voices()
        paper = QColor(scene.colours.white_row)
        scale = ratio * overview.width / overview.length
        # Rows of the image count from above as pitches do from below.
        tall = np.ceil(max(1.0, overview.row * ratio - 0.5)).astype(np.int64)
        for voice, look in sorted(looks.items(), key=lambda entry: entry[1].active):
            mine = rows[store.voice[rows] == voice]
            if not len(mine):
                continue
            shade = look.colour if look.heard else blend(look.colour, paper, 0.6)
            shade = shade if look.active else blend(shade, paper, 0.25)
            colours = np.full(len(mine), shade.rgba(), np.uint32)
            first = (store.onset[mine] * scale).astype(np.int64)
            last = np.maximum((store.end[mine] * scale).astype(np.int64), first + 1)
            top = (overview.high - store.pitch[mine]) * (overview.row * ratio)
            for step in range(int(tall)):
                line = np.minimum(top.astype(np.int64) + step, MAX_PITCH)
                image.write(MAX_PITCH - line, first, last, colours)
        return image

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the frame; beside it, brings it there first."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position() - QPointF(KEYS, _MARGIN)
        overview, view = self.overview, self._roll.stage.view
        self._held = overview.hold(view, at.x())
        if self._held is Hold.OUTSIDE:
            self._roll.look_at(overview.centred(view, at.x()))
            self._held = Hold.INSIDE
        self._from = self._last = at
        self._show_shape(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves or resizes what is seen."""
        at = event.position() - QPointF(KEYS, _MARGIN)
        overview, view = self.overview, self._roll.stage.view
        if self._held is Hold.INSIDE:
            far = abs(at.y() - self._from.y()) > _SLACK
            step = at - self._last
            self._roll.look_at(overview.moved(view, step.x(), step.y() if far else 0.0))
        elif self._held is not None:
            self._roll.look_at(overview.resized(view, self._held, at.x()))
        self._last = at
        self._show_shape(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows the whole song."""
        self._roll.zoom_to_fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls in time; with Ctrl it zooms."""
        turn = (event.angleDelta().y() or event.angleDelta().x()) / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._roll.zoom_time(ZOOM**turn, self._roll.stage.view.width / 2)
        else:
            self._scroll(-turn * _STEP)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll, plus and minus zoom, Home and End go there."""
        key, roll = event.key(), self._roll
        view, overview = roll.stage.view, self.overview
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._scroll(_STEP if key == Qt.Key.Key_Right else -_STEP)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll(1.0 if key == Qt.Key.Key_PageDown else -1.0)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            roll.look_at(view.scrolled(0, view.row * (-3 if key == Qt.Key.Key_Up else 3)))
        elif key == Qt.Key.Key_Home:
            roll.look_at(overview.centred(view, 0))
        elif key == Qt.Key.Key_End:
            roll.look_at(overview.moved(view, overview.x(overview.length - view.right), 0))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            roll.zoom_in()
        elif key == Qt.Key.Key_Minus:
            roll.zoom_out()
        else:
            super().keyPressEvent(event)

    def _scroll(self, pages: float) -> None:
        view = self._roll.stage.view
        self._roll.look_at(view.scrolled(pages * view.width, 0))

    def _show_shape(self, at: QPointF) -> None:
        hold = self._held or self.overview.hold(self._roll.stage.view, at.x())
        edges = (Hold.LEFT, Hold.RIGHT)
        shape = Qt.CursorShape.PointingHandCursor
        if hold in edges:
            shape = Qt.CursorShape.SizeHorCursor
        elif hold is Hold.INSIDE:
            held = self._held is not None
            shape = Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)
