"""A small picture of a score: its notes as bars by time and pitch, in its voices' colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from composer.model.score import Score
from composer.ui.colours import Colours

# Notes beyond this many could not be told apart in a small picture: every so many is left out.
_MOST_NOTES = 20_000
_MARGIN = 6.0
_LEAST_PITCHES = 13  # so that a single note is no block


def score_picture(score: Score, size: QSize, colours: Colours, ratio: float = 1.0) -> QPixmap:
    """``size`` is in logical pixels, ``ratio`` device pixels to each."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    path = QPainterPath()
    path.addRoundedRect(frame, 5, 5)
    painter.fillPath(path, QColor(colours.field))
    painter.setPen(QColor(colours.line))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, bars in _bars(score, size, colours):
        painter.setBrush(colour)
        painter.drawRects(bars)
    painter.end()
    return pixmap


def _bars(score: Score, size: QSize, colours: Colours) -> list[tuple[QColor, list[QRectF]]]:
    notes = list(score.notes.values())
    if not notes:
        return []
    notes = notes[:: len(notes) // _MOST_NOTES + 1]
    first, last = min(n.onset for n in notes), max(n.end for n in notes)
    low, high = min(n.pitch for n in notes), max(n.pitch for n in notes)
    spare = max(0, _LEAST_PITCHES - (high - low + 1))
    low, rows = low - spare // 2, high - low + 1 + spare
    across = (size.width() - 2 * _MARGIN) / max(1, last - first)
    down = (size.height() - 2 * _MARGIN) / rows
    thick = max(1.5, down * 0.8)
    bars: dict[int, list[QRectF]] = {}
    for note in notes:
        x = _MARGIN + (note.onset - first) * across
        y = _MARGIN + (rows - 1 - (note.pitch - low)) * down
        wide = max(1.0, note.duration * across - 0.5)
        bars.setdefault(note.voice, []).append(QRectF(x, y, wide, thick))
    return [
        (colours.voice(voice.role, place), bars[voice.id])
        for place, voice in enumerate(score.voices)
        if voice.id in bars
    ]
