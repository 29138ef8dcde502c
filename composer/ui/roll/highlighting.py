"""Shows on the grid what belongs to the key and to the chord of the moment, and what does not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from composer.model.key import Key
from composer.model.note import MAX_PITCH
from composer.ui.roll.harmony import Span, chord_spans, key_spans, likeliest_key, written_spans
from composer.ui.roll.note_painter import note_rectangles
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import Scene
from composer.ui.roll.snap import grid_lines

_APART = 9.0  # pixels that a beat (or else a bar) must have for its chord to be shown


@dataclass(slots=True)
class _Kept:
    key: tuple[object, ...] | None = None
    spans: tuple[Span, ...] = ()


class Highlighting:
    """Layers of the scene.  ``scale``, ``chords``, ``outside`` (of the scale): what is shown."""

    def __init__(self, scene: Scene):
        self._scene = scene
        self.chords = self.outside = False
        self._kept = _Kept()
        self._guess: tuple[int, Key | None] = (-1, None)
        scene.beneath.append(self.paint_beneath)
        scene.above.append(self.paint_above)

    def key_at(self, tick: int) -> Key | None:
        """The key at ``tick``: the stated one, else the likeliest."""
        stage = self._scene.stage
        stated = stage.document.score.key.at(tick)
        if stated is not None:
            return stated
        if self._guess[0] != stage.document.revision:
            self._guess = (stage.document.revision, likeliest_key(stage.store))
        return self._guess[1]

    def paint_beneath(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        """The rows of the scale and of the chords, under the notes."""
        painter.setPen(Qt.PenStyle.NoPen)
        if self.scale:
            self._paint_scale(painter, seen)
        if self.chords:
            self._paint_chords(painter, seen)

    def paint_above(self, painter: QPainter, scene: Scene, seen: QRectF) -> None:
        """A mark on each note that the key does not have, and the chords' names."""
        if self.outside:
            self._paint_marks(painter, seen)
        if self.chords:
            self._paint_names(painter, seen)

    @property
    def scale(self) -> bool:
        """Rows outside the key are darker, the one of its tonic is tinted."""
        return self._scene.plain_rows

    @scale.setter
    def scale(self, on: bool) -> None:
        self._scene.plain_rows = on

    # Scale

    def _spans(self, start: float, end: float) -> list[tuple[float, float, Key]]:
        # The key at the beginning is a guess where none is stated there, and is kept: it costs all
        # notes.
        begins = key_spans(self._scene.stage.document.score.key, self.key_at(0), start, end)
        ends = [*(tick for tick, _ in begins), end][1:]
        return [(tick, last, key) for (tick, key), last in zip(begins, ends, strict=True)]

    def _paint_scale(self, painter: QPainter, seen: QRectF) -> None:
        scene, view = self._scene, self._scene.stage.view
        dark = scene.colours.dark
        shade = QColor(0, 0, 0, 110) if dark else QColor(70, 74, 100, 40)
        tonic = QColor(scene.colours.accent)
        tonic.setAlpha(34 if dark else 26)
        pitches = np.arange(view.pitch(seen.bottom()), view.pitch(seen.top()) + 1)
        for start, end, key in self._spans(view.tick(seen.left()), view.tick(seen.right())):
            left, right = scene.sharp(view.x(start)), scene.sharp(view.x(end))
            outside = pitches[~np.isin(pitches % 12, list(key.pitch_classes))]
            for rows, colour in ((outside, shade), (pitches[pitches % 12 == key.tonic], tonic)):
                self._fill_rows(painter, rows, left, right, colour)

    def _fill_rows(
        self,
        painter: QPainter,
        pitches: np.ndarray[tuple[int], np.dtype[np.int64]],
        left: object,
        right: object,
        colour: QColor,
    ) -> None:
        scene, view = self._scene, self._scene.stage.view
        tops = scene.sharp_all((MAX_PITCH - pitches) * view.row - view.top)
        bottoms = scene.sharp_all((MAX_PITCH - pitches + 1) * view.row - view.top)
        painter.setBrush(colour)
        wide = np.asarray(right) - np.asarray(left)
        draw_rectangles(painter, table(left, tops, wide, bottoms - tops))

    # Chords

    def _chords(self) -> tuple[Span, ...]:
        """Of the bars in sight; kept until something changes or other bars come into sight."""
        stage = self._scene.stage
        view, meter = stage.view, stage.document.score.meter
        start = meter.bar_start(meter.position(int(view.left))[0])
        end = meter.bar_end(max(0, int(view.right)))
        key = (stage.document.revision, stage.document, start, end, view.scale)
        if self._kept.key != key and stage.document.score.chords:
            # What the song says itself counts for more than what is read off its notes.
            written = written_spans(stage.document.score.chords, start, end)
            self._kept = _Kept(key, tuple(written))
        if self._kept.key != key:
            lines = grid_lines(meter, stage.grid, start, end, view.scale, _APART)
            whole = len(lines.numbers) < 2 or int(np.diff(lines.numbers).max()) == 1
            bars = np.unique(np.concatenate((lines.bars, (start, end)))).astype(np.int64)
            beats = np.unique(np.concatenate((bars, lines.beats))).astype(np.int64)
            beats = beats[beats <= end]
            rows = stage.store.sounding(start, end)
            spans = chord_spans(stage.store, rows, beats, bars[bars <= end]) if whole else []
            self._kept = _Kept(key, tuple(spans))
        return self._kept.spans

    def _paint_chords(self, painter: QPainter, seen: QRectF) -> None:
        scene, view = self._scene, self._scene.stage.view
        dark = scene.colours.dark
        tone, root = QColor(scene.colours.accent), QColor(scene.colours.accent)
        tone.setAlpha(44 if dark else 34)
        root.setAlpha(84 if dark else 66)
        pitches = np.arange(view.pitch(seen.bottom()), view.pitch(seen.top()) + 1)
        rows: list[int] = []
        places: list[tuple[float, float]] = []
        for span in self._chords():
            left, right = scene.sharp(view.x(span.start)), scene.sharp(view.x(span.end))
            if right < seen.left() or left > seen.right():
                continue
            others = np.isin(pitches % 12, list(span.tones - {span.root}))
            found = pitches[others].tolist()
            rows += found
            places += [(left, right)] * len(found)
            self._fill_rows(painter, pitches[pitches % 12 == span.root], left, right, root)
        if rows:
            edges = np.array(places)
            self._fill_rows(painter, np.array(rows), edges[:, 0], edges[:, 1], tone)

    def _paint_names(self, painter: QPainter, seen: QRectF) -> None:
        scene, view = self._scene, self._scene.stage.view
        font = QFont(scene.font)
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        if seen.top() > 18:
            return
        metrics = QFontMetricsF(font)
        names, places = [], []
        for span in self._chords():
            left, right = view.x(span.start), view.x(span.end)
            left = max(left, 0.0)
            name = span.name(self.key_at(span.start))
            if right - left >= metrics.horizontalAdvance(name) + 8:
                names.append(name)
                places.append(left + 4)
        if not names:
            return
        paper = QColor(scene.colours.white_row)
        paper.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        x = np.array(places)
        wide = np.array([metrics.horizontalAdvance(name) + 6 for name in names])
        draw_rectangles(painter, table(x - 3, 1.0, wide, 15.0))
        ink = QColor(scene.colours.text)
        down = np.full(len(names), 12.0)
        scene.lettering.draw(painter, font, ink, names, x, down, scene.ratio)

    # Notes outside the scale

    def _paint_marks(self, painter: QPainter, seen: QRectF) -> None:
        scene, stage = self._scene, self._scene.stage
        view, store = stage.view, stage.store
        if view.row < 7:
            return
        start, end = view.tick(seen.left() - 3), view.tick(seen.right() + 3)
        low, high = view.pitch(seen.bottom()), view.pitch(seen.top())
        rows = store.within(start, end, low, high)
        wide = (store.end[rows] - store.onset[rows]) * view.scale >= 5
        rows = rows[wide]
        strange = np.zeros(len(rows), bool)
        for begins, ends, key in self._spans(max(0.0, start), end):
            here = (store.onset[rows] < ends) & (store.onset[rows] >= begins)
            if begins <= max(0.0, start):  # those that began before what is seen
                here |= store.onset[rows] < begins
            allowed = list(key.tonal_classes)
            strange |= here & ~np.isin(store.pitch[rows] % 12, allowed)
        places = note_rectangles(scene, rows[strange])
        if not len(places):
            return
        # A flag at the note's end, seen in any colour: dark with a light rim.
        size = np.minimum(7.0, np.minimum(places[:, 2], places[:, 3]))
        x = places[:, 0] + places[:, 2] - size
        painter.setPen(Qt.PenStyle.NoPen)
        for inset, colour in ((0.0, "#ffffff"), (scene.hair, "#b00020")):
            painter.setBrush(QColor(colour))
            side = np.maximum(size - 2 * inset, 1.0)
            draw_rectangles(painter, table(x + inset, places[:, 1] + inset, side, side))
