"""A row of small buttons, one for each voice of a candidate: which of them are taken."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from composer.model.voice import SATB, Role
from composer.ui.theme import theme


class VoiceChips(QWidget):
    """``changed``: other voices are taken.  Without at least two voices nothing is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._names = {
            Role.SOPRANO: self.tr("Soprano"),
            Role.ALTO: self.tr("Alto"),
            Role.TENOR: self.tr("Tenor"),
            Role.BASS: self.tr("Bass"),
        }
        self.buttons: dict[Role, QToolButton] = {}
        self._shown: tuple[Role, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(4)
        label = QLabel(self.tr("Take"))
        label.setProperty("dim", True)
        row.addWidget(label)
        for role in SATB:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(True)
            button.setText(self._names[role])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(10, 10))
            button.setProperty("tight", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            words = self.tr("Take the {voice} of the candidate, or leave it out")
            button.setToolTip(words.format(voice=self._names[role]))
            button.setAccessibleDescription(button.toolTip())
            button.toggled.connect(self.changed)
            row.addWidget(button)
            self.buttons[role] = button
        row.addStretch(1)
        self._tint()
        theme().changed.connect(self._tint)
        self.show_roles(())

    @property
    def left_out(self) -> frozenset[Role]:
        """The voices of the candidate that are not to be taken."""
        return frozenset(role for role in self._shown if not self.buttons[role].isChecked())

    def show_roles(self, roles: Iterable[Role]) -> None:
        """Shows these voices; where they are others than before, all are taken."""
        shown = tuple(role for role in SATB if role in set(roles))
        if shown == self._shown and shown:
            return
        self._shown = shown
        for role, button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(True)
            button.blockSignals(False)
            button.setVisible(role in shown)
        self.setVisible(len(shown) > 1)

    def _tint(self) -> None:
        for role, button in self.buttons.items():
            dot = QPixmap(20, 20)
            dot.fill(Qt.GlobalColor.transparent)
            with QPainter(dot) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme().colours.voice(role)))
                painter.drawEllipse(2, 2, 16, 16)
            button.setIcon(QIcon(dot))
