"""Colours behind the letters: how surprising each is, or what a unit of the network does there.

Two scales, both told apart by lightness as well as by hue, in light and dark and without red
against green: surprise runs from the page's own colour to orange; activation from blue (-1) over
the page's colour (0) to orange (+1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock

from composer.ui.colours import Colours
from composer.ui.lyrics.offsets import to_offset
from composer.ui.theme import theme

MOST_NATS = 6.0  # from here on a character's shade is as strong as can be
MOST_WORD_NATS = 16.0  # and a whole word's
_ORANGE = ("#e8862e", "#f0a35a")  # in light, in dark
_BLUE = ("#2f74e0", "#5b9bff")
_STRONGEST = 0.62  # of the colour over the page: letters stay readable


@dataclass(frozen=True)
class Shade:
    """``values``: for each character of ``text``, ``None`` for nothing.

    ``scale``: a value to -1 ... 1 (negative: blue).  ``said``: a value in words.
    """

    text: str
    values: tuple[float | None, ...]
    scale: Callable[[float], float]
    said: Callable[[float], str]

    def moved(self, old: str, new: str, same: int, tail: int) -> Shade:
        """For a text that was changed after its first ``same`` and before its last ``tail``."""
        if self.text != old:
            return self
        middle = (None,) * (len(new) - same - tail)
        values = self.values[:same] + middle + self.values[len(old) - tail :]
        return Shade(new, values, self.scale, self.said)

    def words_at(self, offset: int) -> str:
        """The value of a character in words, empty for none."""
        value = self.values[offset] if offset < len(self.values) else None
        return "" if value is None else self.said(value)


def by_word(text: str, values: tuple[float | None, ...]) -> tuple[float | None, ...]:
    """Each character of a word with the sum over the word; blanks have none."""
    result: list[float | None] = [None] * len(text)
    start = 0
    for place in range(len(text) + 1):
        if place == len(text) or text[place].isspace():
            there = [value for value in values[start:place] if value is not None]
            if there:
                result[start:place] = [sum(there)] * (place - start)
            start = place + 1
    return tuple(result)


def shade_colour(strength: float, colours: Colours) -> QColor:
    """The colour for a strength of -1 to 1, to be laid over the page."""
    pair = _ORANGE if strength >= 0 else _BLUE
    colour = QColor(pair[colours.dark])
    colour.setAlphaF(min(1.0, abs(strength)) * _STRONGEST)
    return colour


def paint_shade(
    painter: QPainter, shade: Shade, page: str, rows: Iterable[tuple[QTextBlock, QRectF]]
) -> None:
    """Paints behind the letters of the visible rows (blocks and their rectangles)."""
    colours = theme().colours
    for block, box in rows:
        layout = block.layout()
        start = to_offset(page, block.position())
        units = [0]
        for character in block.text():
            units.append(units[-1] + 1 + (character > "\uffff"))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            top, height = box.top() + line.y(), line.height()
            for place in range(len(units) - 1):
                low, high = units[place], units[place + 1]
                offset = start + place
                if low < first or low >= last or offset >= len(shade.values):
                    continue
                value = shade.values[offset]
                if value is None:
                    continue
                left, right = _x(line, low), _x(line, min(high, last))
                area = QRectF(box.left() + left, top + 1, right - left, height - 2)
                painter.fillRect(area, shade_colour(shade.scale(value), colours))


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
