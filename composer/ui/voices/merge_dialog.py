"""Voice > Merge Voices: which, and into which of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.model.voice import Voice
from composer.ui.theme import theme


class MergeDialog(QDialog):
    """Shows ``voices``; at first the active one and the one below it are chosen."""

    def __init__(self, voices: tuple[Voice, ...], active: int | None, parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Merge Voices"))
        self._voices = voices
        self.into = QComboBox()
        self.into.setAccessibleName(self.tr("Voice that stays"))
        ids = [voice.id for voice in voices]
        place = ids.index(active) if active in ids else 0
        # The last voice goes together with the one above it.
        first = max(0, min(place, len(ids) - 2))
        self.boxes: list[QCheckBox] = []
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        for number, voice in enumerate(voices):
            colour = QPixmap(QSize(6, 16))
            colour.fill(theme().colours.voice(voice.role, number))
            box = QCheckBox(voice.name.replace("&", "&&"))
            box.setIcon(QIcon(colour))
            box.setChecked(number in (first, first + 1))
            box.toggled.connect(lambda _: self._fill_into(self.target()))
            rows.addWidget(box)
            self.boxes.append(box)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form = QFormLayout()
        form.addRow(self.tr("&Into"), self.into)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Merge"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        words = QLabel(self.tr("The notes of the chosen voices go into one of them."))
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(scroll, 1)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._fill_into(active)
        self.resize(320, min(480, 170 + 28 * len(voices)))

    def chosen(self) -> tuple[int, ...]:
        """Ids of the voices that are ticked."""
        pairs = zip(self._voices, self.boxes, strict=True)
        return tuple(voice.id for voice, box in pairs if box.isChecked())

    def target(self) -> int | None:
        """Id of the voice that stays."""
        return self.into.currentData()  # type: ignore[no-any-return]

    def _fill_into(self, wanted: int | None) -> None:
        self.into.clear()
        for voice, box in zip(self._voices, self.boxes, strict=True):
            if box.isChecked():
                self.into.addItem(voice.name, voice.id)
        place = self.into.findData(wanted)
        self.into.setCurrentIndex(max(0, place) if self.into.count() else -1)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self.into.count() > 1)
