"""Listening to MIDI inputs: several at a time, opened when they are there, closed when they go.

A thread of its own reads them every millisecond, stamps what has come, and hands it on at once.
For the player process.  Times are seconds of ``time.perf_counter``.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable

from composer.midi.messages import Notice, PlayerEvent, Problem
from composer.midi.ports import PortError, PortInput, Ports

READ_SECONDS = 0.001
IDLE_READ_SECONDS = 0.0025
"""How often the inputs are read when nothing has come for :data:`IDLE_AFTER_SECONDS`."""
IDLE_AFTER_SECONDS = 60.0
RETRY_SECONDS = 5.0

clock = time.perf_counter

Hear = Callable[[float, str, list[bytes]], None]
"""``hear(seconds, input, messages)``: called by the reading thread, in order."""


class Inputs:
    """See the module.

    ``hear`` gets what comes; ``tell`` what the person should know; ``lost(name)`` is called, from
    the thread that called :meth:`watch` or :meth:`choose`, when an input is listened to no more.
    """

    def __init__(
        self,
        ports: Ports,
        hear: Hear,
        tell: Callable[[PlayerEvent], None],
        lost: Callable[[str], None],
    ) -> None:
        self._ports = ports
        self._hear = hear
        self._tell = tell
        self._lost = lost
        self._chosen: tuple[str, ...] = ()
        self._missed: set[str] = set()
        self._refused: dict[str, float] = {}
        # Under the lock: the reading thread reads no port that is being closed.
        self._lock = threading.Condition()
        self._open: dict[str, PortInput] = {}
        self._ending = False
        self._heard_at = clock()
        self._thread: threading.Thread | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The inputs that are listened to now."""
        return tuple(self._open)

    def choose(self, names: tuple[str, ...]) -> None:
        """Listens to these inputs and no others; one that is not there is taken up when it is."""
        self._chosen = names
        self._missed &= set(names)
        self._refused.clear()
        for name in [name for name in self._open if name not in names]:
            self._close(name)
        self._open_those_there(clock())

    def watch(self) -> None:
        """Looks which inputs came and went; call it after :meth:`Ports.refresh`."""
        for name, port in list(self._open.items()):
            if self._ports.is_gone(port):
                self._close(name)
                self._missed.add(name)
                self._tell(
                    Problem(
                        f"The MIDI input “{name}” has gone away; what was held on it has been let"
                        " go of. It is used again as soon as it is back."
                    )
                )
        self._open_those_there(clock())

    def close(self) -> None:
        """Listens to nothing any more, and ends the thread."""
        with self._lock:
            self._ending = True
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join(1.0)
        for name in list(self._open):
            self._close(name)

    def _open_those_there(self, now: float) -> None:
        there = self._ports.input_names
        for name in self._chosen:
            if name in self._open or name not in there:
                continue
            refused = self._refused.get(name)
            if refused is not None and now - refused < RETRY_SECONDS:
                continue
            try:
                opened = self._ports.open_input(name)
            except PortError as error:
                if refused is None:
                    self._tell(Problem(str(error)))
                self._refused[name] = now
                continue
            self._refused.pop(name, None)
            with self._lock:
                self._open[name] = opened
                self._lock.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._listen, name="inputs", daemon=True)
                self._thread.start()
            if name in self._missed:
                self._missed.discard(name)
                self._tell(Notice(f"The MIDI input “{name}” is there again and is used."))

    def _close(self, name: str) -> None:
        with self._lock:
            port = self._open.pop(name)
        self._ports.close_input(port)
        self._lost(name)

    def _listen(self) -> None:
        try:
            while True:
                with self._lock:
                    while not self._open and not self._ending:
                        self._lock.wait()
                    if self._ending:
                        return
                    now = clock()
                    for name, port in self._open.items():
                        messages = port.read()
                        if messages:
                            self._heard_at = now
                            self._hear(now, name, messages)
                idle = now - self._heard_at > IDLE_AFTER_SECONDS
                time.sleep(IDLE_READ_SECONDS if idle else READ_SECONDS)
        except BaseException:
            traceback.print_exc()
            raise
