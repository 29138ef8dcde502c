"""Dropping things on the window: songs are opened, texts go to the words of the song."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from composer.app.session_events import SessionError
from composer.files.errors import FileError
from composer.files.formats import OPEN_ENDINGS
from composer.files.text_file import read_text
from composer.ui.file_work import FileWork
from composer.ui.message_bar import MessageBar

TEXT_ENDINGS = (".txt", ".md", ".text")


class Dropping(QObject):
    """``open_song(path)`` opens a song; ``take_words(text)`` puts a text where the cursor of the
    words is."""

    def __init__(
        self,
        window: QWidget,
        messages: MessageBar,
        open_song: Callable[[Path], object],
        take_words: Callable[[str], object],
    ):
        super().__init__(window)
        self._work = FileWork(messages)
        self._messages = messages
        self._open_song = open_song
        self._take_words = take_words

    def entered(self, event: QDragMoveEvent) -> None:
        """Takes what can be opened or read."""
        if self._wanted(event):
            event.acceptProposedAction()

    def dropped(self, event: QDropEvent) -> None:
        """Opens the song, or takes over the text."""
        if not self._wanted(event):
            return
        event.acceptProposedAction()
        path, text = _file(event.mimeData()), event.mimeData().text()
        # The drop ends first: the program that it came from must not wait for a question.
        if path is None:
            QTimer.singleShot(0, self, lambda: self._take_words(text))
        elif path.suffix.lower() in OPEN_ENDINGS:
            QTimer.singleShot(0, self, lambda: self._open_song(path))
        else:
            QTimer.singleShot(0, self, lambda: self._read(path))

    def _wanted(self, event: QDropEvent) -> bool:
        # What is dragged out of this window is for others.
        if event.source() is not None:
            return False
        data = event.mimeData()
        return _file(data) is not None or (data.hasText() and not data.hasUrls())

    def _read(self, path: Path) -> None:
        def read() -> str:
            try:
                return read_text(path)
            except FileError as error:
                raise SessionError(str(error)) from error

        self._work.start(
            self.tr("Opening {name}…").format(name=path.name),
            read,
            self._take_words,
            lambda error: self._messages.problem(str(error)),
            may_be_given_up=True,
        )


def _file(data: QMimeData) -> Path | None:
    """The first file that can be taken; songs before texts."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    for endings in (OPEN_ENDINGS, TEXT_ENDINGS):
        for path in paths:
            if path.suffix.lower() in endings:
                return path
    return None
