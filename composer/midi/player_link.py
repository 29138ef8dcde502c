"""A player process as the window holds it: two pipes, and a thread that writes to one of them."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from composer.midi.messages import Close, Command, Load, PlayerEvent
from composer.midi.player_process import PlayerStart, run


class PlayerLink:
    """One player process with its two pipes and the thread that writes to it."""

    def __init__(self, start: PlayerStart) -> None:
        context = multiprocessing.get_context("spawn")
        commands_there, self._commands = context.Pipe(duplex=False)
        self._events, events_there = context.Pipe(duplex=False)
        self.process = context.Process(
            target=run, args=(commands_there, events_there, start), name="player", daemon=True
        )
        with _interrupt_blocked():
            self.process.start()
        # Only the player holds its ends now, so that a dead player is an end of file here.
        commands_there.close()
        events_there.close()
        self._queue: deque[Command] = deque()
        self._changed = threading.Condition()
        self._writer = threading.Thread(target=self._write, name="player commands", daemon=True)
        self._writer.start()

    def send(self, command: Command) -> None:
        """Queues a command; a song that waits behind no other command is replaced by the next."""
        with self._changed:
            if isinstance(command, Load) and self._queue and isinstance(self._queue[-1], Load):
                self._queue.pop()
            self._queue.append(command)
            self._changed.notify()

    def read(self) -> tuple[list[PlayerEvent], bool]:
        """What has arrived, and whether the player still lives."""
        events: list[PlayerEvent] = []
        try:
            while self._events.poll(0):
                events.append(self._events.recv())
        except (EOFError, OSError):
            return events, False
        return events, self.process.is_alive()

    def end(self, seconds: float) -> None:
        """Asks the player to end, waits up to ``seconds``, then makes it."""
        self.send(Close())
        self.process.join(seconds)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join(0.5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(0.5)
        self.drop()

    def drop(self) -> None:
        """Closes what is left of a player that has ended."""
        with self._changed:
            self._queue.clear()
            self._queue.append(Close())
            self._changed.notify()
        self._writer.join(0.5)
        self._events.close()
        self._commands.close()
        if not self.process.is_alive():
            self.process.join()
            self.process.close()

    def _write(self) -> None:
        while True:
            with self._changed:
                while not self._queue:
                    self._changed.wait()
                command = self._queue.popleft()
            try:
                self._commands.send(command)
            except (OSError, ValueError):
                return
            if isinstance(command, Close):
                return


@contextmanager
def _interrupt_blocked() -> Iterator[None]:
    """Keeps Ctrl-C from reaching a child before it can ignore it (the mask is inherited)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # It unblocks the signal when it starts, so it has to be running first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
