"""Short texts, drawn once each and then copied: a thousand of them cost what a few did."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

Numbers = NDArray[np.float64]
_SIDE = 1024  # of the sheet that the texts stand on, in device pixels
_ROOM = 2  # around each text
_COLUMNS = 10  # numbers of a fragment: x, y, left, top, width, height, scales, rotation, opacity


class Lettering:
    """Texts in any font and colour, for a painter of ``ratio`` device pixels a pixel."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, float], dict[str, int]] = {}
        self._places = np.empty((256, 5))  # left, top, width, height, ascent of each text
        self._count = 0
        self._sheet: QPixmap | None = None
        self._across = self._down = self._shelf = 0

    def draw(
        self,
        painter: QPainter,
        font: QFont,
        colour: QColor,
        texts: Sequence[str],
        x: Numbers,
        baseline: Numbers,
        ratio: float,
    ) -> None:
        """Draws each text from its ``x`` on its ``baseline``, at the nearest device pixels."""
        if not texts:
            return
        found = self._find(font, colour, texts, ratio) or self._find(font, colour, texts, ratio)
        if found is None:  # more than the sheet holds
            painter.setFont(font)
            painter.setPen(colour)
            for i, text in enumerate(texts):
                painter.drawText(QPointF(x[i], baseline[i]), text)
            return
        assert self._sheet is not None
        left, top, width, height, ascent = self._places[found].T
        pieces = np.zeros((len(texts), _COLUMNS))
        pieces[:, 0] = (np.floor(x * ratio + 0.5) - _ROOM + width / 2) / ratio
        pieces[:, 1] = (np.floor(baseline * ratio + 0.5) - ascent + height / 2) / ratio
        pieces[:, 2], pieces[:, 3], pieces[:, 4], pieces[:, 5] = left, top, width, height
        pieces[:, 6] = pieces[:, 7] = 1 / ratio
        pieces[:, 9] = 1
        draw_fragments(painter, pieces, self._sheet)

    def _find(
        self, font: QFont, colour: QColor, texts: Sequence[str], ratio: float
    ) -> list[int] | None:
        """The texts' numbers on the sheet; ``None`` when it was full and has been emptied."""
        known = self._known.setdefault((font.key(), colour.rgba(), ratio), {})
        for text in texts:
            if text not in known:
                place = self._write(font, colour, text, ratio)
                if place is None:
                    self._known.clear()
                    self._across = self._down = self._shelf = self._count = 0
                    self._sheet = None
                    return None
                if self._count == len(self._places):
                    self._places = np.concatenate((self._places, self._places))
                self._places[self._count] = place
                known[text] = self._count
                self._count += 1
        return [known[text] for text in texts]

    def _write(
        self, font: QFont, colour: QColor, text: str, ratio: float
    ) -> tuple[int, int, int, int, int] | None:
        if self._sheet is None:
            self._sheet = QPixmap(_SIDE, _SIDE)
            self._sheet.fill(Qt.GlobalColor.transparent)
        metrics = QFontMetricsF(font)
        ascent = int(np.ceil(metrics.ascent() * ratio)) + _ROOM
        height = ascent + int(np.ceil(metrics.descent() * ratio)) + _ROOM
        width = int(np.ceil(metrics.horizontalAdvance(text) * ratio)) + 2 * _ROOM
        if self._across + width > _SIDE:
            self._across, self._down, self._shelf = 0, self._down + self._shelf, 0
        if width > _SIDE or self._down + height > _SIDE:
            return None
        place = (self._across, self._down, width, height, ascent)
        with QPainter(self._sheet) as p:
            p.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            p.scale(ratio, ratio)
            p.setFont(font)
            p.setPen(colour)
            at = QPointF((place[0] + _ROOM) / ratio, (place[1] + ascent) / ratio)
            p.drawText(at, text)
        self._across += width
        self._shelf = max(self._shelf, height)
        return place


def draw_fragments(painter: QPainter, pieces: Numbers, sheet: QPixmap) -> None:
    """Copies pieces of ``sheet``: rows of x, y of the middle, left and top on the sheet, width,
    height, the two scales, rotation and opacity."""
    count = len(pieces)
    if not count:
        return
    if _is_ten_doubles:
        array = np.ascontiguousarray(pieces, np.float64)
        first = shiboken6.wrapInstance(array.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, count, sheet)  # `array` outlives it
        return
    for row in pieces.tolist():
        piece = QPainter.PixmapFragment.create(QPointF(*row[:2]), QRectF(*row[2:6]), *row[6:])
        painter.drawPixmapFragments(piece, 1, sheet)


def _look() -> bool:
    """Whether a fragment lies in memory as ten doubles, as it does on every desktop."""
    numbers = np.arange(_COLUMNS) + 0.5
    try:
        seen = shiboken6.wrapInstance(numbers.ctypes.data, QPainter.PixmapFragment)
        read = (seen.x, seen.y, seen.sourceLeft, seen.sourceTop, seen.width, seen.height)
        read += (seen.scaleX, seen.scaleY, seen.rotation, seen.opacity)
    except (RuntimeError, TypeError):
        return False
    return read == tuple(numbers.tolist())


_is_ten_doubles = _look()
