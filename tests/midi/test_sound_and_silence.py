"""The built-in sound over JACK, and machines on which there is nothing to play to."""

from __future__ import annotations

import os
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from composer.midi import sound
from composer.midi.blocking import list_outputs, play_to_the_end
from composer.midi.channels import program_messages
from composer.midi.messages import BUILT_IN, OutputInUse, Outputs, Position, Problem, Stopped
from composer.midi.ports import Ports, shown_name
from composer.midi.song import SongNote, song_of_notes
from composer.midi.sound_options import SoundOptions
from tests.fixtures.needs import need

from .conftest import Listener, is_alive, wait_for

ROOT = Path(__file__).parents[2]
A_AND_E = song_of_notes(
    [SongNote(0, 1920, 0, 69, 110, 1), SongNote(1920, 3840, 0, 76, 110, 1)],
    setup=program_messages(0, 0, 19),
)
SHORT = song_of_notes([SongNote(0, 120, 0, 69, 110, 1)])


@pytest.fixture
def nothing_to_play_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """No JACK server, and no sound server of a desktop."""
    monkeypatch.setenv("JACK_DEFAULT_SERVER", f"descant-none-{os.getpid()}")
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    if Path("/dev/snd").exists():
        pytest.skip("this machine has a sound card")


@pytest.mark.needs("jackd", "libfluidsynth.so.3")
def test_the_built_in_sound_plays_the_right_pitches_through_jack(
    jack_server, start_player, tmp_path
):
    ear = start_player()
    ear.wait_for_output(BUILT_IN)
    recording = tmp_path / "heard.wav"
    recorder = subprocess.Popen(
        ["jack_rec", "-f", str(recording), "-d", "4", "-b", "16", "Descant:left"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ear.player.load(A_AND_E)
    ear.player.play()
    ear.wait_for(Stopped)
    recorder.wait(60)
    with wave.open(str(recording)) as file:
        rate = file.getframerate()
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
    assert np.abs(data).max() > 0.01
    spectrum = np.abs(np.fft.rfft(data))
    frequencies = np.fft.rfftfreq(len(data), 1 / rate)

    def energy(pitch: int) -> float:
        near = np.abs(frequencies - 440 * 2 ** ((pitch - 69) / 12)) < 5
        return float((spectrum[near] ** 2).sum())

    for present in (69, 76):
        for absent in (67, 70, 72, 74, 77):
            assert energy(present) > 20 * energy(absent)


@pytest.mark.needs("libfluidsynth.so.3")
def test_without_an_audio_device_the_transport_runs_silently_and_says_so(
    nothing_to_play_to, start_player
):
    ear = start_player()
    ear.wait_for(Problem, lambda e: e.sentence == sound.NO_AUDIO)
    ear.wait_for_output(None)
    ear.player.load(SHORT)
    ear.player.play()
    ear.wait_for(Stopped)
    assert ear.said(Position, lambda e: e.playing)


@pytest.mark.needs("libfluidsynth.so.3")
def test_that_there_is_no_audio_device_is_said_once_however_often_the_song_is_edited(
    nothing_to_play_to, start_player
):
    ear = start_player()
    ear.wait_for(Problem, lambda e: e.sentence == sound.NO_AUDIO)
    for _ in range(5):
        ear.player.load(SHORT)
        ear.player.play()
        ear.wait_for(Stopped)
        ear.events.remove(Stopped())
    assert len([e for e in ear.events if isinstance(e, Problem)]) == 1


def test_without_the_synth_library_there_is_one_sentence(nothing_to_play_to, monkeypatch):
    monkeypatch.setitem(sys.modules, "fluidsynth", None)
    with pytest.raises(sound.SoundError, match="libfluidsynth3"):
        sound.Synth()


@pytest.mark.needs("libfluidsynth.so.3")
def test_a_missing_soundfont_is_one_sentence_and_a_good_one_takes_over(
    nothing_to_play_to, start_player, tmp_path
):
    ear = start_player(sound=SoundOptions(str(tmp_path / "gone.sf2")))
    ear.wait_for(Problem, lambda e: "gone.sf2" in e.sentence)
    ear.player.set_sound(SoundOptions())
    ear.wait_for(Problem, lambda e: e.sentence == sound.NO_AUDIO)


def test_a_machine_without_ports_has_the_built_in_sound_only(nothing_to_play_to, capfd):
    assert list_outputs() == (BUILT_IN,)
    assert capfd.readouterr() == ("", "")


def test_without_the_port_library_there_are_no_ports(monkeypatch):
    monkeypatch.setitem(sys.modules, "rtmidi", None)
    ports = Ports()
    assert ports.refresh(0.0) == ()
    ports.close()


def test_playing_where_nothing_answers_says_so_and_ends(nothing_to_play_to, capfd):
    told = []
    assert not play_to_the_end(SHORT, on_event=told.append)
    assert any(isinstance(event, Problem) for event in told)
    assert capfd.readouterr() == ("", "")


def test_playing_to_a_port_from_the_command_line_ends_with_the_song(jack_server):
    need("libasound.so.2")
    synth = Listener("Desk Synth")
    synth.open()
    try:
        assert synth.output in list_outputs()
        told = []
        assert play_to_the_end(SHORT, output=synth.output, on_event=told.append)
        assert synth.ons() == [69]
        assert not synth.sounding()
        assert OutputInUse(synth.output) in told
        assert any(isinstance(event, Outputs) for event in told)
    finally:
        synth.close()


def test_ctrl_c_while_playing_from_the_command_line_releases_every_note(jack_server):
    need("libasound.so.2")
    synth = Listener("Desk Synth")
    synth.open()
    script = (
        "import os, sys\n"
        "from composer.midi.blocking import play_to_the_end\n"
        "from composer.midi.song import SongNote, song_of_notes\n"
        "try:\n"
        "    play_to_the_end(song_of_notes([SongNote(0, 99999, 0, 60, 90, 1)]), sys.argv[1])\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n"
    )
    playing = subprocess.Popen(
        [sys.executable, "-c", script, synth.output],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for("the note", lambda: synth.sounding())
        # What a terminal does: the whole group hears it, the player too.
        os.killpg(playing.pid, 2)
        output, errors = playing.communicate(timeout=30)
        assert (output, errors) == ("interrupted\n", "")
        wait_for("silence", lambda: not synth.sounding())
        assert not is_alive(playing.pid)
    finally:
        if playing.poll() is None:
            playing.kill()
            playing.communicate()
        synth.close()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Digital Piano:Digital Piano MIDI 1 20:0", "Digital Piano MIDI 1"),
        ("FLUID Synth (1234):Synth input port (1234:0) 128:0", None),
        ("Midi Through:Midi Through Port-0 14:0", "Midi Through Port-0"),
        ("Microsoft GS Wavetable Synth 0", "Microsoft GS Wavetable Synth"),
        ("fluidsynth:midi", "fluidsynth:midi"),
        ("7", "7"),
    ],
)
def test_names_of_ports_survive_a_replug(raw, shown):
    if shown is not None:
        assert shown_name(raw) == shown
    assert shown_name(raw)
    assert not shown_name(raw).endswith(":0")
