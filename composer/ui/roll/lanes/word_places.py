"""Where in the syllable lane rows of words, texts and notes are.  Pixels of the lane's content."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from composer.ui.roll.lanes.syllable_painter import INSET, ROW, Cell, WordFont, cells_of
from composer.ui.roll.lanes.word_rows import WordRow, WordRows
from composer.ui.roll.scene import Scene
from composer.ui.roll.stage import Pointer

MARGIN = 3.0  # above the first row and under the last
LEAST_ROW = 17.0
SLACK = 44.0  # how far over a rest a note's place for words reaches
_MOST_ROW = ROW + 3


class WordPlaces:
    """``height()``: of the content; ``scrolled``: how far down its rows are scrolled.

    ``extra()``: a row that is to be there beside those with words.
    """

    def __init__(
        self,
        scene: Scene,
        words: WordRows,
        height: Callable[[], float],
        extra: Callable[[], WordRow | None],
    ):
        self.scene = scene
        self.words = words
        self.height = height
        self.extra = extra
        self.scrolled = 0.0
        self._font: WordFont | None = None
        self._font_key: tuple[object, ...] = ()

    def rows(self) -> list[WordRow]:
        """Those that are shown, from above."""
        return self.words.shown(self.extra())

    def bands(self, rows: list[WordRow]) -> list[QRectF]:
        """Where the rows are."""
        height, width = self.row_height(len(rows)), self.scene.stage.view.width
        top = MARGIN - self.scrolled
        if not self.scrolled and height * len(rows) + 2 * MARGIN < self.height():
            top = (self.height() - height * len(rows)) / 2
        return [QRectF(0, top + height * i, width, height) for i in range(len(rows))]

    def row_height(self, count: int) -> float:
        """Of each of so many rows."""
        there = self.height() - 2 * MARGIN
        return max(LEAST_ROW, min(_MOST_ROW, there / max(1, count)))

    def scroll(self, way: float) -> bool:
        """Scrolls the rows down by ``way``; whether there is anything out of sight."""
        count = len(self.rows())
        excess = 2 * MARGIN + self.row_height(count) * count - self.height()
        if excess < 1:
            return False
        self.scrolled = max(0.0, min(excess, self.scrolled + way))
        return True

    def font(self, count: int) -> WordFont:
        """The words' font when there are so many rows."""
        height = self.row_height(count)
        key = (self.scene.font.toString(), height, self.scene.ratio)
        if self._font is None or key != self._font_key:
            self._font, self._font_key = WordFont(self.scene, height), key
        return self._font

    def cell(self, row: WordRow, note: int) -> QRectF | None:
        """Where the text of a note stands or would stand; ``None`` for a row that is not shown."""
        rows, stage = self.rows(), self.scene.stage
        if row not in rows or note not in stage.document.score.notes:
            return None
        band = self.bands(rows)[rows.index(row)]
        sung = self.words.sung(note, row.row)
        text = sung.text if sung is not None else ""
        width = max(22.0, self.font(len(rows)).width(text) + 2 * INSET + 2)
        x = stage.view.x(stage.note(note).onset)
        return QRectF(x - 1, band.top() + 1.5, width, band.height() - 3)

    def under(self, pointer: Pointer) -> tuple[WordRow, int | None, Cell | None] | None:
        """Row, place in its melody, and syllable at the pointer."""
        rows = self.rows()
        if not rows or pointer.x < 0:
            return None
        bands, view = self.bands(rows), self.scene.stage.view
        index = min(range(len(rows)), key=lambda i: abs(bands[i].center().y() - pointer.y))
        row = rows[index]
        melody = self.words.melody(row.voice)
        near = QRectF(pointer.x - 4, 0, 8, self.height())
        for cell in cells_of(self.scene, self.words, row, near, self.font(len(rows))):
            if cell.x - INSET <= pointer.x <= max(cell.right + 2, cell.x + 8):
                return row, melody.place_of(cell.note), cell
        return row, melody.at(view.tick(pointer.x), SLACK / view.scale), None
