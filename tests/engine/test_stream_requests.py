"""A stream in the engine process: leave to go on, other requests beside it, its end."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.engine.client import EngineClient
from composer.engine.messages import (
    MAX_STREAMED,
    Cancelled,
    Failed,
    Finished,
    GoOn,
    HarmonizeRequest,
    NewNote,
    Streamed,
    StreamRequest,
)
from composer.engine.streams import MAX_STREAMS
from composer.engine.unpickling import read_message
from composer.model.note import Note
from composer.model.score import Score
from composer.model.voice import Voice

BAR = 1920
PATIENCE = 30.0


class Listener:
    """A client, and all that it was told of each request."""

    def __init__(self, folders: list[Path]) -> None:
        self.client = EngineClient(folders)
        self.told: dict[int, list[Any]] = {}

    def poll(self) -> None:
        for message in self.client.poll():
            self.told.setdefault(getattr(message, "id", 0), []).append(message)
        time.sleep(0.001)

    def until(self, there: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < deadline, self.told
            self.poll()

    def bars(self, request_id: int) -> list[Streamed]:
        return [m for m in self.told.get(request_id, []) if isinstance(m, Streamed)]

    def made(self, request_id: int) -> int:
        bars = self.bars(request_id)
        return bars[-1].end if bars else 0

    def end(self, request_id: int) -> Any:
        told = self.told.get(request_id, [])
        return told[-1] if told and not isinstance(told[-1], Streamed) else None


@pytest.fixture(scope="module")
def listener(continuing_pack_folder: Path, tiny_pack_folder: Path) -> Iterator[Listener]:
    listener = Listener([continuing_pack_folder, tiny_pack_folder])
    listener.client.start()  # before any test, so that it is no test's own
    yield listener
    listener.client.close()


def stream(listener: Listener, until: int = 4 * BAR, **changes: Any) -> StreamRequest:
    made = {"score": Score(), "start": 0, "until": until, "pack": "tiny-roll", "seed": 1, **changes}
    return StreamRequest(listener.client.new_id(), 0, **made)


def melody(bars: int) -> tuple[Note, ...]:
    return tuple(Note(i + 1, 1, 60 + i % 12, 480 * i, 480) for i in range(4 * bars))


@pytest.mark.parametrize("pack", ["tiny-roll", "tiny-event"])
def test_a_stream_goes_as_far_as_it_has_leave_to_and_on_when_it_gets_more(
    listener: Listener, pack: str
) -> None:
    request = stream(listener, pack=pack)
    listener.client.submit(request)
    listener.until(lambda: listener.made(request.id) == 4 * BAR)
    idle = time.monotonic() + 0.2
    while time.monotonic() < idle:
        listener.poll()
    assert listener.made(request.id) == 4 * BAR
    listener.client.go_on(GoOn(request.id, 6 * BAR - 1, 0.5, 0.25))
    listener.until(lambda: listener.made(request.id) == 6 * BAR)
    made = [dict(bar.parameters)["temperature"] for bar in listener.bars(request.id)]
    assert made == [1.0] * 4 + [0.5] * 2
    listener.client.cancel(request.id)
    listener.until(lambda: listener.end(request.id) == Cancelled(request.id))


def test_a_stream_with_an_end_finishes_there(listener: Listener) -> None:
    request = stream(listener, until=20 * BAR, end=3 * BAR)
    listener.client.submit(request)
    listener.until(lambda: listener.end(request.id))
    assert listener.end(request.id) == Finished(request.id)
    assert listener.made(request.id) == 3 * BAR


def test_a_stream_and_a_harmonisation_go_on_side_by_side(listener: Listener) -> None:
    request = stream(listener, until=2 * BAR)
    listener.client.submit(request)
    listener.until(lambda: listener.made(request.id) == 2 * BAR)
    harmony = HarmonizeRequest(
        listener.client.new_id(), 0, melody(8), pack="tiny", steps=5000, seed=1
    )
    listener.client.submit(harmony)
    listener.until(lambda: listener.told.get(harmony.id))
    for bars in range(3, 30):
        listener.client.go_on(GoOn(request.id, bars * BAR))
        listener.until(lambda bars=bars: listener.made(request.id) == bars * BAR)
    assert not isinstance(listener.told[harmony.id][-1], Finished)  # it was under way all the time
    listener.client.cancel(harmony.id)
    listener.client.cancel(request.id)
    listener.until(lambda: listener.end(request.id))


def test_leave_that_is_given_while_the_model_is_loaded_counts(listener: Listener) -> None:
    request = stream(listener, until=0, pack="tiny-event")
    listener.client.submit(request)
    listener.client.go_on(GoOn(request.id, 2 * BAR, 0.25))
    listener.until(lambda: listener.made(request.id) == 2 * BAR)
    assert dict(listener.bars(request.id)[0].parameters)["temperature"] == 0.25
    listener.client.cancel(request.id)


def test_there_are_only_so_many_streams_at_a_time(listener: Listener) -> None:
    requests = [stream(listener, until=BAR) for _ in range(MAX_STREAMS + 1)]
    for request in requests:
        listener.client.submit(request)
    listener.until(lambda: listener.end(requests[-1].id))
    assert "stop one of them first" in listener.end(requests[-1].id).sentence
    for request in requests:
        listener.client.cancel(request.id)
    after = stream(listener, until=BAR, end=BAR)
    listener.client.submit(after)
    listener.until(lambda: isinstance(listener.end(after.id), Finished))


def test_a_pack_of_another_family_and_a_missing_one_fail_in_a_sentence(listener: Listener) -> None:
    for pack, words in (("tiny", "does not play on and on"), ("nix", "no model pack 'nix'")):
        request = stream(listener, pack=pack)
        listener.client.submit(request)
        listener.until(lambda request=request: listener.end(request.id))
        assert words in listener.end(request.id).sentence


def test_when_the_process_dies_the_stream_fails_and_another_can_be_asked_for(
    continuing_pack_folder: Path,
) -> None:
    listener = Listener([continuing_pack_folder])
    try:
        request = stream(listener)
        listener.client.submit(request)
        listener.until(lambda: listener.made(request.id) == 4 * BAR)
        link = listener.client._link
        assert link is not None
        link.process.kill()
        listener.until(lambda: listener.end(request.id))
        assert isinstance(listener.end(request.id), Failed)
        listener.client.go_on(GoOn(request.id, 9 * BAR))  # too late: nothing happens
        again = stream(listener, end=2 * BAR)
        listener.client.submit(again)
        listener.until(lambda: isinstance(listener.end(again.id), Finished))
    finally:
        listener.client.close()


def test_leave_with_odd_numbers_is_refused_and_the_engine_lives_on(listener: Listener) -> None:
    request = stream(listener, until=BAR)
    listener.client.submit(request)
    listener.until(lambda: listener.made(request.id) == BAR)
    for field, value in (("until", "far"), ("temperature", 99.0), ("density", None)):
        odd = GoOn(request.id, 3 * BAR)
        object.__setattr__(odd, field, value)
        link = listener.client._link
        assert link is not None
        link.send(odd)
    listener.until(lambda: isinstance(listener.end(request.id), Failed))
    assert listener.end(request.id).refused
    after = stream(listener, end=BAR)
    listener.client.submit(after)
    listener.until(lambda: isinstance(listener.end(after.id), Finished))


def one_note(onset: int) -> Score:
    score = Score()
    score.voices = (Voice(score.new_id(), "Tune"),)
    score.notes[2] = Note(2, 1, 60, onset, 10)
    return score


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"id": 0}, "id must be 1 or more"),
        ({"start": -1}, "start must be 0 to"),
        ({"start": MAX_STREAMED}, "start must be 0 to"),
        ({"start": 1.0}, "whole number"),
        ({"until": MAX_STREAMED + 1}, "leave to go on must be 0 to"),
        ({"end": 0}, "end must be 1 to"),
        ({"temperature": float("nan")}, "temperature must be 0 to 10"),
        ({"density": 2}, "density must be -1 to 1"),
        ({"score": None}, "must be a score"),
        ({"score": one_note(0)}, "shortly before the start"),
        ({"score": one_note(0), "start": 10**8}, "shortly before the start"),
        ({"lowest": 60, "highest": 59}, "highest pitch must be 60 to 127"),
        ({"tonic": "C", "lowest": 61, "highest": 61}, "no pitch of the key"),
        ({"mode": "minor"}, "a mode needs a tonic"),
        ({"seed": 2**63}, "seed must be 0 to"),
        ({"top_k": 0}, "top-k must be 1 or more"),
    ],
)
def test_a_stream_out_of_range_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        StreamRequest(
            **{"id": 1, "revision": 0, "score": Score(), "start": 0, "until": 0, **fields}
        )


def test_a_bar_holds_its_own_notes_only() -> None:
    def bar(*notes: NewNote, start: int = 0, end: int = BAR) -> Streamed:
        return Streamed(1, 0, start, end, notes, (), (), "tiny", "0" * 64, 0)

    bar(NewNote(60, 0, 3 * BAR, 80))
    for odd in (NewNote(128, 0, 1, 80), NewNote(60, 0, 0, 80), NewNote(60, 0, 1, 0)):
        with pytest.raises(ValueError, match="is none"):
            bar(odd)
    with pytest.raises(ValueError, match="outside its bar"):
        bar(NewNote(60, BAR, 1, 80))
    with pytest.raises(ValueError, match="end must be 1 or more"):
        bar(end=0)


def test_the_messages_of_a_stream_survive_the_pipe() -> None:
    bar = Streamed(1, 0, 0, BAR, (NewNote(60, 0, 3, 80),), (), (("a", 1),), "p", "0" * 64, 0)
    request = StreamRequest(1, 0, Score(), 0, BAR)
    for message in (bar, request, GoOn(1, BAR)):
        assert read_message(pickle.dumps(message)) == (message, "")
    assert request.after(GoOn(1, 9, 0.5, 1)) == StreamRequest(
        1, 0, Score(), 0, 9, temperature=0.5, density=1
    )
