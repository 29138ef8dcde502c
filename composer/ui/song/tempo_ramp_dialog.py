"""From where to where the tempo becomes another one, and which."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from composer.model.time import MeterMap, TempoMap
from composer.ui.number_fields import DecimalField
from composer.ui.roll.song_lane.typed import MAX_BPM, MIN_BPM
from composer.ui.song.place_field import PlaceField


class TempoRampDialog(QDialog):
    """Accepted: ``start`` and ``end`` have ticks, ``first`` and ``last`` quarters a minute."""

    def __init__(
        self, meter: MeterMap, tempo: TempoMap, span: tuple[int, int], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tempo Ramp"))
        self.start = PlaceField(meter, span[0], self.tr("From"))
        self.end = PlaceField(meter, span[1], self.tr("To"))
        self.first = self._tempo(tempo.at(span[0]).bpm, self.tr("Tempo there at first"))
        self.last = self._tempo(tempo.at(span[1]).bpm, self.tr("Tempo there at last"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&From"), self.start)
        form.addRow(self.tr("At &tempo"), self.first)
        form.addRow(self.tr("T&o"), self.end)
        form.addRow(self.tr("At t&empo"), self.last)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(buttons)
        for place in (self.start, self.end):
            place.changed.connect(self._check)
        self._check()
        self.last.setFocus()
        self.last.selectAll()

    def _tempo(self, bpm: float, name: str) -> DecimalField:
        field = DecimalField()
        field.setRange(MIN_BPM, MAX_BPM)
        field.setDecimals(1)
        field.setSuffix(self.tr(" bpm"))
        field.setValue(bpm)
        field.setAccessibleName(name)
        return field

    def _check(self) -> None:
        possible = self.start.tick < self.end.tick
        self._ok.setEnabled(possible)
        self._ok.setToolTip("" if possible else self.tr("The end must lie behind the beginning"))
