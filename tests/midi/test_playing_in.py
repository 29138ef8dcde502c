"""A keyboard that plays into the player process: heard with its place in the song, and through."""

from __future__ import annotations

import os
import signal

import pytest

from composer.midi.messages import CountingIn, Heard, Inputs, Notice, Position, Problem
from composer.midi.recorder import Recorder
from composer.midi.song import Song, SongNote, song_of_notes

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
    keyboard.press(60, 77)
    keyboard.lift(60)
    wait_for("both messages", lambda: len(notes(listening)) == 2)
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
    keyboard.press(60)
    wait_for("the note", lambda: notes(listening))
    (on,) = notes(listening)
    told = max(e.tick for e in listening.events if isinstance(e, Position))
    assert on.playing
    # The place told last was some moments old: generous, since the machine may be busy.
    assert 240 < on.tick <= told + 960


def test_what_is_played_during_the_count_in_lies_before_the_beginning(listening, keyboard):
    listening.player.play(0, count_in=2)
    listening.wait_for(CountingIn)
    keyboard.press(60)
    wait_for("the note", lambda: notes(listening))
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
    keyboard.press(60)
    keyboard.pedal(True)
    wait_for("the key", lambda: (3, 60) in desk_synth.sounding())
    wait_for("the pedal", lambda: (0xB3, 64, 127) in [m for _, m in desk_synth.heard])
    listening.player.set_thru(VOICES[1])
    wait_for("the pedal's end", lambda: (0xB3, 64, 0) in [m for _, m in desk_synth.heard])
    keyboard.press(62)
    wait_for("the other voice", lambda: (2, 62) in desk_synth.sounding())
    keyboard.lift(60)
    keyboard.lift(62)
    wait_for("silence", lambda: desk_synth.sounding() == {(0, 20)})


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
    keyboard.lift(64)
    wait_for("silence", lambda: not desk_synth.sounding())


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
    done = 0
    struck: list[int] = []
    lifted: list[int] = []

    def played() -> bool:
        nonlocal done
        for event in listening.listen()[done:]:
            done += 1
            if isinstance(event, Heard):
                recorder.hear(event)
            elif isinstance(event, Position) and event.playing:
                recorder.moved(event.tick)
                if len(struck) < 4 and event.tick >= 480 * (len(struck) + 1):
                    if struck:
                        keyboard.lift(60 + len(struck) - 1)
                        lifted.append(event.tick)
                    keyboard.press(60 + len(struck), 50 + len(struck))
                    struck.append(event.tick)
        return len(struck) == 4 and len(recorder.so_far()) == 4

    wait_for("four notes", played)
    (take,) = recorder.stop()
    assert [(n.pitch, n.velocity) for n in take.notes] == [(60 + i, 50 + i) for i in range(4)]
    for note, tick in zip(take.notes, struck, strict=True):
        assert note.onset == pytest.approx(tick, abs=240)
    for note, tick in zip(take.notes, lifted, strict=False):
        assert note.end == pytest.approx(tick, abs=240)
