"""The transport: position, tempo and output beside the play buttons.

Positions are ticks, 480 to a quarter note; tempo is quarter notes a minute (bpm).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from composer.model.time import MeterMap, TempoMap
from composer.ui.number_fields import DecimalField
from composer.ui.theme import theme

MIN_BPM, MAX_BPM = 10.0, 400.0


def bar_and_beat(meter: MeterMap, tick: int) -> tuple[int, int, int]:
    """Bar, felt beat, and 16th in the beat, each from 1, of a tick of 0 or more."""
    bar, into = meter.position(tick)
    beat_ticks = meter.at(tick).beat_ticks
    beat, rest = divmod(into, beat_ticks)
    return bar + 1, beat + 1, rest // 120 + 1


def clock(seconds: float) -> str:
    """Minutes, seconds and tenths, such as ``"1:05.3"``."""
    tenths = int(seconds * 10 + 1e-6)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


class Readout(QLabel):
    """A number that changes while playing: its width is that of its longest value."""

    def __init__(self, longest: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("readout", True)
        font = QFont(self.font())
        families = set(QFontDatabase.families())
        for family in ("JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono"):
            if family in families:
                font.setFamily(family)
                break
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._longest = longest
        self.ensurePolished()
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(longest) + 22)


class TransportPanel(QWidget):
    """Position, tempo and output, laid in the tool bar."""

    tempo_edited = Signal(float)
    output_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._seen: tuple[object, ...] = ()
        self._drawings: tuple[str, ...] = ()
        self.position = Readout("000.0.0")
        self.position.setAccessibleName(self.tr("Position in bars, beats and sixteenths"))
        self.position.setToolTip(self.tr("Bar . beat . sixteenth"))
        self.time = Readout("00:00.0")
        self.time.setAccessibleName(self.tr("Position in minutes and seconds"))
        self.time.setToolTip(self.tr("Minutes : seconds"))
        self.tempo = DecimalField()
        self.tempo.setRange(MIN_BPM, MAX_BPM)
        self.tempo.setDecimals(1)
        self.tempo.setSuffix(self.tr(" bpm"))
        self.tempo.setFixedWidth(self.tempo.fontMetrics().horizontalAdvance("000.0 bpm") + 44)
        self.tempo.setKeyboardTracking(False)
        self.tempo.setAccessibleName(self.tr("Tempo"))
        self.tempo.setToolTip(self.tr("Tempo at the playhead, in quarter notes a minute"))
        self.speed = QLabel()
        self.speed.setProperty("dim", True)
        self.speed.setAccessibleName(self.tr("Speed of playing"))
        self.speed.hide()
        self.output = QComboBox()
        self.output.setAccessibleName(self.tr("Output"))
        self.output.setToolTip(self.tr("Where the notes sound"))
        self.output.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.output.setMinimumContentsLength(13)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.position, self.time, self.tempo, self.speed, self.output):
            row.addWidget(part)
        self.tempo.valueChanged.connect(self.tempo_edited)
        self.output.activated.connect(
            lambda place: self.output_chosen.emit(self.output.itemData(place))
        )
        theme().changed.connect(self._tint)

    def show_position(self, tick: int, meter: MeterMap, tempo: TempoMap) -> None:
        """Shows the playhead's place and the tempo there."""
        tick = max(0, tick)
        seen = (tick, meter, tempo)
        if seen == self._seen:
            return
        self._seen = seen
        self.position.setText("{}.{}.{}".format(*bar_and_beat(meter, tick)))
        self.time.setText(clock(tempo.seconds(tick)))
        bpm = round(tempo.at(tick).bpm, 1)
        being_typed = self.tempo.hasFocus() and self.tempo.lineEdit().isModified()
        if not being_typed and bpm != self.tempo.value():
            self.show_tempo(bpm)

    def show_counting(self, beat: int, beats: int) -> None:
        """Shows a click of the count-in, ``beat`` of ``beats``, in the place of the position."""
        self._seen = ()
        self.position.setText(f"{beat - beats - 1}")

    def show_tempo(self, bpm: float) -> None:
        """Sets the tempo field without emitting."""
        self.tempo.blockSignals(True)
        self.tempo.setValue(bpm)
        self.tempo.blockSignals(False)

    def show_speed(self, percent: int) -> None:
        """Shows that it plays faster or slower than written; 100 per cent is not worth a word."""
        self.speed.setText(self.tr("× {percent} %").format(percent=percent))
        self.speed.setToolTip(self.tr("Transport > Speed of Playing changes it"))
        self.speed.setVisible(percent != 100)

    def show_outputs(self, outputs: tuple[tuple[str, object, str], ...], chosen: object) -> None:
        """Fills the chooser with (words, value, icon) and shows the one that is in use."""
        now = tuple(
            (self.output.itemText(i), self.output.itemData(i)) for i in range(self.output.count())
        )
        if now != tuple((words, value) for words, value, _ in outputs):
            self.output.clear()
            for words, value, drawing in outputs:
                self.output.addItem(theme().icon(drawing), words, value)
        self._drawings = tuple(drawing for _, _, drawing in outputs)
        for place in range(self.output.count()):
            if self.output.itemData(place) == chosen:
                self.output.setCurrentIndex(place)

    def _tint(self) -> None:
        for place, drawing in enumerate(self._drawings):
            self.output.setItemIcon(place, theme().icon(drawing))
