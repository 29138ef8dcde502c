"""The engine process killed while it starts, loads and works, and short of memory: it is told in
one sentence, and the next request is served."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.engine.client import EngineClient
from composer.engine.messages import (
    MAX_CANDIDATES,
    EngineNotice,
    Failed,
    Finished,
    HarmonizeRequest,
    LyricsRequest,
    Ready,
)
from composer.model.note import Note
from tests.cancelling import line
from tests.fixtures.asking import answers_to, rest_of
from tests.fixtures.long_requests import LONG_AND_QUICK

PATIENCE = 60.0
BAR = 1920


@pytest.fixture
def client(all_tiny_packs: Path) -> Iterator[EngineClient]:
    client = EngineClient([all_tiny_packs])
    yield client
    client.close()


def wait_for(client: EngineClient, there: Callable[[Any], bool]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for message in client.poll():
            if there(message):
                return message
        time.sleep(0.0005)
    raise AssertionError("it did not come")


def kill(client: EngineClient) -> None:
    assert client.process_id is not None
    os.kill(client.process_id, signal.SIGKILL)


def lost(client: EngineClient, request_id: int) -> None:
    """That the request's one and only end tells of the engine's."""
    end = rest_of(client, request_id)[-1]
    assert isinstance(end, Failed)
    assert end.sentence == (
        "The engine stopped in the middle of this; your song is as it was, try again."
    )
    assert "Traceback" not in end.sentence + end.details


def test_killed_in_the_middle_of_any_operation_it_is_started_again_and_serves_the_next(
    client: EngineClient,
) -> None:
    for name, (kind, long, short) in LONG_AND_QUICK.items():
        request = kind(id=client.new_id(), revision=0, **long)
        client.submit(request)
        wait_for(client, lambda m, own=request.id: getattr(m, "id", None) == own)
        process = client.process_id
        kill(client)
        lost(client, request.id)
        *_, end = answers_to(client, kind(id=client.new_id(), revision=0, **short))
        assert isinstance(end, Finished), name
        assert client.process_id != process


@pytest.mark.parametrize("pause", [0.0, 0.4])
def test_killed_while_it_starts_it_is_started_again_and_serves_the_next(
    client: EngineClient, pause: float
) -> None:
    request = HarmonizeRequest(client.new_id(), 0, line(1), steps=100_000)
    client.submit(request)
    time.sleep(pause)  # to be killed at another moment of its start
    kill(client)
    lost(client, request.id)
    *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
    assert isinstance(end, Finished)


def test_killed_while_it_loads_a_pack_it_is_started_again_and_loads_it(checkout: Path) -> None:
    shipped = EngineClient([checkout / "assets" / "models"])
    try:
        for pause in (0.0, 0.02):
            shipped.start()
            if shipped.state != "ready":
                wait_for(shipped, lambda m: isinstance(m, Ready))
            request = LyricsRequest(shipped.new_id(), 0, length=20_000)
            shipped.submit(request)
            time.sleep(pause)  # to be killed at another moment of loading
            kill(shipped)
            lost(shipped, request.id)
            *_, end = answers_to(shipped, LyricsRequest(shipped.new_id(), 0, length=5))
            assert isinstance(end, Finished)
    finally:
        shipped.close()


def test_stopped_for_good_it_holds_nothing_up_and_is_ended_with_the_client(
    client: EngineClient,
) -> None:
    request = HarmonizeRequest(client.new_id(), 0, line(2), steps=100_000)
    client.submit(request)
    wait_for(client, lambda m: getattr(m, "id", None) == request.id)
    process = client.process_id
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    client.cancel(request.id)
    assert rest_of(client, request.id)[-1].id == request.id
    client.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's memory")
def test_out_of_memory_is_told_and_the_engine_lives(client: EngineClient) -> None:
    import resource

    long = (Note(1, 1, 70, 0, 512 * BAR),)
    *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
    assert isinstance(end, Finished)
    process = client.process_id
    assert process is not None
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[0])
    usual = resource.prlimit(process, resource.RLIMIT_AS)
    now = pages * resource.getpagesize()
    resource.prlimit(process, resource.RLIMIT_AS, (now + 40 * 2**20, usual[1]))
    request = HarmonizeRequest(client.new_id(), 0, long, candidates=MAX_CANDIDATES, steps=1)
    *_, end = answers_to(client, request)
    assert isinstance(end, Failed), end
    assert end.sentence.startswith("There is not enough memory for this"), end
    resource.prlimit(process, resource.RLIMIT_AS, usual)
    *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
    assert isinstance(end, Finished)
    assert client.process_id == process


class Foreign:
    """Nothing that an engine knows."""


class Unsendable:
    def __reduce__(self) -> Any:
        raise TypeError("not through a pipe")


def test_what_cannot_go_through_the_pipe_is_answered_under_its_id(client: EngineClient) -> None:
    for thing in (Foreign(), Unsendable(), Foreign, print):
        request = HarmonizeRequest(client.new_id(), 0, line(1))
        object.__setattr__(request, "masks", (thing,))
        *_, end = answers_to(client, request)
        assert isinstance(end, Failed)
        assert end.refused
        assert "your song is as it was" in end.sentence
        *_, end = answers_to(client, HarmonizeRequest(client.new_id(), 0, line(1)))
        assert isinstance(end, Finished)
    assert not any(isinstance(message, EngineNotice) for message in client.poll())
