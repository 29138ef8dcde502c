"""What kind of sound file is to be made: format, sample rate, and what becomes of peaks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from composer.midi.audio_file import BIT_DEPTHS, SAMPLE_RATES

LOSSY = ".ogg"


@dataclass(frozen=True)
class AudioChoice:
    """``ending``: with the dot.  The rest as in :class:`~composer.app.settings.Settings`."""

    ending: str
    sample_rate: int
    bits: int
    normalise: bool
    stems: bool


class AudioExportDialog(QDialog):
    """``about``: a line about what will be heard.  Accepted, :meth:`choice` is what is wanted."""

    def __init__(self, choice: AudioChoice, about: str, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export Audio"))
        self.about = QLabel(about)
        self.about.setWordWrap(True)
        self.kind = QComboBox()
        for words, ending in (
            (self.tr("WAV (uncompressed)"), ".wav"),
            (self.tr("FLAC (compressed, nothing lost)"), ".flac"),
            (self.tr("OGG Vorbis (small)"), LOSSY),
        ):
            self.kind.addItem(words, ending)
        self.rate = QComboBox()
        for rate in SAMPLE_RATES:
            self.rate.addItem(self.tr("{rate} Hz").format(rate=f"{rate:n}"), rate)
        self.bits = QComboBox()
        for bits in BIT_DEPTHS:
            self.bits.addItem(self.tr("{bits} bits").format(bits=bits), bits)
        self.normalise = QCheckBox(self.tr("&Normalise"))
        self.normalise.setToolTip(
            self.tr("Bring the loudest moment to 1 dB below full scale; takes twice as long")
        )
        self.stems = QCheckBox(self.tr("One file for &each voice"))
        self.stems.setToolTip(
            self.tr("Beside one another they sound as the whole does; for mixing elsewhere")
        )
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Format"), self.kind)
        form.addRow(self.tr("Sample &rate"), self.rate)
        form.addRow(self.tr("&Depth"), self.bits)
        form.addRow("", self.normalise)
        form.addRow("", self.stems)
        for field, name in (
            (self.kind, self.tr("Format")),
            (self.rate, self.tr("Sample rate")),
            (self.bits, self.tr("Depth")),
        ):
            field.setAccessibleName(name)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.export = buttons.addButton(self.tr("E&xport…"), role.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.kind.setCurrentIndex(max(0, self.kind.findData(choice.ending)))
        self.rate.setCurrentIndex(max(0, self.rate.findData(choice.sample_rate)))
        self.bits.setCurrentIndex(max(0, self.bits.findData(choice.bits)))
        self.normalise.setChecked(choice.normalise)
        self.stems.setChecked(choice.stems)
        self.kind.currentIndexChanged.connect(self._show_depth)
        self._show_depth()
        self.setMinimumWidth(360)

    def choice(self) -> AudioChoice:
        """What the fields say."""
        return AudioChoice(
            self.kind.currentData(),
            self.rate.currentData(),
            self.bits.currentData(),
            self.normalise.isChecked(),
            self.stems.isChecked(),
        )

    def _show_depth(self) -> None:
        self.bits.setEnabled(self.kind.currentData() != LOSSY)
