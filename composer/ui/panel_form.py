"""The form of a panel: quiet labels, each with what it names beside it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSlider, QWidget


class PanelForm(QFormLayout):
    """``across`` and ``down``: pixels between its columns and its rows."""

    def __init__(self, across: int = 10, down: int = 6):
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(across)
        self.setVerticalSpacing(down)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, words: str, *parts: QWidget, wide: Collection[QWidget] = ()) -> None:
        """A row: its parts from the left, and what the first of them that is no slider is called.

        ``wide``: those that take the room there is; where none does, it stays free at the end.
        """
        buddy = next(part for part in parts if not isinstance(part, QSlider))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in parts:
            row.addWidget(part, 1 if part in wide else 0)
        if not any(part in wide for part in parts):
            row.addStretch(1)
        label = dim_label(words, buddy)
        label.setMinimumHeight(buddy.sizeHint().height())
        self.addRow(label, row)


def dim_label(words: str, buddy: QWidget | None = None) -> QLabel:
    """A quiet label, of ``buddy`` where there is one."""
    label = QLabel(words)
    label.setProperty("dim", True)
    if buddy is not None:
        label.setBuddy(buddy)
    return label
