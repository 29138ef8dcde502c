"""A program of its own on JACK: hears MIDI with frame timestamps, records, and plays keys.

:class:`JackListener` is the near end of it: it starts the process and asks it what it heard.  Times
are seconds of ``time.perf_counter``, so they can be held against times taken in other processes (on
Linux; elsewhere that clock may begin anew with each process).
"""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import signal
import sys
import time
from collections import deque
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from composer.midi.benchmark.jack_library import (
    AUDIO_TYPE,
    IS_INPUT,
    IS_OUTPUT,
    MIDI_TYPE,
    NO_START_SERVER,
    USE_EXACT_NAME,
    MidiEvent,
    ProcessCallback,
    ShutdownCallback,
    XRunCallback,
    load_library,
)

START_SECONDS = 30.0
ANSWER_SECONDS = 30.0
CLOSE_SECONDS = 5.0
SWITCH_SECONDS = 0.0001
_AT_ONCE = 20e-6  # seconds within which both clocks have to be read to be compared


class HeardMessage(NamedTuple):
    """``seconds``: wall time of ``frame``, the frame at which JACK delivered ``data``.

    ``port``: index of the input.  ``held_up``: seconds that JACK called this client after the
    period's time by the frames (below 0: before); more than a period means that the server was
    held up itself, and that the frame says little.
    """

    seconds: float
    frame: int
    port: int
    data: bytes
    held_up: float


class Hearing(NamedTuple):
    """What was heard since the last question.  ``missed``: cycles in which this client did not
    run, so that messages may have passed it by; ``alive``: whether the server still runs."""

    messages: list[HeardMessage]
    missed: int
    alive: bool


class JackListenerError(RuntimeError):
    """The client could not be started; ``str`` says why."""


class JackListener:
    """A JACK client in a process of its own with MIDI inputs and an output ``keys``.

    ``inputs``: names of its inputs; ``audio``: of its audio inputs, which are all recorded.  Raises
    :class:`JackListenerError` when no server answers.
    """

    def __init__(
        self, name: str, inputs: tuple[str, ...] = ("in",), audio: tuple[str, ...] = ()
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self.name = name
        self._pipe, there = context.Pipe()
        self.process = context.Process(
            target=_run, args=(there, name, inputs, audio), name=f"JACK client {name}", daemon=True
        )
        self.process.start()
        there.close()
        self.rate, self.period = 0, 0
        answer = self._answer(START_SECONDS)
        if isinstance(answer, str):
            self.close()
            raise JackListenerError(answer)
        self.rate, self.period = answer

    def hear(self) -> Hearing:
        """What has come since this was asked last."""
        hearing = self._ask("hear")
        assert isinstance(hearing, Hearing)
        return hearing

    def record(self) -> list[bytes]:
        """What each audio input has heard since this was asked last: 32-bit floats, one a frame."""
        sound = self._ask("record")
        assert isinstance(sound, list)
        return sound

    def play(self, messages: list[bytes], seconds: float = 0.0) -> None:
        """Sends ``messages`` from the output ``keys`` one after the other, ``seconds`` apart."""
        self._pipe.send(("play", messages, seconds))

    def played(self) -> list[HeardMessage]:
        """What has been sent, with the times of the frames in which it was."""
        messages = self._ask("played")
        assert isinstance(messages, list)
        return messages

    def ports(self, pattern: str = "", outputs: bool = False) -> list[str]:
        """The server's MIDI ports whose names match ``pattern``; inputs, or outputs."""
        names = self._ask("ports", pattern, outputs)
        assert isinstance(names, list)
        return names

    def connect(self, source: str, destination: str) -> bool:
        """Connects two ports by their full names; whether they are."""
        return bool(self._ask("connect", source, destination))

    def unplug(self, port: int) -> None:
        """Takes away an input, by its index."""
        self._ask("unplug", port)

    def plug(self, port: int) -> None:
        """An input that was taken away is there again."""
        self._ask("plug", port)

    def close(self) -> None:
        """Leaves the server and ends the process."""
        with contextlib.suppress(OSError):  # it may have ended
            self._pipe.send(("close",))
        self.process.join(CLOSE_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self._pipe.close()
        self.process.close()

    def __enter__(self) -> JackListener:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, *question: object) -> Any:
        self._pipe.send(question)
        return self._answer(ANSWER_SECONDS)

    def _answer(self, seconds: float) -> Any:
        if not self._pipe.poll(seconds):
            raise JackListenerError(f"the JACK client {self.name!r} does not answer")
        try:
            return self._pipe.recv()
        except EOFError as error:
            raise JackListenerError(f"the JACK client {self.name!r} has ended") from error


def _run(pipe: Connection, name: str, inputs: tuple[str, ...], audio: tuple[str, ...]) -> None:
    """The process's main function."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # JACK's thread must not wait for this one to let it in: it would be late for its period.
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        client = _Client(name, inputs, audio)
    except (OSError, JackListenerError) as error:
        pipe.send(f"{error}")
        return
    pipe.send((client.rate, client.period))
    try:
        while True:
            question, *rest = pipe.recv()
            if question == "close":
                break
            if question == "play":
                client.play(*rest)
                continue
            pipe.send(getattr(client, question)(*rest))
    except EOFError:
        pass
    client.close()


class _Client:
    def __init__(self, name: str, inputs: tuple[str, ...], audio: tuple[str, ...]) -> None:
        self._jack = load_library()
        status = ctypes.c_int()
        self._client = self._jack.jack_client_open(
            name.encode(), NO_START_SERVER | USE_EXACT_NAME, ctypes.byref(status)
        )
        if not self._client:
            raise JackListenerError(f"no JACK server answered (status {status.value:#x})")
        self.rate: int = self._jack.jack_get_sample_rate(self._client)
        self.period: int = self._jack.jack_get_buffer_size(self._client)
        self._names = inputs
        self._inputs = [self._register(port, IS_INPUT) for port in inputs]
        self._audio = [self._register(port, IS_INPUT, AUDIO_TYPE) for port in audio]
        self._sound: list[deque[bytes]] = [deque() for _ in audio]
        self._keys = self._register("keys", IS_OUTPUT)
        self._messages: deque[HeardMessage] = deque()
        self._to_play: deque[tuple[int, bytes]] = deque()
        self._played: list[HeardMessage] = []
        self._missed = 0
        self._next_frame: int | None = None
        self._alive = True
        self._ahead = 0.0
        while not self._compare_clocks():
            pass
        # What JACK calls has to live as long as the client does.
        self._callbacks = (
            ProcessCallback(self._process),
            XRunCallback(lambda _: 0),
            ShutdownCallback(self._server_ended),
        )
        self._jack.jack_set_process_callback(self._client, self._callbacks[0], None)
        self._jack.jack_set_xrun_callback(self._client, self._callbacks[1], None)
        self._jack.jack_on_shutdown(self._client, self._callbacks[2], None)
        if self._jack.jack_activate(self._client) != 0:
            raise JackListenerError("the JACK server did not take the client up")

    def hear(self) -> Hearing:
        messages = [self._messages.popleft() for _ in range(len(self._messages))]
        missed, self._missed = self._missed, 0
        return Hearing(messages, missed, self._alive)

    def record(self) -> list[bytes]:
        return [b"".join(part.popleft() for _ in range(len(part))) for part in self._sound]

    def play(self, messages: list[bytes], seconds: float) -> None:
        apart = round(seconds * self.rate)
        self._to_play.extend((apart, data) for data in messages)

    def played(self) -> list[HeardMessage]:
        return list(self._played)

    def ports(self, pattern: str, outputs: bool) -> list[str]:
        wanted = IS_OUTPUT if outputs else IS_INPUT
        found = self._jack.jack_get_ports(self._client, pattern.encode(), MIDI_TYPE, wanted)
        names: list[str] = []
        while found and found[len(names)] is not None:
            names.append(found[len(names)].decode(errors="replace"))
        if found:
            self._jack.jack_free(found)
        return names

    def connect(self, source: str, destination: str) -> bool:
        # An error that says so means that they are connected already.
        already = 17
        done = self._jack.jack_connect(self._client, source.encode(), destination.encode())
        return done in (0, already)

    def unplug(self, index: int) -> None:
        port, self._inputs[index] = self._inputs[index], None
        # A period that has begun may still ask for it.
        time.sleep(3 * self.period / self.rate)
        self._jack.jack_port_unregister(self._client, port)

    def plug(self, index: int) -> None:
        self._inputs[index] = self._register(self._names[index], IS_INPUT)

    def close(self) -> None:
        if self._alive:
            self._jack.jack_deactivate(self._client)
        self._jack.jack_client_close(self._client)

    def _register(self, name: str, way: int, kind: bytes = MIDI_TYPE) -> Any:
        port = self._jack.jack_port_register(self._client, name.encode(), kind, way, 0)
        if not port:
            raise JackListenerError(f"the JACK server gave no port {name!r}")
        return port

    def _compare_clocks(self) -> bool:
        """How far JACK's clock is behind ours, which changes slowly; whether it could be told."""
        before = time.perf_counter()
        theirs = self._jack.jack_get_time() / 1e6
        after = time.perf_counter()
        if after - before > _AT_ONCE:
            return False
        self._ahead = (before + after) / 2 - theirs
        return True

    def _server_ended(self, _: object) -> None:
        self._alive = False

    def _process(self, frames: int, _: object) -> int:
        """One period, in JACK's own thread."""
        called = time.perf_counter()
        jack = self._jack
        first, began, next_began = ctypes.c_uint32(), ctypes.c_uint64(), ctypes.c_uint64()
        period = ctypes.c_float()
        jack.jack_get_cycle_times(
            self._client,
            ctypes.byref(first),
            ctypes.byref(began),
            ctypes.byref(next_began),
            ctypes.byref(period),
        )
        self._compare_clocks()
        seconds, frame = began.value / 1e6 + self._ahead, first.value
        if self._next_frame is not None:
            self._missed += max(0, frame - self._next_frame) // frames
        self._next_frame = frame + frames
        a_frame = period.value / 1e6 / frames
        event = MidiEvent()
        for index, port in enumerate(self._inputs):
            if port is None:
                continue
            buffer = jack.jack_port_get_buffer(port, frames)
            for place in range(jack.jack_midi_get_event_count(buffer)):
                if jack.jack_midi_event_get(ctypes.byref(event), buffer, place) == 0:
                    data = ctypes.string_at(event.buffer, event.size)
                    at = seconds + event.time * a_frame
                    self._messages.append(
                        HeardMessage(at, frame + event.time, index, data, called - seconds)
                    )
        for port, sound in zip(self._audio, self._sound, strict=True):
            sound.append(ctypes.string_at(jack.jack_port_get_buffer(port, frames), 4 * frames))
        self._write_keys(frames, frame, seconds, a_frame)
        return 0

    def _write_keys(self, frames: int, frame: int, seconds: float, a_frame: float) -> None:
        jack = self._jack
        buffer = jack.jack_port_get_buffer(self._keys, frames)
        jack.jack_midi_clear_buffer(buffer)
        while self._to_play:
            apart, data = self._to_play[0]
            before = self._played[-1].frame if self._played else frame - apart
            offset = max(0, before + apart - frame)
            if offset >= frames:
                break
            self._to_play.popleft()
            jack.jack_midi_event_write(buffer, offset, data, len(data))
            self._played.append(
                HeardMessage(seconds + offset * a_frame, frame + offset, -1, data, 0.0)
            )
