"""Where time is put into the song, how much, and what becomes of the notes that sound there."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from composer.model.time import Meter, MeterMap
from composer.ui.number_fields import WholeField
from composer.ui.song.place_field import PlaceField

_MOST = 999


class InsertTimeDialog(QDialog):
    """Accepted, :attr:`at` and :attr:`length` are ticks; :attr:`cut`: notes across end there."""

    def __init__(
        self, meter: MeterMap, tick: int, length: int | None = None, parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Insert Time"))
        self._meter = meter
        self._given = length  # kept exactly until another length is asked for
        self.place = PlaceField(meter, tick, self.tr("Where"))
        self.bars, self.beats = WholeField(), WholeField()
        self.bars.setAccessibleName(self.tr("Length: bars"))
        self.beats.setAccessibleName(self.tr("Length: beats"))
        self.bars.setRange(0, _MOST)
        self.beats.setRange(0, _MOST)
        bar_ticks = self._before().bar_ticks
        bars, rest = divmod(bar_ticks if length is None else length, bar_ticks)
        self.bars.setValue(bars)
        self.beats.setValue(rest // self._before().beat_ticks)
        how_long = QWidget()
        row = QHBoxLayout(how_long)
        row.setContentsMargins(0, 0, 0, 0)
        for words, field in ((self.tr("bars"), self.bars), (self.tr("beats"), self.beats)):
            row.addWidget(field)
            row.addWidget(QLabel(words))
            field.valueChanged.connect(self._length_changed)
        row.addStretch(1)
        self.held = QCheckBox(self.tr("&Hold notes that sound there through it"))
        self.held.setToolTip(self.tr("Else they end there and begin again behind the new time"))
        self.held.setChecked(True)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Where"), self.place)
        form.addRow(self.tr("How &long"), how_long)
        form.addRow("", self.held)
        self.buttons = QDialogButtonBox()
        self._insert = self.buttons.addButton(
            self.tr("&Insert"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._insert.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.bars.setFocus()
        self.bars.selectAll()

    @property
    def at(self) -> int:
        """Where, in ticks."""
        return self.place.tick

    @property
    def length(self) -> int:
        """How much, in ticks: bars and beats as they are before the place."""
        if self._given is not None:
            return self._given
        meter = self._before()
        return self.bars.value() * meter.bar_ticks + self.beats.value() * meter.beat_ticks

    @property
    def cut(self) -> bool:
        """Whether notes across the place end there and go on behind the new time."""
        return not self.held.isChecked()

    def _before(self) -> Meter:
        return self._meter.at(max(0, self.at - 1))

    def _length_changed(self) -> None:
        self._given = None
        self._insert.setEnabled(self.length > 0)
