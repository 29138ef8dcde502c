"""Draws rows of words beneath the notes: syllables, hyphens between them, and lines of melismas.

A syllable begins at its note's onset and may reach over notes without words, to the next syllable
at most; where there is too little room it is shortened, and at last only a stroke is left of it.
Pixels of the lane's content.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from composer.app.singing import Sung
from composer.model.lyrics import Line, Lyrics, Place
from composer.ui.roll.lanes.word_rows import WordRow, WordRows
from composer.ui.roll.rectangles import draw_rectangles, table
from composer.ui.roll.scene import KEYS, Scene, VoiceLook, blend

ROW = 21.0
INSET = 2.0  # of a text from its note's onset
_APART = 4.0  # of two texts
_SHORTEST = 13.0  # room below which a text is a stroke only
_DASH, _DASHES_APART = 5.0, 110.0
_FAR_LEFT = -40.0
_MOST_WIDTHS = 20_000
# With more notes in sight than this there are strokes only.
WORDS_LIMIT = 1500


@dataclass(frozen=True, slots=True)
class Cell:
    """A syllable as it is drawn: ``x`` to ``right`` is its text, ``until`` the end of its melisma.

    ``note``: id of its first note; ``text``: as much of it as there is room for, ``small`` where
    that is tight; ``goes_on``: its word has another syllable behind it.
    """

    note: int
    sung: Sung
    goes_on: bool
    x: float
    right: float
    until: float
    text: str
    small: bool


class WordFont:
    """The font of the words in rows of ``height`` pixels, and how wide they are in it.

    ``small``: the one for words that have little room.
    """

    def __init__(self, scene: Scene, height: float):
        self.font = QFont(scene.font)
        self.font.setPixelSize(int(max(9, min(12, height - 7))))
        self.small = QFont(self.font)
        self.small.setPixelSize(max(9, self.font.pixelSize() - 1))
        self.small.setStretch(90)
        self.metrics = QFontMetricsF(self.font)
        self._small_metrics = QFontMetricsF(self.small)
        self._widths: dict[str, tuple[float, float]] = {}

    def width(self, text: str, small: bool = False) -> float:
        """Of a text, in pixels."""
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            known = (
                self.metrics.horizontalAdvance(text),
                self._small_metrics.horizontalAdvance(text),
            )
            self._widths[text] = known
        return known[small]

    def fitted(self, text: str, room: float) -> tuple[str, float, bool]:
        """As much of a text as there is room for, its width, and whether it is small."""
        width = self.width(text)
        if width <= room:
            return text, width, False
        width = self.width(text, small=True)
        if width <= room:
            return text, width, True
        short = self.shortened(text, room)
        return short, self.width(short, small=True), True

    def shortened(self, text: str, room: float) -> str:
        """As much of a text as there is room for in the small font."""
        if room < _SHORTEST:
            return ""
        return self._small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def cells_of(
    scene: Scene, rows: WordRows, row: WordRow, seen: QRectF, font: WordFont
) -> list[Cell]:
    """The syllables of a row that are in ``seen``, with their neighbours, from left to right."""
    view, melody = scene.stage.view, rows.melody(row.voice)
    places = melody.seen(view.tick(seen.left()), view.tick(seen.right()))
    # What is held or reaches into view from further left.
    first = places.start
    while first > 0 and places.start - first < 60:
        sung = rows.sung(int(melody.id[first]), row.row) if first < len(melody) else None
        if sung is not None and not sung.held:
            break
        first -= 1
    begun: list[tuple[int, Sung, bool, float, float]] = []
    for place in range(first, places.stop):
        note = int(melody.id[place])
        sung = rows.sung(note, row.row)
        if sung is None:
            continue
        end = view.x(float(melody.end[place]))
        if sung.held and begun and begun[-1][1].place == sung.place:
            note, start, _, x, _ = begun[-1]
            begun[-1] = (note, start, sung.hyphen_after, x, end)
        else:  # of what is held the beginning is far away
            x = _FAR_LEFT if sung.held else view.x(float(melody.onset[place])) + INSET
            begun.append((note, sung, sung.hyphen_after, x, end))
    cells = []
    for i, (note, sung, goes_on, x, until) in enumerate(begun):
        following = begun[i + 1][3] if i + 1 < len(begun) else x + 1e6
        room = following - x - _APART
        text, width, small = font.fitted(sung.text, room)
        until = min(until, following - INSET)
        cells.append(Cell(note, sung, goes_on, x, x + width, until, text, small))
    return cells


def paint_row(
    painter: QPainter,
    scene: Scene,
    cells: list[Cell],
    look: VoiceLook,
    band: QRectF,
    font: WordFont,
    marked: Collection[int] = (),
    sounding: Collection[int] = (),
    left_out: int | None = None,
) -> None:
    """Draws the cells in ``band``, the row's place.

    ``marked``: the notes of the cells that are selected, ``sounding``: of those that are being
    sung; ``left_out``: of the one that is being edited.
    """
    colours = scene.colours
    ink = QColor(colours.text if look.active else colours.dim)
    line = blend(QColor(colours.text), QColor(colours.white_row), 0.4 if look.active else 0.6)
    base = band.top() + (band.height() + font.metrics.capHeight()) / 2
    middle = base - font.metrics.xHeight() / 2
    strokes = []
    written: dict[bool, list[tuple[float, str]]] = {False: [], True: []}
    chosen = QColor(look.colour)
    chosen.setAlpha(70 if colours.dark else 52)
    sung = QColor(colours.accent)
    sung.setAlpha(120 if colours.dark else 70)
    for i, cell in enumerate(cells):
        following = cells[i + 1] if i + 1 < len(cells) else None
        limit = following.x if following is not None else 1e6
        if (cell.note in marked or cell.note in sounding) and cell.note != left_out:
            right = max(cell.right, cell.x + 6) + 3
            place = QRectF(cell.x - 3, band.top() + 1.5, right - cell.x + 3, band.height() - 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(sung if cell.note in sounding else chosen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(place, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if cell.note != left_out:
            if cell.text:
                written[cell.small].append((cell.x, cell.text))
            elif not cell.sung.held:
                width = max(1.0, min(cell.until, limit - 1.5) - cell.x)
                strokes.append((cell.x - INSET + 0.5, middle - 1, width, 2.0))
        if cell.goes_on:
            end = limit if following is not None and not following.sung.word_start else 0.0
            strokes += _dashes(cell, max(end, 0.0), middle)
        elif cell.until - cell.right > 9 and (cell.sung.melisma or cell.sung.held):
            left = cell.right + (3 if cell.text else 0)
            strokes.append((left, base, cell.until - left - 1, 1.0))
    for small, texts in written.items():
        if texts:
            x, down = np.array([x for x, _ in texts]), np.full(len(texts), base)
            face = font.small if small else font.font
            words = [text for _, text in texts]
            scene.lettering.draw(painter, face, ink, words, x, down, scene.ratio)
    if strokes:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        places = np.array(strokes)
        places[:, :2] = scene.sharp_all(places[:, :2])
        draw_rectangles(painter, places)


def _dashes(cell: Cell, end: float, middle: float) -> list[tuple[float, float, float, float]]:
    """Hyphens from a syllable to the next of its word: one in the middle, more where it is far."""
    if not cell.text and not cell.sung.held:
        return []
    thick = 1.2
    if end <= 0:  # the next syllable is on no note
        return [(cell.right + 3, middle, _DASH, thick)]
    gap = end - _APART / 2 - cell.right
    if gap < 4.5:
        return []
    count = max(1, int(gap // _DASHES_APART))
    width = min(_DASH, gap - 2)
    step = gap / count
    return [
        (cell.right + step * (k + 0.5) - width / 2 + 0.5, middle, width, thick)
        for k in range(count)
    ]


def is_crowded(cells: list[Cell]) -> bool:
    """Whether so many syllables are shortened that lines of words are read better."""
    begun = [cell for cell in cells if not cell.sung.held]
    return sum(cell.text != cell.sung.text for cell in begun) > 0.34 * len(begun)


def paint_whole_lines(
    painter: QPainter,
    scene: Scene,
    cells: list[Cell],
    lyrics: Lyrics,
    look: VoiceLook,
    band: QRectF,
    font: WordFont,
    marked: Collection[int] = (),
) -> None:
    """From further away: each line as it is spelled, from its first note on, over its notes."""
    colours = scene.colours
    ink = QColor(colours.text if look.active else colours.dim)
    base = band.top() + (band.height() - 3 + font.metrics.capHeight()) / 2
    lines = [cell.sung.place[:2] for cell in cells]
    starts = [i for i, line in enumerate(lines) if not i or line != lines[i - 1]]
    for start, stop in zip(starts, [*starts[1:], len(cells)], strict=True):
        verse, line = lines[start]
        # A line that begins left of the view is read from the edge on.
        x = max(cells[start].x, INSET)
        end = cells[stop].x - _APART if stop < len(cells) else max(cells[-1].until, x + 90)
        first = cells[start].sung.place if cells[start].x < 0 else None
        text = _spelled(lyrics.verses[verse].lines[line], first)
        words = font.shortened(text, end - x)
        painter.setPen(ink)
        painter.setFont(font.small)
        painter.drawText(QPointF(x, base), words)
    quiet = blend(look.colour, QColor(colours.white_row), 0.45)
    painter.setPen(Qt.PenStyle.NoPen)
    for chosen in (False, True):
        strokes = [
            (cell.x - INSET + 0.5, band.bottom() - 3, max(1.0, cell.until - cell.x), 1.5)
            for cell in cells
            if (cell.note in marked) == chosen
        ]
        if strokes:
            painter.setBrush(QColor(colours.selected) if chosen else quiet)
            draw_rectangles(painter, np.array(strokes))


def _spelled(line: Line, first: Place | None) -> str:
    """A line with one blank between words; from the word of ``first`` on."""
    return " ".join(word.text for word in line.words[first.word if first else 0 :])


def paint_strokes(
    painter: QPainter, scene: Scene, rows: WordRows, row: WordRow, look: VoiceLook, band: QRectF
) -> None:
    """From far away: where there are words, as strokes as long as their notes."""
    view, melody = scene.stage.view, rows.melody(row.voice)
    places = melody.seen(view.left, view.right)
    worded = rows.worded(melody, places, row.row)
    onset = melody.onset[places.start : places.stop][worded]
    end = melody.end[places.start : places.stop][worded]
    if not len(onset):
        return
    left = scene.sharp_all((onset - view.left) * view.scale)
    width = np.maximum((end - onset) * view.scale - 1, scene.hair)
    if len(left) > 2 * view.width:
        left, first = np.unique(left, return_index=True)
        width = np.maximum(width[first], 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(look.colour, QColor(scene.colours.white_row), 0.3))
    draw_rectangles(painter, table(left, scene.sharp(band.center().y() - 1), width, 2.0))


def paint_ground(painter: QPainter, scene: Scene, seen: QRectF, bands: list[QRectF]) -> None:
    """A quiet ground for words: the lines of the grid step back, every second row is shaded."""
    for i, band in enumerate([seen, *bands]):
        ground = QColor(scene.colours.black_row if i and not i % 2 else scene.colours.white_row)
        ground.setAlpha(165 if not i else 120)
        if not i or not i % 2:
            painter.fillRect(band & seen, ground)


def paint_slot(painter: QPainter, scene: Scene, place: QRectF) -> None:
    """Where a double click would begin to write."""
    edge = QColor(scene.colours.dim)
    edge.setAlpha(150)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine))
    painter.drawRoundedRect(place, 4, 4)
    painter.restore()


def paint_names(
    painter: QPainter, scene: Scene, rows: list[WordRow], bands: list[QRectF], top: float
) -> None:
    """On the header: the number of each verse, with its voice's letter where there are several."""
    if len(rows) < 2:
        return
    looks = scene.voices()
    font = QFont(scene.font)
    font.setPixelSize(10)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    several = len({row.voice for row in rows}) > 1
    for row, band in zip(rows, bands, strict=True):
        if band.top() < top - 2:
            continue
        look = looks[row.voice]
        painter.setFont(font)
        painter.setPen(QColor(scene.colours.ruler_text if look.active else scene.colours.ruler_dim))
        place = QRectF(0, band.top(), KEYS - 7, band.height())
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, middle, str(row.row + 1))
        if several:
            painter.setFont(bold)
            painter.setPen(blend(look.colour, QColor(scene.colours.text), 0.2))
            place.setRight(KEYS - 16)
            painter.drawText(place, middle, look.letter)


def paint_badge(painter: QPainter, scene: Scene, room: QRectF, words: str) -> QRectF:
    """At the right edge: how many syllables have no note.  Returns its place."""
    font = QFont(scene.font)
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(words) + 14, 16.0
    place = QRectF(room.right() - width - 6, room.top() + 3, width, height)
    accent = QColor(scene.colours.accent)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(blend(accent, QColor(scene.colours.white_row), 0.45), 1))
    painter.setBrush(blend(accent, QColor(scene.colours.white_row), 0.84))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return place


def paint_hint(painter: QPainter, scene: Scene, room: QRectF, words: str) -> None:
    """What to do in a lane without words."""
    font = QFont(scene.font)
    font.setPixelSize(11)
    painter.setFont(font)
    painter.setPen(QColor(scene.colours.dim))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
