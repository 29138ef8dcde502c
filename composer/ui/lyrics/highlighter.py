"""How the letters of the page look: headings, proposed words, words that are copied.

Positions are Qt's, of the whole page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from composer.ui.theme import theme

_HEADING = re.compile(r"^\s*\[[^\]]*\]\s*$")

Spans = tuple[tuple[int, int], ...]


class Marked(NamedTuple):
    """A stretch from ``start`` up to ``end`` that is underlined; ``words`` is its tooltip."""

    start: int
    end: int
    words: str


class Highlighter(QSyntaxHighlighter):
    """``draft``: the proposed stretch and those of its lines that are dropped, or ``None``."""

    def __init__(self, document: QTextDocument):
        super().__init__(document)
        self.draft: tuple[int, int, Spans] | None = None
        self.marks: list[Marked] = []
        self._make_formats()
        theme().changed.connect(self._follow_theme)

    def draw_again(self, start: int, end: int) -> None:
        """The rows of that stretch, whose letters are as they were."""
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        """Called by Qt with one row."""
        first = self.currentBlock().position()
        last = first + self.currentBlock().length() - 1
        if _HEADING.match(text):
            self.setFormat(0, last - first, self._heading)
        if self.draft is not None:
            start, end, dropped = self.draft
            self._apply(first, last, start, end, self._proposed)
            for begin, stop in dropped:
                self._apply(first, last, begin, stop, self._dropped)
        for mark in self.marks:
            self._underline(first, last, mark)

    def _apply(self, first: int, last: int, start: int, end: int, form: QTextCharFormat) -> None:
        low, high = max(first, start), min(last, end)
        if low < high:
            self.setFormat(low - first, high - low, form)

    def _underline(self, first: int, last: int, mark: Marked) -> None:
        for position in range(max(first, mark.start), min(last, mark.end)):
            form = QTextCharFormat(self.format(position - first))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(self._copied)
            self.setFormat(position - first, 1, form)

    def _make_formats(self) -> None:
        c = theme().colours
        self._heading = QTextCharFormat()
        self._heading.setForeground(QColor(c.accent))
        self._heading.setFontWeight(QFont.Weight.DemiBold)
        self._proposed = QTextCharFormat()
        self._proposed.setForeground(QColor(c.accent_hover if c.dark else c.accent))
        self._dropped = QTextCharFormat()
        self._dropped.setForeground(QColor(c.faint))
        self._dropped.setFontStrikeOut(True)
        self._copied = QColor(c.warning)

    def _follow_theme(self) -> None:
        self._make_formats()
        self.rehighlight()
