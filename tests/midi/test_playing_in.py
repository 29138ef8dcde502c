"""A keyboard that plays into the player process: heard with its place in the song, and through."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from composer.midi.messages import CountingIn, Heard, Inputs, Notice, Position, Problem
from composer.midi.ports import VIRTUAL
from composer.midi.recorder import Recorder
from composer.midi.song import Song, SongNote, song_of_notes
from tests.fixtures.keyboard import insisting

from .conftest import wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

VOICES = {1: 2, 2: 3}


def song(end: int = 480 * 60) -> Song:
    """Nothing to be heard, for a minute; two voices on the channels 2 and 3."""
    return song_of_notes([SongNote(end - 1, end, 0, 100, 1, 9)], channels=VOICES)


@pytest.fixture
def listening(start_player, desk_synth, keyboard):
    """A player that listens to the keyboard and plays on the synth."""
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    ear.wait_for(Inputs, lambda e: keyboard.input in e.names)
    ear.player.load(song())
    ear.player.set_inputs([keyboard.input])
    listens(ear, keyboard)
    return ear


def listens(ear, keyboard):
    """Waits until a message comes through; a connection takes its time."""
    before = len(heard(ear))

    def comes() -> bool:
        keyboard.send(0xB0, 20, 1)
        return len(heard(ear)) > before

    wait_for("the keyboard to be heard", comes)


def heard(ear) -> list[Heard]:
    return [event for event in ear.listen() if isinstance(event, Heard)]


def notes(ear) -> list[Heard]:
    return [event for event in heard(ear) if event.data[0] & 0xE0 == 0x80]


def test_what_is_played_while_the_song_stands_is_told_with_the_playheads_place(listening, keyboard):
    listening.player.seek(960)
    listening.wait_for(Position, lambda e: e.tick == 960)
    wait_for("the key", insisting(lambda: keyboard.press(60, 77), lambda: notes(listening)))
    wait_for("its end", insisting(lambda: keyboard.lift(60), lambda: len(notes(listening)) > 1))
    on, off = notes(listening)
    assert (on.data, on.source, on.tick, on.playing) == (
        b"\x90\x3c\x4d",
        keyboard.input,
        960,
        False,
    )
    assert off.data == b"\x80\x3c\x00"
    assert off.seconds >= on.seconds


def test_what_is_played_along_is_told_with_its_tick(listening, keyboard):
    listening.player.play(0)
    listening.wait_for(Position, lambda e: e.playing and e.tick > 240)
    wait_for("the note", insisting(lambda: keyboard.press(60), lambda: notes(listening)))
    (on,) = notes(listening)
    told = max(e.tick for e in listening.events if isinstance(e, Position))
    assert on.playing
    # The place told last was some moments old: generous, since the machine may be busy.
    assert 240 < on.tick <= told + 960


def test_what_is_played_during_the_count_in_lies_before_the_beginning(listening, keyboard):
    listening.player.play(0, count_in=2)
    listening.wait_for(CountingIn)
    wait_for("the note", insisting(lambda: keyboard.press(60), lambda: notes(listening)))
    (on,) = notes(listening)
    assert not on.playing
    assert -2 * 4 * 480 <= on.tick < 0


def test_the_passes_through_a_loop_are_counted(listening, keyboard):
    listening.player.set_loop((0, 120))
    listening.player.play(0)
    wait_for(
        "three passes", lambda: keyboard.press(60) or any(h.turn >= 3 for h in heard(listening))
    )
    assert all(0 <= h.tick <= 120 for h in heard(listening))
    turns = [h.turn for h in heard(listening)]
    assert turns == sorted(turns)


def test_what_is_played_sounds_at_once_on_the_chosen_voice(listening, keyboard, desk_synth):
    listening.player.set_thru(VOICES[2])
    listening.player.note_on(0, 20)
    wait_for("the command before", lambda: (0, 20) in desk_synth.sounding())

    def hears(message: tuple[int, ...]):
        return lambda: message in [m for _, m in desk_synth.heard]

    def sounds(*keys: tuple[int, int]):
        return lambda: desk_synth.sounding() == {(0, 20), *keys}

    wait_for("the key", insisting(lambda: keyboard.press(60), sounds((3, 60))))
    wait_for("the pedal", insisting(lambda: keyboard.pedal(True), hears((0xB3, 64, 127))))
    listening.player.set_thru(VOICES[1])
    wait_for("the pedal's end", hears((0xB3, 64, 0)))
    wait_for("the other voice", insisting(lambda: keyboard.press(62), sounds((3, 60), (2, 62))))
    wait_for("the first end", insisting(lambda: keyboard.lift(60), sounds((2, 62))))
    wait_for("silence", insisting(lambda: keyboard.lift(62), sounds()))


def test_a_keyboard_that_is_pulled_out_leaves_nothing_sounding(listening, keyboard, desk_synth):
    listening.player.set_thru(0)
    wait_for("the key", lambda: keyboard.press(60) or desk_synth.sounding())
    keyboard.close()
    wait_for("silence", lambda: not desk_synth.sounding())
    listening.wait_for(Problem, lambda e: "Test Keys" in e.sentence and "gone away" in e.sentence)
    keyboard.open()
    listening.wait_for(Notice, lambda e: "Test Keys" in e.sentence)
    wait_for("the key again", lambda: keyboard.press(64) or (0, 64) in desk_synth.sounding())


def test_another_output_leaves_no_key_sounding_that_is_played_through(
    listening, keyboard, desk_synth
):
    listening.player.set_thru(0)
    wait_for("the key", lambda: keyboard.press(60) or desk_synth.sounding())
    listening.player.set_output(None)
    wait_for("silence", lambda: not desk_synth.sounding())
    keyboard.lift(60)
    listening.player.set_output(desk_synth.output)
    wait_for("a key", lambda: keyboard.press(64) or (0, 64) in desk_synth.sounding())
    wait_for("silence", lambda: keyboard.lift(64) or not desk_synth.sounding())


def test_closing_the_player_lets_go_of_what_is_played_through(listening, keyboard, desk_synth):
    listening.player.set_thru(0)
    wait_for("the key", lambda: keyboard.press(60) or desk_synth.sounding())
    listening.player.close()
    wait_for("silence", lambda: not desk_synth.sounding())


def test_a_player_that_was_killed_listens_again(listening, keyboard, desk_synth):
    listening.player.set_thru(VOICES[1])
    wait_for("the key", lambda: keyboard.press(60) or desk_synth.sounding())
    os.kill(listening.player.process_id, signal.SIGKILL)
    listening.wait_for(Problem, lambda e: "started again" in e.sentence)
    wait_for("silence", lambda: not desk_synth.sounding())
    wait_for("another key", lambda: keyboard.press(72) or (2, 72) in desk_synth.sounding())


def test_a_scale_played_to_the_song_is_recorded_in_time(listening, keyboard):
    """Struck when the playhead passes each quarter, so that its ticks are known."""
    listening.player.play(0)
    recorder = Recorder(0)
    done = tick = 0
    struck: dict[int, list[int]] = {}

    def strike(pitch: int) -> None:
        struck.setdefault(pitch, []).append(tick)
        keyboard.press(pitch, pitch)

    def hear() -> bool:
        nonlocal done, tick
        for event in listening.listen()[done:]:
            done += 1
            if isinstance(event, Heard):
                recorder.hear(event)
            elif isinstance(event, Position) and event.playing:
                tick = event.tick
                recorder.moved(tick)
        return True

    def recorded(pitch: int) -> bool:
        return hear() and any(note.pitch == pitch for note in recorder.so_far())

    for place, pitch in enumerate(range(60, 64)):
        wait_for("the quarter", lambda n=place: hear() and tick >= 480 * (n + 1))
        wait_for("the note", insisting(lambda p=pitch: strike(p), lambda p=pitch: recorded(p)))
        keyboard.lift(pitch)
    (take,) = recorder.stop()
    assert sorted({note.pitch for note in take.notes}) == [60, 61, 62, 63]
    for note in take.notes:
        assert note.velocity == note.pitch
        assert min(abs(note.onset - at) for at in struck[note.pitch]) < 480


def test_a_jack_server_that_dies_while_it_is_listened_to_does_not_take_the_player_with_it(
    start_player,
):
    """With servers of its own, since they are ended; the next one is listened to again."""
    name = f"descant-ending-{os.getpid()}"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("JACK_DEFAULT_SERVER", name)
        with _server(name):
            ear = start_player(output=None)
            ear.wait_for(Inputs, lambda e: VIRTUAL in e.names)
            ear.player.set_inputs([VIRTUAL])
            process = ear.player.process_id
            with _typist():
                wait_for("a message", lambda: heard(ear))
        ear.wait_for(Problem, lambda e: "gone away" in e.sentence)
        with _server(name):
            ear.wait_for(Notice, lambda e: "there again" in e.sentence)
            before = len(heard(ear))
            with _typist():
                wait_for("a message", lambda: len(heard(ear)) > before)
            assert ear.player.process_id == process
            ear.player.close()


@contextmanager
def _server(name: str):
    server = _started(name)
    try:
        yield
    finally:
        # Not killed: that would leave its shared memory behind.
        server.terminate()
        server.wait()


def _started(name: str) -> subprocess.Popen:
    """A server that listens.  One that follows another of its name may find its place taken for
    a moment, and ends."""
    deadline = time.monotonic() + 60
    while True:
        server = subprocess.Popen(
            ["jackd", "--no-realtime", "--name", name, "-d", "dummy", "-p", "256"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if _listens_soon(name) and server.poll() is None:
            return server
        server.terminate()
        server.wait()
        assert time.monotonic() < deadline, "no JACK server starts"


def _listens_soon(name: str) -> bool:
    try:
        waiting = subprocess.run(
            ["jack_wait", "--server", name, "--wait", "--timeout", "5"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=15,
        )
    except subprocess.TimeoutExpired:
        return False
    return waiting.returncode == 0


@contextmanager
def _typist():
    """A program that plays into the virtual port, over and over; it does not outlive its server."""
    typist = subprocess.Popen(
        [sys.executable, "-c", _TYPIST], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        typist.kill()
        typist.wait()


_TYPIST = """
import rtmidi, time
keys = rtmidi.MidiOut(rtmidi.API_UNIX_JACK, "Typist")
while not (there := [p for p in keys.get_ports() if "Descant in" in p and "list" not in p]):
    time.sleep(0.05)
keys.open_port(keys.get_ports().index(there[0]))
while True:
    keys.send_message([0xB0, 20, 1])
    time.sleep(0.05)
"""
