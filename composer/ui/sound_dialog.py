"""Transport > Sound: the soundfont, reverb and loudness of the built-in sound, and the click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from composer.midi.messages import BUILT_IN
from composer.midi.sound_options import DEFAULT_REVERB, MAX_GAIN, MIN_GAIN
from composer.ui.companion import CompanionDialog

_PERCENT = 100
USUAL_CLICK = 100


class SoundDialog(CompanionDialog):
    """What is chosen is heard at once.  ``reverb_chosen``: 0 to 1; ``gain_chosen``: decibels;
    ``click_chosen``: 0 to 127."""

    soundfont_asked = Signal()
    shipped_asked = Signal()
    reverb_chosen = Signal(float)
    gain_chosen = Signal(float)
    click_chosen = Signal(int)
    click_port_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sound"))
        self.soundfont = QLabel()
        self.soundfont.setTextFormat(Qt.TextFormat.PlainText)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.choose = QPushButton(self.tr("&Choose…"))
        self.choose.setToolTip(self.tr("Another soundfont: an .sf2 or .sf3 file"))
        self.shipped = QPushButton(self.tr("Use &Descant’s Own"))
        self.reverb = self._slider(0, _PERCENT, self.tr("Reverb"))
        self.gain = self._slider(round(MIN_GAIN), round(MAX_GAIN), self.tr("Loudness"))
        self.click = self._slider(0, 127, self.tr("Metronome"))
        self.click_port = QComboBox()
        self.click_port.setAccessibleName(self.tr("Output of the metronome"))
        self.click_port.setToolTip(
            self.tr("For a synth without drums: click on the built-in sound instead")
        )
        self.said = {slider: QLabel() for slider in (self.reverb, self.gain, self.click)}
        for label in self.said.values():
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("+12 dB") + 8)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(self.tr("Soundfont"), self.soundfont)
        form.addRow("", self._row(self.choose, self.shipped))
        form.addRow(self.problem)
        form.addRow(self.tr("&Reverb"), self._row(self.reverb, self.said[self.reverb]))
        form.addRow(self.tr("&Loudness"), self._row(self.gain, self.said[self.gain]))
        form.addRow(self.tr("&Metronome"), self._row(self.click, self.said[self.click]))
        form.addRow(self.tr("Metronome o&n"), self.click_port)
        for row, slider in enumerate((self.reverb, self.gain, self.click), start=3):
            form.itemAt(row, QFormLayout.ItemRole.LabelRole).widget().setBuddy(slider)  # type: ignore[union-attr]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.usual = buttons.addButton(
            self.tr("&Usual Values"), QDialogButtonBox.ButtonRole.ResetRole
        )
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.choose.clicked.connect(self.soundfont_asked)
        self.shipped.clicked.connect(self.shipped_asked)
        self.reverb.valueChanged.connect(lambda value: self.reverb_chosen.emit(value / _PERCENT))
        self.gain.valueChanged.connect(lambda value: self.gain_chosen.emit(float(value)))
        self.click.valueChanged.connect(self.click_chosen)
        self.click_port.activated.connect(
            lambda _: self.click_port_chosen.emit(self.click_port.currentData())
        )
        self.usual.clicked.connect(self._go_back)
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(430)

    def show_sound(self, soundfont: str | None, reverb: float, gain: float, click: int) -> None:
        """Shows what is set, without emitting.  ``soundfont``: a path, ``None``: Descant's own."""
        if soundfont is None:
            self.soundfont.setText(self.tr("Descant’s own (TimGM6mb)"))
        else:
            self.soundfont.setText(Path(soundfont).name)
        self.soundfont.setToolTip(soundfont or "")
        self.shipped.setEnabled(soundfont is not None)
        for slider, value in (
            (self.reverb, round(reverb * _PERCENT)),
            (self.gain, round(gain)),
            (self.click, click),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self.said[self.reverb].setText(
            self.tr("{percent} %").format(percent=self.reverb.value())
            if self.reverb.value()
            else self.tr("off")
        )
        self.said[self.gain].setText(self.tr("{gain} dB").format(gain=_signed(self.gain.value())))
        self.said[self.click].setText(str(self.click.value()))

    def show_click_port(self, chosen: str, outputs: tuple[str, ...]) -> None:
        """Shows where the metronome sounds; ``outputs``: where it can, ``""``: with the song."""
        self.click_port.clear()
        self.click_port.addItem(self.tr("The output of the song"), "")
        for name in outputs:
            words = self.tr("Built-in sound") if name == BUILT_IN else name
            self.click_port.addItem(words, name)
        if chosen and chosen not in outputs:
            words = self.tr("{name} (not there)").format(name=chosen)
            self.click_port.addItem(words, chosen)
        self.click_port.setCurrentIndex(self.click_port.findData(chosen))

    def say(self, sentence: str) -> None:
        """Shows what is wrong with a soundfont; ``""``: nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _slider(self, low: int, high: int, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setPageStep(max(1, (high - low) // 10))
        slider.setAccessibleName(name)
        return slider

    def _row(self, *parts: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in parts:
            line.addWidget(part, 1 if isinstance(part, QSlider) else 0)
        if not any(isinstance(part, QSlider) for part in parts):
            line.addStretch(1)
        return row

    def _go_back(self) -> None:
        self.reverb.setValue(round(DEFAULT_REVERB * _PERCENT))
        self.gain.setValue(0)
        self.click.setValue(USUAL_CLICK)


def _signed(value: int) -> str:
    return f"{value:+d}" if value else "0"
