"""Whatever is thrown at the worker, it answers and serves the next request.

The operations are stand-ins: what is meant here is all that comes before them.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import pickle
import random
import threading
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.engine.client import EngineClient
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
from composer.engine.unpickling import read_message
from composer.engine.worker import Worker
from composer.model.note import Note
from tests.fixtures.asking import answers_to
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


class Alien:
    """Of a class that the engine does not know."""


ODD = [10**400, -(2**63), math.nan, math.inf, -math.inf, 2j, object(), Alien(), Alien, len]
ODD += [Path("x"), Fraction(1, 3), range(3), {1, 2}, bytearray(b"x"), "\ud800", "x" * 10**6]
JUNK = st.one_of(
    st.sampled_from(ODD),
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


def mutated(thing: Any, data: st.DataObject) -> Any:
    """The same with some part of it, however far inside, replaced by junk."""
    parts: list[tuple[Any, Callable[[Any], Any]]] = []
    if isinstance(thing, tuple) and thing:
        at = data.draw(st.integers(0, len(thing) - 1))
        whole = list(thing)

        def with_item(new: Any) -> Any:
            whole[at] = new
            return tuple(whole) if type(thing) is tuple else type(thing)(*whole)

        parts.append((thing[at], with_item))
    elif isinstance(thing, dict) and thing:
        key = data.draw(st.sampled_from(sorted(thing)))
        parts.append((thing[key], lambda new: {**thing, key: new}))
    else:
        names = [field.name for field in fields(thing)] if is_dataclass(thing) else []
        names += list(getattr(thing, "__dict__", ()))
        if names and not isinstance(thing, (type, Enum)):
            name = data.draw(st.sampled_from(names))
            if hasattr(thing, name):
                other = copy(thing)

                def with_field(new: Any) -> Any:
                    object.__setattr__(other, name, new)
                    return other

                parts.append((getattr(thing, name), with_field))
    if not parts or data.draw(st.integers(0, 3)) == 0:
        return data.draw(JUNK)
    inner, rebuilt = parts[0]
    return rebuilt(mutated(inner, data))


def test_requests_with_junk_anywhere_inside_are_answered(bench: Bench) -> None:
    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 99), st.data())
    def throw(seed: int, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(good_requests(bench.registry, seed)))
        request_id, changed = request.id, mutated(request, data)
        try:
            pickled = pickle.dumps(changed)
        except Exception:
            return  # such a one cannot be sent
        bench.pipe.send_bytes(pickled)
        ends = [message for message in bench.still_serves() if isinstance(message, ENDS)]
        assert len(ends) == 1
        if isinstance(changed, type(request)) and changed.id == request_id:
            assert ends[0].id == request_id
        if isinstance(ends[0], (Failed, EngineNotice)):
            assert ends[0].sentence.endswith(".")
            assert "\n" not in ends[0].sentence
            assert len(ends[0].sentence) < 1000

    throw()


def test_the_networks_are_given_songs_with_junk_in_them_and_the_engine_lives(
    all_tiny_packs: Path,
) -> None:
    registry = PackRegistry([all_tiny_packs])
    client = EngineClient([all_tiny_packs])
    client.start()

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 99), st.data())
    def throw(seed: int, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(good_requests(registry, seed)))
        changed = mutated(request, data)
        if isinstance(changed, type(request)) and type(changed.id) is int:
            object.__setattr__(changed, "id", client.new_id())
            end = answers_to(client, changed)[-1]
            assert isinstance(end, (Finished, Failed))
            if isinstance(end, Failed):
                assert "The engine stopped" not in end.sentence
                assert "\n" not in end.sentence

    try:
        answers_to(client, HarmonizeRequest(client.new_id(), 0, (Note(1, 1, 70, 0, 480),)))
        process = client.process_id
        throw()
        good = HarmonizeRequest(client.new_id(), 0, (Note(1, 1, 70, 0, 480),))
        assert isinstance(answers_to(client, good)[-1], Finished)
        assert client.process_id == process
    finally:
        client.close()


def test_tuples_in_tuples_without_end_are_answered_in_any_field(bench: Bench) -> None:
    # Comparing or hashing such a one would overflow the stack, and end the process.
    mark = pickle.dumps("mark of the place", protocol=2)[2:-1].partition(b"q")[0]
    endless = b")" + b"\x85" * 100_000  # too deep to be pickled, but its pickle can be written
    for request in good_requests(bench.registry, 1):
        names = [name for name in type(request).__dataclass_fields__ if name in NESTED]
        for name in names:
            before = getattr(request, name)
            object.__setattr__(request, name, (("mark of the place", 1),))
            bench.pipe.send_bytes(pickle.dumps(request, protocol=2).replace(mark, endless))
            object.__setattr__(request, name, before)
        ends = [message for message in bench.still_serves() if isinstance(message, ENDS)]
        assert len(ends) == len(names)


NESTED = ("notes", "kept", "present", "masks", "voices", "cells", "steering", "score", "piece",
          "syllables", "unit", "stresses", "pack", "tonic")  # fmt: skip


def test_nothing_that_a_pickle_names_is_called_but_messages_and_parts_of_songs(
    bench: Bench, tmp_path: Path
) -> None:
    there = tmp_path / "made"

    class Maker:
        def __reduce__(self) -> Any:
            return Path.touch, (there,)

    for reach in (Maker(), [Maker()], {"a": Maker()}):
        bench.pipe.send(reach)
        assert any(isinstance(message, EngineNotice) for message in bench.still_serves())
    request = good_requests(bench.registry, 1)[0]
    object.__setattr__(request, "masks", (Maker(),))
    bench.pipe.send(request)
    (failed,) = (message for message in bench.still_serves() if isinstance(message, ENDS))
    assert failed.id == request.id
    assert failed.refused
    assert "there is something unknown in it" in failed.sentence
    for named in (b"cos\nsystem\n(S'touch " + bytes(there) + b"'\ntR.", b"cbuiltins\neval\n."):
        bench.pipe.send_bytes(named)
        bench.still_serves()
    assert not there.exists()


def test_functions_and_methods_of_the_modules_of_messages_are_no_way_in() -> None:
    for module, name in (
        ("composer.engine.messages.bounds", "check_line"),
        ("composer.engine.messages.bounds", "Note.__class__"),
        ("composer.engine.messages", "__builtins__"),
        ("composer.model.score", "replace"),
        ("composer.model.note.os", "system"),
        ("composer.model.note", "dataclass"),
    ):
        _, alien = read_message(f"c{module}\n{name}\n.".encode())
        assert alien == f"{module}.{name}"


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
