"""The mixer's window: a strip for each voice, and an instrument for all of them at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.model.voice import Voice
from composer.ui.companion import CompanionDialog
from composer.ui.mixer.strip import Strip
from composer.ui.theme import theme

_VOLUME_COLUMN, _PAN_COLUMN = 6, 8


class MixerDialog(CompanionDialog):
    """``voice_edited``: as :attr:`~composer.ui.mixer.strip.Strip.edited`.

    ``ensemble_asked`` carries the name of an action that gives all voices an instrument.
    """

    voice_edited = Signal(object, str, str)
    ensemble_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mixer"))
        self.strips: list[Strip] = []
        self._shown: tuple[tuple[Voice, ...], tuple[str, ...]] = ((), ())
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        heads = (
            *("", self.tr("Voice"), self.tr("Instrument"), self.tr("Bank"), self.tr("Output")),
            *(self.tr("Channel"), self.tr("Volume"), "", self.tr("Pan"), "", ""),
        )
        for column, words in enumerate(heads):
            head = QLabel(words)
            head.setProperty("dim", True)
            self._grid.addWidget(head, 0, column)
        self._grid.setColumnStretch(_VOLUME_COLUMN, 3)
        self._grid.setColumnStretch(_PAN_COLUMN, 2)
        self._grid.setColumnMinimumWidth(_VOLUME_COLUMN, 90)
        self._grid.setColumnMinimumWidth(_PAN_COLUMN, 70)
        scroll = QScrollArea()
        scroll.setWidget(self._inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QHBoxLayout()
        below.setContentsMargins(12, 4, 12, 10)
        below.addWidget(QLabel(self.tr("All voices:")))
        self.ensembles: dict[str, QPushButton] = {}
        for name, words in (
            ("ensemble_choir", self.tr("&Choir")),
            ("ensemble_organ", self.tr("&Organ")),
            ("ensemble_strings", self.tr("&Strings")),
            ("ensemble_piano", self.tr("&Piano")),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, asked=name: self.ensemble_asked.emit(asked))
            self.ensembles[name] = button
            below.addWidget(button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(below)
        self.resize(1060, 260)
        theme().changed.connect(self._tint)

    def show_voices(self, voices: tuple[Voice, ...], outputs: tuple[str, ...]) -> None:
        """Shows the voices in their order; ``outputs``: where they can sound now."""
        self._shown = (tuple(voices), tuple(outputs))
        while len(self.strips) > len(voices):
            strip = self.strips.pop()
            for cell in strip.cells():
                self._grid.removeWidget(cell)
                cell.deleteLater()
            strip.deleteLater()
        while len(self.strips) < len(voices):
            strip = Strip(self._inner)
            strip.edited.connect(self.voice_edited)
            row = len(self.strips) + 1
            self._grid.setRowStretch(row + 1, 0)
            for column, cell in enumerate(strip.cells()):
                self._grid.addWidget(cell, row, column)
                cell.show()
            self.strips.append(strip)
        self._grid.setRowStretch(len(voices) + 1, 1)
        for place, (strip, voice) in enumerate(zip(self.strips, voices, strict=True)):
            strip.show_voice(voice, theme().colours.voice(voice.role, place), outputs)

    def _tint(self) -> None:
        self.show_voices(*self._shown)
