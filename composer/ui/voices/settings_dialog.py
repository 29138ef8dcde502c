"""Voice > Voice Settings: name, role and range of the active voice.

What is chosen is in the song at once.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from composer.model.note import MAX_PITCH, MIN_PITCH
from composer.model.voice import CHORALE_RANGES, Role, Voice
from composer.ui.companion import CompanionDialog
from composer.ui.voices.pitch_field import PitchField
from composer.ui.voices.voice_name import typed_name


class VoiceSettingsDialog(CompanionDialog):
    """``edited``: the voice as it should be, the change's name, and a key by which changes that
    follow each other become one step.  ``select_asked``: the notes beyond the range are wanted.
    """

    edited = Signal(object, str, str)
    select_asked = Signal()

    def __init__(self, roles: tuple[tuple[Role, str], ...], parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Voice Settings"))
        self._voice = Voice(0, "")
        self._notes: tuple[int, int] | None = None
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.role = QComboBox()
        for role, words in roles:
            self.role.addItem(words, role)
        self.role.setToolTip(self.tr("What the voice is to the others; the model goes by it"))
        self.lowest, self.highest = PitchField(), PitchField()
        self.usual = self._button(
            self.tr("&Usual"), self.tr("The range that is usual for the role")
        )
        self.as_notes = self._button(
            self.tr("As the N&otes"), self.tr("From the lowest to the highest note that is there")
        )
        self.beyond = QLabel()
        self.select = self._button(self.tr("Select &Them"), self.tr("Select the notes beyond it"))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Role"), self.role)
        form.addRow(self.tr("&Lowest note"), self._row(self.lowest, self.usual))
        form.addRow(self.tr("&Highest note"), self._row(self.highest, self.as_notes))
        form.addRow("", self._row(self.beyond, self.select))
        for row, field in ((2, self.lowest), (3, self.highest)):
            label = form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget()
            assert isinstance(label, QLabel)
            label.setBuddy(field)
            field.setAccessibleName(label.text().replace("&", ""))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Return is for the field that one writes in.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(380)
        self.name.editingFinished.connect(self._rename)
        self.role.activated.connect(
            lambda _: self._change(self.tr("Voice Role"), role=self.role.currentData())
        )
        self.lowest.valueChanged.connect(lambda low: self._set_range(low, None))
        self.highest.valueChanged.connect(lambda high: self._set_range(None, high))
        self.usual.clicked.connect(self._take_usual)
        self.as_notes.clicked.connect(self._take_notes)
        self.select.clicked.connect(self.select_asked)

    def show_voice(self, voice: Voice, notes: tuple[int, int] | None, beyond: int) -> None:
        """Shows ``voice``; ``notes``: the lowest and highest pitch of its notes, if it has some;
        ``beyond``: how many of them lie beyond its range."""
        another = voice.id != self._voice.id
        self._voice, self._notes = voice, notes
        if another or not self.name.hasFocus():
            self.name.setText(voice.name)
        self.role.setCurrentIndex(self.role.findData(voice.role))
        for field, pitch in ((self.lowest, voice.range[0]), (self.highest, voice.range[1])):
            field.blockSignals(True)
            field.setValue(pitch)
            field.blockSignals(False)
        self.as_notes.setEnabled(notes is not None)
        if not beyond:
            words = self.tr("All notes lie in the range.")
        elif beyond == 1:
            words = self.tr("1 note lies beyond the range.")
        else:
            words = self.tr("{count} notes lie beyond the range.")
        self.beyond.setText(words.format(count=beyond))
        self.select.setEnabled(beyond > 0)

    def _rename(self) -> None:
        name = typed_name(self.name, self._voice.name)
        if name is not None:
            self._change(self.tr("Rename Voice"), name=name)

    def _take_usual(self) -> None:
        low, high = CHORALE_RANGES.get(self._voice.role, (MIN_PITCH, MAX_PITCH))
        self._set_range(low, high)

    def _take_notes(self) -> None:
        if self._notes is not None:
            self._set_range(*self._notes)

    def _set_range(self, low: int | None, high: int | None) -> None:
        """The other end gives way where one passes it."""
        if low is None:
            assert high is not None
            low = min(self._voice.range[0], high)
        elif high is None:
            high = max(self._voice.range[1], low)
        self._change(self.tr("Voice Range"), "range", range=(low, high))

    def _change(self, words: str, coalesce: str = "", **fields: object) -> None:
        wanted = replace(self._voice, **fields)
        if wanted != self._voice:
            self.edited.emit(wanted, words, f"{coalesce} {wanted.id}" if coalesce else "")

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _row(self, wide: QWidget, button: QWidget) -> QWidget:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(wide, 1)
        row.addWidget(button)
        return inner
