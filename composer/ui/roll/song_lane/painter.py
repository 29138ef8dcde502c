"""Draws the lane of the song: sections in colours, the tempo as a line, the rest in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.model.chord_symbol import ChordSymbol
from composer.model.score import Marker
from composer.model.time import Tempo
from composer.model.voice import Role
from composer.ui.roll.overlay_painter import paint_playhead
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import KEYS, Scene, blend
from composer.ui.roll.snap import grid_lines
from composer.ui.roll.song_lane.signs import GAP, LEAST, ROW, Place, Row, Sign
from composer.ui.theme import theme

_FONT = 11
_SMALL_FONT, _NARROW = 10, 80  # pixels, and percent of the width
_RAMP_WORDS = 60.0  # that the first words of a ramp take at most
_INSET = 4.0  # from the left edge of a sign to its words


def lane_font(scene: Scene) -> QFont:
    """The font of the signs."""
    font = QFont(scene.font)
    font.setPixelSize(_FONT)
    return font


def width_by(scene: Scene, words_of: Callable[[Sign], str]) -> Callable[[Sign], float]:
    """How wide a sign is with its words, in pixels."""
    plain, bold = (QFontMetricsF(font) for font in _fonts(scene))
    return lambda sign: (bold if _strong(sign) else plain).horizontalAdvance(words_of(sign)) + GAP


def paint_lane(
    painter: QPainter,
    scene: Scene,
    shown: Mapping[Row, Sequence[Place]],
    words_of: Callable[[Sign], str],
    chosen: Sign | None,
    focused: bool,
    hints: Mapping[Row, str],
) -> None:
    """The rows with what stands in them, over the columns of the grid."""
    width, height = scene.stage.view.width, ROW * len(shown)
    painter.save()
    painter.translate(KEYS, 0)
    painter.setClipRect(QRectF(0, 0, width, height))
    paint_ground(painter, scene, width, len(shown))
    colours = section_colours(scene.stage.document.score.markers)
    paint_sections(painter, scene, shown[Row.MARKERS], width, colours)
    paint_tempo(painter, scene, shown[Row.TEMPO], width)
    for places in shown.values():
        paint_signs(painter, scene, places, words_of, chosen, focused)
    for row, words in hints.items():
        paint_hint(painter, scene, words, row, 6)
    paint_playhead(painter, scene, QRectF(0, 0, width, height))
    painter.restore()


def paint_ground(painter: QPainter, scene: Scene, width: float, rows: int) -> None:
    """So many rows, and the bar lines."""
    view, colours, height = scene.stage.view, scene.colours, rows * ROW
    painter.fillRect(QRectF(0, 0, width, height), QColor(colours.strip))
    meter = scene.stage.document.score.meter
    lines = grid_lines(
        meter, scene.stage.grid, max(0.0, view.tick(-1)), view.tick(width + 1), view.scale
    )
    line = QColor(colours.beat_line)
    for tick in lines.bars.tolist():
        painter.fillRect(QRectF(scene.sharp(view.x(tick)), 0, scene.hair, height), line)
    for row in range(rows):
        painter.fillRect(QRectF(0, (row + 1) * ROW - scene.hair, width, scene.hair), line)


@lru_cache(maxsize=4)
def section_colours(markers: tuple[Marker, ...]) -> dict[str, int]:
    """A colour's number for each name: sections of the same name look the same."""
    return {name: i for i, name in enumerate(dict.fromkeys(marker.text for marker in markers))}


def paint_sections(
    painter: QPainter,
    scene: Scene,
    shown: Sequence[Place],
    width: float,
    colours: dict[str, int],
) -> None:
    """A band from each marker that is shown to the next one."""
    paper = QColor(scene.colours.strip)
    for i, place in enumerate(shown):
        if not isinstance(place.sign, Marker):
            continue
        end = shown[i + 1].x if i + 1 < len(shown) else width
        colour = scene.colours.voice(Role.FREE, colours[place.sign.text])
        left = scene.sharp(place.x)
        band = QRectF(left, 1, max(1.0, scene.sharp(end) - left - 1), ROW - 2)
        painter.fillRect(band, blend(colour, paper, 0.72))
        if not place.held:
            painter.fillRect(QRectF(left, 1, 2.5, ROW - 2), colour)


def paint_tempo(painter: QPainter, scene: Scene, shown: Sequence[Place], width: float) -> None:
    """The tempo over time as a line of steps: the fastest at the top of its row."""
    if len(scene.stage.document.score.tempo.entries) < 2:
        return
    tempos = [p.sign for p in shown if isinstance(p.sign, Tempo)]
    if not tempos:
        return
    bpm = np.array([t.bpm for t in tempos])
    view, low, high = scene.stage.view, float(bpm.min()), float(bpm.max())
    top, bottom = Row.TEMPO * ROW + 3, (Row.TEMPO + 1) * ROW - 4
    share = (bpm - low) / (high - low) if high > low else np.full(len(bpm), 0.5)
    heights = scene.sharp_all(bottom - share * (bottom - top))
    lefts = np.maximum(-2.0, (np.array([t.tick for t in tempos]) - view.left) * view.scale)
    lefts = scene.sharp_all(lefts)
    rights = np.append(lefts[1:], width + 2)
    colour = QColor(scene.colours.accent)
    colour.setAlpha(120)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    draw_rectangles(painter, table(lefts, heights, rights - lefts, 1.0))
    steps = np.abs(np.diff(heights))
    draw_rectangles(painter, table(lefts[1:], np.minimum(heights[1:], heights[:-1]), 1.0, steps))


def paint_signs(
    painter: QPainter,
    scene: Scene,
    shown: Sequence[Place],
    words_of: Callable[[Sign], str],
    chosen: Sign | None,
    focused: bool,
) -> None:
    """The words of the signs, as far as there is room; the chosen one in a frame."""
    plain, bold = _fonts(scene)
    small = QFont(plain)
    small.setPixelSize(_SMALL_FONT)
    small.setStretch(_NARROW)
    metrics_of = [QFontMetricsF(font) for font in (plain, bold, small)]
    for place, room in zip(shown, _rooms(shown), strict=True):
        top = place.row * ROW
        words, marker = words_of(place.sign), isinstance(place.sign, Marker)
        strong = _strong(place.sign)
        if not place.held and not marker and room >= LEAST:
            edge = QColor(scene.colours.accent)
            painter.fillRect(
                QRectF(scene.sharp(place.x), top + 3, max(1.0, scene.hair), ROW - 6), edge
            )
        if place.sign == chosen:
            width = max(6.0, place.end - place.x)
            _paint_frame(painter, scene, QRectF(place.x, top, width, ROW), focused)
        if room < LEAST:
            continue
        font, metrics, inset = (bold if strong else plain), metrics_of[strong], _INSET
        chord = isinstance(place.sign, ChordSymbol)
        too_wide = metrics.horizontalAdvance(words) > room - inset + (-1 if chord else 1)
        if too_wide and chord:
            # Chords stand close, and half of one is another one.
            font, metrics, inset = small, metrics_of[2], 2.5
            too_wide = metrics.horizontalAdvance(words) > room - inset
        painter.setFont(font)
        dim = place.held and not marker
        painter.setPen(QColor(scene.colours.ruler_dim if dim else scene.colours.ruler_text))
        if too_wide:
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - inset)
        at = QRectF(place.x + inset, top, room + 4, ROW)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_hint(painter: QPainter, scene: Scene, words: str, row: Row, left: float) -> None:
    """What can be done in a row, dim, from ``left`` on."""
    painter.setFont(lane_font(scene))
    colour = QColor(scene.colours.ruler_dim)
    colour.setAlpha(170)
    painter.setPen(colour)
    place = QRectF(left, row * ROW, 2000, ROW)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def paint_titles(painter: QPainter, scene: Scene, titles: Sequence[str], width: float) -> None:
    """The names of the rows, in the header at the left."""
    painter.fillRect(QRectF(0, 0, width, len(titles) * ROW), QColor(scene.colours.ruler))
    font = QFont(scene.font)
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.ruler_dim))
    metrics = QFontMetricsF(font)
    for row, words in enumerate(titles):
        said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - 8)
        place = QRectF(6, row * ROW, width - 6, ROW)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)


def _fonts(scene: Scene) -> tuple[QFont, QFont]:
    """Of the plain signs and of the strong ones."""
    plain = lane_font(scene)
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return plain, bold


def _strong(sign: Sign) -> bool:
    return isinstance(sign, Marker | ChordSymbol)


def paint_frame(
    painter: QPainter, scene: Scene, width: float, titles: Sequence[str], focused: Row | None
) -> None:
    """The names of the rows, what parts the lane from the rest, and where the keys work."""
    paint_titles(painter, scene, titles, KEYS)
    height = ROW * len(titles)
    edge = QColor(scene.colours.edge)
    painter.fillRect(QRectF(KEYS - scene.hair, 0, scene.hair, height), edge)
    painter.fillRect(QRectF(0, height, width, 1), edge)
    if focused is not None:
        accent = QColor(theme().colours.accent)
        painter.fillRect(QRectF(0, focused * ROW, 2, ROW), accent)
        painter.fillRect(QRectF(KEYS, height, width - KEYS, 1), accent)


def _rooms(shown: Sequence[Place]) -> list[float]:
    """How much room the words of each have: those of the first of a ramp go on over the others."""
    rooms = [place.end - place.x for place in shown]
    free = shown[-1].end if shown else 0.0
    for i in range(len(shown) - 1, -1, -1):
        if rooms[i] >= LEAST:
            free = shown[i].x
        elif i == 0 or shown[i - 1].end - shown[i - 1].x >= LEAST:
            rooms[i] = min(_RAMP_WORDS, free - shown[i].x)
    return rooms


def _paint_frame(painter: QPainter, scene: Scene, place: QRectF, focused: bool) -> None:
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 1.5 if focused else 1.0))
    accent.setAlpha(60 if focused else 30)
    painter.setBrush(accent)
    painter.drawRoundedRect(place.adjusted(1, 1.5, -1, -1.5), 3, 3)
    painter.restore()
