"""Fields for numbers, with room before the number (a style sheet cannot give a spin box that)."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

_MARGIN = 6


class WholeField(QSpinBox):
    """A field for a whole number."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)


class DecimalField(QDoubleSpinBox):
    """A field for a number with decimals."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
