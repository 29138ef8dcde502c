"""Notes > Shape > Stretch: how long the notes and the time between them become."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from composer.edit.document import Document
from composer.edit.shapes import stretched
from composer.model.note import Note
from composer.ui.notes.trial_dialog import TrialDialog
from composer.ui.number_fields import WholeField
from composer.ui.roll.view import RollView

_MOST = 16


class StretchDialog(TrialDialog):
    """``new`` to ``old``: what lasts ``old`` beats now lasts ``new`` then."""

    def __init__(self, document: Document, roll: RollView, parent: QWidget):
        super().__init__(document, roll, "Stretch", self.tr("&Stretch"), parent)
        self.setWindowTitle(self.tr("Stretch"))
        self.old, self.new = self._field(), self._field()
        self.old.setAccessibleName(self.tr("Beats now"))
        self.new.setAccessibleName(self.tr("Beats then"))
        self.said = QLabel()
        self.said.setProperty("dim", True)
        old, new = QLabel(self.tr("What lasts &now, in beats")), QLabel(self.tr("lasts &then"))
        old.setBuddy(self.old)
        new.setBuddy(self.new)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.said)
        row.addStretch(1)
        self.form.addRow(old, self.old)
        self.form.addRow(new, row)
        for field in (self.old, self.new):
            field.valueChanged.connect(self._changed)
        self._say()

    def open_on_notes(self) -> None:
        """Shows the dialog, with nothing stretched yet."""
        self.old.setValue(1)
        self.new.setValue(1)
        super().open_on_notes()
        self._say()
        self.new.setFocus()
        self.new.selectAll()

    def shaped(self, notes: tuple[Note, ...]) -> Iterable[Note] | None:
        """The notes as long as chosen; ``None``: longer than a song can be."""
        try:
            return stretched(notes, Fraction(self.new.value(), self.old.value()))
        except ValueError:
            return None

    def _changed(self) -> None:
        self._say()
        self.settings_changed()

    def _say(self) -> None:
        percent = 100 * self.new.value() / self.old.value()
        words = self.tr("{percent} %").format(percent=f"{percent:.4g}")
        notes = self._trial.notes
        possible = not notes or self.shaped(notes) is not None
        self.said.setText(words if possible else self.tr("longer than a song can be"))
        self.keep.setEnabled(possible and bool(notes))

    def _field(self) -> WholeField:
        field = WholeField()
        field.setRange(1, _MOST)
        return field
