"""The thread that sends on time: it takes the earliest of several sources of messages.

It sleeps until shortly before something is due, spins the last moment, and lets the sources send.
Sources are asked under the player's lock; they are pure and never look at a clock.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
import traceback
from collections.abc import Iterable
from typing import Protocol

SPIN_SECONDS = 0.0015
LOST_SECONDS = 0.5
"""A message this late means that the machine slept: the music waits instead of catching up."""
THREAD_PRIORITY = 5
"""Real-time priority, 1 to 99: below what audio servers use."""

clock = time.perf_counter


class Source(Protocol):
    """Something that sends by itself: the song, what waits for a slow output, MIDI clock."""

    def next_time(self) -> float | None:
        """When it has something to send next; ``None``: not by itself."""

    def send_due(self, now: float) -> None:
        """Sends everything that is due before ``now``."""

    def wait_until(self, now: float) -> None:
        """Time was lost: goes on at ``now`` instead of sending all that was missed."""


class Deadlines:
    """The thread.  ``changed``: the player's lock, notified when a source may have something
    earlier to send than before."""

    def __init__(self, changed: threading.Condition, sources: Iterable[Source]) -> None:
        self._changed = changed
        self._sources = tuple(sources)
        self._ending = False
        self.broken = False
        self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)

    def start(self) -> None:
        """Begins to send."""
        self._thread.start()

    def next_time(self) -> float | None:
        """When something is due next; the lock is held."""
        return min(
            (due for source in self._sources if (due := source.next_time()) is not None),
            default=None,
        )

    def end(self) -> None:
        """Ends the thread; waits a second for it at most.  The lock is not held."""
        with self._changed:
            self._ending = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def _run(self) -> None:
        ask_for_priority(THREAD_PRIORITY)
        try:
            while (due := self._sleep_until_near()) is not None:
                while clock() <= due:
                    pass
                with self._changed:
                    for source in self._sources:
                        self._let(source, clock())
        except BaseException:
            traceback.print_exc()
            self.broken = True

    def _let(self, source: Source, now: float) -> None:
        due = source.next_time()
        if due is not None and now - due > LOST_SECONDS:
            source.wait_until(now)
        elif due is not None and due < now:
            source.send_due(now)

    def _sleep_until_near(self) -> float | None:
        with self._changed:
            while not self._ending:
                due = self.next_time()
                if due is None:
                    self._changed.wait()
                    continue
                left = due - clock()
                if left <= SPIN_SECONDS:
                    return due
                self._changed.wait(left - SPIN_SECONDS)
        return None


def ask_for_priority(priority: int) -> None:
    """Puts the calling thread, and those that it starts from now on, before ordinary ones, where
    the system lets this user do so.  ``priority``: 1 to 99, the higher before the lower."""
    if hasattr(os, "sched_setscheduler"):
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(priority))
