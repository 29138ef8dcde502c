"""Notes that are hardly wider than a pixel: written into an image as colours, not drawn.

A hundred thousand of them cost a few milliseconds; while nothing changes, the image is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from composer.model.note import MAX_PITCH

WIDEST = 4  # device pixels
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
        """Colours (opaque ARGB) the pixels ``first`` to ``last`` (exclusive; at least one, at most
        :data:`WIDEST`) of each note's row; of two notes in one place the later one is seen."""
        width = self._pixels.shape[1]
        flat = self._pixels.reshape(-1)
        row = (MAX_PITCH - pitch) * width
        length = np.clip(last - first, 1, WIDEST)
        for step in range(WIDEST):
            at = first + step
            here = (length > step) & (at >= 0) & (at < width)
            if here.all():
                flat[row + at] = colours
            elif here.any():
                flat[(row + at)[here]] = colours[here]

    def draw(
        self, painter: QPainter, tops: list[float], heights: list[float], ratio: float
    ) -> None:
        """Draws each pitch's row: its top and height by pitch, in pixels of ``ratio`` device's."""
        pixels = self._pixels
        wide = pixels.shape[1] / ratio
        image = QImage(
            pixels.data,  # type: ignore[arg-type]
            pixels.shape[1],
            _ROWS,
            pixels.strides[0],
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        for line in np.flatnonzero(pixels.any(axis=1)).tolist():
            pitch = MAX_PITCH - line
            painter.drawImage(
                QRectF(0, tops[pitch], wide, heights[pitch]),
                image,
                QRectF(0, line, pixels.shape[1], 1),
            )


@dataclass(frozen=True, slots=True)
class Crowd:
    """An image that is kept: what it depends on, and the rows of the store not drawn in it."""

    key: tuple[object, ...]
    selection: frozenset[int]
    image: CrowdImage
    left: NDArray[np.int64]
