"""The field of the syllable lane: where it stands, and what becomes of what is typed in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtWidgets import QApplication

from composer.prosody.division import words_in
from composer.ui.roll.lanes.lane import BORDER
from composer.ui.roll.lanes.syllable_editor import FRAME, SyllableEditor
from composer.ui.roll.lanes.syllable_painter import INSET
from composer.ui.roll.lanes.word_entry import WordEntry
from composer.ui.roll.lanes.word_rows import WordRow
from composer.ui.roll.scene import KEYS

if TYPE_CHECKING:
    from composer.ui.roll.lanes.syllable_lane import SyllableLane

_LEAST_WIDTH = 46.0
_PARTS = re.compile(r"([\s_-]+)")
_FIRST_SIGN = "\u3040"  # kana and Chinese characters, and hangul behind them
_SIGNS = {" ": "word", "-": "hyphen", "_": "melisma", "\n": "line"}
_MOST_PASTED = 2000  # syllables


class WordWriting(QObject):
    """``row`` and ``note``: what is being written; ``None`` when nothing is."""

    def __init__(self, lane: SyllableLane):
        super().__init__(lane)
        self._lane = lane
        self._entry: WordEntry | None = None
        self._voice = -1
        self.editor = SyllableEditor(lane)
        self.editor.left.connect(self._go)
        self.editor.pasted.connect(self.paste)
        self.editor.undo_asked.connect(self._undo)
        self.editor.textChanged.connect(self.follow)

    @property
    def row(self) -> WordRow | None:
        """The row that is written in."""
        return None if self._entry is None else WordRow(self._voice, self._entry.row)

    @property
    def note(self) -> int | None:
        """The note that is written under."""
        return None if self._entry is None else self._entry.note

    def begin(self, row: WordRow, note: int, begun: str = "") -> None:
        """Opens the field; what stood there is selected, or ``begun`` is in its place."""
        self.end()
        lane = self._lane
        self._voice = row.voice
        self._entry = WordEntry(lane.stage.document, lane.singing, note, row.row)
        self._open(begun)

    def end(self, keep: bool = True) -> None:
        """Closes the field; what was typed is written, or with ``keep`` off forgotten."""
        entry, self._entry = self._entry, None
        if entry is None:
            return
        text = self.editor.text()
        had_focus = self.editor.hasFocus()
        self.editor.hide()
        if had_focus:
            self._lane.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and entry.note in self._lane.stage.document.score.notes:
            entry.write(_spread(entry, text))
        self._lane.update()

    def paste(self, text: str) -> None:
        """Writes a text note by note, as if it were typed: blanks, hyphens and ``_`` lead on."""
        parts = _PARTS.split(text.strip().replace("\r", ""))
        if len(parts) == 1:
            self.editor.insert(parts[0])
            return
        self.editor.setText(parts[0])
        for way, part in list(zip(parts[1::2], parts[2::2], strict=True))[:_MOST_PASTED]:
            signs = "\n" if "\n" in way else " " if way.isspace() else "".join(way.split())
            for sign in signs:
                if self._entry is None or not self._on(_SIGNS[sign]):
                    return
            self.editor.setText(part)

    def look(self) -> None:
        """The document has changed: without its note there is nothing to write."""
        entry = self._entry
        if entry is None:
            return
        if entry.note not in self._lane.stage.document.score.notes:
            self.end(keep=False)
        else:
            self.follow()

    def follow(self) -> None:
        """Puts the field where its note is, as wide as its text."""
        row, note, lane = self.row, self.note, self._lane
        if row is None or note is None:
            return
        rows = lane.shown_rows()
        place = lane.places.cell(row, note)
        if place is None:
            return
        width = lane.places.font(len(rows)).width(self.editor.text()) + 4 * FRAME + 6
        width = max(_LEAST_WIDTH, min(width, lane.room.width()))
        x = max(0.0, min(place.x() + 1 + INSET - FRAME, lane.room.width() - width))
        field = QRectF(x + KEYS, place.y() + BORDER - 1, width, place.height() + 2)
        self.editor.setGeometry(field.toRect())

    # Within

    def _open(self, begun: str = "") -> None:
        assert self._entry is not None
        lane, editor = self._lane, self.editor
        lane.row = self.row
        lane.stage.select({self._entry.note})
        lane.reveal(self._entry.note)
        font = lane.places.font(len(lane.shown_rows())).font
        editor.setFont(font)
        editor.setText(begun or self._entry.text)
        if begun:
            editor.setModified(True)
        else:
            editor.selectAll()
        self.follow()
        editor.show()
        editor.raise_()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        lane.update()

    def _go(self, way: str) -> None:
        if self._entry is None:
            return
        if way in ("end", "cancel"):
            self.end(keep=way == "end")
        elif not self._on(way):
            QApplication.beep()

    def _on(self, way: str) -> bool:
        """Writes, and goes on to another note; whether there was one."""
        entry = self._entry
        if entry is None:
            return False
        text = _spread(entry, self.editor.text())
        if way in ("up", "down"):
            went = entry.verse(text, -1 if way == "up" else 1)
        else:
            ways = {
                "next": entry.next,
                "back": entry.back,
                "hyphen": entry.hyphen,
                "melisma": entry.melisma,
                "line": entry.next_line,
            }
            went = ways.get(way, entry.next_word)(text)
        if self._entry is entry:
            self._open()
        return went

    def _undo(self) -> None:
        entry, document = self._entry, self._lane.stage.document
        document.undo()
        if entry is not None and self._entry is entry:
            self._open()


def _spread(entry: WordEntry, text: str) -> str:
    """Of words that are written without blanks, such as Chinese, each goes under a note of its own.

    Returns the last of them, which is not written yet; any other text as it is.
    """
    signs = any(letter >= _FIRST_SIGN and letter.isalpha() for letter in text)
    words = words_in(text) if signs else ()
    for place, word in enumerate(words[:-1]):
        if not entry.next_word(word):
            return "".join(words[place:])
    return words[-1] if words else text
