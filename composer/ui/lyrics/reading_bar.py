"""What is shown behind the words (surprise, a unit of the network): the legend and the choices."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.engine.messages.words import FEATURES
from composer.ui.lyrics.shade import shade_colour
from composer.ui.number_fields import WholeField
from composer.ui.theme import theme

NOTHING, BY_CHARACTER, BY_WORD, UNIT = "none", "characters", "words", "unit"


class Legend(QWidget):
    """A strip of the colours, with words at its ends."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = ("", "")
        self._middle = ""
        self._both = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 4)

    def show_scale(self, low: str, high: str, both: bool, middle: str = "") -> None:
        """``both``: from blue over nothing to orange, else from nothing to orange."""
        self._ends, self._both, self._middle = (low, high), both, middle
        self.setAccessibleName(f"{low} – {high}  {middle}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(c.line))
        painter.setBrush(QColor(c.field))
        painter.drawRoundedRect(area, 4, 4)
        gradient = QLinearGradient(area.left(), 0, area.right(), 0)
        first = -1.0 if self._both else 0.0
        for step in range(9):
            strength = first + (1.0 - first) * step / 8
            gradient.setColorAt(step / 8, shade_colour(strength, c))
        painter.setBrush(gradient)
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(QColor(c.text))
        inside = area.adjusted(7, 0, -7, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._ends[1])
        room = inside.width() - 2 * max(map(self.fontMetrics().horizontalAdvance, self._ends)) - 12
        words = self.fontMetrics().elidedText(
            self._middle, Qt.TextElideMode.ElideRight, max(0, round(room))
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


class ReadingBar(QFrame):
    """Hidden while nothing is shown behind the words.

    ``unit_asked(layer, number)``: both from 0; ``follow_asked(feature)``;
    ``closed``: nothing is to be shown any more.
    """

    unit_asked = Signal(int, int)
    follow_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.legend = Legend()
        self.close_button = QToolButton()
        self.close_button.setToolTip(self.tr("Show nothing behind the words"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.follow = QComboBox()
        self.follow.setAccessibleName(self.tr("Find a unit that follows"))
        self.follow.setToolTip(self.tr("Find the unit of the network that follows this best"))
        self.follow.addItem(self.tr("Find one that follows…"), "")
        for feature in FEATURES:
            self.follow.addItem(self._name_of(feature), feature)
        self.follow.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.layer, self.number = WholeField(), WholeField()
        self.layer.setRange(1, 2)
        self.number.setRange(0, 511)
        self.layer.setPrefix(self.tr("Layer "))
        self.number.setPrefix(self.tr("Unit "))
        self.layer.setToolTip(self.tr("Layer of the network, the first reads the characters"))
        self.number.setToolTip(self.tr("Number of the unit in its layer"))
        self.layer.setAccessibleName(self.tr("Layer of the network"))
        self.number.setAccessibleName(self.tr("Number of the unit"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("dim", True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.legend, 1)
        top.addWidget(self.close_button)
        self.lens = QWidget()
        units = QHBoxLayout()
        units.setSpacing(6)
        units.addWidget(self.layer)
        units.addWidget(self.number)
        units.addStretch(1)
        inside = QVBoxLayout(self.lens)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(5)
        inside.addWidget(self.follow)
        inside.addLayout(units)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.lens)
        column.addWidget(self.words)
        self.close_button.clicked.connect(self.closed)
        self.follow.activated.connect(self._follow)
        for field in (self.layer, self.number):
            field.valueChanged.connect(self._unit)
            field.setKeyboardTracking(False)
        self._tint()
        theme().changed.connect(self._tint)
        self.hide()

    def show_mode(self, mode: str, words: str = "", figure: str = "", details: str = "") -> None:
        """One of the modes above.  ``words``: what is amiss; ``figure``: on the legend, such as the
        mean, with ``details`` in its tooltip."""
        self.legend.setToolTip(details)
        self.setVisible(mode != NOTHING)
        self.lens.setVisible(mode == UNIT)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        if mode == UNIT:
            self.legend.show_scale("−1", "+1", True, figure)
        else:
            most = {BY_CHARACTER: "6", BY_WORD: "16"}.get(mode, "")
            high = self.tr("≥ {nats} nats").format(nats=most)
            self.legend.show_scale(self.tr("0 nats"), high, False, figure)

    def show_unit(
        self, layer: int, number: int, layers: int, width: int, follow: str | None
    ) -> None:
        """Layer and number (both from 0) of the unit that is seen, of how many, and what it was to
        follow."""
        self.follow.setCurrentIndex(max(0, self.follow.findData(follow)))
        for field, most, value in (
            (self.layer, layers, layer + 1),
            (self.number, width - 1, number),
        ):
            field.blockSignals(True)
            field.setMaximum(most)
            field.setValue(value)
            field.blockSignals(False)

    def name_of(self, feature: str) -> str:
        """A feature in the person's language."""
        place = self.follow.findData(feature)
        return self.follow.itemText(place) if place >= 0 else feature

    def _name_of(self, feature: str) -> str:
        return {
            "line length": self.tr("the length of the line so far"),
            "line end": self.tr("the end of the line"),
            "rhyme": self.tr("the rhyme"),
            "quotes": self.tr("the quotation marks"),
            "word length": self.tr("the length of the word so far"),
            "word end": self.tr("the end of the word"),
            "capital": self.tr("capital letters"),
        }.get(feature, feature)

    def _follow(self, place: int) -> None:
        feature = self.follow.itemData(place)
        if feature:
            self.follow_asked.emit(feature)

    def _unit(self) -> None:
        self.follow.setCurrentIndex(0)
        self.unit_asked.emit(self.layer.value() - 1, self.number.value())

    def _tint(self) -> None:
        self.close_button.setIcon(theme().icon("close"))
