"""A place in the song as bar and beat."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from composer.model.time import MeterMap
from composer.ui.number_fields import WholeField

MOST_BARS = 9999


class PlaceField(QWidget):
    """``tick``: the place; one between two beats stays exact until it is changed."""

    changed = Signal()

    def __init__(self, meter: MeterMap, tick: int, name: str, parent: QWidget | None = None):
        super().__init__(parent)
        self._meter = meter
        self.tick = max(0, tick)
        self.bar, self.beat = WholeField(), WholeField()
        self.bar.setRange(1, MOST_BARS)
        self.bar.setAccessibleName(self.tr("{place}: bar").format(place=name))
        self.beat.setAccessibleName(self.tr("{place}: beat").format(place=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in ((self.tr("bar"), self.bar), (self.tr("beat"), self.beat)):
            row.addWidget(QLabel(words))
            row.addWidget(field)
        row.addStretch(1)
        self.setFocusProxy(self.bar)
        bar, rest = meter.position(self.tick)
        beat = meter.at(self.tick).beat_ticks
        self.bar.setValue(bar + 1)
        self._show_beats()
        self.beat.setValue(rest // beat + 1)
        self.bar.valueChanged.connect(self._edited)
        self.beat.valueChanged.connect(self._edited)

    def _show_beats(self) -> None:
        meter = self._meter.at(self._meter.bar_start(self.bar.value() - 1))
        self.beat.setRange(1, max(1, meter.bar_ticks // meter.beat_ticks))

    def _edited(self) -> None:
        self._show_beats()
        start = self._meter.bar_start(self.bar.value() - 1)
        self.tick = start + (self.beat.value() - 1) * self._meter.at(start).beat_ticks
        self.changed.emit()
