"""Notes > Quantise: onto which grid, how strongly, with which swing, and what of the notes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from composer.edit.document import Document
from composer.edit.quantise import MOST_SWING, STRAIGHT, Quantising, quantised
from composer.model.note import Note
from composer.model.time import SIXTEENTH
from composer.ui.grid_words import grid_words
from composer.ui.notes.trial_dialog import TrialDialog
from composer.ui.roll.grids import ALL, Feel
from composer.ui.roll.view import RollView

_PERCENT = 100
_TRIPLET_SWING = 67


class QuantiseDialog(TrialDialog):
    """See the module.  What was chosen stays chosen when it is opened again."""

    def __init__(self, document: Document, roll: RollView, parent: QWidget):
        super().__init__(document, roll, "Quantise", self.tr("&Quantise"), parent)
        self.setWindowTitle(self.tr("Quantise"))
        self.grid = QComboBox()
        for grid in ALL:
            if grid.feel is not Feel.STRAIGHT and grid.part == 2:
                self.grid.insertSeparator(self.grid.count())
            self.grid.addItem(grid_words(grid), grid.ticks)
        self.grid.setMaxVisibleItems(self.grid.count())
        self.grid.setCurrentIndex(self.grid.findData(SIXTEENTH))
        self.what = QComboBox()
        for words, chosen in (
            (self.tr("Beginnings"), (True, False)),
            (self.tr("Ends"), (False, True)),
            (self.tr("Beginnings and ends"), (True, True)),
        ):
            self.what.addItem(words, chosen)
        self.strength = self._slider(0, _PERCENT, _PERCENT, self.tr("Strength"))
        self.swing = self._slider(
            round(STRAIGHT * _PERCENT), round(MOST_SWING * _PERCENT), 50, self.tr("Swing")
        )
        self.strength_said, self.swing_said = self._readout(), self._readout()
        self.form.addRow(self.tr("&Grid"), self.grid)
        self.form.addRow(self.tr("&What"), self.what)
        self._add_slider(self.tr("&Strength"), self.strength, self.strength_said)
        self._add_slider(self.tr("Swin&g"), self.swing, self.swing_said)
        self.grid.currentIndexChanged.connect(lambda _: self.settings_changed())
        self.what.currentIndexChanged.connect(lambda _: self.settings_changed())
        for slider in (self.strength, self.swing):
            slider.valueChanged.connect(self._moved)
        self._say()

    def set_grid(self, ticks: int) -> None:
        """Chooses a grid if it is one of those that can be chosen."""
        place = self.grid.findData(ticks)
        if place >= 0:
            self.grid.setCurrentIndex(place)

    def open_on_notes(self) -> None:
        """Shows the dialog on the selected notes, or on all."""
        super().open_on_notes()
        self.grid.setFocus()

    def quantising(self) -> Quantising:
        """What is chosen."""
        onsets, ends = self.what.currentData()
        swing = self.swing.value()
        return Quantising(
            int(self.grid.currentData()),
            self.strength.value() / _PERCENT,
            # As it is meant: the second of three.
            2 / 3 if swing == _TRIPLET_SWING else swing / _PERCENT,
            onsets,
            ends,
        )

    def shaped(self, notes: tuple[Note, ...]) -> Iterable[Note]:
        """The notes on the grid."""
        return quantised(notes, self._document.score.meter, self.quantising())

    def _moved(self) -> None:
        self._say()
        self.settings_changed()

    def _say(self) -> None:
        percent = self.tr("{percent} %")
        self.strength_said.setText(percent.format(percent=self.strength.value()))
        swing = self.swing.value()
        if swing == round(STRAIGHT * _PERCENT):
            words = self.tr("straight")
        elif swing == _TRIPLET_SWING:
            words = self.tr("triplet")
        else:
            words = percent
        self.swing_said.setText(words.format(percent=swing))

    def _slider(self, low: int, high: int, value: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setValue(value)
        slider.setPageStep(max(1, (high - low) // 10))
        slider.setAccessibleName(name)
        return slider

    def _readout(self) -> QLabel:
        label = QLabel()
        widest = max((self.tr("straight"), self.tr("triplet"), "100 %"), key=len)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest) + 10)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _add_slider(self, words: str, slider: QSlider, said: QLabel) -> None:
        row = QHBoxLayout()
        row.addWidget(slider, 1)
        row.addWidget(said)
        label = QLabel(words)
        label.setBuddy(slider)
        self.form.addRow(label, row)
