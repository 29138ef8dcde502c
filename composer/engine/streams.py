"""The streams that are open in the engine process, and whose turn it is.  No torch.

Streams have no end, so they are no jobs that others wait for: the worker does a slice of one, some
milliseconds, whenever it has nothing else to do, and between two steps of other requests.  A
request therefore takes a little longer while a stream catches up, and a stream that is some bars
ahead is not heard to wait.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from composer.engine.messages import Finished, GoOn, Message, Streamed, StreamRequest

MAX_STREAMS = 4  # open at once


class OpenStream(Protocol):
    """What writes one stream; see :class:`composer.engine.streaming.Stream`."""

    made: int

    @property
    def over(self) -> bool:
        """Whether it has come to the end that was asked for."""

    def work(self, temperature: float, density: float) -> Streamed | None:
        """Goes on for a slice; a whole bar is told."""


@dataclass
class _Entry:
    stream: OpenStream
    leave: GoOn


class Streams:
    """See the module.

    :meth:`go_on` and :meth:`cancel` may be called by another thread than the rest.  ``changed``: is
    notified when there may be something to do.  ``send``: takes what a stream has to say;
    ``failed``: makes a message of an exception of the stream with that id.
    """

    def __init__(
        self,
        changed: threading.Condition,
        send: Callable[[Message], None],
        failed: Callable[[int, Exception], Message],
    ) -> None:
        self._changed, self._send, self._failed = changed, send, failed
        self._open: dict[int, _Entry] = {}
        self._working = False

    def __len__(self) -> int:
        return len(self._open)

    def add(self, request: StreamRequest, stream: OpenStream) -> None:
        """Opens a stream."""
        leave = GoOn(request.id, request.until, request.temperature, request.density)
        with self._changed:
            self._open[request.id] = _Entry(stream, leave)
            self._changed.notify()

    def go_on(self, leave: GoOn) -> bool:
        """Takes other leave and settings for a stream; whether it is open."""
        with self._changed:
            entry = self._open.get(leave.id)
            if entry is not None:
                entry.leave = leave
                self._changed.notify()
        return entry is not None

    def cancel(self, request_id: int) -> bool:
        """Ends a stream; whether it was open.  Nothing of it is said any more."""
        with self._changed:
            return self._open.pop(request_id, None) is not None

    @property
    def ready(self) -> bool:
        """Whether there is leave to go on."""
        return any(self._may_go_on(entry) for entry in list(self._open.values()))

    def work(self) -> None:
        """Does a slice of the stream that has made the least of what it has leave to."""
        with self._changed:
            waiting = [(i, e) for i, e in self._open.items() if self._may_go_on(e)]
            if not waiting or self._working:
                return
            self._working = True
        try:
            request_id, entry = max(
                waiting, key=lambda one: one[1].leave.until - one[1].stream.made
            )
            self._slice(request_id, entry)
        finally:
            self._working = False

    def _slice(self, request_id: int, entry: _Entry) -> None:
        said: Message | None
        try:
            said = entry.stream.work(entry.leave.temperature, entry.leave.density)
            ended: Message | None = Finished(request_id) if entry.stream.over else None
        except Exception as error:
            said, ended = None, self._failed(request_id, error)
        with self._changed:
            if request_id not in self._open:
                return  # it was cancelled meanwhile
            if ended is not None:
                del self._open[request_id]
        for message in (said, ended):
            if message is not None:
                self._send(message)

    @staticmethod
    def _may_go_on(entry: _Entry) -> bool:
        return entry.stream.made < entry.leave.until
