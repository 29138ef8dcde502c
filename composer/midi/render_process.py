"""Rendering in a process of its own, so that neither the window nor the player waits for it.

A soundfont that brings the synth down takes nothing else with it, and a file that takes minutes
can be given up at any moment.
"""

from __future__ import annotations

import contextlib
import faulthandler
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from composer.midi.audio_file import remove_unfinished
from composer.midi.render import (
    RenderCancelled,
    Rendered,
    RenderError,
    RenderOptions,
    render,
)
from composer.midi.song import Song
from composer.midi.stderr import redirect_to

CLOSE_SECONDS = 2.0
_TELL_SECONDS = 0.1
_NICENESS = 10
"""Playing goes first."""

_CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class RenderTask:
    """What :func:`~composer.midi.render.render` is to do."""

    song: Song
    path: Path
    options: RenderOptions = field(default_factory=RenderOptions)
    stems: tuple[tuple[int, Path], ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """What will be written."""
        return tuple(file for _, file in self.stems) or (self.path,)


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """Seconds of music, done and in all."""

    done: float
    total: float


@dataclass(frozen=True, slots=True)
class RenderFailed:
    """A sentence for the person; no file was written that is not whole."""

    sentence: str


@dataclass(frozen=True, slots=True)
class RenderGivenUp:
    """It was cancelled."""


RenderEvent = RenderProgress | Rendered | RenderFailed | RenderGivenUp


class RenderProcess:
    """One rendering.  Use from one thread; nothing here waits but :meth:`close`."""

    def __init__(self, task: RenderTask, log: Path | None = None) -> None:
        self.task = task
        self.over = False
        context = multiprocessing.get_context("spawn")
        self._events, events_there = context.Pipe(duplex=False)
        orders_there, self._orders = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_run, args=(orders_there, events_there, log), name="render", daemon=True
        )
        self._process.start()
        self._id = self._process.pid
        # Only the process holds its ends now, so that its end is an end of file here.
        events_there.close()
        orders_there.close()
        self._to_send: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._companion = threading.Thread(target=self._accompany, name="render", daemon=True)
        self._companion.start()
        self._to_send.put(task)

    @property
    def process_id(self) -> int | None:
        """The process's id."""
        return self._id

    def cancel(self) -> None:
        """Gives it up; :class:`RenderGivenUp` follows."""
        self._to_send.put(_CANCEL)

    def poll(self) -> list[RenderEvent]:
        """What has happened since the last call; its last event ends it."""
        if self.over:
            return []
        events: list[RenderEvent] = []
        try:
            while self._events.poll(0):
                events.append(self._events.recv())
        except (EOFError, OSError):
            if not events or isinstance(events[-1], RenderProgress):
                self._tidy()
                events.append(
                    RenderFailed(
                        "Making the sound file ended unexpectedly, so there is none; the song is"
                        " safe. Try again, or another soundfont."
                    )
                )
        if events and not isinstance(events[-1], RenderProgress):
            self._end()
        return events

    def close(self) -> None:
        """Gives it up and waits for its end, some seconds at most."""
        if not self.over:
            self.cancel()
            self._end()
        self._companion.join(3 * CLOSE_SECONDS)

    def _end(self) -> None:
        self.over = True
        self._to_send.put(None)

    def _accompany(self) -> None:
        """What would hold up the window: a long song does not fit into the pipe until the process
        reads it, and a process takes its time to end."""
        while (order := self._to_send.get()) is not None:
            with contextlib.suppress(OSError):
                self._orders.send(order)
        self._process.join(CLOSE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(CLOSE_SECONDS)
            self._tidy()
        if not self._process.is_alive():
            self._process.close()
        self._events.close()
        self._orders.close()

    def _tidy(self) -> None:
        for file in self.task.files:
            remove_unfinished(file)


def _run(orders: Connection, events: Connection, log: Path | None) -> None:
    """The process's main function."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    redirect_to(log)
    faulthandler.enable()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    # A window that is gone has closed its end of the pipe by that.
    with contextlib.suppress(OSError, EOFError):
        task = orders.recv()
        events.send(
            do_task(task, cancelled=lambda: bool(orders.poll(0)), tell=_at_intervals(events.send))
        )


def do_task(
    task: RenderTask, cancelled: Callable[[], bool], tell: Callable[[RenderProgress], None]
) -> RenderEvent:
    """Renders, and returns how it ended."""
    try:
        return render(
            *(task.song, task.path, task.options),
            stems=task.stems,
            on_progress=lambda done, total: tell(RenderProgress(done, total)),
            cancelled=cancelled,
        )
    except RenderCancelled:
        return RenderGivenUp()
    except RenderError as error:
        return RenderFailed(str(error))


def _at_intervals(tell: Callable[[RenderProgress], None]) -> Callable[[RenderProgress], None]:
    """Tells ten times a second at most."""
    told = 0.0

    def tell_now_and_then(progress: RenderProgress) -> None:
        nonlocal told
        if time.monotonic() - told >= _TELL_SECONDS:
            told = time.monotonic()
            tell(progress)

    return tell_now_and_then
