"""The worker behind its pipe: whatever is sent is answered, whatever fails it lives on.

The operations here are stand-ins, since a real network does not fail on demand.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from composer.engine.messages import (
    Cancel,
    Cancelled,
    Candidate,
    EngineNotice,
    Failed,
    Finished,
    HarmonizeRequest,
    OperationCancelled,
    OperationRefused,
    Ready,
    Span,
)
from composer.engine.worker import Worker
from composer.model.note import Note

PATIENCE = 20.0
REQUEST = HarmonizeRequest(1, 0, (Note(1, 1, 70, 0, 480),), pack="tiny")


class Operations:
    """Does what the test says, by seed."""

    torch_version = "none"
    cuda = False

    def __init__(self) -> None:
        self.loaded = 0
        self.freed = 0
        self.script: dict[int, Callable[[], None]] = {}

    def load(self, pack: Any, device: str) -> Any:
        self.loaded += 1
        return pack

    def perform(
        self, network: Any, request: HarmonizeRequest, *, report: Any, cancelled: Any, emit: Any
    ) -> None:
        assert request.seed is not None
        self.cancelled = cancelled
        self.script.get(request.seed, lambda: None)()
        report(1, 1)
        voices = {"bass": (Span(50, 0, 480),)}
        emit(Candidate(request.id, 0, 0, voices, (), "?", "?", request.seed))

    def without_gradients(self) -> contextlib.AbstractContextManager[Any]:
        return contextlib.nullcontext()

    def prepare(self) -> None:
        pass

    def free_memory(self) -> None:
        self.freed += 1


class Bench:
    """A worker in a thread, and our end of its pipe."""

    def __init__(self, folder: Path) -> None:
        self.operations = Operations()
        self.pipe, theirs = multiprocessing.Pipe()
        self.closed = threading.Event()
        worker = Worker(theirs, [folder], lambda: self.operations, self.closed.set)
        self.thread = threading.Thread(target=worker.run)
        self.thread.start()
        assert isinstance(self.receive(), Ready)

    def receive(self) -> Any:
        assert self.pipe.poll(PATIENCE), "no answer"
        return self.pipe.recv()

    def answer(self, request: Any) -> Any:
        """Sends, and returns what is neither progress nor candidate."""
        self.pipe.send(request)
        while type(message := self.receive()) not in (Finished, Failed, Cancelled, EngineNotice):
            pass
        return message


@pytest.fixture
def bench(tiny_pack_folder: Path) -> Iterator[Bench]:
    bench = Bench(tiny_pack_folder)
    yield bench
    bench.pipe.close()
    bench.thread.join(PATIENCE)
    assert bench.closed.wait(PATIENCE)


def out_of_memory() -> None:
    raise MemoryError


def out_of_device_memory() -> None:
    raise RuntimeError("CUDA out of memory. Tried to allocate 20.00 GiB")


def broken() -> None:
    raise RuntimeError("shapes do not match")


def refused() -> None:
    raise OperationRefused("The melody is too strange; try another.")


@pytest.mark.parametrize("failure", [out_of_memory, out_of_device_memory])
def test_running_out_of_memory_is_told_and_the_memory_given_back(
    bench: Bench, failure: Callable[[], None]
) -> None:
    bench.operations.script[1] = failure
    failed = bench.answer(replace(REQUEST, seed=1))
    assert failed.sentence.startswith("There is not enough memory for this")
    assert bench.operations.freed == 1
    assert isinstance(bench.answer(replace(REQUEST, seed=2)), Finished)
    assert bench.operations.loaded == 2


def test_a_model_that_fails_is_told_in_a_sentence_with_the_details_for_the_log(
    bench: Bench,
) -> None:
    bench.operations.script[1] = broken
    failed = bench.answer(replace(REQUEST, seed=1))
    assert "shapes" not in failed.sentence
    assert "shapes do not match" in failed.details
    assert isinstance(bench.answer(replace(REQUEST, seed=2)), Finished)
    assert bench.operations.loaded == 1


def test_an_operation_that_refuses_speaks_for_itself(bench: Bench) -> None:
    bench.operations.script[1] = refused
    failed = bench.answer(replace(REQUEST, seed=1))
    assert failed == Failed(1, "The melody is too strange; try another.", refused=True)


def test_an_operation_that_stops_early_is_cancelled(bench: Bench) -> None:
    started = threading.Event()

    def work() -> None:
        started.set()
        while not bench.operations.cancelled():
            pass
        raise OperationCancelled

    bench.operations.script[1] = work
    bench.pipe.send(replace(REQUEST, seed=1))
    assert started.wait(PATIENCE)
    assert bench.answer(Cancel(1)) == Cancelled(1)


def test_an_unknown_pack_fails_by_name(bench: Bench) -> None:
    failed = bench.answer(replace(REQUEST, pack="nix"))
    assert failed.sentence == "There is no model pack 'nix'; installed: tiny."


@pytest.mark.parametrize("message", [None, 7, "harmonize", ["x"], {"id": 3}, object])
def test_an_unknown_message_is_answered_and_nothing_breaks(bench: Bench, message: Any) -> None:
    assert isinstance(bench.answer(message), EngineNotice)
    assert isinstance(bench.answer(replace(REQUEST, seed=2)), Finished)


def test_a_request_whose_fields_are_wrong_fails_under_its_id(bench: Bench) -> None:
    request = replace(REQUEST, id=4)
    for field, value in (("candidates", 10**9), ("notes", (1, 2)), ("temperature", "warm")):
        object.__setattr__(request, field, value)  # what a check in another process cannot see
        failed = bench.answer(request)
        assert failed.id == 4
        assert failed.refused
        assert "cannot take this request" in failed.sentence
    assert isinstance(bench.answer(replace(REQUEST, seed=2)), Finished)


def test_bytes_that_are_no_message_are_answered_and_nothing_breaks(bench: Bench) -> None:
    for data in (b"", b"not a pickle", pickle.dumps(REQUEST)[:-5], b"cnowhere\nthing\n."):
        bench.pipe.send_bytes(data)
        assert isinstance(bench.receive(), EngineNotice)
    assert isinstance(bench.answer(replace(REQUEST, seed=2)), Finished)


def test_a_network_that_cannot_load_fails_every_request_in_a_sentence(
    tiny_pack_folder: Path,
) -> None:
    def no_torch() -> Operations:
        raise ImportError("libtorch.so: cannot open shared object file")

    pipe, theirs = multiprocessing.Pipe()
    thread = threading.Thread(target=Worker(theirs, [tiny_pack_folder], no_torch, lambda: None).run)
    thread.start()
    try:
        assert pipe.poll(PATIENCE)
        assert "PyTorch does not load" in pipe.recv().sentence
        for request_id in (1, 2):
            pipe.send(replace(REQUEST, id=request_id))
            assert pipe.poll(PATIENCE)
            failed = pipe.recv()
            assert failed.id == request_id
            assert "libtorch.so" in failed.details
    finally:
        pipe.close()
        thread.join(PATIENCE)
