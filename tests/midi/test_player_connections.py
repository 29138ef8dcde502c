"""The player process with real connections: what arrives at a synth on the desk, and when."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from composer.midi.channels import ALL_NOTES_OFF, controller, program_messages
from composer.midi.messages import BUILT_IN, Notice, Outputs, Position, Problem, Stopped
from composer.midi.ports import VIRTUAL
from composer.midi.song import Song, SongNote, song_of_notes
from composer.model.time import Tempo, TempoMap

from .conftest import Listener, is_alive, wait_for

pytestmark = pytest.mark.needs("jackd", "libasound.so.2")

ROOT = Path(__file__).parents[2]
SCALE = [60, 62, 64, 65, 67, 69, 71, 72]


def scale(length: int = 120) -> Song:
    return song_of_notes(
        [SongNote(i * 120, i * 120 + length, 0, pitch, 90, 1) for i, pitch in enumerate(SCALE)],
        setup=program_messages(0, 0, 19),
    )


def held_chord() -> Song:
    """Three notes that last four minutes."""
    return song_of_notes([SongNote(0, 480 * 480, 0, pitch, 90, 1) for pitch in (60, 64, 67)])


def test_a_song_arrives_complete_in_order_and_on_time(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    ear.player.load(scale())
    ear.player.play()
    ear.wait_for(Stopped)
    wait_for(
        "the last note's end", lambda: len(desk_synth.ons()) == 8 and not desk_synth.sounding()
    )
    assert desk_synth.ons() == SCALE
    struck = [t for t, m in desk_synth.heard if m[0] == 0x90]
    # Eight sixteenths at 120: generous, since the machine may be busy.
    for i, t in enumerate(struck):
        assert t - struck[0] == pytest.approx(i * 0.125, abs=0.1)
    first = [m for _, m in desk_synth.heard].index((0x90, 60, 90))
    assert (0xC0, 19) in [m for _, m in desk_synth.heard][:first]


def test_the_playhead_is_reported_while_it_moves_and_returns_at_the_end(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(scale())
    ear.player.play()
    ear.wait_for(Stopped)
    positions = [e for e in ear.events if isinstance(e, Position)]
    moving = [p.tick for p in positions if p.playing]
    assert moving == sorted(moving)
    assert len(moving) > 3
    assert positions[-1] == Position(0, False)


def test_stop_releases_every_held_note(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_chord())
    ear.player.play()
    wait_for("the chord", lambda: len(desk_synth.sounding()) == 3)
    ear.player.stop()
    wait_for("silence", lambda: not desk_synth.sounding())
    ear.wait_for(Stopped)


def test_closing_the_player_releases_every_held_note(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_chord())
    ear.player.play()
    wait_for("the chord", lambda: len(desk_synth.sounding()) == 3)
    process = ear.player.process_id
    ear.player.close()
    wait_for("silence", lambda: not desk_synth.sounding())
    assert not is_alive(process)


def test_a_key_that_is_clicked_sounds_until_it_is_let_go(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.note_on(3, 72, 100)
    wait_for("the key", lambda: desk_synth.sounding() == {(3, 72)})
    ear.player.note_off(3, 72)
    wait_for("silence", lambda: not desk_synth.sounding())


def test_a_loop_plays_on_until_it_is_stopped(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(scale())
    ear.player.set_loop((0, 240))
    ear.player.play(0)
    wait_for("three passes", lambda: len(desk_synth.ons()) >= 6)
    ear.player.stop()
    ear.wait_for(Stopped)
    assert desk_synth.ons()[:6] == [60, 62] * 3


def test_another_output_takes_over_and_the_old_one_is_released(start_player, desk_synth):
    other = Listener("Other Synth")
    other.open()
    try:
        ear = start_player(output=desk_synth.output)
        ear.wait_for(Outputs, lambda e: other.output in e.names)
        ear.player.load(scale(length=2000))
        ear.player.set_loop((0, 960))
        ear.player.play()
        wait_for("notes", lambda: desk_synth.sounding())
        ear.player.set_output(other.output)
        wait_for("notes on the other", lambda: other.ons())
        assert not desk_synth.sounding()
        assert (0xC0, 19) in [m for _, m in other.heard]
    finally:
        ear.player.close()
        other.close()


def test_a_port_that_goes_away_is_said_and_taken_up_again_when_it_is_back(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(scale())
    ear.player.set_loop((0, 960))
    ear.player.play()
    wait_for("notes", lambda: desk_synth.ons())
    desk_synth.close()
    ear.wait_for(Problem, lambda e: "Desk Synth" in e.sentence and "gone away" in e.sentence)
    before = len(desk_synth.heard)
    desk_synth.open()
    ear.wait_for(Notice, lambda e: "Desk Synth" in e.sentence)
    wait_for("notes again", lambda: len(desk_synth.heard) > before and desk_synth.ons())
    assert ear.player.position.playing


def test_an_output_that_is_not_there_is_said_in_a_sentence(start_player, jack_server):
    ear = start_player(output="No Such Synth")
    ear.wait_for(Problem, lambda e: "No Such Synth" in e.sentence)


def test_the_players_own_ports_are_not_offered(start_player, desk_synth):
    ear = start_player(output=VIRTUAL)
    ear.wait_for_output(VIRTUAL)
    ear.wait_for(Outputs, lambda e: desk_synth.output in e.names)
    others = set(ear.player.outputs()) - {BUILT_IN, VIRTUAL, desk_synth.output}
    assert not [name for name in others if "Descant" in name]


def test_other_programs_can_connect_to_the_virtual_port(start_player, jack_server):
    ear = start_player(output=VIRTUAL)
    ear.wait_for_output(VIRTUAL)
    listener = Listener("Sequencer")
    listener.connect_to("Descant:out")
    try:
        ear.player.load(scale())
        ear.player.set_loop((0, 960))
        ear.player.play()
        wait_for("notes", lambda: len(listener.ons()) > 3)
    finally:
        listener.close()


def test_a_killed_player_is_said_and_replaced_and_its_notes_are_silenced(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_chord())
    ear.player.play()
    wait_for("the chord", lambda: len(desk_synth.sounding()) == 3)
    ear.wait_for(Position, lambda e: e.playing)
    killed = ear.player.process_id
    os.kill(killed, signal.SIGKILL)
    ear.wait_for(Problem, lambda e: "started again" in e.sentence)
    assert ear.said(Stopped)
    wait_for(
        "all notes off",
        lambda: tuple(controller(0, ALL_NOTES_OFF, 0)) in [m for _, m in desk_synth.heard],
    )
    wait_for("silence", lambda: not desk_synth.sounding())
    assert ear.player.process_id != killed
    ear.player.play()
    wait_for("the chord again", lambda: len(desk_synth.sounding()) == 3)


def test_whenever_the_player_is_killed_what_it_left_sounding_is_silenced(start_player, desk_synth):
    """The second time it is started without an output, the third time not at all."""
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_chord())
    for deaths in (1, 2, 3):
        ear.player.set_output(desk_synth.output)
        ear.wait_for_output(desk_synth.output)
        ear.player.note_on(3, 72, 100)
        ear.player.play(0)
        wait_for("the chord", lambda: len(desk_synth.sounding()) == 4)
        process = ear.player.process_id
        os.kill(process, signal.SIGKILL)
        wait_for("the next", lambda p=process: ear.listen() and ear.player.process_id != p)
        wait_for("silence", lambda: not desk_synth.sounding())
        assert ear.player.running == (deaths < 3)
        ear.events.clear()


def test_a_player_that_dies_again_and_again_is_not_started_for_ever(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    for _ in range(3):
        process = ear.player.process_id
        os.kill(process, signal.SIGKILL)
        wait_for("the next", lambda p=process: ear.listen() and ear.player.process_id != p)
    assert not ear.player.running
    assert ear.said(Problem, lambda e: "again and again" in e.sentence)
    ear.player.play()
    ear.player.start()
    assert ear.player.running


def test_an_interrupt_from_the_terminal_does_not_end_the_player(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    os.kill(ear.player.process_id, signal.SIGINT)
    ear.player.load(scale())
    ear.player.play()
    ear.wait_for(Stopped)
    assert desk_synth.ons() == SCALE
    assert not ear.said(Problem)


def test_a_player_that_is_asked_to_end_releases_its_notes_first(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.player.load(held_chord())
    ear.player.play()
    wait_for("the chord", lambda: len(desk_synth.sounding()) == 3)
    os.kill(ear.player.process_id, signal.SIGTERM)
    wait_for("silence", lambda: not desk_synth.sounding())


def test_when_the_window_dies_the_player_releases_its_notes_and_ends(desk_synth):
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, desk_synth.output],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        player = int(window.stdout.readline())
        wait_for("the chord", lambda: len(desk_synth.sounding()) == 3)
    finally:
        window.kill()
        window.wait()
        window.stdout.close()
    wait_for("silence", lambda: not desk_synth.sounding(), seconds=2)
    wait_for("the player's end", lambda: not is_alive(player), seconds=2)


_WINDOW = """
import sys, time
from composer.midi.player import PlayerClient
from composer.midi.song import SongNote, song_of_notes
player = PlayerClient(output=sys.argv[1])
player.start()
print(player.process_id, flush=True)
player.load(song_of_notes([SongNote(0, 480 * 480, 0, p, 90, 1) for p in (60, 64, 67)]))
player.play()
time.sleep(600)
"""


def test_a_window_that_forgets_to_close_the_player_ends_it_with_itself(desk_synth):
    script = _WINDOW.replace("time.sleep(600)", "time.sleep(2)")
    window = subprocess.run(
        [sys.executable, "-c", script, desk_synth.output],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert window.stderr == ""
    assert len(desk_synth.ons()) == 3
    wait_for("silence", lambda: not desk_synth.sounding(), seconds=2)
    assert not is_alive(int(window.stdout))


def test_a_player_that_hangs_does_not_hold_up_the_window(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    process = ear.player.process_id
    os.kill(process, signal.SIGSTOP)
    try:
        large = song_of_notes(SongNote(i, i + 1, 0, 60, 90, 1) for i in range(50_000))
        for _ in range(5):
            ear.player.load(large)
            ear.player.play()
        ear.player.poll()
    finally:
        os.kill(process, signal.SIGCONT)
    ear.player.load(scale())
    ear.player.stop()
    ear.player.play(0)
    wait_for("the scale", lambda: desk_synth.ons()[-8:] == SCALE)


def test_the_player_has_neither_torch_nor_qt_in_it(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    loaded = Path(f"/proc/{ear.player.process_id}/maps").read_text()
    assert not re.search(r"libtorch|libQt\d|PySide", loaded)


def test_a_jack_server_that_dies_does_not_take_the_player_with_it(tmp_path, start_player):
    """With a server of its own, since it is ended."""
    name = f"descant-dying-{os.getpid()}"
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("JACK_DEFAULT_SERVER", name)
        server = subprocess.Popen(
            ["jackd", "--no-realtime", "--name", name, "-d", "dummy", "-p", "256"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            subprocess.run(
                ["jack_wait", "--server", name, "--wait", "--timeout", "30"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
                timeout=40,
            )
            listener = subprocess.Popen(
                [sys.executable, "-c", _LISTENER],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            try:
                listener.stdout.readline()
                ear = start_player(output="Doomed Synth:in (JACK)")
                ear.player.load(scale())
                ear.player.set_loop((0, 960))
                ear.player.play()
                ear.wait_for_output("Doomed Synth:in (JACK)")
                process = ear.player.process_id
                server.terminate()
                server.wait()
                ear.wait_for(Problem, lambda e: "gone away" in e.sentence)
            finally:
                listener.kill()
                listener.wait()
                listener.stdout.close()
        finally:
            # Not killed: that would leave its shared memory behind.
            server.terminate()
            server.wait()
        ear.player.stop()
        ear.wait_for(Stopped)
        assert ear.player.process_id == process


_LISTENER = """
import rtmidi, time
synth = rtmidi.MidiIn(rtmidi.API_UNIX_JACK, "Doomed Synth")
synth.open_virtual_port("in")
print("ready", flush=True)
time.sleep(600)
"""


def test_no_note_is_left_sounding_whatever_is_done_while_playing(start_player, desk_synth):
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    player, chance = ear.player, random.Random(1)
    actions = [
        lambda: player.play(chance.randrange(900)),
        lambda: player.play(),
        player.pause,
        player.stop,
        lambda: player.seek(chance.randrange(900)),
        lambda: player.set_loop((120 * chance.randrange(4), 480 + 120 * chance.randrange(4))),
        lambda: player.set_loop(None),
        lambda: player.set_tempo_scale(chance.choice([0.5, 1, 4])),
        lambda: player.load(scale(length=chance.choice([60, 120, 700]))),
        lambda: player.set_audible(chance.choice([{1}, set()])),
        lambda: player.note_on(0, 60 + chance.randrange(5), 80),
        lambda: player.note_off(0, 60 + chance.randrange(5)),
        lambda: player.set_output(chance.choice([None, desk_synth.output])),
        player.panic,
    ]
    player.load(scale())
    for _ in range(300):
        chance.choice(actions)()
        time.sleep(chance.random() * 0.02)
    player.set_output(desk_synth.output)
    player.set_audible({1})
    player.set_loop(None)
    player.set_tempo_scale(1)
    player.load(scale())
    player.play(0)
    wait_for("the last note", lambda: desk_synth.ons()[-8:] == SCALE)
    for pitch in range(60, 65):
        player.note_off(0, pitch)
    wait_for("silence", lambda: not desk_synth.sounding())


def test_sixteenths_at_240_are_not_late_by_more_than_the_machines_unrest(start_player, desk_synth):
    """No figure: only that lateness does not add up."""
    ear = start_player(output=desk_synth.output)
    ear.wait_for_output(desk_synth.output)
    ear.player.load(
        song_of_notes(
            [SongNote(i * 120, i * 120 + 60, 0, 60 + i % 12, 90, 1) for i in range(64)],
            tempo=TempoMap((Tempo(0, 250_000),)),
        )
    )
    ear.player.play()
    ear.wait_for(Stopped)
    wait_for("all notes", lambda: len(desk_synth.ons()) == 64)
    struck = [t for t, m in desk_synth.heard if m[0] == 0x90]
    assert struck[-1] - struck[0] == pytest.approx(63 * 0.0625, abs=0.1)
