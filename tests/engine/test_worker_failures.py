"""Whatever is thrown at the worker, it answers and serves the next request.

The operations are stand-ins: what is meant here is all that comes before them.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.engine.messages import (
    Cancel,
    Cancelled,
    EngineNotice,
    Failed,
    Finished,
    HarmonizeRequest,
    Ready,
    Request,
)
from composer.engine.packs import PackRegistry
from composer.engine.worker import Worker
from composer.model.note import Note
from tests.soak import KINDS

PATIENCE = 20.0


class NoOperations:
    """Does nothing, for any request."""

    torch_version = "none"
    cuda = False

    def load(self, pack: Any, device: str) -> Any:
        return pack

    def perform(self, network: Any, request: Request, **functions: Callable[..., Any]) -> None:
        functions["report"](1, 1)

    def without_gradients(self) -> contextlib.AbstractContextManager[Any]:
        return contextlib.nullcontext()

    def prepare(self) -> None:
        pass

    def free_memory(self) -> None:
        pass


class Bench:
    """A worker in a thread, and our end of its pipe."""

    def __init__(self, folder: Path) -> None:
        self.registry = PackRegistry([folder])
        self.pipe, theirs = multiprocessing.Pipe()
        self.thread = threading.Thread(
            target=Worker(theirs, [folder], NoOperations, lambda: None).run
        )
        self.thread.start()
        assert self.pipe.poll(PATIENCE)
        assert isinstance(self.pipe.recv(), Ready)
        self.last = 10**6

    def still_serves(self) -> list[Any]:
        """What was said until a good request was finished."""
        self.last += 1
        self.pipe.send(HarmonizeRequest(self.last, 0, (Note(1, 1, 70, 0, 480),), pack="tiny"))
        said = []
        while True:
            assert self.pipe.poll(PATIENCE), f"no answer after {said}"
            message = self.pipe.recv()
            if isinstance(message, Finished) and message.id == self.last:
                return said
            said.append(message)


@pytest.fixture
def bench(all_tiny_packs: Path) -> Iterator[Bench]:
    bench = Bench(all_tiny_packs)
    yield bench
    bench.pipe.close()
    bench.thread.join(PATIENCE)
    assert not bench.thread.is_alive()


def good_requests(registry: PackRegistry, seed: int) -> list[Any]:
    """One valid request of each kind."""
    chance = random.Random(seed)
    return [
        kind(id=number + 1, revision=0, **make(chance, registry))
        for number, (kind, make) in enumerate(KINDS.items())
    ]


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.binary(max_size=8),
    st.lists(st.integers(), max_size=3),
    st.tuples(st.integers(), st.text(max_size=3)),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def test_random_bytes_are_answered_and_the_next_request_is_served(bench: Bench) -> None:
    @settings(max_examples=60)
    @given(st.binary(max_size=300))
    def throw(data: bytes) -> None:
        bench.pipe.send_bytes(data)
        said = bench.still_serves()
        assert [type(message) for message in said if type(message).__name__ != "Progress"]

    throw()


def test_damaged_requests_are_answered_and_the_next_request_is_served(bench: Bench) -> None:
    @settings(max_examples=60)
    @given(st.integers(0, 99), st.data())
    def throw(seed: int, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(good_requests(bench.registry, seed)))
        pickled = bytearray(pickle.dumps(request))
        for _ in range(data.draw(st.integers(1, 3))):
            pickled[data.draw(st.integers(2, len(pickled) - 1))] = data.draw(st.integers(0, 255))
        cut = data.draw(st.sampled_from([len(pickled), len(pickled) // 2]))
        bench.pipe.send_bytes(bytes(pickled[:cut]))
        for message in bench.still_serves():
            assert type(message).__name__ in ("Progress", *(kind.__name__ for kind in ENDS))

    throw()


ENDS = (Finished, Failed, Cancelled, EngineNotice)


def test_requests_with_any_field_of_any_kind_are_answered(bench: Bench) -> None:
    @settings(max_examples=150)
    @given(st.integers(0, 99), st.data())
    def throw(seed: int, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(good_requests(bench.registry, seed)))
        name = data.draw(st.sampled_from(list(type(request).__dataclass_fields__)))
        object.__setattr__(request, name, data.draw(JUNK))
        bench.pipe.send(request)
        ends = [message for message in bench.still_serves() if isinstance(message, ENDS)]
        assert len(ends) == 1
        if isinstance(ends[0], Failed):
            assert ends[0].sentence.endswith(".")
            assert "\n" not in ends[0].sentence

    throw()


def test_requests_that_lack_a_field_are_answered(bench: Bench) -> None:
    for request in good_requests(bench.registry, 1):
        for name in type(request).__dataclass_fields__:
            lacking = object.__new__(type(request))
            for other in type(request).__dataclass_fields__:
                if other != name:
                    object.__setattr__(lacking, other, getattr(request, other))
            try:
                bench.pipe.send(lacking)
            except AttributeError:
                break  # such a one cannot even be sent
            assert len([m for m in bench.still_serves() if isinstance(m, ENDS)]) == 1


def test_cancels_of_anything_are_no_harm(bench: Bench) -> None:
    @settings(max_examples=40)
    @given(JUNK)
    def throw(request_id: Any) -> None:
        cancel = Cancel(1)
        object.__setattr__(cancel, "id", request_id)
        bench.pipe.send(cancel)
        bench.still_serves()

    throw()
