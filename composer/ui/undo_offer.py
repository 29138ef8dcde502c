"""What was done, said with a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from composer.edit.document import Change, Document
from composer.ui.message_bar import MessageBar

OFFER_MS = 20_000


class UndoOffer(QObject):
    """Says it in the message bar for a while, and no longer than Undo would take back just that."""

    def __init__(self, document: Document, messages: MessageBar):
        super().__init__(messages)
        self._document, self._messages = document, messages
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OFFER_MS)
        self._timer.timeout.connect(self._take_away)
        forget = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: forget())

    def say(self, sentence: str) -> None:
        """``sentence``: what the last step did."""
        self._messages.note(sentence, self.tr("Undo"), self._document.undo)
        self._said = self._messages.sentence()
        self._timer.start()

    def _document_changed(self, change: Change) -> None:
        self._take_away()

    def _take_away(self) -> None:
        self._timer.stop()
        said, self._said = self._said, ""
        if said and self._messages.sentence() == said:
            self._messages.dismiss_note()
