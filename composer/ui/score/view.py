"""The widget that shows engraved pages under each other, with selection and playhead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from composer.files.engraving import EngravedPage
from composer.model.note import Note
from composer.ui.score.page import Page
from composer.ui.score.places import Place, Places
from composer.ui.theme import theme

_GAP = 14.0
_STEP = 40
# Width of a page in pixels at 100 percent: 210 mm at 96 to the inch.
_FULL_WIDTH = 794.0
MIN_ZOOM, MAX_ZOOM = 0.2, 4.0
_PAPER = {False: "#ffffff", True: "#f3f1ec"}


class ScoreView(QAbstractScrollArea):
    """``note_clicked(note id, add)``: a note was clicked, with Ctrl or Shift when ``add``.

    ``nothing_clicked()``: the paper was.
    """

    note_clicked = Signal(int, bool)
    nothing_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("score")
        self.setAccessibleName(self.tr("Score"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self._pages: list[Page] = []
        self._places = Places((), {})
        self._selection: frozenset[int] = frozenset()
        self._place: Place | None = None
        self._tick = 0
        self._zoom: float | None = None
        self.notice = ""
        theme().changed.connect(self.viewport().update)

    # What it shows

    @property
    def pages(self) -> list[Page]:
        """The pages, from the first on."""
        return self._pages

    @property
    def zoom(self) -> float:
        """Pixels to the pixel at 100 percent."""
        if self._zoom is not None:
            return self._zoom
        return max(MIN_ZOOM, (self.viewport().width() - 2 * _GAP) / _FULL_WIDTH)

    def set_pages(self, pages: list[EngravedPage], notes: Mapping[int, Note]) -> None:
        """Shows these pages of a score with ``notes``; the place on show stays, and is the
        playhead's line at first."""
        at_first = not self._pages
        self.notice = ""
        self._pages = [Page(page) for page in pages]
        self._places = Places(self._pages, notes)
        self._place = self._places.at(self._tick)
        self._lay_out()
        if at_first and self._place is not None:
            self._show_place(self._place)

    def set_notice(self, words: str) -> None:
        """Words in place of pages, or above those on show; ``""`` for none."""
        self.notice = words
        self.viewport().update()

    def set_selection(self, notes: Iterable[int]) -> None:
        """Marks these notes (ids) and no others."""
        self._selection = frozenset(notes)
        self.viewport().update()

    def set_tick(self, tick: int, follow: bool) -> None:
        """The playhead; with ``follow`` its system is scrolled to."""
        self._tick = tick
        place = self._places.at(tick)
        if place == self._place:
            return
        moved = place is not None and (
            self._place is None or (place.page, place.top) != (self._place.page, self._place.top)
        )
        self._place = place
        if follow and moved and place is not None:
            self._show_place(place)
        self.viewport().update()

    def show_note(self, note: int) -> None:
        """Scrolls to a note, if it is not in sight."""
        for number, page in enumerate(self._pages):
            for place in page.places_of(note):
                at = self._on_screen(number, place)
                if not self.viewport().rect().contains(at.center().toPoint()):
                    system = next((s for s in page.systems if s.intersects(place)), place)
                    self._show_place(Place(number, place.left(), system.top(), system.bottom()))
                return

    # Zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Pixels to the pixel at 100 percent, 0.2 to 4; ``None`` for as wide as the view."""
        middle = self._middle()
        self._zoom = None if zoom is None else min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        self._lay_out()
        if middle is not None:
            bar = self.verticalScrollBar()
            bar.setValue(round(middle * self._height()) - self.viewport().height() // 2)

    def zoom_in(self) -> None:
        """A step nearer."""
        self.set_zoom(self.zoom * 1.2)

    def zoom_out(self) -> None:
        """A step further away."""
        self.set_zoom(self.zoom / 1.2)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, the pages in sight on it, what is selected, and the playhead."""
        c = theme().colours
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(c.window))
        ratio = self.viewport().devicePixelRatioF()
        for number, page in enumerate(self._pages):
            place = self._page_rect(number)
            if not place.intersects(QRectF(event.rect())):
                page.forget_picture()
                continue
            painter.fillRect(place, QColor(_PAPER[c.dark]))
            self._paint_selection(painter, number, page)
            painter.drawPixmap(place.topLeft().toPoint(), page.picture(round(place.width()), ratio))
            painter.setPen(QPen(QColor(c.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        self._paint_playhead(painter)
        if self.notice:
            self._paint_notice(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_selection(self, painter: QPainter, number: int, page: Page) -> None:
        if not self._selection:
            return
        colour = QColor(theme().colours.accent)
        colour.setAlpha(85)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for note in self._selection & page.elements.keys():
            for place in page.places_of(note):
                at = self._on_screen(number, place).adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(at, 4, 4)

    def _paint_playhead(self, painter: QPainter) -> None:
        if self._place is None or self._place.page >= len(self._pages):
            return
        place = self._place
        at = self._on_screen(place.page, QRectF(place.x, place.top, 0, place.bottom - place.top))
        colour = QColor(theme().colours.accent)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(at.topLeft() - QPointF(0, 6), at.bottomLeft() + QPointF(0, 6))

    def _paint_notice(self, painter: QPainter) -> None:
        c = theme().colours
        space = QRectF(self.viewport().rect()).adjusted(24, 16, -24, -16)
        flags = (
            Qt.TextFlag.TextWordWrap
            | (Qt.AlignmentFlag.AlignTop if self._pages else Qt.AlignmentFlag.AlignVCenter)
            | Qt.AlignmentFlag.AlignHCenter
        )
        if self._pages:
            box = painter.boundingRect(space, int(flags), self.notice).adjusted(-10, -5, 10, 5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.raised))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(c.dim))
        painter.drawText(space, int(flags), self.notice)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A note, or the paper, was clicked."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        for number, page in enumerate(self._pages):
            place = self._page_rect(number)
            if place.contains(event.position()):
                scale = page.width / place.width()
                note = page.note_at((event.position() - place.topLeft()) * scale)
                if note is not None:
                    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
                    self.note_clicked.emit(note, bool(event.modifiers() & both))
                    return
        self.nothing_clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; zooms with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Page Up, Page Down, Home and End scroll."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            event.ignore()
        else:
            bar.setValue(bar.value() + step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages keep as wide as the view, unless a zoom was chosen."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """The looks changed."""
        super().changeEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Two systems of a chorale."""
        return QSize(420, 250)

    # Places

    def _scale(self, page: Page) -> float:
        return self.zoom * _FULL_WIDTH / page.width

    def _page_rect(self, number: int) -> QRectF:
        """Where a page is in the viewport, in whole pixels."""
        top = _GAP - self.verticalScrollBar().value()
        for page in self._pages[:number]:
            top += round(page.height * self._scale(page)) + _GAP
        page = self._pages[number]
        width = round(page.width * self._scale(page))
        spare = self.viewport().width() - width
        left = spare // 2 if spare > 2 * _GAP else _GAP - self.horizontalScrollBar().value()
        return QRectF(left, top, width, round(page.height * self._scale(page)))

    def _on_screen(self, number: int, place: QRectF) -> QRectF:
        page, scale = self._page_rect(number), self._scale(self._pages[number])
        return QRectF(
            page.left() + place.left() * scale,
            page.top() + place.top() * scale,
            place.width() * scale,
            place.height() * scale,
        )

    def _height(self) -> float:
        return _GAP + sum(round(p.height * self._scale(p)) + _GAP for p in self._pages)

    def _middle(self) -> float | None:
        """How far down the middle of the view is, as a share of all."""
        height = self._height()
        if not self._pages or height <= 0:
            return None
        return (self.verticalScrollBar().value() + self.viewport().height() / 2) / height

    def _lay_out(self) -> None:
        view = self.viewport().size()
        width = max((p.width * self._scale(p) for p in self._pages), default=0.0) + 2 * _GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(view.height())
        vertical.setRange(0, max(0, round(self._height()) - view.height()))
        horizontal.setPageStep(view.width())
        horizontal.setRange(0, max(0, round(width) - view.width()) if self._zoom else 0)
        self.viewport().update()

    def _show_place(self, place: Place) -> None:
        at = self._on_screen(place.page, QRectF(place.x, place.top, 0, place.bottom - place.top))
        view = self.viewport().rect()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if at.top() < 0 or at.bottom() > view.height():
            bar.setValue(round(bar.value() + at.top() - min(60, view.height() // 6)))
        if not 0 <= at.left() <= view.width():
            across.setValue(round(across.value() + at.left() - view.width() / 3))
