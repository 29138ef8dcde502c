"""The studio's own icons: SVG line drawings of 24 x 24 units, tinted to the palette.

The files in ``assets/icons`` are drawn in ``#000``; that colour is replaced on loading.
``caret-up``, ``caret-down`` and ``tick`` are used as they are, by the style sheet.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from composer.app.paths import assets_folder

ICON_FOLDER = assets_folder() / "icons"

# Pixels; the larger ones serve screens with a scale factor.
_SIZES = (16, 20, 24, 32, 40, 48, 64)


def icon_path(name: str) -> Path:
    """Where the drawing of that name lies, such as ``"play"``."""
    return ICON_FOLDER / f"{name}.svg"


@cache
def _drawing(name: str) -> str:
    try:
        return icon_path(name).read_text(encoding="utf-8")
    except OSError:
        # A missing picture must not keep the studio from starting.
        return ""


def pixmap(name: str, colour: QColor, size: int) -> QPixmap:
    """The drawing in one colour, ``size`` x ``size`` pixels; transparent where nothing is."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name)
    if drawing:
        renderer = QSvgRenderer(QByteArray(drawing.replace("#000", colour.name()).encode()))
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(0, 0, size, size))
    return picture


def icon(name: str, normal: QColor, disabled: QColor, on: QColor | None = None) -> QIcon:
    """The drawing as an icon: ``on`` is its colour while a checkable action is checked."""
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(pixmap(name, normal, size), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled, QIcon.State.Off)
        if on is not None:
            result.addPixmap(pixmap(name, on, size), QIcon.Mode.Normal, QIcon.State.On)
    return result
