"""Voice > Split Chords into Voices: into how many."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from composer.edit.chord_parts import MOST_PARTS
from composer.ui.number_fields import WholeField


class SplitDialog(QDialog):
    """``name``: of the voice; ``needed``: how many of its notes sound at once."""

    def __init__(self, name: str, needed: int, selected: bool, parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Split Chords into Voices"))
        if selected:
            words = self.tr("Of the selected notes of {name}, up to {count} sound at once.")
        else:
            words = self.tr("Of the notes of {name}, up to {count} sound at once.")
        self.about = QLabel(words.format(name=name, count=needed))
        self.about.setWordWrap(True)
        self.count = WholeField()
        self.count.setRange(2, MOST_PARTS)
        self.count.setValue(needed)
        self.count.setAccessibleName(self.tr("Number of voices"))
        form = QFormLayout()
        form.addRow(self.tr("&Voices"), self.count)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Split"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self.about)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(360)
        self.count.selectAll()
