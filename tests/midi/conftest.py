"""What the tests of playing share: a synth on the desk, and waiting for what is to happen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from composer.midi.messages import OutputInUse, PlayerEvent
from composer.midi.player import PlayerClient
from tests.fixtures.needs import need

# How long something that has to happen may take, in seconds: far more than it does.
PATIENCE = 30.0


def wait_for(what: str, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Returns as soon as ``condition()`` is true; fails, naming ``what``, when it never is."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"waited in vain for {what}")
        time.sleep(0.005)


class Listener:
    """A MIDI input on JACK, and all that it heard: ``(seconds, message)`` from the first message.

    It is asked for what has come, instead of calling back: a callback would hold up JACK's own
    thread until Python lets it in, and that garbles messages.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._input: Any = None
        self._heard: list[tuple[float, tuple[int, ...]]] = []
        self._seconds = 0.0

    def open(self) -> None:
        """Shows an input to other programs."""
        self._input = self._made()
        self._input.open_virtual_port("in")

    def connect_to(self, output: str) -> None:
        """Listens to an output of another program instead."""
        self._input = self._made()
        wait_for(output, lambda: any(output in p for p in self._input.get_ports()))
        port = next(i for i, p in enumerate(self._input.get_ports()) if output in p)
        self._input.open_port(port)

    def close(self) -> None:
        """Goes away; what was heard stays."""
        if self._input is not None:
            self._listen()
            self._input.close_port()
            self._input.delete()
            self._input = None

    @property
    def heard(self) -> list[tuple[float, tuple[int, ...]]]:
        """Everything that has come so far."""
        self._listen()
        return self._heard

    def _made(self) -> Any:
        import rtmidi

        return rtmidi.MidiIn(rtmidi.API_UNIX_JACK, self.name, queue_size_limit=100_000)

    def _listen(self) -> None:
        while self._input is not None and (event := self._input.get_message()) is not None:
            message, since_the_last = event
            self._seconds += since_the_last
            self._heard.append((self._seconds, tuple(message)))

    @property
    def output(self) -> str:
        """What the player calls it."""
        return f"{self.name}:in (JACK)"

    def ons(self) -> list[int]:
        """The pitches struck so far."""
        return [m[1] for _, m in self.heard if m[0] & 0xF0 == 0x90 and m[2] > 0]

    def sounding(self) -> set[tuple[int, int]]:
        """The keys that are down, ``(channel, pitch)``."""
        down = set()
        for _, message in self.heard:
            if message[0] & 0xF0 == 0x90 and message[2] > 0:
                down.add((message[0] & 15, message[1]))
            elif message[0] & 0xE0 == 0x80:
                down.discard((message[0] & 15, message[1]))
        return down


@pytest.fixture
def desk_synth(jack_server: str) -> Iterator[Listener]:
    """A synth that other programs can play, on JACK."""
    need("libasound.so.2")
    listener = Listener("Desk Synth")
    listener.open()
    yield listener
    listener.close()


class Ear:
    """A player client and everything that it said."""

    def __init__(self, player: PlayerClient) -> None:
        self.player = player
        self.events: list[PlayerEvent] = []

    def listen(self) -> list[PlayerEvent]:
        """Everything said so far."""
        self.events += self.player.poll()
        return self.events

    def said(self, kind: type, condition: Callable[..., bool] = lambda event: True) -> bool:
        """Whether an event of that kind was said, for which ``condition`` holds."""
        return any(isinstance(e, kind) and condition(e) for e in self.listen())

    def wait_for(self, kind: type, condition: Callable[..., bool] = lambda event: True) -> None:
        """Waits until :meth:`said`."""
        wait_for(f"{kind.__name__}, among {self.events}", lambda: self.said(kind, condition))

    def wait_for_output(self, name: str | None) -> None:
        """Waits until the player plays to ``name``."""
        self.wait_for(OutputInUse, lambda event: event.name == name)


@pytest.fixture
def start_player(tmp_path: Path) -> Iterator[Callable[..., Ear]]:
    """Starts a player that is closed after the test; its log is ``tmp_path / "player.log"``."""
    started = []

    def start(**options: object) -> Ear:
        player = PlayerClient(**{"log": tmp_path / "player.log", **options})
        started.append(player)
        player.start()
        return Ear(player)

    yield start
    for player in started:
        player.close()


def is_alive(process: int) -> bool:
    """Whether a process runs (one that only waits to be collected does not)."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
