"""Many rectangles in one call: an array of numbers goes to the painter as it is."""

from __future__ import annotations

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

Rectangles = NDArray[np.float64]


def draw_rectangles(painter: QPainter, rectangles: Rectangles) -> None:
    """Draws with the painter's pen and brush.  ``rectangles``: (n, 4) of x, y, width, height."""
    count = len(rectangles)
    if not count:
        return
    if _is_four_doubles:
        array = np.ascontiguousarray(rectangles, np.float64)
        # The painter reads `count` rectangles from the address of the first; `array` outlives it.
        painter.drawRects(shiboken6.wrapInstance(array.ctypes.data, QRectF), count)
    else:
        painter.drawRects([QRectF(*row) for row in rectangles.tolist()])


def table(x: object, y: object, width: object, height: object) -> Rectangles:
    """Columns (arrays or single numbers) side by side, as :func:`draw_rectangles` takes them."""
    columns = (x, y, width, height)
    sizes = [column.size for column in columns if isinstance(column, np.ndarray)]
    made = np.empty((min(sizes) if 0 in sizes else max(sizes, default=1), 4))
    for place, column in enumerate(columns):  # broadcasting takes longer than all the rest
        made[:, place] = column
    return made


def _look() -> bool:
    """Whether a ``QRectF`` lies in memory as four doubles, as it does on every desktop."""
    numbers = np.array([1.5, 2.5, 3.5, 4.5])
    try:
        seen = QRectF(shiboken6.wrapInstance(numbers.ctypes.data, QRectF))
    except (RuntimeError, TypeError):
        return False
    return seen == QRectF(1.5, 2.5, 3.5, 4.5)


_is_four_doubles = _look()
