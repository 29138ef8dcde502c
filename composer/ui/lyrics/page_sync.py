"""The page and the document say the same: typing goes into the song, undo comes to the page."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from composer.app.singing import Singing
from composer.edit.document import Change, Document
from composer.prosody.text import text_of
from composer.ui.lyrics.changes import same_end, same_start
from composer.ui.lyrics.editor import LyricsEditor

_KEY = 2  # characters that one key can make
PAUSE = 1.5  # seconds without a key after which typing is another step


class PageSync(QObject):
    """``replaced``: the words changed from elsewhere.  ``words_changed``: from anywhere."""

    replaced = Signal()
    words_changed = Signal()

    def __init__(self, editor: LyricsEditor, document: Document, singing: Singing):
        super().__init__(editor)
        self._editor, self._document, self._singing = editor, document, singing
        self._writing = False
        self._before = ""
        self._step, self._step_at, self._step_end, self._step_kind = 0, 0.0, -1, ""
        self._forget: Callable[[], None] | None = document.observe(self._changed)
        editor.edited.connect(self._typed)
        self._show()

    def close(self) -> None:
        """Listens to the document no more."""
        if self._forget is not None:
            self._forget()
            self._forget = None

    def write(self, text: str, name: str) -> None:
        """Makes a text the words, as a step of its own, and shows it."""
        self._writing = True
        try:
            self._singing.write(text, name, None)
        finally:
            self._writing = False
        self._step_kind = ""
        self._editor.set_song(text)
        self._before = text
        self.words_changed.emit()

    def _typed(self) -> None:
        text = self._editor.song
        coalesce = self._step_of(self._before, text)
        self._before = text
        self._writing = True
        try:
            self._singing.write(text, self.tr("Edit Words"), coalesce)
        finally:
            self._writing = False
        self.words_changed.emit()

    def _step_of(self, old: str, new: str) -> str:
        """A key for the undo step: one run of typing, or of deleting, in one line is one step."""
        start = same_start(old, new)
        tail = same_end(old, new, start)
        removed, added = len(old) - start - tail, len(new) - start - tail
        now = time.monotonic()
        kind = "type" if not removed else "erase" if not added else "change"
        if max(removed, added) > _KEY:  # pasted, or a selection deleted
            kind = "change"
        at = start if kind == "type" else start + removed
        goes_on = (
            kind == self._step_kind
            and kind != "change"
            and at == self._step_end
            and now - self._step_at < PAUSE
            and "\n" not in new[start : start + added]
        )
        if not goes_on:
            self._step += 1
        self._step_kind, self._step_at = kind, now
        self._step_end = start + added
        return f"words {self._step}"

    def _changed(self, change: Change) -> None:
        if self._writing or not (change.everything or "lyrics" in change.fields):
            return
        self._step_kind = ""
        if change.everything:
            self.replaced.emit()
        self._show()
        self.words_changed.emit()

    def _show(self) -> None:
        text = text_of(self._document.score.lyrics)
        if text == self._editor.song:
            return
        had_focus = self._editor.hasFocus()
        old = self._editor.song
        self._editor.set_song(text)
        self._before = text
        self.replaced.emit()
        if had_focus:
            self._editor.go_to(len(text) - same_end(old, text, same_start(old, text)))
