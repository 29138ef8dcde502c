"""The next character at the cursor as bars: how likely each is, and what temperature does to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from composer.app.reading import NextCharacters
from composer.ui.theme import theme

BARS = 12


class NextPlot(QWidget):
    """The 12 likeliest characters; bars at the temperature chosen, a line where 1 would be."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Likeliest next characters"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._plain: tuple[tuple[str, float], ...] = ()
        self._next = NextCharacters(())
        self._temperature = 1.0
        self.bars: tuple[tuple[str, float], ...] = ()
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(160, 64 + self.fontMetrics().height())

    def show_next(self, following: NextCharacters) -> None:
        """Another place, or none (no probabilities)."""
        self._next = following
        self._make()

    def set_temperature(self, temperature: float) -> None:
        """What the bars are drawn at."""
        self._temperature = temperature
        self._make()

    def name_of(self, character: str) -> str:
        """How a character is written under its bar."""
        return {"": "■", " ": "␣", "\n": "↵"}.get(character, character)

    def _make(self) -> None:
        self._plain = self._next.probabilities[:BARS]
        self.bars = self._next.at(self._temperature)[:BARS]
        said = ", ".join(f"{self.name_of(c)} {100 * p:.0f} %" for c, p in self.bars[:5])
        self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(c.line), 1.0))
        painter.setBrush(QColor(c.field))
        painter.drawRoundedRect(area, 5, 5)
        if not self.bars:
            painter.setPen(QColor(c.faint))
            words = self.tr("What may come next at the cursor appears here")
            painter.drawText(
                area.adjusted(6, 0, -6, 0),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                words,
            )
            return
        below = self.fontMetrics().height() + 3
        inner = area.adjusted(6, 7, -6, -below)
        wide = inner.width() / BARS
        most = max(max(p for _, p in self.bars), max(p for _, p in self._plain))
        painter.setPen(Qt.PenStyle.NoPen)
        for place, ((character, p), (_, plain)) in enumerate(
            zip(self.bars, self._plain, strict=True)
        ):
            left = inner.left() + place * wide
            height = inner.height() * p / most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent))
            bar = QRectF(left + 2, inner.bottom() - height, wide - 4, height)
            painter.drawRoundedRect(bar, 1.5, 1.5)
            level = inner.bottom() - inner.height() * plain / most
            painter.setPen(QPen(QColor(c.text), 1.4))
            painter.drawLine(round(left + 1), round(level), round(left + wide - 1), round(level))
            painter.setPen(QColor(c.dim))
            painter.drawText(
                QRectF(left, inner.bottom() + 1, wide, below),
                Qt.AlignmentFlag.AlignCenter,
                self.name_of(character),
            )

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos().x()), self)
            return True
        return super().event(event)

    def _tip(self, x: int) -> str:
        place = int((x - 6) / max(1, self.width() - 12) * BARS)
        if not 0 <= place < len(self.bars):
            return ""
        character, p = self.bars[place]
        name = {
            "": self.tr("the end of the text"),
            " ": self.tr("a blank"),
            "\n": self.tr("a new line"),
        }.get(character, f"“{character}”")
        words = self.tr(
            "Next comes {name}: {now:.1f} % at temperature {temperature:.2f}; "
            "the line is at {plain:.1f} %, temperature 1"
        )
        return words.format(
            name=name,
            now=100 * p,
            plain=100 * self._plain[place][1],
            temperature=self._temperature,
        )
