"""Notes on the clipboard of the desktop: as ABC text, and as a picture."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication

from composer.app.notes_as_text import abc_of, clip_of, extract
from composer.edit.clipboard import Clip
from composer.model.score import Score
from composer.ui.score_picture import score_picture
from composer.ui.theme import theme

_PICTURE = QSize(1200, 400)
_RATIO = 2.0


class DesktopClipboard(QObject):
    """What was copied last, here or in another program.

    ``has_text``: there is text that may be notes.  ``changed``: that is otherwise now.
    """

    changed = Signal()

    def __init__(self, parent: QObject):
        super().__init__(parent)
        self._own = ""
        self.has_text = False
        QGuiApplication.clipboard().dataChanged.connect(self._look)
        self._look()

    def put(self, score: Score, ids: Collection[int]) -> None:
        """Puts the notes there as text; nothing, if they cannot be text.

        What was there before goes in any case: it is no longer what was copied last.
        """
        self._own = abc_of(score, ids)
        if self._own:
            QGuiApplication.clipboard().setText(self._own)
        else:
            QGuiApplication.clipboard().clear()

    def put_picture(self, score: Score, ids: Collection[int]) -> None:
        """Puts a picture of the notes there: bars by time and pitch, in their voices' colours."""
        data = QMimeData()
        picture = score_picture(extract(score, ids), _PICTURE, theme().colours, _RATIO)
        data.setImageData(picture.toImage())
        QGuiApplication.clipboard().setMimeData(data)

    def _look(self) -> None:
        # What the text is, is seen when it is pasted: asking another program takes time.
        data = QGuiApplication.clipboard().mimeData()
        before, self.has_text = self.has_text, data is not None and data.hasText()
        if before != self.has_text:
            self.changed.emit()

    def other(self, into: Score) -> Clip | None:
        """Notes that another program has put there since, or another window of Descant."""
        text = QGuiApplication.clipboard().text()
        return None if text == self._own else clip_of(text, into)
