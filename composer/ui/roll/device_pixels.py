"""Where a widget begins within a device pixel, as it may at 125 % or 150 %."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

_NEARLY = 1e-6


def begin_on_whole_pixels(painter: QPainter, exposed: QRectF, ground: QColor) -> None:
    """Moves the painter by less than a device pixel, so that its origin lies on a whole one.

    What was laid onto whole pixels of the widget lies on whole ones of the screen then; else its
    parts would be rounded this way and that.  What is left free at the edges of ``exposed`` is of
    the colour ``ground``.
    """
    device = painter.deviceTransform()
    aside = device.dx() - math.floor(device.dx() + _NEARLY)
    down = device.dy() - math.floor(device.dy() + _NEARLY)
    if aside > _NEARLY or down > _NEARLY:
        painter.fillRect(exposed, ground)
        painter.translate(-aside / device.m11(), -down / device.m22())
