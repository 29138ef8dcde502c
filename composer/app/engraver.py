"""The engraver: a process of its own that lays scores out on pages, so that the window never waits.

The newest score that was asked for is engraved as soon as the one before is done; what was asked
for in between is passed over.  The process is started at the first request.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection

from composer.files.engraving import EngravedPage, Layout, engraved
from composer.files.errors import FileError
from composer.model.score import Score

_CLOSE_SECONDS = 2.0
_log = logging.getLogger(__name__)

Pages = list[EngravedPage]


class Engraver:
    """Use from one thread; nothing here waits but :meth:`close`, for a moment."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wanted: tuple[Score, Layout] | None = None
        self._done: Pages | FileError | None = None
        self._working = False
        self._ending = False
        self._thread: threading.Thread | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def ask(self, score: Score, layout: Layout) -> None:
        """Asks for the pages of ``score``, which nobody may change from now on: give a copy."""
        with self._changed:
            self._wanted = (score, layout)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="engraver", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    @property
    def busy(self) -> bool:
        """Whether pages are being made or have been asked for."""
        with self._changed:
            return self._working or self._wanted is not None

    def poll(self) -> Pages | FileError | None:
        """The pages that are ready since the last call, or why there are none."""
        with self._changed:
            done, self._done = self._done, None
            return done

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        with self._changed:
            self._ending = True
            self._wanted = None
            process = self._process
            self._changed.notify_all()
        if process is not None:
            with contextlib.suppress(ValueError):
                process.kill()
        if self._thread is not None:
            self._thread.join(_CLOSE_SECONDS)

    def _work(self) -> None:
        pipe: Connection | None = None
        while True:
            with self._changed:
                while self._wanted is None and not self._ending:
                    self._changed.wait()
                if self._ending:
                    break
                wanted, self._wanted = self._wanted, None
                self._working = True
            try:
                if pipe is None:
                    pipe = self._start()
                pipe.send(wanted)
                answer = pipe.recv()
            except Exception as error:
                # It was killed, or Verovio brought it down.
                pipe = self._end(pipe)
                if not self._ending:
                    _log.warning("the engraver ended: %r", error)
                answer = FileError(
                    "The engraver stopped unexpectedly, so the page view is not up to date; the"
                    " song is as it was."
                )
            with self._changed:
                self._done = FileError(answer) if isinstance(answer, str) else answer
                self._working = False
        self._end(pipe)

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs,), name="engraver", daemon=True)
        process.start()
        theirs.close()
        with self._changed:
            self._process = process
            if self._ending:
                process.kill()
        return ours

    def _end(self, pipe: Connection | None) -> None:
        if pipe is not None:
            pipe.close()
        with self._changed:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
            process.close()


def serve(pipe: Connection) -> None:
    """The process: answers scores with pages, or with a sentence, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            score, layout = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: Pages | str = engraved(score, layout)
        except FileError as error:
            answer = str(error)
        with contextlib.suppress(OSError):
            pipe.send(answer)
