"""One engraved page: drawn by QtSvg, with the places of its notes and systems.

Places are in the units of the page, its upper left corner at 0, 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from composer.files.engraving import EngravedPage
from composer.files.musicxml_write import note_ids

# A click this far beside a note still means it.
_REACH = 90.0


class Page:
    """See the module.  Nothing is parsed before it is asked for."""

    def __init__(self, page: EngravedPage) -> None:
        self.engraved = page
        self._renderer: QSvgRenderer | None = None
        self._notes: dict[str, QRectF] | None = None
        self._words: list[tuple[str, QRectF]] | None = None
        self._elements: dict[int, list[str]] | None = None
        self._systems: list[QRectF] | None = None
        self._picture: QPixmap | None = None

    @property
    def width(self) -> float:
        """Of the page, in its units."""
        return self.engraved.width

    @property
    def height(self) -> float:
        """Of the page, in its units."""
        return self.engraved.height

    @property
    def notes(self) -> dict[str, QRectF]:
        """The places of the notes, by the ids of their elements."""
        if self._notes is None:
            elements = [note for system in self.engraved.systems for note in system.notes]
            self._notes = {element: self._place(element) for element in elements}
        return self._notes

    @property
    def words(self) -> list[tuple[str, QRectF]]:
        """The ids of the elements of notes with words, each with the place of its words."""
        if self._words is None:
            pairs = [pair for system in self.engraved.systems for pair in system.words.items()]
            self._words = [(note, self._place(words)) for words, note in pairs]
        return self._words

    @property
    def systems(self) -> list[QRectF]:
        """The places of the systems."""
        if self._systems is None:
            self._systems = [self._place(system.element) for system in self.engraved.systems]
        return self._systems

    @property
    def elements(self) -> dict[int, list[str]]:
        """The ids of the elements of each note (by id), tied parts included; nothing is parsed."""
        if self._elements is None:
            self._elements = {}
            for system in self.engraved.systems:
                for element in system.notes:
                    note = note_ids(element)
                    if note is not None:
                        self._elements.setdefault(note, []).append(element)
        return self._elements

    def places_of(self, note: int) -> Iterator[QRectF]:
        """Where a note is, tied parts included."""
        for element in self.elements.get(note, ()):
            yield self.notes[element]

    def note_at(self, point: QPointF) -> int | None:
        """The id of the note at, or nearest to and just beside, a point; words are their note's."""
        best, found = _REACH, None
        for element, place in (*self.notes.items(), *self.words):
            dx = max(place.left() - point.x(), 0.0, point.x() - place.right())
            dy = max(place.top() - point.y(), 0.0, point.y() - place.bottom())
            away = max(dx, dy)
            # Where notes overlap, the one whose middle is nearer.
            away += (place.center() - point).manhattanLength() * 1e-3
            if away < best:
                best, found = away, note_ids(element)
        return found

    def picture(self, width: int, ratio: float) -> QPixmap:
        """The page in black on nothing, ``width`` logical pixels wide; kept for the next time."""
        height = round(width * self.height / self.width)
        kept = self._picture
        if (
            kept is None
            or kept.deviceIndependentSize().toSize().width() != width
            or kept.devicePixelRatio() != ratio
        ):
            kept = QPixmap(round(width * ratio), round(height * ratio))
            kept.setDevicePixelRatio(ratio)
            kept.fill("transparent")
            painter = QPainter(kept)
            self.draw(painter, QRectF(0, 0, width, height))
            painter.end()
            self._picture = kept
        return kept

    def forget_picture(self) -> None:
        """Gives back the memory of :meth:`picture`."""
        self._picture = None

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draws the page into ``place`` as lines and shapes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._svg().render(painter, place)

    def _place(self, element: str) -> QRectF:
        svg = self._svg()
        return svg.transformForElement(element).mapRect(svg.boundsOnElement(element))

    def _svg(self) -> QSvgRenderer:
        if self._renderer is None:
            self._renderer = QSvgRenderer(QByteArray(self.engraved.svg.encode("utf-8")))
        return self._renderer
