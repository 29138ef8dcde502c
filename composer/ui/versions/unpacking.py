"""Unpacking versions beside the window: each is shown as soon as it is there."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from composer.app.session_events import SessionError
from composer.model.score import Score
from composer.model.version import Version

_LOOK_MS = 20


class Unpacking(QObject):
    """``unpack(version)`` runs on a thread, one version after the other; ``unpacked(version,
    score)`` is called on the window's, with ``None`` for a damaged one."""

    def __init__(
        self,
        unpack: Callable[[Version], Score],
        unpacked: Callable[[Version, Score | None], None],
        parent: QObject,
    ):
        super().__init__(parent)
        self._unpack, self._unpacked = unpack, unpacked
        self._done: queue.SimpleQueue[tuple[Version, Score | None]] = queue.SimpleQueue()
        self._asked: list[Version] = []
        self._turn = threading.Lock()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def ask(self, versions: Iterable[Version]) -> None:
        """These and no others are wanted from now on, the first one first."""
        with self._turn:
            self._asked = list(versions)
            if self._asked and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="versions", daemon=True)
                self._thread.start()
        if self._asked:
            self._timer.start()

    def close(self) -> None:
        """Nothing is wanted any more; waits for the one that is at work."""
        self.ask(())
        thread = self._thread
        if thread is not None:
            thread.join()
        self._timer.stop()

    def _work(self) -> None:
        while True:
            with self._turn:
                if not self._asked:
                    self._thread = None
                    return
                version = self._asked.pop(0)
            try:
                score: Score | None = self._unpack(version)
            except SessionError:
                score = None
            self._done.put((version, score))

    def _look(self) -> None:
        with self._turn:
            idle = self._thread is None
        try:
            version, score = self._done.get_nowait()  # one at a time: each is drawn
        except queue.Empty:
            if idle:
                self._timer.stop()
            return
        self._unpacked(version, score)
