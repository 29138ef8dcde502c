"""Draws the roll: only what lies in the part that needs drawing.  Device-independent pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from composer.model.key import spell
from composer.model.note import MAX_PITCH
from composer.model.voice import Voice, audible
from composer.ui.roll.colours import RollColours
from composer.ui.roll.rectangles import draw_rectangles
from composer.ui.roll.snap import GridLines, grid_lines
from composer.ui.roll.stage import Stage

KEYS = 58.0
STRIP = 13.0
RULER = 41.0
BLACK = frozenset((1, 3, 6, 8, 10))
# Up to so many notes are drawn with round corners and letters; more as plain rectangles at once.
FINE = 500
LETTER_WIDTH, NAME_WIDTH, LETTER_ROW = 13.0, 40.0, 10.0


@dataclass(frozen=True, slots=True)
class Ghosts:
    """Notes that are proposed: ``(n, 3)`` of pitch, onset, end, and the colour of each."""

    notes: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 3), np.int64))
    colours: tuple[QColor, ...] = ()
    letters: tuple[str, ...] = ()


@dataclass(slots=True)
class Scene:
    """What is drawn besides the stage."""

    ghosts: Ghosts = field(default_factory=Ghosts)
    playhead: int = 0
    hovered: int | None = None
    pointed: int | None = None  # pitch of the row under the pointer
    sounding: int | None = None  # pitch of the key that is held
    focus: bool = False
    hint: tuple[str, str] | None = None


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """``share`` of ``b`` in ``a``."""
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )


def letter(voice: Voice) -> str:
    """The first letter of a voice's name: what tells voices apart without their colours."""
    return voice.name.strip()[:1].upper() or voice.role.value[:1].upper()


class RollPainter:
    """Paints ``stage`` and ``scene`` in ``colours``."""

    def __init__(self, stage: Stage, scene: Scene, colours: RollColours):
        self.stage = stage
        self.scene = scene
        self.colours = colours

    def paint(self, p: QPainter, whole: QRectF, dirty: QRectF, font: QFont) -> None:
        """Draws what of ``whole`` lies in ``dirty``."""
        self._dpr = p.device().devicePixelRatioF()
        self._font = font
        view = self.stage.view
        grid = QRectF(KEYS, RULER, view.width, view.height)
        score = self.stage.document.score
        lines = grid_lines(
            score.meter,
            self.stage.grid,
            view.tick(max(dirty.left() - KEYS - 60, 0)),
            view.tick(max(dirty.right() - KEYS, 0)),
            view.scale,
        )
        inner = dirty.intersected(grid)
        if not inner.isEmpty():
            p.save()
            p.setClipRect(inner)
            p.translate(KEYS, RULER)
            self._ground(p, inner.translated(-KEYS, -RULER), lines)
            self._notes(p, inner.translated(-KEYS, -RULER))
            self._ghosts(p, inner.translated(-KEYS, -RULER))
            self._above(p)
            p.restore()
        if dirty.top() < RULER:
            self._ruler(p, lines)
        if dirty.left() < KEYS:
            self._keys(p)
        if self.scene.focus:
            p.setPen(QPen(QColor(self.colours.accent), 1))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRect(QRectF(0.5, 0.5, KEYS + view.width - 1, RULER + view.height - 1))

    # The ground

    def _sharp(self, value: float) -> float:
        return round(value * self._dpr) / self._dpr

    def _ground(self, p: QPainter, area: QRectF, lines: GridLines) -> None:
        c, view, stage = self.colours, self.stage.view, self.stage
        p.fillRect(area, QColor(c.white_row))
        low, high = view.pitch(area.bottom()), view.pitch(area.top())
        black, octave = QColor(c.black_row), QColor(c.octave_line)
        thin = 1 / self._dpr if self._dpr > 1 else 1.0
        for pitch in range(low, high + 1):
            top, bottom = self._sharp(view.y(pitch)), self._sharp(view.y(pitch - 1))
            if pitch % 12 in BLACK:
                p.fillRect(QRectF(area.left(), top, area.width(), bottom - top), black)
            elif pitch % 12 in (0, 5) and (view.row >= 9 or pitch % 12 == 0):
                # Below C and F two white rows meet.
                colour = octave if pitch % 12 == 0 else QColor(c.step_line)
                p.fillRect(QRectF(area.left(), bottom - thin, area.width(), thin), colour)
        voice = next((v for v in stage.document.score.voices if v.id == stage.active), None)
        if voice is not None and voice.range != (0, 127):
            shade = QColor(0, 0, 0, 46 if c.dark else 12)
            above, below = view.y(voice.range[1]), view.y(voice.range[0] - 1)
            if above > area.top():
                p.fillRect(QRectF(area.left(), area.top(), area.width(), above - area.top()), shade)
            if below < area.bottom():
                p.fillRect(QRectF(area.left(), below, area.width(), area.bottom() - below), shade)
        if self.scene.pointed is not None:
            tint = QColor(c.accent)
            tint.setAlpha(20)
            p.fillRect(
                QRectF(area.left(), view.y(self.scene.pointed), area.width(), view.row), tint
            )
        for ticks, colour in (
            (lines.steps, c.step_line),
            (lines.beats, c.beat_line),
            (lines.bars, c.bar_line),
        ):
            brush = QColor(colour)
            for tick in ticks.tolist():
                p.fillRect(
                    QRectF(self._sharp(view.x(tick)), area.top(), thin, area.height()), brush
                )
        if stage.loop is not None:
            left, right = view.x(stage.loop[0]), view.x(stage.loop[1])
            p.fillRect(QRectF(left, area.top(), right - left, area.height()), QColor(c.loop))
            edge = QColor(c.accent)
            edge.setAlpha(120)
            for x in (left, right):
                p.fillRect(QRectF(self._sharp(x), area.top(), 1, area.height()), edge)

    # Notes

    def _notes(self, p: QPainter, area: QRectF) -> None:
        stage, view, store, c = self.stage, self.stage.view, self.stage.store, self.colours
        rows = store.within(
            view.tick(area.left() - 3),
            view.tick(area.right() + 3),
            view.pitch(area.bottom()),
            view.pitch(area.top()),
        )
        if not len(rows):
            return
        voices = stage.document.score.voices
        heard = audible(voices)
        ground = QColor(c.white_row)
        fine = len(rows) <= FINE
        order = sorted(enumerate(voices), key=lambda item: item[1].id == stage.active)
        of_row = store.voice[rows]
        chosen = store.selected[rows]
        p.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
        for selected in (False, True):
            for place, voice in order:
                mine = rows[(of_row == voice.id) & (chosen == selected)]
                if not len(mine):
                    continue
                colour = c.voice(voice.role, place)
                if voice.id not in heard:
                    colour = mixed(colour, ground, 0.65)
                elif len(voices) > 1 and stage.active is not None and voice.id != stage.active:
                    colour = mixed(colour, ground, 0.22)
                outline = mixed(colour, QColor("#000000"), 0.42 if c.dark else 0.3)
                if selected:
                    outline = QColor(c.selected)
                    colour = mixed(colour, QColor("#ffffff"), 0.42 if c.dark else 0.3)
                if fine:
                    self._fine(p, mine, colour, outline, selected, letter(voice))
                else:
                    self._plain(p, mine, colour, outline)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _plain(self, p: QPainter, rows: NDArray[np.int64], colour: QColor, outline: QColor) -> None:
        store, view = self.stage.store, self.stage.view
        x = (store.onset[rows] - view.left) * view.scale
        width = np.maximum((store.end[rows] - store.onset[rows]) * view.scale, 1.0)
        y = (MAX_PITCH - store.pitch[rows]) * view.row - view.top
        if view.row >= 6 and width.mean() >= 4:
            p.setPen(QPen(outline, 0))
            draw_brush, gap = colour, 1.0
        else:
            # Thinner than its outline: no outline.
            p.setPen(Qt.PenStyle.NoPen)
            draw_brush, gap = colour, 0.0
        p.setBrush(draw_brush)
        # Nothing is drawn far outside: large coordinates cost the rasteriser its precision.
        right = np.minimum(x + width, view.width + 8)
        x = np.maximum(x, -8.0)
        draw_rectangles(p, x, y, right - x, max(1.0, view.row - gap))

    def _fine(
        self,
        p: QPainter,
        rows: NDArray[np.int64],
        colour: QColor,
        outline: QColor,
        selected: bool,
        sign: str,
    ) -> None:
        store, view, scene = self.stage.store, self.stage.view, self.scene
        radius = min(3.0, view.row / 4)
        edge = 1.6 if selected else 1.0
        hovered = mixed(colour, QColor("#ffffff"), 0.22)
        luminous = 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
        ink = QColor("#16161a") if luminous > 0.5 else QColor("#ffffff")
        faded = QColor(ink)
        faded.setAlpha(150)
        bold = QFont(self._font)
        bold.setPixelSize(max(7, min(11, int(view.row - 3))))
        plain = QFont(bold)
        bold.setBold(True)
        for row in rows.tolist():
            pitch, onset, end = int(store.pitch[row]), int(store.onset[row]), int(store.end[row])
            left, right = view.x(onset), view.x(end)
            top = view.y(pitch)
            body = QRectF(left + 0.5, top + 0.75, max(1.5, right - left - 1), view.row - 1.5)
            p.setPen(QPen(outline, edge))
            p.setBrush(hovered if store.id[row] == scene.hovered else colour)
            if body.width() > 4:
                p.drawRoundedRect(body, radius, radius)
            else:
                p.drawRect(body)
            if view.row >= LETTER_ROW and body.width() >= LETTER_WIDTH:
                p.setPen(ink)
                p.setFont(bold)
                # The letter stays in sight when the note begins left of the view.
                inner = QRectF(max(body.left(), 0.0) + 4, top, body.right(), view.row)
                if body.right() - inner.left() > 8:
                    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                    p.drawText(inner, middle, sign)
                    if body.right() - inner.left() >= NAME_WIDTH:
                        p.setPen(faded)
                        p.setFont(plain)
                        key = self.stage.document.score.key.at(onset)
                        p.drawText(inner.translated(11, 0), middle, spell(pitch, key))

    def _ghosts(self, p: QPainter, area: QRectF) -> None:
        ghosts, view = self.scene.ghosts, self.stage.view
        if not len(ghosts.notes):
            return
        pitch, onset, end = ghosts.notes[:, 0], ghosts.notes[:, 1], ghosts.notes[:, 2]
        seen = np.flatnonzero(
            (end > view.tick(area.left() - 3))
            & (onset < view.tick(area.right() + 3))
            & (pitch >= view.pitch(area.bottom()))
            & (pitch <= view.pitch(area.top()))
        )
        p.setRenderHint(QPainter.RenderHint.Antialiasing, len(seen) <= FINE)
        small = QFont(self._font)
        small.setPixelSize(max(7, min(11, int(view.row - 3))))
        small.setBold(True)
        p.setFont(small)
        for i in seen.tolist():
            colour = QColor(ghosts.colours[i])
            left, right = view.x(int(onset[i])), view.x(int(end[i]))
            body = QRectF(
                left + 0.5, view.y(int(pitch[i])) + 1, max(1.5, right - left - 1), view.row - 2
            )
            fill = QColor(colour)
            fill.setAlpha(66)
            dashes = QPen(colour, 1.2)
            dashes.setDashPattern([3, 2])
            p.setPen(dashes)
            p.setBrush(fill)
            p.drawRoundedRect(body, 2.5, 2.5)
            if view.row >= LETTER_ROW and body.width() >= LETTER_WIDTH:
                p.setPen(colour if self.colours.dark else mixed(colour, QColor("#000000"), 0.35))
                p.drawText(
                    body.adjusted(4, -1, 0, 1), Qt.AlignmentFlag.AlignVCenter, ghosts.letters[i]
                )
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # What lies above the notes

    def _above(self, p: QPainter) -> None:
        c, view, stage = self.colours, self.stage.view, self.stage
        if stage.band is not None:
            x1, y1, x2, y2 = stage.band
            fill = QColor(c.accent)
            fill.setAlpha(36)
            p.setPen(QPen(QColor(c.accent), 1))
            p.setBrush(fill)
            p.drawRect(QRectF(QPointF(x1, y1), QPointF(x2, y2)).normalized())
        if self.scene.hint is not None:
            self._hint(p, *self.scene.hint)
        x = self._sharp(view.x(self.scene.playhead))
        if -2 <= x <= view.width:
            p.fillRect(QRectF(x, 0, 1.5, view.height), QColor(c.playhead))

    def _hint(self, p: QPainter, first: str, second: str) -> None:
        c, view = self.colours, self.stage.view
        large, small = QFont(self._font), QFont(self._font)
        large.setPixelSize(18)
        large.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(13)
        middle = view.height / 2
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        wrap = centre | Qt.TextFlag.TextWordWrap
        p.setFont(large)
        head = QRectF(20, middle - 44, view.width - 40, 40)
        below = QRectF(20, middle + 2, view.width - 40, 52)
        widest = min(view.width - 16, max(p.fontMetrics().horizontalAdvance(first) + 64.0, 460.0))
        plate = QColor(c.white_row)
        plate.setAlpha(215)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(plate)
        p.drawRoundedRect(QRectF((view.width - widest) / 2, middle - 58, widest, 122), 12, 12)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.setPen(QColor(c.text))
        p.drawText(head, int(wrap), first)
        p.setFont(small)
        p.setPen(QColor(c.dim))
        p.drawText(below, int(wrap), second)

    # The ruler and the keys

    def _ruler(self, p: QPainter, lines: GridLines) -> None:
        c, view, stage = self.colours, self.stage.view, self.stage
        meter = stage.document.score.meter
        p.save()
        p.setClipRect(QRectF(KEYS, 0, view.width, RULER), Qt.ClipOperation.IntersectClip)
        p.translate(KEYS, 0)
        p.fillRect(QRectF(0, 0, view.width, STRIP), QColor(c.strip))
        p.fillRect(QRectF(0, STRIP, view.width, RULER - STRIP), QColor(c.ruler))
        if stage.loop is not None:
            left, right = view.x(stage.loop[0]), view.x(stage.loop[1])
            p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(c.accent))
            p.drawRoundedRect(QRectF(left, 3, right - left, STRIP - 6), 3, 3)
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        number, small = QFont(self._font), QFont(self._font)
        number.setPixelSize(12)
        number.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(10)
        floor = RULER - 1
        p.setFont(small)
        beat_dim = QColor(c.ruler_dim)
        for tick in lines.beats.tolist():
            x = self._sharp(view.x(tick))
            p.fillRect(QRectF(x, floor - 6, 1, 6), QColor(c.bar_line))
            entry = meter.at(tick)
            if entry.beat_ticks * view.scale >= 46:
                bar, rest = meter.position(tick)
                p.setPen(beat_dim)
                p.drawText(QPointF(x + 4, floor - 9), f"{bar + 1}.{rest // entry.beat_ticks + 1}")
        free = -1.0
        for tick, bar in zip(lines.bars.tolist(), lines.numbers.tolist(), strict=True):
            x = self._sharp(view.x(tick))
            p.fillRect(QRectF(x, STRIP + 3, 1, RULER - STRIP - 3), QColor(c.bar_line))
            if x < free:
                continue
            p.setFont(number)
            p.setPen(QColor(c.ruler_text))
            text = str(bar + 1)
            p.drawText(QPointF(x + 5, floor - 9), text)
            free = x + 14 + p.fontMetrics().horizontalAdvance(text)
        p.setFont(small)
        for entry in meter.entries:
            x = view.x(entry.tick)
            if -60 < x < view.width and (len(meter.entries) > 1):
                p.setPen(QColor(c.accent))
                p.drawText(QPointF(x + 24, floor - 9), f"{entry.beats}/{entry.unit}")
        p.fillRect(QRectF(0, floor, view.width, 1), QColor(c.bar_line))
        x = view.x(self.scene.playhead)
        if -8 < x < view.width + 8:
            p.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(c.playhead))
            mid = self._sharp(x) + 0.75
            p.drawPolygon(
                QPolygonF(
                    [
                        QPointF(mid - 5.5, RULER - 11),
                        QPointF(mid + 5.5, RULER - 11),
                        QPointF(mid + 5.5, RULER - 7),
                        QPointF(mid, RULER - 0.5),
                        QPointF(mid - 5.5, RULER - 7),
                    ]
                )
            )
            p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        p.restore()

    def _keys(self, p: QPainter) -> None:
        c, view, scene = self.colours, self.stage.view, self.scene
        p.save()
        p.setClipRect(QRectF(0, RULER, KEYS, view.height), Qt.ClipOperation.IntersectClip)
        p.translate(0, RULER)
        p.fillRect(QRectF(0, 0, KEYS, view.height), QColor(c.white_key))
        label = QFont(self._font)
        label.setPixelSize(10)
        p.setFont(label)
        line, accent = QColor(c.key_line), QColor(c.accent)
        long = KEYS - 1
        short = round(long * 0.6)
        for pitch in range(view.pitch(view.height), view.pitch(0) + 1):
            top, bottom = self._sharp(view.y(pitch)), self._sharp(view.y(pitch - 1))
            lit = scene.sounding == pitch
            pointed = scene.pointed == pitch
            if pitch % 12 in BLACK:
                p.fillRect(QRectF(short, self._sharp((top + bottom) / 2), long - short, 1), line)
                key = QColor(c.black_key)
                if lit:
                    key = accent
                elif pointed:
                    key = mixed(key, accent, 0.5)
                p.fillRect(QRectF(0, top, short, bottom - top), key)
                continue
            if lit or pointed:
                tint = accent if lit else mixed(QColor(c.white_key), accent, 0.32)
                # A white key reaches half under the black ones beside it.
                over = view.row / 2 if (pitch + 1) % 12 in BLACK else 0.0
                under = view.row / 2 if (pitch - 1) % 12 in BLACK else 0.0
                p.fillRect(QRectF(0, top, long, bottom - top), tint)
                p.fillRect(
                    QRectF(short, top - over, long - short, bottom - top + over + under), tint
                )
            if pitch % 12 in (0, 5):
                p.fillRect(QRectF(0, bottom - 1, long, 1), line)
            if pitch % 12 == 0 or (pointed and view.row >= 10):
                p.setPen(QColor("#ffffff") if lit else QColor(c.key_text))
                room = max(view.row, 12.0)
                where = QRectF(short, (top + bottom) / 2 - room / 2, long - short - 4, room)
                p.drawText(
                    where,
                    int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                    spell(pitch),
                )
        p.restore()
        p.fillRect(QRectF(long, RULER, 1, view.height), QColor(c.bar_line))
        p.fillRect(QRectF(0, 0, KEYS, RULER), QColor(c.ruler))
        p.fillRect(QRectF(0, RULER - 1, KEYS, 1), QColor(c.bar_line))
        p.fillRect(QRectF(KEYS - 1, 0, 1, RULER), QColor(c.edge))
        p.setPen(QPen(QColor(c.edge), 1))
        p.drawLine(QLineF(0, STRIP, KEYS - 1, STRIP))
