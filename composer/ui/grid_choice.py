"""The grid chooser: the note value that drawing and moving snap to.  Values in ticks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from composer.model.time import TICKS_PER_QUARTER

_WHOLE = 4 * TICKS_PER_QUARTER


class GridChoice(QComboBox):
    """``chosen`` carries the grid in ticks."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Grid"))
        self.setToolTip(self.tr("The note value that notes snap to"))
        for words, ticks in (
            (self.tr("1/2"), _WHOLE // 2),
            (self.tr("1/4"), _WHOLE // 4),
            (self.tr("1/8"), _WHOLE // 8),
            (self.tr("1/8 triplet"), _WHOLE // 12),
            (self.tr("1/16"), _WHOLE // 16),
            (self.tr("1/16 triplet"), _WHOLE // 24),
            (self.tr("1/32"), _WHOLE // 32),
        ):
            self.addItem(words, ticks)
        self.setCurrentIndex(self.findData(_WHOLE // 16))
        self.setMinimumContentsLength(5)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setMinimumWidth(110)
        self.currentIndexChanged.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def ticks(self) -> int:
        """The grid in ticks."""
        return int(self.currentData())

    def fill(self, menu: QMenu) -> None:
        """Lists the grids in ``menu``."""
        menu.clear()
        group = QActionGroup(menu)
        for place in range(self.count()):
            action = QAction(self.itemText(place), menu)
            action.setCheckable(True)
            action.setChecked(place == self.currentIndex())
            action.triggered.connect(lambda _=False, chosen=place: self.setCurrentIndex(chosen))
            group.addAction(action)
            menu.addAction(action)
