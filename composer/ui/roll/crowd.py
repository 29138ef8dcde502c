"""Notes of a few pixels, where there are very many: written into an image, not drawn singly.

A hundred thousand of them cost a few milliseconds; while nothing changes, the image is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from composer.model.note import MAX_PITCH

WIDEST = 8  # pixels
_ROWS = MAX_PITCH + 1


class CrowdImage:
    """One row of device pixels for each pitch, ``width`` of them."""

    def __init__(self, width: int) -> None:
        self._pixels = np.zeros((_ROWS, width), np.uint32)

    def write(
        self,
        pitch: NDArray[np.int64],
        first: NDArray[np.int64],
        last: NDArray[np.int64],
        colours: NDArray[np.uint32],
    ) -> None:
        """Colours (opaque ARGB) the pixels ``first`` to ``last`` (exclusive; at least one) of each
        note's row; of two notes in one place the later one is seen."""
        width = self._pixels.shape[1]
        first = np.clip(first, 0, width - 1)
        length = np.clip(last, first + 1, width) - first
        begin = (MAX_PITCH - pitch) * width + first
        # Each note's run of pixels: from its beginning, one further each time.
        before = np.cumsum(length) - length
        at = np.arange(int(length.sum())) + np.repeat(begin - before, length)
        self._pixels.reshape(-1)[at] = np.repeat(colours, length)

    def draw(
        self, painter: QPainter, tops: list[float], heights: list[float], ratio: float
    ) -> None:
        """Draws each pitch's row: its top and height by pitch, in pixels of ``ratio`` device's."""
        pixels, image = self._pixels, self._image()
        wide = pixels.shape[1] / ratio
        for line in np.flatnonzero(pixels.any(axis=1)).tolist():
            pitch = MAX_PITCH - line
            painter.drawImage(
                QRectF(0, tops[pitch], wide, heights[pitch]),
                image,
                QRectF(0, line, pixels.shape[1], 1),
            )

    def draw_whole(self, painter: QPainter, place: QRectF, rows: int) -> None:
        """Draws the first ``rows`` rows from above, as they are, into ``place``."""
        source = QRectF(0, 0, self._pixels.shape[1], min(rows, _ROWS))
        painter.drawImage(place, self._image(), source)

    def _image(self) -> QImage:
        """The pixels as an image, which must not outlive this object."""
        pixels = self._pixels
        return QImage(
            pixels.data,  # type: ignore[arg-type]
            pixels.shape[1],
            _ROWS,
            pixels.strides[0],
            QImage.Format.Format_ARGB32_Premultiplied,
        )


@dataclass(frozen=True, slots=True)
class Crowd:
    """An image that is kept: what it depends on, and the rows of the store not drawn in it."""

    key: tuple[object, ...]
    selection: frozenset[int]
    image: CrowdImage
    left: NDArray[np.int64]
