"""The editor of the song's words: plain text, with proposed words in it that are no part of it yet.

What the page shows is the *song* (what the person wrote) with the *draft* in it, if there is one.
Offsets count characters (see :mod:`composer.ui.lyrics.offsets`), rows are the page's paragraphs.
There is no undo of its own: the document has one for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from composer.ui.lyrics.changes import same_end, same_start
from composer.ui.lyrics.draft import Draft
from composer.ui.lyrics.highlighter import Highlighter, Marked
from composer.ui.lyrics.offsets import to_offset, to_position
from composer.ui.lyrics.shade import Shade, paint_shade
from composer.ui.theme import theme

MAX_SONG = 100_000  # characters that can be typed or pasted
_STANDARD = QKeySequence.StandardKey
# What the window would take for something else while words are typed.
_OF_TEXT = (_STANDARD.DeleteStartOfWord, _STANDARD.DeleteEndOfWord, _STANDARD.DeleteEndOfLine)
_OF_DRAFT = (
    *(_STANDARD.MoveToStartOfDocument, _STANDARD.MoveToEndOfDocument),
    *(_STANDARD.SelectStartOfDocument, _STANDARD.SelectEndOfDocument),
    *(_STANDARD.MoveToNextWord, _STANDARD.MoveToPreviousWord),
    *(_STANDARD.Copy, _STANDARD.SelectAll),
)
_OF_WINDOW = (_STANDARD.Undo, _STANDARD.Redo)
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class LyricsEditor(QPlainTextEdit):
    """See the module.

    ``edited``: the person changed the song.  ``place_changed``: the cursor moved, or the page
    under it.  Of a draft: ``accept_asked(row or None)`` (up to that line of it, ``None``: all),
    ``leave_asked`` (Escape), ``toggled(line)``, ``typed_over`` (a key that only a song takes).
    ``too_long``: more was pasted than a song may have.
    """

    edited = Signal()
    place_changed = Signal()
    accept_asked = Signal(object)
    leave_asked = Signal()
    toggled = Signal(int)
    typed_over = Signal()
    too_long = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("lyrics editor")
        self.setAccessibleName(self.tr("Words of the song"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(6)
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF(), 9.0) + 1.0)
        self.setFont(font)
        self.setCursorWidth(2)
        self.setAcceptDrops(False)
        self.draft: Draft | None = None
        self.shade: Shade | None = None
        self._song = ""
        self._page = ""
        self._filling = False
        self._draft_end = 0
        self._empty_words = ""
        self.highlighter = Highlighter(self.document())
        self.margin: QWidget | None = None
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)

    # The song

    @property
    def song(self) -> str:
        """The words that are in the song."""
        return self._song

    @property
    def page(self) -> str:
        """What is shown: the song with the draft in it."""
        return self._page

    def set_song(self, text: str) -> None:
        """Shows other words, with the cursor where it was as far as it can be; no draft."""
        self._leave_draft()
        self._song = text
        self._fill(text)

    def place(self) -> int:
        """The cursor's offset in the page."""
        return to_offset(self._page, self.textCursor().position())

    def chosen(self) -> tuple[int, int]:
        """The selected stretch of the page, first and after the last."""
        cursor = self.textCursor()
        return (
            to_offset(self._page, cursor.selectionStart()),
            to_offset(self._page, cursor.selectionEnd()),
        )

    def go_to(self, offset: int) -> None:
        """Puts the cursor there."""
        cursor = self.textCursor()
        cursor.setPosition(to_position(self._page, min(offset, len(self._page))))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def row(self) -> int:
        """The cursor's row."""
        return self.textCursor().blockNumber()

    def insert(self, text: str) -> None:
        """Types a text at the cursor, as the person would."""
        if self.draft is None:
            self.textCursor().insertText(text)

    # The draft

    def show_draft(self, draft: Draft) -> None:
        """Shows proposed words; call it again when they changed."""
        begins = self.draft is not draft
        self.draft = draft
        if begins:
            self._empty_words = self.placeholderText()
            self.setPlaceholderText("")
            self.setReadOnly(True)
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        shown = draft.shown(self._song)
        page = self._song[: draft.start] + shown + self._song[draft.end :]
        at_end = begins or self.place() == self._draft_end
        self._draft_end = draft.start + len(draft.text)
        span = (to_position(page, draft.start), to_position(page, self._draft_end))
        self.highlighter.draft = (*span, self._dropped_spans(page, draft))
        self._fill(page)
        self.highlighter.draw_again(span[0], span[1])
        if at_end:
            self.go_to(self._draft_end)
        self.viewport().update()
        self._update_margin()

    def hide_draft(self) -> None:
        """Shows the song alone."""
        if self.draft is not None:
            start = self.draft.start
            self._leave_draft()
            self._fill(self._song)
            self.go_to(start)
            self.viewport().update()

    def draft_line(self, row: int | None = None) -> int | None:
        """Which line of the draft a row shows (the cursor's by default), ``None`` for none."""
        if self.draft is None:
            return None
        first = self._page.count("\n", 0, self.draft.start)
        line = (self.row() if row is None else row) - first
        return line if 0 <= line < len(self.draft.lines) else None

    def _leave_draft(self) -> None:
        if self.draft is not None:
            self.draft = None
            self.highlighter.draft = None
            self.setPlaceholderText(self._empty_words)
            self.setReadOnly(False)
            self.highlighter.rehighlight()

    def _dropped_spans(self, page: str, draft: Draft) -> tuple[tuple[int, int], ...]:
        spans, at = [], draft.start
        for number, line in enumerate(draft.lines):
            if number in draft.dropped:
                spans.append((to_position(page, at), to_position(page, at + len(line))))
            at += len(line) + 1
        return tuple(spans)

    # Reading aids

    def set_shade(self, shade: Shade | None) -> None:
        """Colours behind the characters, or none."""
        self.shade = shade
        self.viewport().update()

    def set_marks(self, marks: Sequence[Marked]) -> None:
        """Stretches of the page that stand in a training text."""
        positioned = [
            Marked(to_position(self._page, m.start), to_position(self._page, m.end), m.words)
            for m in marks
        ]
        if positioned != self.highlighter.marks:
            self.highlighter.marks = positioned
            self._filling = True
            self.highlighter.rehighlight()
            self._filling = False

    # Rows, for the margin

    def rows_in_view(self) -> Iterator[tuple[int, QTextBlock, QRectF]]:
        """The visible rows with their rectangles in the viewport."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > self.viewport().height():
                return
            if block.isVisible() and box.bottom() >= 0:
                yield block.blockNumber(), block, box
            block = block.next()

    def set_margin(self, margin: QWidget, width: int) -> None:
        """Keeps room at the left for ``margin``, ``width`` pixels."""
        self.margin = margin
        self.setViewportMargins(width, 0, 0, 0)
        self._place_margin(width)
        self.updateRequest.connect(self._scrolled)

    # Within

    def _fill(self, page: str) -> None:
        """Makes the page show this text; what is the same at both ends is not touched."""
        old = self._page
        if page == old:
            return
        same = same_start(old, page)
        tail = same_end(old, page, same)
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_position(old, same))
        cursor.setPosition(to_position(old, len(old) - tail), QTextCursor.MoveMode.KeepAnchor)
        # A text that Qt would change on its way (line ends of other kinds) is remembered as it is.
        self._filling = True
        self._page = page
        if self.shade is not None:
            self.shade = self.shade.moved(old, page, same, tail)
        cursor.insertText(page[same : len(page) - tail])
        self._filling = False
        self._update_margin()
        self.place_changed.emit()

    def _changed(self) -> None:
        if self._filling:
            return
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        if raw == self._page or self.draft is not None:
            return  # colours changed, not letters
        if self.shade is not None:
            same = same_start(self._page, raw)
            self.shade = self.shade.moved(self._page, raw, same, same_end(self._page, raw, same))
        self._song = self._page = raw
        self._update_margin()
        self.edited.emit()
        self.place_changed.emit()

    def _moved(self) -> None:
        self._update_margin()
        if not self._filling:
            self.place_changed.emit()

    def _update_margin(self) -> None:
        if self.margin is not None:
            self.margin.update()

    def _scrolled(self, box: QRect, dy: int) -> None:
        if self.margin is not None:
            if dy:
                self.margin.scroll(0, dy)
            else:
                self.margin.update(0, box.y(), self.margin.width(), box.height())

    def _place_margin(self, width: int) -> None:
        if self.margin is not None:
            inside = self.contentsRect()
            self.margin.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    # Events

    def event(self, event: QEvent) -> bool:
        """Leaves undo to the window, and keeps the keys of texts and drafts from it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(key) for key in _OF_WINDOW):
                event.ignore()
                return False
            plain = event.modifiers() in (_PLAIN, _SHIFT)
            keys = _OF_TEXT if self.draft is None else _OF_TEXT + _OF_DRAFT
            if any(event.matches(key) for key in keys) or (
                self.draft is not None and plain and not _is_function_key(event.key())
            ):
                event.accept()
                return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing; in a draft Enter, Shift+Enter, Space and Escape say what becomes of it."""
        if any(event.matches(key) for key in _OF_WINDOW):
            event.ignore()
            return
        if self.draft is None:
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)
            return
        key, line = event.key(), self.draft_line()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            up_to = event.modifiers() & _SHIFT
            if not up_to:
                self.accept_asked.emit(None)
            elif line is not None:
                self.accept_asked.emit(line)
        elif key == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        elif key == Qt.Key.Key_Space:
            if line is not None:
                self.toggled.emit(line)
        elif event.text().isprintable() and event.text():
            self.typed_over.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text alone, as far as a song may be."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        if len(self._song) + len(text) > MAX_SONG:
            self.too_long.emit()
        elif text:
            self.insert(text)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_margin(self.viewportMargins().left())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shade and the ground of the draft lie under the letters."""
        painter = QPainter(self.viewport())
        self._paint_draft(painter)
        if self.shade is not None and self.shade.text == self._page:
            rows = ((block, box) for _, block, box in self.rows_in_view())
            paint_shade(painter, self.shade, self._page, rows)
        painter.end()
        super().paintEvent(event)

    def _paint_draft(self, painter: QPainter) -> None:
        if self.draft is None:
            return
        c = theme().colours
        ground = QColor(c.accent_soft)
        for row, _, box in self.rows_in_view():
            if self.draft_line(row) is not None:
                area = QRectF(0, box.top(), self.viewport().width(), box.height())
                painter.fillRect(area, ground)
                painter.fillRect(QRectF(0, box.top(), 3, box.height()), QColor(c.accent))

    def _show_tip(self, event: QHelpEvent) -> None:
        at = self.viewport().mapFrom(self, event.pos())
        words = self._tip_at(at)
        if words:
            QToolTip.showText(event.globalPos(), words, self)
        else:
            QToolTip.hideText()

    def _tip_at(self, at: QPoint) -> str:
        position = self.cursorForPosition(at).position()
        lines = [m.words for m in self.highlighter.marks if m.start <= position < m.end]
        if self.shade is not None and self.shade.text == self._page:
            words = self.shade.words_at(to_offset(self._page, position))
            if words:
                lines.append(words)
        return "\n".join(lines)


def _is_function_key(key: int) -> bool:
    return Qt.Key.Key_F1.value <= key <= Qt.Key.Key_F35.value
