"""What was done, said with a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from composer.edit.document import Change, Document
from composer.ui.message_bar import MessageBar


class UndoOffer(QObject):
    """Says it in the message bar, for as long as Undo would take back just that."""

    def __init__(self, document: Document, messages: MessageBar):
        super().__init__(messages)
        self._document, self._messages = document, messages
        self._said = ""
        forget = document.observe(self._document_changed)
        self.destroyed.connect(lambda *_: forget())

    def say(self, sentence: str) -> None:
        """``sentence``: what the last step did."""
        self._messages.note(sentence, self.tr("Undo"), self._document.undo)
        self._said = self._messages.sentence()

    def _document_changed(self, change: Change) -> None:
        said, self._said = self._said, ""
        if said and self._messages.sentence() == said:
            self._messages.dismiss_note()
