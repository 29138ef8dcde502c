"""The engine process: waits for requests on a pipe and answers with messages.

torch is loaded here and nowhere else, after the process has started, while a thread already reads
the pipe.  One request is worked on at a time; the others wait their turn, save streams, which go on
between the steps of others (:mod:`composer.engine.streams`).  The process ends by itself when the
pipe closes, which is how it notices that the window is gone.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import signal
import threading
import traceback
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from composer.engine.failures import SAFE, failure, out_of_memory, shortened
from composer.engine.messages import (
    Activations,
    Cancel,
    Cancelled,
    Candidate,
    Continuation,
    EngineNotice,
    Explanation,
    Failed,
    Finished,
    GoOn,
    HiddenState,
    Message,
    OperationCancelled,
    OperationRefused,
    Probabilities,
    Progress,
    Ready,
    Request,
    Scored,
    StreamRequest,
    Surprises,
    Text,
    TextPiece,
)
from composer.engine.output import redirect_output
from composer.engine.packs import Pack, PackRegistry
from composer.engine.serving import SERVED_BY, filled_in, serving_pack
from composer.engine.streams import MAX_STREAMS, OpenStream, Streams
from composer.engine.unpickling import read_message

MAX_NETWORKS = 2  # kept in memory; a studio goes back and forth between two at most

Result = (
    Candidate
    | TextPiece
    | Text
    | Continuation
    | Surprises
    | Scored
    | Explanation
    | Probabilities
    | HiddenState
    | Activations
)


class Operations(Protocol):
    """What the worker needs of the networks; a test gives its own."""

    torch_version: str
    cuda: bool

    def load(self, pack: Pack, device: str) -> Any:
        """The network of a pack on ``"cpu"`` or ``"cuda"``; raises :class:`PackError`."""

    def perform(
        self,
        network: Any,
        request: Request,
        *,
        report: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        emit: Callable[[Result], None],
    ) -> None:
        """Emits results; raises :class:`OperationCancelled` or :class:`OperationRefused`."""

    def open_stream(self, network: Any, request: StreamRequest) -> OpenStream:
        """A stream of which nothing is written yet; raises :class:`OperationRefused`."""

    def without_gradients(self) -> AbstractContextManager[Any]:
        """The context in which operations run."""

    def free_memory(self) -> None:
        """Gives back to the system, and to a device, what is not used any more."""

    def prepare(self) -> None:
        """Loads what most operations will want; called when there is nothing else to do."""


def run_worker(
    connection: Connection, folders: Sequence[Path], log_file: Path | None, threads: int
) -> None:
    """The body of the engine process; returns never (the process ends with the pipe).

    ``log_file`` takes what libraries print (``None``: nothing does).  ``threads``: of torch; one
    is fastest wherever another core is busy.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's matter
    redirect_output(log_file)
    faulthandler.enable()
    for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(threads)
    Worker(connection, folders, lambda: _torch_operations(threads, folders)).run()


class Worker:
    """See the module.

    ``operations``: makes the operations; it is called in :meth:`run`, may take long, and an
    exception of it is told to the person.  ``closed``: what to do when the pipe is closed, which
    may happen in the middle of a step.
    """

    def __init__(
        self,
        connection: Connection,
        folders: Sequence[Path],
        operations: Callable[[], Operations],
        closed: Callable[[], None] = lambda: os._exit(0),
    ) -> None:
        self._connection = connection
        self._registry = PackRegistry(folders)
        self._make_operations = operations
        self._closed = closed
        self._sending = threading.Lock()
        self._inbox: deque[Request] = deque()
        self._changed = threading.Condition()
        self._ended = False
        self._running: int | None = None
        self._cancelled = False
        self._networks: OrderedDict[tuple[str, str, str], Any] = OrderedDict()
        self._streams = Streams(self._changed, self._send, failure)
        self._early: GoOn | None = None  # for the stream that is being opened

    def run(self) -> None:
        """Serves until the pipe closes."""
        threading.Thread(target=self._read, name="engine pipe", daemon=True).start()
        operations: Operations | None = None
        try:
            operations = self._make_operations()
        except Exception:
            details = traceback.format_exc()
            problem = "The models cannot be used: PyTorch does not load; install Descant again"
            self._send(EngineNotice(problem + ".", details))
        else:
            self._send(Ready(operations.torch_version, operations.cuda))
            if not self._inbox:
                with contextlib.suppress(Exception):  # who needs it will say what is wrong
                    operations.prepare()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._inbox or self._ended or self._streams.ready)
                if self._ended:
                    return
                request = self._inbox.popleft() if self._inbox else None
                if request is not None:
                    self._running, self._cancelled = request.id, False
            if request is None:
                self._work_on_streams(operations)
                continue
            answer: Message | None
            if operations is None:
                answer = Failed(request.id, f"{problem}; {SAFE}.", details)
            else:
                answer = self._work(operations, request)
            with self._changed:
                self._running = None
            if answer is not None:
                self._send(answer)

    # The pipe, in a thread of its own

    def _read(self) -> None:
        while True:
            try:
                data = self._connection.recv_bytes()
            except (EOFError, OSError, MemoryError):  # the rest of it would be no message
                with self._changed:
                    self._ended = self._cancelled = True
                    self._changed.notify()
                self._closed()
                return
            try:
                message, alien = read_message(data)
            except Exception:  # what arrived cannot be understood, but the next may
                self._send(
                    EngineNotice("The engine was sent something unknown.", traceback.format_exc())
                )
                continue
            if alien:
                self._refuse(message, f"there is something unknown in it: {alien[:80]!a}")
            else:
                self._take(message)

    def _take(self, message: Any) -> None:
        if isinstance(message, Cancel):
            with self._changed:
                streaming = self._streams.cancel(message.id)
                if message.id == self._running and not streaming:
                    self._cancelled = True
                    return
                waiting = [r for r in self._inbox if r.id == message.id]
                for request in waiting:
                    self._inbox.remove(request)
            if waiting or streaming:
                self._send(Cancelled(message.id))
        elif isinstance(message, GoOn):
            try:
                replace(message)
            except Exception as error:
                self._streams.cancel(message.id)  # nobody would give it better leave
                self._refuse(message, str(error))
                return
            self._let_go_on(message)
        elif isinstance(message, tuple(SERVED_BY)):
            try:
                replace(message)  # what comes out of a pipe was not checked: this does
            except Exception as error:
                self._refuse(message, str(error))
                return
            with self._changed:
                self._inbox.append(message)
                self._changed.notify()
        else:
            self._refuse(message, f"unknown request {type(message).__name__}")

    def _let_go_on(self, leave: GoOn) -> None:
        with self._changed:
            for place, request in enumerate(self._inbox):
                if request.id == leave.id and isinstance(request, StreamRequest):
                    self._inbox[place] = request.after(leave)
                    return
            if not self._streams.go_on(leave) and leave.id == self._running:
                self._early = leave  # it is being opened; one that is neither was answered

    def _refuse(self, message: object, reason: str) -> None:
        request_id = getattr(message, "id", None)
        sentence = f"The engine cannot take this request ({shortened(reason)}); {SAFE}."
        if isinstance(request_id, int):
            self._send(Failed(request_id, sentence, refused=True))
        else:
            self._send(EngineNotice(sentence))

    def _send(self, message: Message) -> None:
        # A closed pipe is seen by the reading thread too, which ends the process.
        with self._sending, contextlib.suppress(OSError, ValueError):
            self._connection.send(message)

    # The work

    def _work(self, operations: Operations, request: Request) -> Message | None:
        """The answer to a request; ``None`` to one of a stream, which stays open."""
        try:
            self._perform(operations, request)
        except OperationCancelled:
            return Cancelled(request.id)
        except Exception as error:
            answer = failure(request.id, error)
            lost = out_of_memory(error)
        else:
            if self._cancelled:
                self._streams.cancel(request.id)
                return Cancelled(request.id)
            return None if isinstance(request, StreamRequest) else Finished(request.id)
        if lost:
            # Only here are the failed operation's frames, and what they hold, let go.
            self._networks.clear()
            gc.collect()
            operations.free_memory()
        return answer

    def _work_on_streams(self, operations: Operations | None) -> None:
        assert operations is not None, "there is no stream without operations"
        with operations.without_gradients():
            self._streams.work()

    def _between_steps(self) -> bool:
        """Called by a request between two steps: whether it was cancelled."""
        if self._streams.ready:
            self._streams.work()
        return self._cancelled

    def _perform(self, operations: Operations, request: Request) -> None:
        pack = serving_pack(self._registry, request)
        device = _device(operations, request.device)
        request = filled_in(request, pack)
        network = self._network(operations, pack, device)
        if isinstance(request, StreamRequest):
            self._open_stream(operations, network, request)
            return
        with operations.without_gradients():
            operations.perform(
                network,
                request,
                report=lambda done, total: self._send(Progress(request.id, done, total)),
                cancelled=self._between_steps,
                emit=self._send,
            )

    def _open_stream(self, operations: Operations, network: Any, request: StreamRequest) -> None:
        if len(self._streams) >= MAX_STREAMS:
            raise OperationRefused(
                f"{MAX_STREAMS} streams are playing already; stop one of them first."
            )
        with operations.without_gradients():
            stream = operations.open_stream(network, request)
        with self._changed:
            early, self._early = self._early, None
            if early is not None and early.id == request.id:
                request = request.after(early)
            self._streams.add(request, stream)

    def _network(self, operations: Operations, pack: Pack, device: str) -> Any:
        key = (str(pack.folder), pack.sha256, device)
        if key not in self._networks:
            if len(self._networks) >= MAX_NETWORKS:
                while len(self._networks) >= MAX_NETWORKS:
                    self._networks.popitem(last=False)
                gc.collect()
                operations.free_memory()  # else the heap grows with every pack that comes and goes
            self._networks[key] = operations.load(pack, device)
        self._networks.move_to_end(key)
        return self._networks[key]


def _torch_operations(threads: int, folders: Sequence[Path]) -> Operations:
    from composer.engine.operations import TorchOperations  # takes a second or more

    return TorchOperations(threads, folders)


def _device(operations: Operations, wanted: str) -> str:
    if wanted == "cuda" and not operations.cuda:
        raise OperationRefused("There is no CUDA GPU that PyTorch can use; choose the device cpu.")
    if wanted == "auto":
        return "cuda" if operations.cuda else "cpu"
    return wanted
