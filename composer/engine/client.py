"""The window's end of the engine: starts the process, sends requests, collects messages.

No call here waits for the engine.  Threads read and write the pipe, so that a process which is
busy, stopped or dying cannot hold the window up; everything else happens in the caller's thread.
No torch here.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import queue
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from composer.engine.messages import (
    Cancel,
    Cancelled,
    EngineNotice,
    Failed,
    Finished,
    GoOn,
    Message,
    Ready,
    Request,
    StreamRequest,
)
from composer.engine.unpickling import read_message
from composer.engine.worker import run_worker
from composer.model.score import Score

# Seconds before a dead process is started again: for the first, second ... death without any
# request finished between them.  After the last one it stays down until there is a new request.
RESTART_DELAYS = (0.0, 1.0, 5.0)
_CLOSE_SECONDS = 2.0
MAX_THREADS = 256


class EngineClient:
    """The engine process with its requests.

    ``folders``: where packs lie, the first one wins.  ``log_file``: takes what libraries print in
    the process.  ``threads``: of torch, 1 to 256; raises ``ValueError`` on others.
    """

    def __init__(
        self, folders: Sequence[Path], *, log_file: Path | None = None, threads: int = 1
    ) -> None:
        if type(threads) is not int or not 1 <= threads <= MAX_THREADS:
            raise ValueError(f"the number of threads must be 1 to {MAX_THREADS}")
        self._arguments = (tuple(Path(f) for f in folders), log_file, threads)
        self._ids = itertools.count(1)
        self._link: _Link | None = None
        self._ready = False
        self._open: dict[int, Request] = {}  # sent, unanswered
        self._waiting: dict[int, Request] = {}  # to be sent when there is a process again
        self._said: list[Message] = []  # to be returned by the next poll
        self._deaths = 0
        self._restart_at: float | None = None
        self._past: list[_Link] = []
        self._closed = False

    @property
    def state(self) -> str:
        """``"starting"``, ``"ready"``, ``"restarting"`` or ``"stopped"``."""
        if self._link is not None:
            if self._ready:
                return "ready"
            return "restarting" if self._deaths else "starting"
        return "restarting" if self._restart_at is not None else "stopped"

    @property
    def process_id(self) -> int | None:
        """The system's number of the process, ``None`` when there is none."""
        return self._link.process.pid if self._link is not None else None

    def new_id(self) -> int:
        """An id for the next request, unique in this client."""
        return next(self._ids)

    def start(self) -> None:
        """Starts the process and returns at once; torch loads in it.  Once started, nothing."""
        self._check_not_closed()
        if self._link is None and self._restart_at is None:
            self._launch()

    def submit(self, request: Request) -> None:
        """Hands a request over; its answers come from :meth:`poll`.

        A process that has died is started for it.  Raises ``ValueError`` when a request of the
        same id is open.
        """
        self._check_not_closed()
        if request.id in self._open or request.id in self._waiting:
            raise ValueError(f"the request {request.id} is open already")
        request = _without_versions(request)
        if self._link is None and self._restart_at is None:
            self._deaths = 0  # it was given up, or never started: a new request is a new chance
            self._launch()
        if self._link is not None:
            self._open[request.id] = request
            self._link.send(request)
        else:
            self._waiting[request.id] = request

    def cancel(self, request_id: int) -> None:
        """Stops a request: the next :meth:`poll` has its ``Cancelled``, and nothing of it follows.

        It does not wait for the process, which stops between two steps and keeps what it was
        loading; the requests after it begin then.  One that is answered already is left alone.
        """
        if self._waiting.pop(request_id, None) is not None:
            self._said.append(Cancelled(request_id))
        elif self._open.pop(request_id, None) is not None:
            if self._link is not None:
                self._link.send(Cancel(request_id))
            self._said.append(Cancelled(request_id))

    def go_on(self, leave: GoOn) -> None:
        """Lets an open stream go further; one that is over is left alone."""
        if leave.id in self._open and self._link is not None:
            self._link.send(leave)
        elif isinstance(request := self._waiting.get(leave.id), StreamRequest):
            self._waiting[leave.id] = request.after(leave)

    def poll(self) -> list[Message]:
        """What has arrived since the last call, in order.  Never blocks."""
        if self._link is not None:
            link = self._link
            while (message := link.receive()) is not None:
                if message is _ENDED:
                    self._died(link)
                    break
                self._arrived(message)
        if self._restart_at is not None and time.monotonic() >= self._restart_at:
            self._launch()
        self._past = [link for link in self._past if not link.reaped()]
        said, self._said = self._said, []
        return said

    def close(self) -> None:
        """Ends the process, whatever it is doing; open requests get no answer any more."""
        if self._closed:
            return
        self._closed = True
        if self._link is not None:
            self._past.append(self._link)
            self._link = None
        self._restart_at = None
        self._open.clear()
        self._waiting.clear()
        for link in self._past:
            link.end()
        self._past.clear()

    def _check_not_closed(self) -> None:
        if self._closed:
            raise RuntimeError("the engine client is closed")

    def _launch(self) -> None:
        self._restart_at = None
        self._ready = False
        try:
            self._link = _Link(self._arguments)
        except OSError as error:
            self._link = None
            self._down(f"cannot start: {error}")
            return
        self._open.update(self._waiting)
        for request in self._waiting.values():
            self._link.send(request)
        self._waiting.clear()

    def _arrived(self, message: object) -> None:
        if isinstance(message, Ready):
            self._ready = True
        elif not isinstance(message, EngineNotice):
            request_id = getattr(message, "id", None)
            if request_id not in self._open:
                return  # it was cancelled
            if isinstance(message, (Finished, Cancelled, Failed)):
                del self._open[message.id]
            if isinstance(message, Finished):
                self._deaths = 0
        self._said.append(message)  # type: ignore[arg-type]

    def _died(self, link: _Link) -> None:
        self._link, self._ready = None, False
        link.process.kill()  # it closed the pipe; should it still be there, it is of no use
        self._past.append(link)
        self._down(f"process {link.process.pid} ended")

    def _down(self, details: str) -> None:
        """There is no process: answers what is open, and plans the next start, if there is one."""
        again = self._deaths < len(RESTART_DELAYS)
        lost = [*self._open, *([] if again else self._waiting)]
        for request_id in lost:
            self._said.append(
                Failed(
                    request_id,
                    "The engine stopped in the middle of this; your song is as it was, try again.",
                    details,
                )
            )
        self._open.clear()
        if not again:
            self._waiting.clear()
            self._restart_at = None
            self._said.append(
                EngineNotice(
                    "The engine keeps stopping and is not started again until the next request; "
                    "your song is as it was, the log says more.",
                    details,
                )
            )
            return
        if not lost:
            self._said.append(
                EngineNotice(
                    "The engine stopped and is being started again; your song is as it was.",
                    details,
                )
            )
        self._restart_at = time.monotonic() + RESTART_DELAYS[self._deaths]
        self._deaths += 1


_ENDED = object()


class _Link:
    """One engine process, its pipe, and the two threads at this end of it."""

    def __init__(self, arguments: tuple[tuple[Path, ...], Path | None, int]) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.connection: Connection = ours
        self.process = context.Process(
            target=run_worker, args=(theirs, *arguments), name="descant engine", daemon=True
        )
        self._arrived: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._leaving: queue.SimpleQueue[object] = queue.SimpleQueue()
        try:
            with _no_interrupt():
                self.process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()  # so that the pipe ends with the process
        self._reader = threading.Thread(target=self._read, name="engine reader", daemon=True)
        self._writer = threading.Thread(target=self._write, name="engine writer", daemon=True)
        self._reader.start()
        self._writer.start()

    def send(self, message: object) -> None:
        self._leaving.put(message)

    def receive(self) -> object | None:
        """The next message, ``None`` when there is none now, ``_ENDED`` after the last."""
        try:
            return self._arrived.get_nowait()
        except queue.Empty:
            return None

    def reaped(self) -> bool:
        """Whether the process is gone, and then also the rest."""
        if self.process.exitcode is None:
            return False
        self._leaving.put(_ENDED)
        self._writer.join(_CLOSE_SECONDS)
        self.process.join()
        self.connection.close()
        self.process.close()
        return True

    def end(self) -> None:
        """Ends all of it.  There is nothing that the process would have to put in order."""
        self.process.kill()
        self.process.join(_CLOSE_SECONDS)
        self._leaving.put(_ENDED)
        self._writer.join(_CLOSE_SECONDS)
        self._reader.join(_CLOSE_SECONDS)
        self.connection.close()
        if self.process.exitcode is not None:
            self.process.close()

    def _read(self) -> None:
        while True:
            try:
                data = self.connection.recv_bytes()
            except (EOFError, OSError, MemoryError):  # the rest of it would be no message
                break
            try:
                message, alien = read_message(data)
            except Exception as error:
                message, alien = None, repr(error)
            if alien:
                message = EngineNotice("The engine said something unknown.", alien)
            self._arrived.put(message)
        self._arrived.put(_ENDED)

    def _write(self) -> None:
        while (message := self._leaving.get()) is not _ENDED:
            try:
                self.connection.send(message)
            except OSError:
                pass  # the reader notices that the process is gone
            except Exception as error:  # it cannot be pickled; nothing of it was sent
                sentence = "The engine cannot be sent this request; your song is as it was."
                request_id = getattr(message, "id", 0)
                self._arrived.put(Failed(request_id, sentence, repr(error), refused=True))


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """A process started within is never interrupted by Ctrl-C, not even while Python starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It unblocks the signal when it starts, so it has to be running first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _without_versions(request: Request) -> Request:
    """The request with its score alone: megabytes of earlier versions need not travel."""
    score = getattr(request, "score", None)
    if not isinstance(score, Score) or not score.versions:
        return request
    alone = score.copy()
    alone.versions = ()
    return replace(request, score=alone)  # type: ignore[arg-type]
