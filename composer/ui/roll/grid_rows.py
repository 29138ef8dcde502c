"""The rows of the grid with the lines of bars and beats in them, as brushes of one line of pixels.

To fill with such a brush costs what a plain colour does; a hundred lines from top to bottom, drawn
one by one, cost several times as much.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QBrush, QColor, QImage, QTransform

Lines = tuple[NDArray[np.int64], QColor]
"""Columns of device pixels, and what they are drawn in."""


class RowBrush:
    """A row in ``ground``, ``width`` device pixels wide, with ``lines``; later ones lie above.

    ``ratio``: device pixels a pixel.  The brush begins at the painter's origin.
    """

    def __init__(self, ground: QColor, width: int, lines: Sequence[Lines], ratio: float):
        # The brush reads these pixels for as long as it is there.
        self._pixels = np.full(max(1, width), ground.rgb(), np.uint32)
        for columns, colour in lines:
            inside = columns[(columns >= 0) & (columns < width)]
            self._pixels[inside] = colour.rgb()
        self._image = QImage(
            self._pixels.data,  # type: ignore[arg-type]
            len(self._pixels),
            1,
            self._pixels.nbytes,
            QImage.Format.Format_RGB32,
        )
        self.brush = QBrush(self._image)
        if ratio != 1.0:
            self.brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
