"""What the player tells the window: events through a pipe, written by a thread of their own.

A window that does not listen stops nothing: events wait, and of several positions in a row only
the last one does.
"""

from __future__ import annotations

import threading
from collections import deque
from multiprocessing.connection import Connection

from composer.midi.messages import PlayerEvent, Position


class Reporter:
    """Writes events to ``pipe`` in their order.  ``broken``: nobody is at its other end."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._queue: deque[PlayerEvent] = deque()
        self._changed = threading.Condition()
        self._last: dict[type, PlayerEvent] = {}
        self.broken = False
        threading.Thread(target=self._write, name="events", daemon=True).start()

    def tell(self, event: PlayerEvent) -> None:
        """Queues one event; never blocks.  From any thread."""
        with self._changed:
            if (
                isinstance(event, Position)
                and self._queue
                and isinstance(self._queue[-1], Position)
            ):
                self._queue.pop()
            self._queue.append(event)
            self._changed.notify()

    def tell_change(self, event: PlayerEvent) -> None:
        """The same, but nothing when the last event of this kind was equal."""
        if self._last.get(type(event)) != event:
            self._last[type(event)] = event
            self.tell(event)

    def _write(self) -> None:
        while not self.broken:
            with self._changed:
                while not self._queue:
                    self._changed.wait()
                event = self._queue.popleft()
            try:
                self._pipe.send(event)
            except (OSError, ValueError):
                self.broken = True
