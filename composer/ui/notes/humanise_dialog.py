"""Notes > Humanise: how far notes may stray in time and loudness."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from composer.edit.document import Document
from composer.edit.humanise import MOST_TICKS, MOST_VELOCITY, Humanising, humanised
from composer.model.note import Note
from composer.ui.notes.trial_dialog import TrialDialog
from composer.ui.number_fields import WholeField
from composer.ui.roll.view import RollView

_SEEDS = 9999


class HumaniseDialog(TrialDialog):
    """See the module.  The same number of the variant gives the same result."""

    def __init__(self, document: Document, roll: RollView, parent: QWidget):
        super().__init__(document, roll, "Humanise", self.tr("&Humanise"), parent)
        self.setWindowTitle(self.tr("Humanise"))
        usual = Humanising()
        self.timing = self._field(0, MOST_TICKS, usual.timing)
        self.velocity = self._field(0, MOST_VELOCITY, usual.velocity)
        self.seed = self._field(1, _SEEDS, 1)
        self.again = QPushButton(self.tr("A&nother"))
        self.again.setAutoDefault(False)
        self.again.setToolTip(self.tr("Other deviations of the same size"))
        self.in_time = QLabel()
        self.in_time.setProperty("dim", True)
        self.form.addRow(self.tr("In &time, at most"), self._row(self.timing, self.in_time))
        self.form.addRow(self.tr("In &loudness, at most"), self.velocity)
        self.form.addRow(self.tr("&Variant"), self._row(self.seed, self.again))
        for place, field in enumerate((self.timing, self.velocity, self.seed)):
            label = self.form.itemAt(place, self.form.ItemRole.LabelRole).widget()
            assert isinstance(label, QLabel)
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
            field.valueChanged.connect(self._changed)
        self.again.clicked.connect(lambda: self.seed.setValue(self.seed.value() % _SEEDS + 1))

    def open_on_notes(self) -> None:
        """Shows the dialog on the selected notes, or on all."""
        self._say()
        super().open_on_notes()
        self.timing.setFocus()
        self.timing.selectAll()

    def shaped(self, notes: tuple[Note, ...]) -> Iterable[Note]:
        """The notes, strayed."""
        how = Humanising(self.timing.value(), self.velocity.value(), self.seed.value())
        return humanised(notes, how)

    def _changed(self) -> None:
        self._say()
        self.settings_changed()

    def _say(self) -> None:
        ids = self.chosen()
        notes = self._document.score.notes
        first = min((notes[i].onset for i in ids), default=0)
        tempo = self._document.score.tempo
        seconds = tempo.seconds(first + self.timing.value()) - tempo.seconds(first)
        self.in_time.setText(self.tr("ticks ({count} ms)").format(count=round(seconds * 1000)))

    def _field(self, low: int, high: int, value: int) -> WholeField:
        field = WholeField()
        field.setRange(low, high)
        field.setValue(value)
        return field

    def _row(self, *parts: QWidget) -> QWidget:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return inner
