"""The grid chooser: the note value that drawing and moving snap to.  Values in ticks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from composer.ui.choice_menu import fill_choices
from composer.ui.grid_words import grid_words
from composer.ui.roll.grids import ALL, MAX_DENSITY, Feel, Grid, GridSetting

_ADAPTIVE = "adaptive"


class GridChoice(QComboBox):
    """``chosen`` carries the grid in ticks when it is another one, by hand or by the zoom.

    ``picked``: a person chose, and what was chosen (a
    :class:`~composer.ui.roll.grids.GridSetting`).
    """

    chosen = Signal(int)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Grid"))
        self.setToolTip(self.tr("The note value that notes snap to"))
        self._setting = GridSetting()
        self._scale = 80 / 480
        self._ticks = self._setting.grid.ticks
        self._places: dict[Grid, int] = {}
        for grid in ALL:
            if grid.feel is not Feel.STRAIGHT and grid.part == 2:
                self.insertSeparator(self.count())
            self._places[grid] = self.count()
            self.addItem(grid_words(grid), grid)
        self.insertSeparator(self.count())
        self.addItem("", _ADAPTIVE)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(self.count())
        self.view().setMinimumWidth(130)
        self._show()
        self.activated.connect(self._activated)

    @property
    def setting(self) -> GridSetting:
        """What is chosen."""
        return self._setting

    def grid(self) -> Grid:
        """The grid as it is now; an adaptive one follows the zoom."""
        return self._setting.at(self._scale)

    def ticks(self) -> int:
        """The grid in ticks."""
        return self._ticks

    def restore(self, setting: GridSetting) -> None:
        """Takes over what was chosen once."""
        self._setting = setting
        self._show()

    def follow(self, scale: float) -> None:
        """The roll is zoomed to ``scale`` pixels a tick."""
        self._scale = scale
        if self._setting.adaptive:
            self._show()

    # What can be asked for

    def finer(self) -> None:
        """The next smaller note value; of an adaptive grid, finer lines at every zoom."""
        self._step(1)

    def coarser(self) -> None:
        """The next larger note value."""
        self._step(-1)

    def set_adaptive(self, on: bool) -> None:
        """Whether the grid follows the zoom; when it ends, the grid stays as it is then."""
        if on != self._setting.adaptive:
            self._pick(GridSetting(self.grid(), adaptive=on))

    def set_feel(self, feel: Feel) -> None:
        """Straight, triplets or dotted."""
        self._pick(replace(self._setting, grid=self._setting.grid.felt(feel)))

    def fill(self, menu: QMenu) -> None:
        """Lists the grids in ``menu``."""
        grids = [
            None if self.itemData(place) is None else (self.itemText(place), place)
            for place in range(self.count())
        ]
        fill_choices(menu, grids, self.currentIndex(), self._activated)

    # Within

    def _activated(self, place: int) -> None:
        data = self.itemData(place)
        if data == _ADAPTIVE:
            self.set_adaptive(True)
        elif data is not None:  # else it is a line between the grids
            self._pick(GridSetting(data))

    def _step(self, way: int) -> None:
        now = self._setting
        if now.adaptive:
            density = max(-MAX_DENSITY, min(MAX_DENSITY, now.density + way))
            self._pick(replace(now, density=density))
        else:
            self._pick(GridSetting(now.grid.finer() if way > 0 else now.grid.coarser()))

    def _pick(self, setting: GridSetting) -> None:
        self._setting = setting
        self._show()
        self.picked.emit(setting)

    def _show(self) -> None:
        grid = self.grid()
        last = self.count() - 1
        self.setItemText(last, self.tr("{grid}, adaptive").format(grid=grid_words(grid)))
        here = last if self._setting.adaptive else self._places[grid]
        self.setCurrentIndex(here)
        if grid.ticks != self._ticks:
            self._ticks = grid.ticks
            self.chosen.emit(grid.ticks)
