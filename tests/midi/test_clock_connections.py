"""MIDI clock over real connections: what other machines get from us, and how we follow one."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from composer.midi.channels import ALL_NOTES_OFF, ALL_SOUND_OFF
from composer.midi.clock_out import CLOCK, CONTINUE, POSITION, START, STOP
from composer.midi.messages import Following, Outputs, Position, Problem
from composer.midi.song import Song, SongNote, song_of_notes
from tests.fixtures.needs import need

from .conftest import Listener, wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

DRUMS = "Drum Machine"
MASTER = "Master Clock"


class DrumMachine:
    """Hears clock and transport on JACK, by its own means; what came, and when it was read."""

    def __init__(self) -> None:
        import rtmidi

        self._input: Any = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, DRUMS, queue_size_limit=100_000)
        self._input.ignore_types(timing=False)
        self._input.open_virtual_port("in")
        self._seconds = 0.0
        self._heard: list[tuple[float, tuple[int, ...]]] = []

    @property
    def heard(self) -> list[tuple[float, tuple[int, ...]]]:
        while (event := self._input.get_message()) is not None:
            self._seconds += event[1]
            self._heard.append((self._seconds, tuple(event[0])))
        return self._heard

    def transport(self) -> list[tuple[int, ...]]:
        """All but the clocks and the music."""
        return [m for _, m in self.heard if m[0] in (START, CONTINUE, STOP, POSITION)]

    def close(self) -> None:
        self._input.close_port()
        self._input.delete()


@pytest.fixture
def drum_machine(jack_server: str) -> Iterator[DrumMachine]:
    need("libasound.so.2")
    machine = DrumMachine()
    yield machine
    machine.close()


class MasterClock:
    """A machine that leads: sends clocks at a tempo from a thread of its own."""

    def __init__(self, bpm: float) -> None:
        import rtmidi

        self._output: Any = rtmidi.MidiOut(rtmidi.API_UNIX_JACK, MASTER)
        self._output.open_virtual_port("out")
        self.period = 60 / bpm / 24
        self.silent = False
        self._words: list[bytes] = []
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._tick)
        self._thread.start()

    def say(self, *message: int) -> None:
        """Sent before the next clock."""
        self._words.append(bytes(message))

    def _tick(self) -> None:
        due = time.perf_counter()
        while not self._ending.wait(max(0.0, due - time.perf_counter())):
            due += self.period
            while self._words:
                self._output.send_message(self._words.pop(0))
            if not self.silent:
                self._output.send_message([CLOCK])

    def close(self) -> None:
        self._ending.set()
        self._thread.join()
        self._output.close_port()
        self._output.delete()


@pytest.fixture
def master(jack_server: str) -> Iterator[MasterClock]:
    need("libasound.so.2")
    clock = MasterClock(150)
    yield clock
    clock.close()


def long_song() -> Song:
    return song_of_notes([SongNote(0, 480 * 480, 0, 60, 90, 1)])


def listening(ear: Any) -> str:
    """Has our clock sent to the drum machine; its name."""
    name = f"{DRUMS}:in (JACK)"
    ear.wait_for(Outputs, lambda e: name in e.names)
    ear.player.set_clock((name,))
    return name


def test_a_drum_machine_gets_24_clocks_from_each_quarter_note_to_the_next(
    start_player, drum_machine
):
    ear = start_player(output=f"{DRUMS}:in (JACK)")
    name = listening(ear)
    ear.wait_for_output(name)
    wait_for("clocks while it stands", lambda: len(drum_machine.heard) > 24)
    ear.player.load(
        song_of_notes([SongNote(480 * i, 480 * i + 60, 9, 36, 90, 1) for i in range(9)])
    )
    ear.player.play(0)
    wait_for("the start", lambda: (START,) in drum_machine.transport())
    wait_for("the end", lambda: drum_machine.transport()[-1][0] in (STOP, POSITION))
    heard = [m for _, m in drum_machine.heard]
    running = heard[heard.index((START,)) + 1 :]
    struck = [i for i, m in enumerate(running) if m == (0x99, 36, 90)]
    # The clock of a beat comes first, then what sounds on it; however busy the machine is.
    clocks = [running[: i + 1].count((CLOCK,)) for i in struck]
    assert clocks == [1 + 24 * i for i in range(9)]
    before = len(drum_machine.heard)
    wait_for("clocks after the stop", lambda: len(drum_machine.heard) > before + 24)


def test_from_elsewhere_it_is_told_the_place_and_continued(start_player, drum_machine):
    ear = start_player(output=None)
    listening(ear)
    ear.player.load(long_song())
    ear.player.play(1920)
    wait_for("continue", lambda: (CONTINUE,) in drum_machine.transport())
    words = drum_machine.transport()
    assert words[words.index((CONTINUE,)) - 1] == (POSITION, 16, 0)
    ear.player.seek(480 * 400)
    wait_for("the other place", lambda: words[-1] != drum_machine.transport()[-1] or
             drum_machine.transport().count((CONTINUE,)) == 2)  # fmt: skip
    wait_for("continue again", lambda: drum_machine.transport().count((CONTINUE,)) == 2)
    assert drum_machine.transport()[-3:] == [
        (STOP,),
        (POSITION, 1600 & 127, 1600 >> 7),
        (CONTINUE,),
    ]


def test_a_drum_machine_is_stopped_when_the_player_ends_or_sends_no_more(
    start_player, drum_machine
):
    ear = start_player(output=None)
    listening(ear)
    ear.player.load(long_song())
    ear.player.play(0)
    wait_for("the start", lambda: (START,) in drum_machine.transport())
    ear.player.set_clock(())
    wait_for("the stop", lambda: drum_machine.transport()[-1] == (STOP,))
    ear.player.set_clock((f"{DRUMS}:in (JACK)",))
    wait_for("continue", lambda: drum_machine.transport()[-1] == (CONTINUE,))
    ear.player.close()
    wait_for("the stop", lambda: drum_machine.transport()[-1] == (STOP,))


def test_after_a_crash_of_the_player_the_clock_is_sent_again(start_player, drum_machine):
    ear = start_player(output=None)
    listening(ear)
    wait_for("clocks", lambda: len(drum_machine.heard) > 24)
    os.kill(ear.player.process_id, signal.SIGKILL)
    ear.wait_for(Problem, lambda e: "started again" in e.sentence)
    before = len(drum_machine.heard)
    wait_for("clocks again", lambda: len(drum_machine.heard) > before + 24)


def test_an_output_for_the_clock_that_is_not_there_is_said(start_player, jack_server):
    ear = start_player(output=None)
    ear.player.set_clock(("No Such Machine",))
    ear.wait_for(Problem, lambda e: "No Such Machine" in e.sentence and "clock" in e.sentence)


def test_a_drum_machine_that_is_switched_off_and_on_again_joins_in_at_the_place(
    start_player, jack_server
):
    need("libasound.so.2")
    machine = DrumMachine()
    try:
        ear = start_player(output=None)
        listening(ear)
        ear.player.load(long_song())
        ear.player.play(0)
        wait_for("the start", lambda: (START,) in machine.transport())
    finally:
        machine.close()
    ear.wait_for(Problem, lambda e: DRUMS in e.sentence and "clock" in e.sentence)
    again = DrumMachine()
    try:
        wait_for("continue", lambda: (CONTINUE,) in again.transport())
        words = again.transport()
        told = words[words.index((CONTINUE,)) - 1]
        assert told[0] == POSITION
        assert told[1] | told[2] << 7 > 0
        ear.player.close()
    finally:
        again.close()


def test_all_notes_off_reaches_every_channel_of_every_output(start_player, jack_server):
    need("libasound.so.2")
    synths = [Listener("First Synth"), Listener("Second Synth")]
    for synth in synths:
        synth.open()
    try:
        ear = start_player(output=synths[0].output)
        ear.wait_for(Outputs, lambda e: {s.output for s in synths} <= set(e.names))
        ear.player.set_clock((synths[1].output,))
        ear.wait_for_output(synths[0].output)

        def silenced(synth: Listener) -> set[int]:
            everything = [m for _, m in synth.heard if m[0] & 0xF0 == 0xB0]
            return {m[0] & 15 for m in everything if m[1] in (ALL_NOTES_OFF, ALL_SOUND_OFF)}

        for synth in synths:

            def all_silenced(synth: Listener = synth) -> bool:
                ear.player.panic()
                return silenced(synth) == set(range(16))

            wait_for("all channels", all_silenced)
    finally:
        ear.player.close()
        for synth in synths:
            synth.close()


def followed(ear: Any) -> None:
    ear.player.load(long_song())
    ear.player.set_clock((), f"{MASTER}:out (JACK)")
    ear.wait_for(Following, lambda e: e.bpm is not None)


def test_another_machine_sets_tempo_starts_stops_and_moves_us(start_player, master):
    ear = start_player(output=None)
    followed(ear)
    # Within a beat or two it is right, but for what a busy machine delays.
    ear.wait_for(Following, lambda e: e.bpm is not None and abs(e.bpm - 150) < 6)
    master.say(START)
    ear.wait_for(Position, lambda e: e.playing and e.tick > 960)
    master.say(STOP)
    ear.wait_for(Position, lambda e: not e.playing and e.tick > 960)
    master.say(POSITION, 64, 1)
    ear.wait_for(Position, lambda e: e.tick == 192 * 120)
    master.say(CONTINUE)
    ear.wait_for(Position, lambda e: e.playing and e.tick > 192 * 120 + 480)


def test_a_clock_that_ceases_stops_the_music_and_that_is_said(start_player, master):
    ear = start_player(output=None)
    followed(ear)
    master.say(START)
    ear.wait_for(Position, lambda e: e.playing and e.tick > 480)
    master.silent = True
    ear.wait_for(Problem, lambda e: MASTER in e.sentence and "stopped" in e.sentence)
    wait_for("the stop", lambda: not [ear.listen(), ear.player.position.playing][1])
    ear.wait_for(Following, lambda e: e.bpm is None)
