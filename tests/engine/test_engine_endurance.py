"""The engine process with all kinds of requests: killed in the middle, cancelled, and for long."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from composer.engine.client import EngineClient
from composer.engine.messages import (
    Cancelled,
    ContinueRequest,
    Failed,
    Finished,
    Ready,
)
from composer.engine.packs import PackRegistry
from tests.fixtures.asking import answers_to
from tests.fixtures.long_requests import LONG_AND_QUICK
from tests.soak import KINDS, soak

PATIENCE = 60.0
# Five minutes in the full run: DESCANT_SOAK_SECONDS=300; an hour: python -m tests.soak.
SOAK_SECONDS = float(os.environ.get("DESCANT_SOAK_SECONDS", "6"))
GROWTH = 30.0  # MB


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
        running = request_of(ContinueRequest, candidates=16, pack="tiny-roll")
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


def test_any_long_operation_is_cancelled_at_once_and_the_engine_is_free_for_the_next(
    all_tiny_packs: Path,
) -> None:
    client = EngineClient([all_tiny_packs])
    try:
        for name, (kind, long, quick) in LONG_AND_QUICK.items():
            for pause in (0.0, 0.02):
                request = kind(id=client.new_id(), revision=0, **long)
                client.submit(request)
                wait_for(client, about(request.id))
                time.sleep(pause)  # to be cancelled at another moment
                client.poll()
                client.cancel(request.id)
                assert client.poll() == [Cancelled(request.id)], name
                # All of the long ones would take longer than anybody waits here.
                *said, end = answers_to(client, kind(id=client.new_id(), revision=0, **quick))
                assert isinstance(end, Finished), name
                assert all(message.id != request.id for message in said)
    finally:
        client.close()


def test_cancelled_while_a_pack_is_loaded_it_is_loaded_for_the_next(all_tiny_packs: Path) -> None:
    client = EngineClient([all_tiny_packs])
    try:
        client.start()
        wait_for(client, lambda message: isinstance(message, Ready))
        for name, (kind, long, quick) in LONG_AND_QUICK.items():
            request = kind(id=client.new_id(), revision=0, **long)
            client.submit(request)
            client.cancel(request.id)
            assert client.poll()[-1] == Cancelled(request.id)
            *_, end = answers_to(client, kind(id=client.new_id(), revision=0, **quick))
            assert isinstance(end, Finished), name
    finally:
        client.close()


@pytest.mark.timeout(300 + 2 * SOAK_SECONDS)
def test_random_requests_leave_the_memory_flat_and_no_process_behind(all_tiny_packs: Path) -> None:
    watched = soak([all_tiny_packs], seconds=SOAK_SECONDS)
    assert watched.problems == []
    assert watched.children == 0
    assert len(watched.engines) == 1
    summary = watched.summary()["memory_mb"]
    assert summary["second_half_median"] < summary["first_half_median"] + GROWTH
    assert summary["second_half_largest"] < summary["first_half_largest"] + 2 * GROWTH
