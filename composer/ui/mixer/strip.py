"""One voice in the mixer: instrument, bank, output, channel, volume, pan, mute and solo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from composer.midi.messages import BUILT_IN
from composer.midi.song import CHANNELS
from composer.model.voice import DRUM_CHANNEL, Voice
from composer.ui.instrument_choice import InstrumentChoice
from composer.ui.number_fields import WholeField
from composer.ui.quiet_choice import QuietChoice

CENTRE = 64
USUAL_VOLUME = 100
MAX_BANK = 16383


class Slider(QSlider):
    """A slider that a double click puts back to its resting value."""

    def __init__(self, resting: int, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 127)
        self.setPageStep(8)
        self._resting = resting

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to rest."""
        self.setValue(self._resting)
        event.accept()


class Strip(QObject):
    """``edited`` carries the voice as it should be, the change's name, and a key by which changes
    that follow each other become one step (``""``: none)."""

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._voice = Voice(0, "")
        self._outputs: tuple[str, ...] = ()
        self.name = QLabel(parent)
        self.colour = QLabel(parent)
        self.instrument = InstrumentChoice(parent)
        self.instrument.setMinimumContentsLength(15)
        self.bank = WholeField(parent)
        self.bank.setRange(0, MAX_BANK)
        self.bank.setKeyboardTracking(False)
        self.output = QuietChoice(parent)
        self.output.setMinimumContentsLength(13)
        self.channel = QuietChoice(parent)
        self.channel.setMinimumContentsLength(3)
        for channel in range(CHANNELS):
            drums = self.tr("{number} (drums)") if channel == DRUM_CHANNEL else "{number}"
            self.channel.addItem(drums.format(number=channel + 1), channel)
        self.volume = Slider(USUAL_VOLUME, parent)
        self.volume_said = self._readout("127", parent)
        self.pan = Slider(CENTRE, parent)
        self.pan_said = self._readout("R 63", parent)
        self.mute = self._letter(self.tr("M"), "mute", parent)
        self.solo = self._letter(self.tr("S"), "solo", parent)
        self.buttons = QWidget(parent)
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.mute)
        row.addWidget(self.solo)
        self._connect()

    @property
    def voice(self) -> Voice:
        """The voice shown."""
        return self._voice

    def cells(self) -> tuple[QWidget, ...]:
        """The parts, from left to right."""
        return (
            *(self.colour, self.name, self.instrument, self.bank, self.output, self.channel),
            *(self.volume, self.volume_said, self.pan, self.pan_said, self.buttons),
        )

    def show_voice(self, voice: Voice, colour: QColor, outputs: tuple[str, ...]) -> None:
        """Shows ``voice``; ``outputs``: the names that there are now, the built-in sound too."""
        self._voice = voice
        swatch = QPixmap(QSize(8, 18))
        swatch.fill(colour)
        self.colour.setPixmap(swatch)
        self.name.setText(voice.name)
        self._show_outputs(outputs)
        for part in (self.bank, self.volume, self.pan):
            part.blockSignals(True)
        self.instrument.show_program(voice.program, voice.channel == DRUM_CHANNEL)
        self.bank.setValue(voice.bank)
        self.channel.setCurrentIndex(voice.channel)
        self.volume.setValue(voice.volume)
        self.pan.setValue(voice.pan)
        for part in (self.bank, self.volume, self.pan):
            part.blockSignals(False)
        self.volume_said.setText(str(voice.volume))
        self.pan_said.setText(self._side(voice.pan))
        self.mute.setChecked(voice.muted)
        self.solo.setChecked(voice.solo)
        for part, words in (
            (self.instrument, self.tr("Instrument of {name}")),
            (self.bank, self.tr("Bank of {name}")),
            (self.output, self.tr("Output of {name}")),
            (self.channel, self.tr("Channel of {name}")),
            (self.volume, self.tr("Volume of {name}")),
            (self.pan, self.tr("Pan of {name}")),
            (self.mute, self.tr("Mute {name}")),
            (self.solo, self.tr("Solo {name}")),
        ):
            part.setAccessibleName(words.format(name=voice.name))
        self.mute.setToolTip(self.mute.accessibleName())
        self.solo.setToolTip(self.solo.accessibleName())
        self.volume.setToolTip(self.tr("Volume, 0 to 127; a double click puts it to 100"))
        self.pan.setToolTip(self.tr("Left to right; a double click puts it to the centre"))

    def _show_outputs(self, outputs: tuple[str, ...]) -> None:
        choices = [(self.tr("Default"), "")]
        choices += [(self.tr("Built-in sound") if n == BUILT_IN else n, n) for n in outputs]
        if self._voice.port and self._voice.port not in outputs:
            words = self.tr("{name} (not there)").format(name=self._voice.port)
            choices.append((words, self._voice.port))
        now = [
            (self.output.itemText(i), self.output.itemData(i)) for i in range(self.output.count())
        ]
        if now != choices:
            self.output.clear()
            for words, name in choices:
                self.output.addItem(words, name)
        self.output.setCurrentIndex(self.output.findData(self._voice.port))
        self.output.setToolTip(self.output.currentText())

    def _connect(self) -> None:
        self.instrument.program_chosen.connect(
            lambda program: self._change(self.tr("Instrument"), program=program)
        )
        self.bank.valueChanged.connect(
            lambda bank: self._change(self.tr("Bank"), "bank", bank=bank)
        )
        self.output.activated.connect(
            lambda _: self._change(self.tr("Output of Voice"), port=self.output.currentData())
        )
        self.channel.activated.connect(
            lambda channel: self._change(self.tr("Channel"), channel=channel)
        )
        self.volume.valueChanged.connect(
            lambda volume: self._change(self.tr("Volume"), "volume", volume=volume)
        )
        self.pan.valueChanged.connect(lambda pan: self._change(self.tr("Pan"), "pan", pan=pan))
        self.mute.clicked.connect(lambda on: self._change(self.tr("Mute Voice"), muted=on))
        self.solo.clicked.connect(lambda on: self._change(self.tr("Solo Voice"), solo=on))

    def _change(self, words: str, coalesce: str = "", **fields: object) -> None:
        wanted = replace(self._voice, **fields)
        if wanted != self._voice:
            key = f"{coalesce} {wanted.id}" if coalesce else ""
            self.edited.emit(wanted, words, key)

    def _side(self, pan: int) -> str:
        if pan == CENTRE:
            return self.tr("C")
        words = self.tr("L {by}") if pan < CENTRE else self.tr("R {by}")
        return words.format(by=abs(pan - CENTRE))

    def _readout(self, longest: str, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(longest) + 6)
        label.setProperty("dim", True)
        return label

    def _letter(self, letter: str, kind: str, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setText(letter)
        button.setCheckable(True)
        button.setProperty("letter", kind)
        button.setFixedSize(QSize(22, 20))
        return button
