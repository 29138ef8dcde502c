"""Reading and writing files beside the window, which never waits long for a disk."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from composer.app.session_events import SessionError
from composer.files.progress import heard_by
from composer.ui.message_bar import MessageBar

# What is done within this time is done without a word.
AT_ONCE_SECONDS = 0.2
_LOOK_MS = 30

_log = logging.getLogger(__name__)


class _Job(threading.Thread):
    """Runs ``do``; then ``result`` is what it returned, or ``error`` why it failed.

    ``share``: how much is done, 0 to 1, as far as it is told.
    """

    def __init__(
        self,
        do: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[SessionError], object],
    ):
        super().__init__(name="file", daemon=True)
        self._do = do
        self._done = done
        self._failed = failed
        self.share = 0.0
        self.result: Any = None
        self.error: SessionError | None = None

    def run(self) -> None:
        try:
            with heard_by(self._hear):
                self.result = self._do()
        except SessionError as error:
            self.error = error
        except Exception:
            _log.exception("a file job failed")
            self.error = SessionError(
                "Something went wrong with the file; the open song is as it was."
            )

    def _hear(self, share: float) -> None:
        self.share = share

    def report(self) -> bool:
        """On the window's thread, once it has ended: tells; returns whether it went well."""
        if self.error is not None:
            self._failed(self.error)
            return False
        self._done(self.result)
        return True


class FileWork(QObject):
    """One job at a time; ``done`` and ``failed`` are called on the window's thread."""

    def __init__(self, messages: MessageBar):
        super().__init__(messages)
        self._messages = messages
        self._job: _Job | None = None
        self._words: Callable[[int], str] | None = None
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(
        self,
        words: str,
        do: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[SessionError], object],
        may_be_given_up: bool = False,
        progress: Callable[[int], str] | None = None,
    ) -> bool:
        """Runs ``do`` on a thread; returns whether it is over already, and went well.

        ``words`` are shown while it takes longer; ``progress(percent)`` says instead how much of
        it is done, as soon as something is.
        """
        while self._job is not None:
            self.finish()  # what is told of it may begin another
        job = _Job(do, done, failed)
        job.start()
        job.join(AT_ONCE_SECONDS)
        if not job.is_alive():
            return job.report()
        self._job = job
        self._words, self._said = progress, words
        self._timer.start()
        if may_be_given_up:
            self._messages.note(words, self.tr("Cancel"), self._give_up)
        else:
            self._messages.note(words)
        return False

    def finish(self) -> bool:
        """Waits for the job that runs, if one does; returns whether it went well.

        When it takes long, as with a drive that does not answer, the person may end the waiting;
        what the job still does then is not heard of any more.
        """
        job = self._job
        if job is None:
            return True
        job.join(AT_ONCE_SECONDS)
        self._give_up()  # it is told of here
        ended = not job.is_alive() or self._waited(job)
        self._messages.dismiss_note()
        return ended and job.report()

    def _waited(self, job: _Job) -> bool:
        """Lets the window live until the job has ended; ``False`` when the person waits no more."""
        box = QMessageBox(self._messages.window())
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(self.tr("One Moment"))
        box.setText(self._said)
        box.setInformativeText(
            self.tr("This is not over yet. If the drive does not answer, wait no longer; the song"
            " stays open as it is.")
        )  # fmt: skip
        box.addButton(self.tr("&Wait No Longer"), QMessageBox.ButtonRole.RejectRole)
        looking = QTimer(box)
        looking.timeout.connect(lambda: job.is_alive() or box.accept())
        looking.start(_LOOK_MS)
        box.exec()
        looking.stop()
        box.deleteLater()
        return not job.is_alive()

    def _give_up(self) -> None:
        self._job = None
        self._timer.stop()

    def _look(self) -> None:
        job = self._job
        if job is None:
            return
        if not job.is_alive():
            self._give_up()
            self._messages.dismiss_note()
            job.report()
        elif self._words is not None and job.share > 0:
            now = self._words(int(100 * job.share))
            if self._messages.replace_words(self._said, now):
                self._said = now
