"""Many rectangles drawn by one call, from a numpy array.  Pixels.

``QPainter.drawRects`` takes the address of the first ``QRectF`` and a count; the array is laid out
as such rectangles.  Where that does not work, a list of ``QRectF`` does.
"""

from __future__ import annotations

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

_SIZE_OF_QRECTF = 4 * 8


def draw_rectangles(
    painter: QPainter,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    width: NDArray[np.float64],
    height: float,
) -> None:
    """Draws ``n`` rectangles with the painter's pen and brush; the arrays have shape ``(n,)``."""
    count = len(x)
    if count == 0:
        return
    array = np.empty((count, 4), np.float64)
    array[:, 0], array[:, 1], array[:, 2], array[:, 3] = x, y, width, height
    try:
        first = shiboken6.wrapInstance(array.ctypes.data, QRectF)
        painter.drawRects(first, count)
    except (TypeError, RuntimeError):
        painter.drawRects([QRectF(*row) for row in array.tolist()])
