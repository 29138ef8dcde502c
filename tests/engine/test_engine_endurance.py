"""The engine process with all kinds of requests: killed in the middle, cancelled, and for long."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    ContinueRequest,
    Failed,
    Finished,
    HarmonizeRequest,
    LyricsRequest,
    RepaintRequest,
    TuneRequest,
)
from composer.engine.packs import PackRegistry
from tests.soak import KINDS, soak

PATIENCE = 60.0
# What makes a request last for long with a tiny pack.
LONG: dict[type[Any], dict[str, Any]] = {
    HarmonizeRequest: {"steps": 100_000},
    RepaintRequest: {"steps": 100_000},
    LyricsRequest: {"length": 20_000, "candidates": 16, "stop": "length"},
    TuneRequest: {"bars": 200, "candidates": 16},
    ContinueRequest: {"candidates": 16, "pack": "tiny-roll"},
}


def wait_for(
    client: EngineClient, there: Callable[[Any], bool], said: list[Any] | None = None
) -> Any:
    """The first message that fits; ``said``: those that came before, to which the others go."""
    said = [] if said is None else said
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for message in said:
            if there(message):
                return message
        time.sleep(0.001)
        said += client.poll()
    raise AssertionError("it did not come")


def ended(request_id: int) -> Callable[[Any], bool]:
    return lambda m: isinstance(m, (Finished, Failed, Cancelled)) and m.id == request_id


def about(request_id: int) -> Callable[[Any], bool]:
    return lambda message: getattr(message, "id", None) == request_id


def test_killed_with_any_kind_of_request_in_it_it_fails_them_all_and_serves_the_next(
    all_tiny_packs: Path,
) -> None:
    registry, chance = PackRegistry([all_tiny_packs]), random.Random(1)
    client = EngineClient([all_tiny_packs])

    def request_of(kind: type[Any], **more: Any) -> Any:
        fields = {**KINDS[kind](chance, registry), **more}
        return kind(id=client.new_id(), revision=0, **fields)

    try:
        running = request_of(ContinueRequest, **LONG[ContinueRequest])
        client.submit(running)
        wait_for(client, about(running.id))
        process = client.process_id
        assert process is not None
        os.kill(process, signal.SIGSTOP)  # else the others' turn might come
        open_ones = [running, *(request_of(kind) for kind in KINDS)]
        for request in open_ones[1:]:
            client.submit(request)
        os.kill(process, signal.SIGKILL)
        said: list[Any] = []
        for request in open_ones:
            failed = wait_for(client, ended(request.id), said)
            assert isinstance(failed, Failed), request
            assert failed.sentence.endswith("your song is as it was, try again.")
        for kind in KINDS:
            request = request_of(kind)
            client.submit(request)
            assert isinstance(wait_for(client, ended(request.id)), Finished), request
        assert client.process_id != process
    finally:
        client.close()


def test_any_kind_of_long_request_is_cancelled_soon(all_tiny_packs: Path) -> None:
    registry, chance = PackRegistry([all_tiny_packs]), random.Random(2)
    client = EngineClient([all_tiny_packs])
    try:
        for kind, long in LONG.items():
            fields = {**KINDS[kind](chance, registry), **long}
            request = kind(id=client.new_id(), revision=0, **fields)
            client.submit(request)
            wait_for(client, about(request.id))
            since = time.monotonic()
            client.cancel(request.id)
            assert isinstance(wait_for(client, ended(request.id)), Cancelled), kind
            # 0.1 s is meant; on a machine with much else to do it may be more.
            assert time.monotonic() - since < 5.0, kind
    finally:
        client.close()


def test_random_requests_leave_the_memory_flat_and_no_process_behind(all_tiny_packs: Path) -> None:
    watched = soak([all_tiny_packs], seconds=4.0)
    assert watched.problems == []
    assert watched.children == 0
    assert len(watched.engines) == 1
    if len(watched.memory) >= 20:
        half = len(watched.memory) // 2
        assert max(watched.memory[half:]) < max(watched.memory[:half]) + 100
